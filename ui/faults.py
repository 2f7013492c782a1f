"""How a fault is told: what happened, at which stage, what to do now."""

from __future__ import annotations

import streamlit as st

from core.conversation.errors import Stage, TurnError
from ui.interface import N_, _
from ui.plain import plain

_STAGE_NAMES = {
    Stage.CAPTURE: N_("Recording"),
    Stage.TRANSCRIPTION: N_("Understanding your recording"),
    Stage.REPLY: N_("The interviewer's reply"),
    Stage.SYNTHESIS: N_("The interviewer's voice"),
    Stage.PLAYBACK: N_("Playing the sound"),
    Stage.HISTORY: N_("Saving"),
    Stage.DOCUMENTS: N_("Your documents"),
    Stage.SETUP: N_("Setting up"),
}


def show_fault(error: TurnError) -> None:
    """One box: the sentence, the next step, and the id that the log shares."""
    reference = ""
    if error.request_id:
        told = _("Reference {number}").format(number=error.request_id)
        reference = f"  \n:small[{told}]"
    st.warning(
        f"**{_(_STAGE_NAMES[error.stage])}:** {plain(_(error.message))}  \n"
        f"{plain(_(error.next_step))}{reference}",
        icon=":material/info:",
    )
