"""What language the page is in, for screen readers and the browser's own translation."""

from __future__ import annotations

import streamlit as st

from ui.interface import interface_language

_PAGE_LANGUAGE = st.components.v2.component(
    "greenroom_page_language",
    js="""export default function ({ data }) {
        document.documentElement.lang = new TextDecoder().decode(data);
    }""",
)


def declare_language() -> None:
    """Streamlit's page says that it is English, whatever stands on it.

    Sent as bytes: for any other data Streamlit imports pandas, and the first page waits for that.
    """
    _PAGE_LANGUAGE(key="page-language", data=interface_language().encode())
