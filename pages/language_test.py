"""Language test: choose a language, talk, read where you stand."""

from functools import partial

import streamlit as st

from core.conversation.errors import HistoryError
from core.language.requests import detect_request
from core.practice.interview import moved_on
from ui.answer_box import answer_box
from ui.door import come_in
from ui.faults import show_fault
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
from ui.not_open import show_why_no_talk
from ui.overtaken import show_overtaken
from ui.pressing import pressed
from ui.report.overview import show_fallbacks
from ui.sight import bring_into_sight
from ui.standing_in import show_standing_in
from ui.talk_rooms import (
    TalkRoom,
    current_talk,
    forget_talk,
    leave_talk,
    load_talk_anew,
    start_talk,
)
from ui.waiting import wait_for_turn
from ui.warmup import show_warmup


def main() -> None:
    come_in()
    show_warmup()
    try:
        room = current_talk()
    except HistoryError as error:
        show_fault(error)
        room = None
    if room is None:
        set_up()
    elif room.talk.ended:
        close(room)
    else:
        talk(room)


def set_up() -> None:
    st.title(_("Language test"))
    st.write(
        _(
            "Speak one of 13 languages with a friend who corrects gently, or take a timed speaking "
            "test. At the end you read where you stand, with your own words as evidence."
        )
    )
    show_why_no_talk()
    chosen = choose_talk()
    if chosen is not None:
        finish_turn(start_talk(chosen.brief, google=chosen.google))


def talk(room: TalkRoom) -> None:
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
    show_standing_in()
    # Beside the panel or the recorder: on a phone, too, both are seen while one speaks.
    with above_the_call if live else st.container():
        show_task(room)
        show_picture(room)
    if room.keeper.fault is not None:
        show_fault(room.keeper.fault)
    if room.keeper.overtaken:
        overtaken(room)
        return
    if live:
        return
    if room.talk.owes_reply:
        kept = _("What you said is kept. Your partner has not replied yet.")
        st.info(kept if room.talk.lines else _("Nothing has been said yet."))
        if pressed(None, _("Continue the talk"), f"{turn_of(room)}-continue", type="primary"):
            room.session.reply_again()
            finish_turn(room)
    error = room.session.snapshot().error
    if room.talk.lines:
        answer(room)
    elif error is not None:
        show_fault(error)
    controls(room)
    bring_into_sight(turn_of(room), top=len(room.talk.lines) <= 1)


def overtaken(room: TalkRoom) -> None:
    if room.session.on_call:
        room.session.hang_up()
        st.rerun()
    if show_overtaken(room.keeper, room.talk.id):
        load_talk_anew(room)
        st.rerun()


def answer(room: TalkRoom) -> None:
    language = room.talk.brief.language
    with in_its_direction(language, "answer"):
        utterance = answer_box(
            room.session,
            key=answer_key(room),
            hint="",
            reads=partial(detect_request, language=language),
        )
    if utterance is not None:
        if not room.keeper.may_go_on(utterance.text):
            st.rerun()
        room.session.send(utterance)
        room.keeper.keep()
        finish_turn(room)


def controls(room: TalkRoom) -> None:
    dialogue, turn = room.dialogue, turn_of(room)
    repeat, skip, end = st.columns(3)
    wide = {"width": "stretch", "disabled": not room.talk.lines}
    if pressed(repeat, _("Repeat"), f"{turn}-repeat", icon=":material/replay:", **wide):
        room.session.reply_to(dialogue.repeat)
        finish_turn(room)
    if pressed(skip, _("Skip"), f"{turn}-skip", icon=":material/skip_next:", **wide):
        room.session.reply_to(dialogue.skip)
        finish_turn(room)
    with end.popover(_("End talk"), icon=":material/stop_circle:", width="stretch"):
        st.write(_("What you said so far is kept, and you get your report."))
        if pressed(None, _("End now"), f"{turn}-end", type="primary", width="stretch"):
            room.session.reply_to(dialogue.end)
            finish_turn(room)


def answer_key(room: TalkRoom) -> str:
    """Names the turn, so that what waits to be sent is there after a repetition."""
    return f"{room.talk.id}-{moved_on(room.talk.lines)}"


def turn_of(room: TalkRoom) -> str:
    return f"{room.talk.id}-{len(room.talk.lines)}"


def finish_turn(room: TalkRoom) -> None:
    wait_for_turn(room.session)
    room.keeper.keep()
    st.rerun()


def close(room: TalkRoom) -> None:
    st.title(_("Where you stand"))
    show_lines(room)
    show_described(room)
    if room.keeper.fault is not None:
        show_fault(room.keeper.fault)
    if room.keeper.overtaken:
        overtaken(room)
    if room.talk.has_answers:
        show_report(room)
        show_fallbacks(room.talk.fallbacks)
    if pressed(None, _("Start another talk"), f"{room.talk.id}-another", type="primary"):
        leave_talk()
        offer_again(room.talk.brief)
        st.rerun()
    with st.popover(_("Delete this talk"), icon=":material/delete:"):
        st.write(_("Deletes everything that was said, here and on the disk. It cannot be undone."))
        if pressed(None, _("Delete for good"), f"{room.talk.id}-delete", type="primary"):
            try:
                forget_talk(room)
            except HistoryError as error:
                show_fault(error)
            else:
                st.rerun()
    bring_into_sight(turn_of(room), top=True)


main()
