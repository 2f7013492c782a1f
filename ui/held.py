"""What pages hold of the words of an interview beside its room: let go of with the interview."""

from __future__ import annotations

from typing import Any

import streamlit as st

_HELD = "held-of-interviews"


def held_of(interview_id: str) -> dict[str, Any]:
    """What this visit holds of the interview of that id, by name; whatever is made of its words,
    and is not to be made at every run, belongs here."""
    held: dict[str, dict[str, Any]] = st.session_state.setdefault(_HELD, {})
    return held.setdefault(interview_id, {})


def let_go_of(interview_id: str) -> None:
    """Hold nothing of that interview any more."""
    st.session_state.get(_HELD, {}).pop(interview_id, None)
