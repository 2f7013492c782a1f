"""Fillers that a recogniser let through, worded as the lower bound that they are."""

from __future__ import annotations

import streamlit as st

from core.assess.filler_count import FillerCount
from ui.interface import _


def show_heard(count: FillerCount, *, over: bool) -> None:
    """Which fillers were heard in a spoken talk, how often at least, and why that is no total.

    ``over`` is whether the talk is: until then there may be more to come.
    """
    if count.heard:
        st.markdown(_("**At least {count} heard**").format(count=count.found))
        st.text("\n".join(f"“{word}”: {_times(times)}" for word, times in count.heard))
    else:
        st.markdown(_("**None heard**") if over else _("**None heard so far**"))
    st.caption(
        _("Speech recognition leaves most fillers out: you may have said more than were heard.")
    )


def _times(count: int) -> str:
    if count == 1:
        return _("once")
    return _("twice") if count == 2 else _("{count} times").format(count=count)
