"""Mock interview: choose, listen, answer."""

from contextlib import suppress

import streamlit as st

from core.conversation.errors import HistoryError
from core.practice.director import open_question
from ui.conversation.answer_box import ASK_OR_CLOSE, WHAT_ELSE, answer_box
from ui.conversation.coaching import show_coaching
from ui.conversation.pausing import pause_button, show_pause
from ui.conversation.progress_line import show_progress
from ui.conversation.talk import show_talk
from ui.door import come_in
from ui.interface import _
from ui.live.room import connection_place, live_room
from ui.parts.care import show_care_in
from ui.parts.faults import show_fault
from ui.parts.pressing import pressed
from ui.parts.sight import bring_into_sight
from ui.report.desk import begin_work, open_desk
from ui.services.warmup import show_warmup
from ui.setup.documents import (
    choose_documents,
    documents,
    offer_to_remove,
    read_what_waits,
)
from ui.setup.interview import choose_brief
from ui.visit.kept_room import ask_for, finish_turn, send
from ui.visit.overtaken import show_overtaken
from ui.visit.rooms import INTERVIEW, InterviewRoom, current_interview, start_interview


def main() -> None:
    come_in()
    show_warmup()
    room = current_interview()
    if room is None:
        set_up()
    elif room.interview.ended:
        close(room)
    else:
        interview(room)


def set_up() -> None:
    st.title(_("Mock interview"))
    st.write(
        _(
            "Choose what you want to practise. The interviewer speaks each question; "
            "you answer aloud or in writing, and read a review that quotes you."
        )
    )
    INTERVIEW.show_why_not_open()
    brief = choose_brief(choose_documents())
    if brief is not None and read_what_waits():
        finish_turn(start_interview(brief, documents()))


def interview(room: InterviewRoom) -> None:
    room.dialogue.go_on()
    # This page was left while the interviewer was thinking. A call does not wait for a draft.
    if room.session.snapshot().busy and not room.session.on_call:
        finish_turn(room)
    connection = connection_place()
    if room.dialogue.paused:
        paused(room)
        return
    show_progress(room)
    live = live_room(
        connection,
        room.session,
        room.interview.id,
        greeting=open_question(room.interview),
        size=lambda: len(room.interview.lines),
        changed=room.keeper.on_any_thread(),
    )
    room.keeper.keep()
    if room.interview.brief.coached:
        show_coaching(room.interview)
    snapshot = room.session.snapshot()
    show_talk(room.interview, snapshot)
    show_care_in(room.interview.lines, room.interview.id)
    if room.keeper.fault is not None:
        show_fault(room.keeper.fault)
    if room.keeper.overtaken:
        show_overtaken(INTERVIEW, room)
        return
    if live:
        pause_button(room, live=True)
        documents_at_hand(room)
        return
    if room.interview.owes_reply:
        kept = _("Your answer is kept. The interviewer has not replied yet.")
        st.info(kept if room.interview.lines else _("Nothing has been said yet."))
        again = f"{room.answer_key}-continue"
        if pressed(None, _("Continue the interview"), again, type="primary"):
            room.session.reply_again()
            finish_turn(room)
    if room.interview.lines:
        answer(room)
    elif snapshot.error is not None:
        show_fault(snapshot.error)
    controls(room)
    bring_into_sight(room.turn, top=len(room.interview.lines) <= 1)


def answer(room: InterviewRoom) -> None:
    utterance = answer_box(
        room.session,
        key=room.answer_key,
        hint=hint(room),
        place=room.interview.id,
        reads=room.dialogue.reads,
    )
    if utterance is not None:
        send(room, utterance)


def paused(room: InterviewRoom) -> None:
    show_progress(room)
    if show_pause(room):
        st.rerun()
    documents_at_hand(room)
    show_talk(room.interview, room.session.snapshot())
    show_care_in(room.interview.lines, room.interview.id)
    if room.keeper.fault is not None:
        show_fault(room.keeper.fault)


def documents_at_hand(room: InterviewRoom) -> None:
    if room.informed is not None:
        offer_to_remove(room.informed.hold_only)


def hint(room: InterviewRoom) -> str:
    return _(ASK_OR_CLOSE) if room.interview.is_their_turn else _(WHAT_ELSE)


def controls(room: InterviewRoom) -> None:
    turn = room.turn
    row = st.container(horizontal=True)  # as many beside each other as a phone has room for
    wide = {"width": "stretch", "disabled": not room.interview.lines}
    if pressed(row, _("Repeat"), f"{turn}-repeat", icon=":material/replay:", **wide):
        ask_for(room, room.dialogue.repeat)
    if room.interview.is_their_turn:
        done = {"icon": ":material/done:", "width": "stretch"}
        if pressed(row, _("No more questions"), f"{turn}-done", **done):
            skip_on(room)
    elif pressed(row, _("Skip"), f"{turn}-skip", icon=":material/skip_next:", **wide):
        skip_on(room)
    with row:
        pause_button(room)
        documents_at_hand(room)
    with row.popover(_("End interview"), icon=":material/stop_circle:", width="stretch"):
        st.write(_("Your answers so far are kept, and you get your feedback."))
        if pressed(None, _("End now"), f"{turn}-end", type="primary", width="stretch"):
            ask_for(room, room.dialogue.end)


def skip_on(room: InterviewRoom) -> None:
    if not room.keeper.may_go_on():
        st.rerun()
    room.session.discard_draft()
    room.session.reply_to(room.dialogue.skip)
    finish_turn(room)


def close(room: InterviewRoom) -> None:
    st.title(_("That's a wrap"))
    if room.interview.brief.coached:
        show_coaching(room.interview)
    show_talk(room.interview, room.session.snapshot())
    show_care_in(room.interview.lines, room.interview.id)
    if room.keeper.fault is not None:
        show_fault(room.keeper.fault)
    if room.keeper.overtaken:
        show_overtaken(INTERVIEW, room)
    if room.interview.has_answers:
        with suppress(HistoryError):  # the feedback page tells of it
            begin_work(open_desk(room.interview))
    if room.interview.has_answers and st.button(
        _("Read your feedback"), type="primary", icon=":material/fact_check:"
    ):
        st.switch_page("pages/feedback.py")
    if st.button(_("Start another interview")):
        INTERVIEW.leave()
        st.rerun()
    bring_into_sight(room.turn, top=True)


main()
