"""Text from people, documents and models is data: shown letter by letter, never as markup."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&\"'/@^=%])")


def plain(text: str) -> str:
    """``text`` so that Streamlit's Markdown shows exactly its letters.

    For places that take only Markdown (labels, captions). Every ASCII punctuation mark is
    escaped, as CommonMark allows, so that no link, image, formula or colour can begin; line
    breaks become spaces.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
