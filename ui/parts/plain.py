"""Text from people, documents and models is data: shown letter by letter, never as markup."""

from __future__ import annotations

import re

from core.conversation.as_text import as_code
from core.think.reading.code_lines import stretches

_JOINER = "\u2060"
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&\"'/@^=%])")


def plain_with_code(text: str) -> str:
    """``text`` as ``plain`` gives it, with each block of its code as a block of Markdown."""
    parts = stretches(text)
    if not any(part.is_code for part in parts):
        return plain(text)
    return "\n\n".join(as_code(part.text) if part.is_code else plain(part.text) for part in parts)


def plain(text: str) -> str:
    """``text`` so that Streamlit's Markdown shows exactly its letters.

    For places that take only Markdown (labels, captions). Every ASCII punctuation mark is
    escaped, as CommonMark allows, so that no link, image, formula or colour can begin; line
    breaks become spaces. Addresses are looked for when all escapes are gone: in those of the web
    and of mail stands an unseen joiner.
    """
    apart = _ADDRESS.sub(_JOINER, " ".join(text.split()))
    return _PUNCTUATION.sub(r"\\\1", apart)
