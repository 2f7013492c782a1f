"""The door: every page is entered through ``app.py``."""

from __future__ import annotations

import streamlit as st
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from core.remembered import forget_words
from ui.visit.rooms import rest_rooms

_RELOAD = "<script>window.location.reload()</script>"


def come_in() -> None:
    """Make sure that ``app.py`` runs around this page, and let the clocks of the rooms stand.

    Time on other pages is no time of an interview or a talk; their own pages let them go on.

    Streamlit takes the files in ``pages/`` for apps of their own until ``app.py`` has called
    ``st.navigation`` once in this process. Whoever opens a page by its address as the first
    visitor of a server would get it bare, with the files' names for a menu, and so would all who
    come after. The old way is switched off and the page loaded again, through the door. AppTest
    switches it on before each run, and has nothing that could load a page.
    """
    if PagesManager.uses_pages_directory and not config.get_option("global.appTest"):
        PagesManager.uses_pages_directory = False
        st.html(_RELOAD, unsafe_allow_javascript=True)
        st.stop()
    _stay()
    rest_rooms()


@st.cache_resource(scope="session", show_spinner=False, on_release=lambda _: forget_words())
def _stay() -> object:
    """Somebody is here; when their visit ends, nothing that was read of their words is kept."""
    return object()
