"""Text of people and models in Markdown: its letters, and nothing that they could mean there."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>~|#&!$])")
_BEGINS_A_LIST = re.compile(r"^([+\-=]|\d+[.)])")


def as_text(text: str) -> str:
    """``text`` so that Markdown shows exactly its letters; line breaks become spaces.

    Every mark that could begin something is escaped, so that nothing that was said can become
    a link, an image, a heading or a list; GitHub makes links of bare addresses as well.
    """
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    flat = flat.replace("://", "\\://").replace("www.", "www\\.")
    return _BEGINS_A_LIST.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", flat)
