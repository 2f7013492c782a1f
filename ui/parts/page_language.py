"""What language the page is in, for screen readers and the browser's own translation."""

from __future__ import annotations

from ui.interface import interface_language
from ui.parts.unseen import Unseen

_PAGE_LANGUAGE = Unseen(
    "greenroom_page_language",
    js="""export default function ({ data }) {
        document.documentElement.lang = new TextDecoder().decode(data);
    }""",
)


def declare_language() -> None:
    """Streamlit's page says that it is English, whatever stands on it."""
    _PAGE_LANGUAGE("page-language", interface_language().encode())
