"""The notice for somebody who wants to die or to hurt themselves: who can be reached, and where."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.practice.interview import Line
from core.practice.words_of_care import had_care
from ui.interface import _

DRILLS = "drills"


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


def show_care_in(lines: Sequence[Line], place: str) -> None:
    """The notice at ``place``, where a talk of ``lines`` is held: once words of care are due it
    stands there for the rest of the visit."""
    if had_care(lines):
        keep_care(place)
    show_kept_care(place)


def show_care_now(place: str) -> None:
    """The notice here in this run, unless it stands at ``place``, where it is kept."""
    stands = _kept(place) in st.session_state
    keep_care(place)
    if not stands:
        show_care()


def keep_care(place: str) -> None:
    """Have the notice stand at ``place`` for the rest of the visit."""
    st.session_state[_kept(place)] = True


def show_kept_care(place: str) -> None:
    if _kept(place) in st.session_state:
        show_care()


def _kept(place: str) -> str:
    return f"care-at-{place}"
