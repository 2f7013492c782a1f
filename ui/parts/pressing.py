"""Buttons whose press is not lost.

A press starts a run of the page's script. When something else asks for a run before that one
has reached the button (the microphone's component reports in, a timer ticks), Streamlit drops
the run and the press with it. A callback is called first of all, so here the press is noted
there, and taken up by whichever run reaches the button.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def pressed(place: DeltaGenerator | None, label: str, key: str, **options: Any) -> bool:
    """Draw a button in ``place`` (the page when ``None``); whether it was pressed, told once.

    ``key`` names this offer: a press under one key never counts for another.
    """
    draw = st.button if place is None else place.button
    draw(label, key=key, on_click=_note, args=(_flag(key),), **options)
    return bool(st.session_state.pop(_flag(key), False))


def submitted(label: str, key: str, **options: Any) -> bool:
    """As ``pressed``, for the button of the form that is being drawn."""
    st.form_submit_button(label, key=key, on_click=_note, args=(_flag(key),), **options)
    return bool(st.session_state.pop(_flag(key), False))


def _flag(key: str) -> str:
    return f"{key}-pressed"


def _note(flag: str) -> None:
    st.session_state[flag] = True
