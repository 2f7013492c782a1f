"""Feedback: where you stand, what to do next, every claim in your own words."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.conversation.errors import HistoryError
from core.practice.interview import Interview, standing_answers
from ui.conversation.talk import heading_of
from ui.door import come_in
from ui.interface import _
from ui.parts.deleting import offer_to_delete, tell_deleted
from ui.parts.faults import show_fault
from ui.parts.plain import plain
from ui.parts.pressing import pressed
from ui.report.answer import chosen_answer, show_answer
from ui.report.asked import show_asked
from ui.report.desk import ReviewDesk, begin_work, open_desk, overrule
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
from ui.report.standing import keep_standing, level_of, show_over_time, when
from ui.report.take_home import take_home
from ui.services.warmup import show_warmup
from ui.visit.held import MOST_HELD
from ui.visit.rooms import (
    INTERVIEW,
    InterviewRoom,
    current_interview,
    forget_interview,
    interviews_at_hand,
    open_again,
    visited_interviews,
)

_LOOKED_AT = "other-interviews-looked-at"


def main() -> None:
    come_in()
    show_warmup()
    st.title(_("Feedback"))
    tell_deleted()
    room = current_interview()
    others = other_interviews(room)
    review(room, others)
    show_others(others, beside=room is not None)


def review(room: InterviewRoom | None, others: Sequence[Interview]) -> None:
    if room is None or not room.interview.has_answers:
        INTERVIEW.show_why_not_open()
        st.write(why_no_review(room, others))
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
    keep_standing(desk)
    show_report(desk, others)
    take_home(desk)
    forget(room)


def why_no_review(room: InterviewRoom | None, others: Sequence[Interview]) -> str:
    """That there is no review to show here, and where one is to be had."""
    if not any(other.has_answers for other in others):
        return _("There is nothing to review yet. Answer at least one question first.")
    if room is None:
        return _("No interview is open. Open one below to see its review, or begin another.")
    return _(
        "This interview has no answer yet. Answer at least one question, or open another interview "
        "below to see its review."
    )


def to_interview(label: str) -> None:
    st.page_link("pages/mock_interview.py", label=label, icon=":material/mic:")


def show_report(desk: ReviewDesk, others: Sequence[Interview]) -> None:
    interview, report = desk.interview, desk.report
    show_writer(report, told_why=desk.error is not None)
    show_level(report, interview, desk.state.self_rating)
    show_over_time(desk, others)
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
    offer_to_delete(
        room.interview.id,
        _("Delete this interview"),
        partial(forget_interview, room),
        told=_("The interview has been deleted."),
    )


def other_interviews(room: InterviewRoom | None) -> list[Interview]:
    """Those that were held in this browser and do not lie open here, as many as are looked at."""
    here = room.interview.id if room is not None else ""
    most = st.session_state.get(_LOOKED_AT, MOST_HELD)
    return [interview for interview in visited_interviews(most) if interview.id != here]


def show_others(others: Sequence[Interview], *, beside: bool) -> None:
    """The way to other interviews, ``beside`` one that lies open here and stays kept."""
    if not others:
        return
    st.header(_("Your other interviews") if beside else _("Your interviews"))
    st.caption(_("Those that were held or opened in this browser, the newest first."))
    for interview in others:
        with st.container(border=True):
            st.text(heading_of(interview))
            st.caption(plain(interview.plan[0].text))
            st.caption(plain(_how_far(interview)))
            level = level_of(interview)
            if level:
                st.caption(plain(level))
            if pressed(None, _("Open this interview"), f"{interview.id}-open"):
                open_again(interview)
                st.rerun()
    looked_at = st.session_state.get(_LOOKED_AT, MOST_HELD)
    if interviews_at_hand() > looked_at and pressed(None, _("Show older ones"), "older"):
        st.session_state[_LOOKED_AT] = looked_at + MOST_HELD
        st.rerun()


def _how_far(interview: Interview) -> str:
    """How many of its questions were answered, and when."""
    asked = {question.id for question in interview.plan}
    told = {interview.lines[index].question_id for index in standing_answers(interview.lines)}
    return _("{answered} of {count} questions answered; {when}").format(
        answered=len(asked & told), count=len(asked), when=when(interview)
    )


main()
