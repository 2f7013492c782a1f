"""How a fault is told: what happened, at which stage, what to do now."""

from __future__ import annotations

import streamlit as st

from core.conversation.errors import Stage, TurnError
from ui.plain import plain

_STAGE_NAMES = {
    Stage.CAPTURE: "Recording",
    Stage.TRANSCRIPTION: "Understanding your recording",
    Stage.REPLY: "The interviewer's reply",
    Stage.SYNTHESIS: "The interviewer's voice",
    Stage.PLAYBACK: "Playing the sound",
    Stage.HISTORY: "Saving",
    Stage.DOCUMENTS: "Your documents",
    Stage.SETUP: "Setting up",
}


def show_fault(error: TurnError) -> None:
    """One box: the sentence, the next step, and the id that the log shares."""
    reference = f"  \n:small[Reference {error.request_id}]" if error.request_id else ""
    st.warning(
        f"**{_STAGE_NAMES[error.stage]}:** {plain(error.message)}  \n"
        f"{plain(error.next_step)}{reference}",
        icon=":material/info:",
    )
