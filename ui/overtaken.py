"""A window that somebody else's window has overtaken: it takes nothing more."""

from __future__ import annotations

import streamlit as st

from history.records import Record
from ui.interface import _
from ui.keeping import Keeper
from ui.pressing import pressed


def show_overtaken(keeper: Keeper[Record], key: str) -> bool:
    """What was not sent, to copy, and the way to what is kept; whether that is wanted."""
    if keeper.unsent:
        st.caption(_("Your answer was not sent. Copy it, and give it once more:"))
        st.code(keeper.unsent, language=None, wrap_lines=True)
    return pressed(None, _("Load what is kept"), f"{key}-load", type="primary")
