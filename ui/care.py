"""The notice for somebody who wants to die or to hurt themselves: who can be reached, and where."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.practice.interview import Line
from core.practice.words_of_care import in_care
from ui.interface import _


def show_care() -> None:
    """What is spoken in the talk's language stands here in that of the interface, with the
    address."""
    st.info(
        _(
            "Thank you for saying this; it sounds very heavy. If you are in danger now, or have "
            "already hurt yourself, please call the emergency number where you live at once. "
            "Please talk to a person now: someone you trust, a doctor, or a crisis line. "
            "[findahelpline.com](https://findahelpline.com) lists crisis lines by country. "
            "Greenroom is only a practice program, and the practice can wait."
        ),
        icon=":material/favorite:",
    )


def show_care_in(lines: Sequence[Line]) -> None:
    """The notice while a talk of ``lines`` stands at words of care."""
    if in_care(lines):
        show_care()
