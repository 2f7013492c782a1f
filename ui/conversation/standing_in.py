"""What stepped in for what, in a line below the talk."""

from __future__ import annotations

import streamlit as st

from core.sentence import in_a_row
from ui.interface import worded
from ui.parts.plain import plain
from ui.runtime import visit
from ui.services.fallback_words import in_words


def standing_in_words() -> str:
    """What other services stand in for at the moment; "" for nothing."""
    return worded(in_a_row(in_words(visit().journal.standing_in())))


def show_standing_in() -> None:
    words = standing_in_words()
    if words:
        st.caption(f":material/swap_horiz: {plain(words)}")
