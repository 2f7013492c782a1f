"""Fillers that a recogniser let through, worded as the lower bound that they are."""

from __future__ import annotations

import streamlit as st

from core.assess.filler_count import FillerCount


def show_heard(count: FillerCount) -> None:
    """Which fillers were heard in a spoken talk, how often at least, and why there is no total."""
    if count.heard:
        st.markdown(f"**At least {count.found} heard**")
        st.text("\n".join(f"“{word}”: {_times(times)}" for word, times in count.heard))
    else:
        st.markdown("**None heard so far**")
    st.caption(f"The total is {count.withheld}. What was heard is the least that you said.")


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
