"""What stepped in for what, in a line below the talk."""

from __future__ import annotations

import streamlit as st

from ui.plain import plain
from ui.runtime import visit


def standing_in_words() -> str:
    """One sentence for each service that another one stands in for at the moment; "" for none."""
    causes: dict[str, list[str]] = {}
    for fallback in visit().journal.standing_in():
        cause, _, effect = fallback.sentence.rstrip(".").partition("; ")
        causes.setdefault(cause, []).append(effect)
    sentences = [f"{cause}; {' and '.join(effects)}." for cause, effects in causes.items()]
    return " ".join(text[:1].upper() + text[1:] for text in sentences)


def show_standing_in() -> None:
    words = standing_in_words()
    if words:
        st.caption(f":material/swap_horiz: {plain(words)}")
