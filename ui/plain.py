"""Text from people, documents and models is data: shown letter by letter, never as markup."""

from __future__ import annotations

from core.assess.markdown import as_text


def plain(text: str) -> str:
    """``text`` so that Streamlit's Markdown shows exactly its letters.

    For places that take only Markdown (labels, captions).
    """
    return as_text(text)
