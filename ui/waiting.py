"""Waiting for a turn while the page stays alive."""

from __future__ import annotations

import time

import streamlit as st

from core.conversation.states import State
from ui.interface import N_, _
from voice.session import VoiceSession

_WORDS = {
    State.TRANSCRIBING: N_("Writing down what you said …"),
    State.THINKING: N_("The interviewer is thinking …"),
    State.SPEAKING: N_("The interviewer is speaking …"),
    State.LISTENING: N_("Listening …"),
}


_ONE_MOMENT = N_("One moment …")


def wait_for_turn(session: VoiceSession) -> None:
    """Show what the session is doing until it is done.

    Every step gives Streamlit a chance to end the script, so that a click anywhere on
    the page counts.
    """
    if session.wait(0.15):  # most replies are here before a spinner would be noticed
        return
    place = st.empty()
    started_s = time.monotonic()
    while not session.wait(0.1):
        words = _(_WORDS.get(session.snapshot().state, _ONE_MOMENT))
        waited_s = time.monotonic() - started_s
        place.info(
            words if waited_s < 3 else f"{words} {waited_s:.0f} s", icon=":material/pending:"
        )
    place.empty()
