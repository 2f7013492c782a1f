"""Why the interview or the talk that an address names is not open."""

from __future__ import annotations

import streamlit as st

from ui.faults import show_fault
from ui.interface import _
from ui.rooms import opening_fault, was_not_here
from ui.talk_rooms import talk_was_not_here


def show_why_no_interview() -> None:
    """Told once; nothing where the address names none."""
    fault = opening_fault()
    if fault is not None:
        show_fault(fault)
    elif was_not_here():
        st.info(
            _(
                "The interview in this address is not on this machine: it was deleted, or held "
                "somewhere else."
            )
        )


def show_why_no_talk() -> None:
    """Told once; nothing where the address names none, or a fault was told."""
    if talk_was_not_here():
        st.info(
            _(
                "The talk in this address is not on this machine: it was deleted, or held "
                "somewhere else."
            )
        )
