"""How a script parts words: texts put together, and how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

IDEOGRAPH = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f\u3005\u3007"
)
"""Characters of Chinese and Japanese, which no space parts, for a character class."""

WIDE_MARK = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
"""The punctuation that stands between them."""

UNSPACED = re.compile(f"[{IDEOGRAPH}]")
"""A letter of a script that parts no words by spaces."""

_TIGHT = re.compile(f"[{IDEOGRAPH}{WIDE_MARK}]")


def join_texts(parts: Iterable[str]) -> str:
    """``parts`` with one space between two of them, and none beside Chinese and Japanese."""
    joined = ""
    for part in map(str.strip, parts):
        if joined and part and not (_TIGHT.match(joined[-1]) or _TIGHT.match(part[0])):
            joined += " "
        joined += part
    return joined


def length_in_words(text: str) -> int:
    """How many words ``text`` has; where spaces part none, two letters count as one."""
    return len(text.split()) + len(UNSPACED.findall(text)) // 2
