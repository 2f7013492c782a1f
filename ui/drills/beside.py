"""What a page says in place of coaching to words that are no exercise."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.assess.drill.beside_a_drill import BesideADrill, beside_a_drill
from ui.interface import N_, _

_SAID = {
    BesideADrill.ANOTHER_LANGUAGE: N_(
        "This does not read as English, and the drills read English only. Say it in English; for "
        "other languages there is the language test."
    ),
    BesideADrill.SORROW: N_(
        "I'm very sorry to hear that. Nobody has to practise on such a day; leave it, and come "
        "back whenever you like."
    ),
}


def set_aside(text: str, key: str, look: Callable[[], None]) -> bool:
    """Whether ``text`` is set aside; if so, the page says why, and ``look`` is offered to whoever
    wants it looked at all the same."""
    kind = beside_a_drill(text)
    if kind is None:
        return False
    st.info(_(_SAID[kind]))
    st.button(_("Look at it all the same"), key=key, on_click=look)
    return True
