"""The talk on the page: who said what, and the newest reply to hear."""

from __future__ import annotations

import streamlit as st

from core.practice.interview import Interview, Speaker
from ui.player import play
from ui.standing_in import show_standing_in
from voice.turn import Snapshot

_AVATARS = {
    Speaker.INTERVIEWER: ":material/record_voice_over:",
    Speaker.CANDIDATE: ":material/person:",
}
LINES_IN_SIGHT = 3
_NAMES = {Speaker.INTERVIEWER: "Interviewer", Speaker.CANDIDATE: "You"}


def show_line(speaker: Speaker, text: str, *, interrupted: bool = False) -> None:
    """One thing said, as plain text; of an interrupted one, what was heard."""
    with st.chat_message(_NAMES[speaker], avatar=_AVATARS[speaker]):
        st.text(f"{text} …" if interrupted else text)
        if interrupted:
            st.caption("You cut in here.")


def show_talk(interview: Interview, snapshot: Snapshot) -> None:
    """Everything said so far; older lines folded away, the newest with its sound."""
    older, newest = interview.lines[:-LINES_IN_SIGHT], interview.lines[-LINES_IN_SIGHT:]
    if older:
        with st.expander(f"Earlier in this interview ({len(older)} lines)"):
            for line in older:
                show_line(line.speaker, line.text, interrupted=line.interrupted)
    for line in newest:
        show_line(line.speaker, line.text, interrupted=line.interrupted)
    show_standing_in()
    if not interview.paused:
        # The same line may be spoken again after a pause: that is another telling.
        telling = snapshot.reply.number if snapshot.reply is not None else 0
        show_sound(snapshot, f"{interview.id}-{len(interview.lines)}-{telling}")


def show_sound(snapshot: Snapshot, sound: str) -> None:
    """The newest reply to hear; ``sound`` names it, as ``play`` wants it."""
    if snapshot.reply is not None and snapshot.reply.audio is not None:
        play(snapshot.reply.audio, label="The interviewer speaking", sound=sound)
