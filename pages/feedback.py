"""Feedback: where you stand, what to do next, every claim in your own words."""

from functools import partial

import streamlit as st

from core.conversation.errors import HistoryError
from ui.door import come_in
from ui.faults import show_fault
from ui.interface import _
from ui.pressing import pressed
from ui.report.answer import chosen_answer, show_answer
from ui.report.asked import show_asked
from ui.report.overview import (
    show_fallbacks,
    show_level,
    show_measured,
    show_next_steps,
    show_wants,
    show_writer,
)
from ui.report.progress import show_work
from ui.report.second_take import answer_again
from ui.report.self_rating import rate_yourself
from ui.report.take_home import take_home
from ui.review_desk import ReviewDesk, begin_work, open_desk, overrule
from ui.rooms import INTERVIEW, InterviewRoom, current_interview, forget_interview
from ui.warmup import show_warmup


def main() -> None:
    come_in()
    show_warmup()
    st.title(_("Feedback"))
    room = current_interview()
    if room is None or not room.interview.has_answers:
        INTERVIEW.show_why_not_open()
        st.write(_("There is nothing to review yet. Answer at least one question first."))
        to_interview(_("To the mock interview"))
        if room is not None:
            forget(room)
        return
    try:
        desk = open_desk(room.interview)
    except HistoryError as error:
        show_fault(error)
        forget(room)
        return
    if not room.interview.ended:
        st.info(_("This interview is still going on; the review shows what was said so far."))
        to_interview(_("Back to the interview"))
    else:
        begin_work(desk)
        if not desk.state.opened:
            rate_yourself(desk)
            forget(room)
            desk.prepare()  # while the person thinks about it
            return
    show_work(desk)
    show_report(desk)
    take_home(desk)
    forget(room)


def to_interview(label: str) -> None:
    st.page_link("pages/mock_interview.py", label=label, icon=":material/mic:")


def show_report(desk: ReviewDesk) -> None:
    interview, report = desk.interview, desk.report
    show_writer(report, told_why=desk.error is not None)
    show_level(report, interview, desk.state.self_rating)
    show_next_steps(report, interview)
    show_wants(interview, report)
    show_measured(report.delivery)
    st.header(_("Answer by answer"))
    number, answer = chosen_answer(report, key=f"answer-of-{interview.id}")
    with st.container(border=True):
        show_answer(interview, answer, number, partial(overrule, desk, answer.question_id))
        if interview.ended:
            answer_again(desk, answer)
    show_asked(interview)
    show_fallbacks(report.fallbacks)


def forget(room: InterviewRoom) -> None:
    with st.popover(_("Delete this interview"), icon=":material/delete:"):
        st.write(_("Deletes everything that was said, here and on the disk. It cannot be undone."))
        if pressed(None, _("Delete for good"), f"{room.interview.id}-delete", type="primary"):
            try:
                forget_interview(room)
            except HistoryError as error:
                show_fault(error)
            else:
                st.rerun()


main()
