"""Parts of a page that most people never open: drawn when they are opened, not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def folded(title: str, key: str, icon: str, expanded: bool = False) -> Iterator[bool]:
    """A part that folds, and whether to draw what is in it: from its first opening on, since a
    text half typed would be lost if it were left out again."""
    fold = st.expander(title, expanded=expanded, key=key, icon=icon, on_change="rerun")
    opened = f"{key}-opened"
    if fold.open:
        st.session_state[opened] = True
    with fold:
        yield opened in st.session_state
