"""Endings: results told in plain words, without a word that announces one.

"She walked out of hospital", "it has not leaked since", "he gave us the order": a change that
somebody else shows, told after the deed. So is a state that was reached: "today the error rate is
at 0.1 percent". The same words may tell the trouble at the beginning, so they are read only late
in what is told, see ``core.think.reading.outcomes``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar

from pydantic import Field

from core.package_data import ListedPatterns, Patterns, load_data
from core.think.reading.numbers import AMOUNT

UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|terms?|quarters?)"


class Endings(ListedPatterns):
    """``core/data/endings_en.json``: ``patterns`` of a folded text by what they tell, in which
    ``<amount>`` and ``<unit>`` stand for a number and for what it counts of time."""

    macros: ClassVar = {"amount": AMOUNT, "unit": UNIT}
    patterns: dict[str, Patterns] = Field(min_length=1)
    not_yet: Patterns
    """What stands before an end that was only awaited: "until she came back", "if it held"."""


def find_endings(folded: str) -> list[tuple[int, int]]:
    """The spans of a ``folded`` text that tell in plain words how something ended, if late."""
    endings, not_yet = _patterns()
    return [
        match.span()
        for match in endings.finditer(folded)
        if not not_yet.search(folded, max(0, match.start() - 50), match.start())
    ]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load_data("endings_en", Endings)
    return data.any_of("patterns"), data.any_of("not_yet")
