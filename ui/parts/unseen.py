"""Components that act on the page and show nothing: the page has no gap where they stand."""

from __future__ import annotations

from typing import Any

import streamlit as st

_MARK = "unseen"

# Streamlit leaves a gap beside each element, however low, and marks what has a key with a class
# made of it. What is not displayed still runs.
_NO_ROOM = f'<style>.stElementContainer[class*="st-key-{_MARK}-"] {{ display: none; }}</style>'


def leave_no_gaps() -> None:
    """To be called once in each run, before anything unseen is drawn."""
    st.html(_NO_ROOM)


class Unseen:
    """A component of ``js`` alone. Its ``data`` are bytes where the page must not wait: for any
    other data Streamlit imports pandas."""

    def __init__(self, name: str, js: str) -> None:
        self._component = st.components.v2.component(name, js=js)

    def __call__(self, key: str, data: object = None) -> None:
        self._component(key=f"{_MARK}-{key}", data=data)

    def telling(self, key: str, name: str, data: object = None) -> None:
        """Draw it; the page is drawn anew whenever it says something under ``name``."""
        heard: dict[str, Any] = {f"on_{name}_change": lambda: None}
        self._component(key=f"{_MARK}-{key}", data=data, **heard)

    def told(self, key: str, name: str) -> object:
        """What the one of that key has said last under ``name``, if anything."""
        said = st.session_state.get(f"{_MARK}-{key}")
        return None if said is None else said.get(name)
