"""How a fault is told: what happened, at which stage, what to do now."""

from __future__ import annotations

import streamlit as st

from core.conversation.errors import RETRYABLE_KINDS, Kind, Stage, TurnError
from ui.interface import N_, _, worded
from ui.parts.plain import plain

_STAGE_NAMES = {
    Stage.CAPTURE: N_("Recording"),
    Stage.TRANSCRIPTION: N_("Understanding your recording"),
    Stage.REPLY: N_("The interviewer's reply"),
    Stage.SYNTHESIS: N_("The interviewer's voice"),
    Stage.HISTORY: N_("Saving"),
    Stage.DOCUMENTS: N_("Your documents"),
    Stage.SETUP: N_("Setting up"),
}


_TOLD = "faults-told"
_TOLD_KEPT = 50


def told_faults() -> tuple[TurnError, ...]:
    """The newest faults that were shown with a reference in this visit, wherever; oldest first."""
    return tuple(_told().values())


def show_judging_fault(error: TurnError, meanwhile: str) -> None:
    """The fault of a model that was asked to judge what was said: nobody waits for a reply.

    ``meanwhile`` is what to do where the service asks for nothing that a person has to mend.
    """
    passing = error.kind in (*RETRYABLE_KINDS, Kind.REFUSED)
    _show(error, _("The model's judgement"), meanwhile if passing else worded(error.next_step))


def show_fault(error: TurnError) -> None:
    """One box: the sentence, the next step, and the id that the log and the diagnostics share."""
    _show(error, _(_STAGE_NAMES[error.stage]), worded(error.next_step))


def _show(error: TurnError, stage: str, next_step: str) -> None:
    reference = ""
    if error.request_id:
        _told().setdefault(error.request_id, error)
        for oldest in list(_told())[:-_TOLD_KEPT]:
            del _told()[oldest]
        told = _("Reference {number}").format(number=error.request_id)
        reference = f"  \n:small[{told}]"
    st.warning(
        f"**{stage}:** {plain(worded(error.message))}  \n{plain(next_step)}{reference}",
        icon=":material/info:",
    )


def _told() -> dict[str, TurnError]:
    told: dict[str, TurnError] = st.session_state.setdefault(_TOLD, {})
    return told
