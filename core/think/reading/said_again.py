"""What is said of this very answer: "as I said", "I told you already".

It speaks to the listener: it is no deed, nobody's saying and no part of what happened. "He said I
told you so" was said to somebody else.
"""

from __future__ import annotations

import re
from functools import cache

from core.package_data import ListedPatterns, Patterns, load_data
from core.think.reading.cues import fold_in_place


class SaidAgainPatterns(ListedPatterns):
    """``core/data/said_again_en.json``: patterns of a folded text."""

    said_again: Patterns
    reported: Patterns
    """What stands before it where somebody else is told so."""


def find_said_again(text: str) -> tuple[tuple[int, int], ...]:
    """Where an English ``text`` says of itself that it was said before, in order."""
    folded = fold_in_place(text)
    return tuple(
        match.span()
        for match in _any("said_again").finditer(folded)
        if not _any("reported").search(folded, max(0, match.start() - _BEFORE), match.start())
    )


def without_said_again(text: str, *, blank: str = " ") -> str:
    """``text`` with as many ``blank``, one character, in place of that; each offset stays."""
    for start, end in find_said_again(text):
        text = f"{text[:start]}{blank * (end - start)}{text[end:]}"
    return text


_BEFORE = 40
"""So many characters before it tell who is told so."""


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("said_again_en", SaidAgainPatterns).any_of(name)
