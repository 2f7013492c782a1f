"""Mock interview: choose, listen, answer."""

import streamlit as st

from core.conversation.moves import MoveKind
from core.practice.interview import Speaker
from ui.answer_box import answer_box
from ui.coaching import show_coaching
from ui.documents import choose_documents
from ui.door import come_in
from ui.faults import show_fault
from ui.interview_setup import choose_brief
from ui.live.room import connection_place, live_room
from ui.pressing import pressed
from ui.progress_line import show_progress
from ui.review_desk import begin_work, open_desk
from ui.rooms import (
    InterviewRoom,
    current_interview,
    keep_interview,
    keeper,
    leave_interview,
    opening_fault,
    start_interview,
)
from ui.talk import show_talk
from ui.waiting import wait_for_turn
from ui.warmup import show_warmup
from voice.dialogue import Utterance


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
    st.title("Mock interview")
    st.write(
        "Choose what you want to practise. The interviewer speaks each question; "
        "you answer aloud or in writing, and read a review that quotes you."
    )
    fault = opening_fault()
    if fault is not None:
        show_fault(fault)
    documents = choose_documents()
    brief = choose_brief(documents)
    if brief is not None:
        finish_turn(start_interview(brief, documents))


def interview(room: InterviewRoom) -> None:
    if room.session.snapshot().busy:  # this page was left while the interviewer was thinking
        finish_turn(room)
    connection = connection_place()
    show_progress(room)
    live = live_room(
        connection,
        room.session,
        room.interview.id,
        greeting=question_to_answer(room),
        size=lambda: len(room.interview.lines),
        changed=keeper(room),
    )
    keep_interview(room)
    if room.interview.brief.coached:
        show_coaching(room.interview)
    snapshot = room.session.snapshot()
    show_talk(room.interview, snapshot)
    if room.fault is not None:
        show_fault(room.fault)
    if live:
        return
    if room.dialogue.owes_reply:
        st.info("Your answer is kept. The interviewer has not replied yet.")
        if st.button("Continue the interview", type="primary"):
            room.session.reply_again()
            finish_turn(room)
    utterance = answer_box(room.session, key=f"{room.interview.id}-{len(room.interview.lines)}")
    if utterance is not None:
        send(room, utterance)
    controls(room)


def question_to_answer(room: InterviewRoom) -> str:
    """What the interviewer says when a call begins: the question that is still open."""
    lines = room.interview.lines
    if not lines or lines[-1].speaker is Speaker.CANDIDATE:
        return ""
    asked = lines[-1].move in (MoveKind.OPENING, MoveKind.QUESTION)
    return room.interview.current_question.text if asked else lines[-1].intended or lines[-1].text


def controls(room: InterviewRoom) -> None:
    turn = f"{room.interview.id}-{len(room.interview.lines)}"
    repeat, skip, end = st.columns(3)
    if pressed(repeat, "Repeat", f"{turn}-repeat", icon=":material/replay:", width="stretch"):
        send(room, Utterance("Could you repeat the question, please?"))
    if pressed(skip, "Skip", f"{turn}-skip", icon=":material/skip_next:", width="stretch"):
        send(room, Utterance("Let's skip this question, please."))
    with end.popover("End interview", icon=":material/stop_circle:", width="stretch"):
        st.write("Your answers so far are kept, and you get your feedback.")
        if pressed(None, "End now", f"{turn}-end", type="primary", width="stretch"):
            room.session.reply_to(room.dialogue.end)
            finish_turn(room)


def send(room: InterviewRoom, utterance: Utterance) -> None:
    room.session.send(utterance)
    keep_interview(room)
    finish_turn(room)


def finish_turn(room: InterviewRoom) -> None:
    wait_for_turn(room.session)
    keep_interview(room)
    st.rerun()


def close(room: InterviewRoom) -> None:
    st.title("That's a wrap")
    if room.interview.brief.coached:
        show_coaching(room.interview)
    show_talk(room.interview, room.session.snapshot())
    if room.fault is not None:
        show_fault(room.fault)
    if room.interview.has_answers:
        begin_work(open_desk(room.interview))
    if room.interview.has_answers and st.button(
        "Read your feedback", type="primary", icon=":material/fact_check:"
    ):
        st.switch_page("pages/feedback.py")
    if st.button("Start another interview"):
        leave_interview()
        st.rerun()


main()
