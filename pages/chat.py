"""Chat practice: ask, or be asked."""

import streamlit as st

from core.conversation.brief import Domain
from core.conversation.messages import Role
from core.practice.chat.care import chat_had_care
from core.practice.interview import Speaker
from ui.conversation.answer_box import (
    LONGEST_ANSWER_CHARS,
    take_recording,
    told_too_long,
    written_down,
)
from ui.conversation.standing_in import show_standing_in
from ui.conversation.talk import show_line, show_sound
from ui.door import come_in
from ui.interface import _
from ui.live.room import connection_place, live_room
from ui.parts.care import show_care
from ui.parts.choices import select
from ui.parts.drafts import keep_draft
from ui.parts.faults import show_fault
from ui.parts.pressing import pressed
from ui.runtime import thinks_elsewhere
from ui.services.warmup import show_warmup
from ui.visit.rooms import ChatRoom, chat_room, new_chat
from ui.waiting import wait_for_turn
from voice.dialogue import Utterance

_PUT_BACK = "chat-line-put-back"
_SPEAKERS = {Role.USER: Speaker.CANDIDATE, Role.ASSISTANT: Speaker.INTERVIEWER}


def main() -> None:
    connection = connection_place()
    come_in()
    show_warmup()
    st.title(_("Chat practice"))
    st.caption(_("In English."))
    domain = select(_("Field"), list(Domain), "chat-field", format_func=lambda d: _(d.label))
    room = chat_room(domain)
    if not room.dialogue.messages:
        introduce()
    live = live_room(
        connection,
        room.session,
        f"chat-{room.id}",
        greeting="",
        size=lambda: len(room.dialogue.messages),
    )
    for message in room.dialogue.messages:
        show_line(_SPEAKERS[message.role], message.text)
    snapshot = room.session.snapshot()
    show_standing_in()
    show_sound(snapshot, turn_of(room))
    if chat_had_care(room.dialogue.messages):
        show_care()
    if live:
        if snapshot.error is not None:
            show_fault(snapshot.error)
        # A page whose chat input goes away is laid out anew, and the connection is lost.
        st.chat_input(_("You are live: just speak"), disabled=True)
        return
    listen(room)
    if room.dialogue.messages and st.button(_("Start a new chat"), icon=":material/add:"):
        new_chat(domain)
        st.rerun()


def introduce() -> None:
    if thinks_elsewhere():
        st.info(
            _(
                "Ask for a question, answer it, ask what a good answer contains, or just talk "
                "about the field."
            ),
            icon=":material/forum:",
        )
        return
    st.info(
        _(
            "No language model is connected, so answers come from Greenroom's question bank: ask "
            "for a question, answer it, or ask what a good answer contains. For example: "
            "“Ask me a hard question.” or “What is a good answer?”"
        ),
        icon=":material/menu_book:",
    )


def listen(room: ChatRoom) -> None:
    # First of all, so that what is typed while somebody thinks is not lost.
    typed = typed_line(room)
    if typed:
        send(room, Utterance(typed))
    if room.session.snapshot().busy:  # this page was left while the interviewer was thinking
        finish_turn(room)
    key = turn_of(room)
    with st.expander(_("Speak instead of typing"), icon=":material/mic:", expanded=True):
        take_recording(room.session, key, _("Record"))
    said = written_down(room.session, key)
    if said is not None:
        send(room, Utterance(said.text, said))
    if room.dialogue.owes_reply:
        st.info(_("What you said is kept. The interviewer has not replied yet."))
        if pressed(None, _("Continue the chat"), f"{key}-continue", type="primary"):
            room.session.reply_again()
            finish_turn(room)


def typed_line(room: ChatRoom) -> str:
    """What was typed and sent; "" where nothing was, or more than can be sent. That is put back
    into the field, which is empty once its text is sent, and the page says so until a line goes."""
    box = f"chat-{room.id}-line"
    too_long = f"{box}-too-long"
    put_back = st.session_state.pop(_PUT_BACK, "")
    if put_back:
        st.session_state[box] = put_back
    typed = str(st.chat_input(_("Type a question or an answer"), key=box) or "")
    keep_draft(box, put_back=put_back)
    if len(typed) > LONGEST_ANSWER_CHARS:
        st.session_state[_PUT_BACK] = st.session_state[too_long] = typed
        st.rerun()
    if typed:
        st.session_state.pop(too_long, None)
    told_too_long(st.session_state.get(too_long, ""))
    return typed


def turn_of(room: ChatRoom) -> str:
    return f"chat-{room.id}-{len(room.dialogue.messages)}"


def send(room: ChatRoom, utterance: Utterance) -> None:
    room.session.send(utterance)
    finish_turn(room)


def finish_turn(room: ChatRoom) -> None:
    wait_for_turn(room.session)
    st.rerun()


main()
