"""A window that somebody else's window has overtaken: it takes nothing more."""

from __future__ import annotations

import streamlit as st

from history.records import Record
from ui.interface import _
from ui.parts.pressing import pressed
from ui.visit.kept_room import Addressed, Held


def show_overtaken(place: Addressed[Record, Held], room: Held) -> None:
    """What was not sent, to copy, and the way to what is kept; a call is over."""
    if room.session.on_call:
        room.session.hang_up()
        st.rerun()
    if room.keeper.unsent:
        give_back(room.keeper.unsent)
    if pressed(None, _("Load what is kept"), f"{room.record.id}-load", type="primary"):
        place.load_anew()
        st.rerun()


def give_back(words: str) -> None:
    """What somebody has said and nobody takes down, for them to copy."""
    st.caption(_("Your answer was not sent. Here it is, to copy:"))
    st.code(words, language=None, wrap_lines=True)
