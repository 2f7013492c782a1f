"""What pages hold of the words of an interview beside its room: let go of with the interview."""

from __future__ import annotations

from typing import Any

import streamlit as st

MOST_HELD = 10
"""Of so many interviews of a visit something is held: the newest, or those looked at last."""

_HELD = "held-of-interviews"


def held_of(interview_id: str) -> dict[str, Any]:
    """What this visit holds of the interview of that id, by name; whatever is made of its words,
    and is not to be made at every run, belongs here."""
    held: dict[str, dict[str, Any]] = st.session_state.setdefault(_HELD, {})
    held[interview_id] = held.pop(interview_id, {})  # the last one in order
    for oldest in list(held)[:-MOST_HELD]:
        del held[oldest]
    return held[interview_id]


def let_go_of(interview_id: str) -> None:
    """Hold nothing of that interview any more."""
    st.session_state.get(_HELD, {}).pop(interview_id, None)
