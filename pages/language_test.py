"""Language test: choose a language, talk, read where you stand."""

from functools import partial

import streamlit as st

from ui.conversation.answer_box import answer_box
from ui.conversation.standing_in import show_standing_in
from ui.door import come_in
from ui.interface import _
from ui.language.report_view import show_report
from ui.language.setup import choose_talk, offer_again
from ui.language.talk_view import (
    how_far,
    in_its_direction,
    show_described,
    show_lines,
    show_picture,
    show_place,
    show_task,
)
from ui.live.room import connection_place, live_room
from ui.parts.care import show_care_in
from ui.parts.deleting import offer_to_delete, tell_deleted
from ui.parts.faults import show_fault
from ui.parts.pressing import pressed
from ui.parts.sight import bring_into_sight
from ui.report.overview import show_fallbacks
from ui.services.warmup import show_warmup
from ui.visit.kept_room import ask_for, finish_turn, send
from ui.visit.overtaken import show_overtaken
from ui.visit.talk_rooms import TALK, TalkRoom, current_talk, forget_talk, start_talk


def main() -> None:
    come_in()
    show_warmup()
    room = current_talk()
    if room is None:
        set_up()
    elif room.talk.ended:
        close(room)
    else:
        talk(room)


def set_up() -> None:
    st.title(_("Language test"))
    tell_deleted()
    st.write(
        _(
            "Speak one of 13 languages with a friend who corrects gently, or take a timed speaking "
            "test. At the end you read where you stand, with your own words as evidence."
        )
    )
    TALK.show_why_not_open()
    chosen = choose_talk()
    if chosen is not None:
        finish_turn(start_talk(chosen.brief, google=chosen.google))


def talk(room: TalkRoom) -> None:
    room.dialogue.go_on()
    # This page was left while the partner was thinking. A call does not wait for a draft.
    if room.session.snapshot().busy and not room.session.on_call:
        finish_turn(room)
    connection = connection_place()
    show_place(room)
    above_the_call = st.container()
    live = room.voice and live_room(
        connection,
        room.session,
        room.talk.id,
        greeting=room.talk.lines[-1].text if room.talk.lines else "",
        size=lambda: how_far(room.dialogue),
        changed=room.keeper.on_any_thread(),
        language=room.talk.brief.language.value,
    )
    room.keeper.keep()
    show_lines(room)
    show_care_in(room.talk.lines, room.talk.id)
    show_standing_in()
    # Beside the panel or the recorder: on a phone, too, both are seen while one speaks.
    with above_the_call if live else st.container():
        show_task(room)
        show_picture(room)
    if room.keeper.fault is not None:
        show_fault(room.keeper.fault)
    if room.keeper.overtaken:
        show_overtaken(TALK, room)
        return
    if live:
        return
    if room.talk.owes_reply:
        kept = _("What you said is kept. Your partner has not replied yet.")
        st.info(kept if room.talk.lines else _("Nothing has been said yet."))
        if pressed(None, _("Continue the talk"), f"{room.turn}-continue", type="primary"):
            room.session.reply_again()
            finish_turn(room)
    error = room.session.snapshot().error
    if room.talk.lines:
        answer(room)
    elif error is not None:
        show_fault(error)
    controls(room)
    bring_into_sight(room.turn, top=len(room.talk.lines) <= 1)


def answer(room: TalkRoom) -> None:
    language = room.talk.brief.language
    with in_its_direction(language, "answer"):
        utterance = answer_box(
            room.session,
            key=room.answer_key,
            hint="",
            place=room.talk.id,
            reads=room.dialogue.reads,
        )
    if utterance is not None:
        send(room, utterance)


def controls(room: TalkRoom) -> None:
    dialogue, turn = room.dialogue, room.turn
    row = st.container(horizontal=True)
    wide = {"width": "stretch", "disabled": not room.talk.lines}
    if pressed(row, _("Repeat"), f"{turn}-repeat", icon=":material/replay:", **wide):
        ask_for(room, dialogue.repeat)
    if pressed(row, _("Skip"), f"{turn}-skip", icon=":material/skip_next:", **wide):
        ask_for(room, dialogue.skip)
    with row.popover(_("End talk"), icon=":material/stop_circle:", width="stretch"):
        st.write(_("What you said so far is kept, and you get your report."))
        if pressed(None, _("End now"), f"{turn}-end", type="primary", width="stretch"):
            ask_for(room, dialogue.end)


def close(room: TalkRoom) -> None:
    st.title(_("Where you stand"))
    show_lines(room)
    show_care_in(room.talk.lines, room.talk.id)
    show_described(room)
    if room.keeper.fault is not None:
        show_fault(room.keeper.fault)
    if room.keeper.overtaken:
        show_overtaken(TALK, room)
    if room.talk.has_answers:
        show_report(room)
        show_fallbacks(room.talk.fallbacks)
    if pressed(None, _("Start another talk"), f"{room.talk.id}-another", type="primary"):
        TALK.leave()
        offer_again(room.talk.brief)
        st.rerun()
    offer_to_delete(
        room.talk.id,
        _("Delete this talk"),
        partial(forget_talk, room),
        told=_("The talk has been deleted."),
    )
    bring_into_sight(room.turn, top=True)


main()
