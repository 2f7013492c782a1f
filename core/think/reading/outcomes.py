"""Outcomes: where an answer tells how something ended.

Two kinds are told apart. Some words say by themselves that something came of it ("as a result",
"now it takes ten minutes", "down to four"). Others name an event that may just as well be the
trouble at the beginning ("we lost", "sales fell"): they are an outcome only once somebody has
acted, and towards the end of what is told. So are the endings in plain words, see
``core.think.reading.endings``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import ClassVar

from pydantic import Field

from core.package_data import ListedPatterns, Patterns, load_data
from core.think.reading.changes import names_a_flower
from core.think.reading.cues import find_cues
from core.think.reading.endings import UNIT, find_endings
from core.think.reading.numbers import AMOUNT


class OutcomePatterns(ListedPatterns):
    """``core/data/outcomes_en.json``: patterns of a folded text, by what they tell, in which
    ``<amount>`` and ``<unit>`` stand for a number and for what it counts of time."""

    macros: ClassVar = {"amount": AMOUNT, "unit": UNIT}

    told: dict[str, Patterns] = Field(min_length=1)
    events: dict[str, Patterns] = Field(min_length=1)
    """What is an outcome only late, as the cues of an event are, but no cue can say."""
    aims: Patterns
    was_there: Patterns
    slips: Patterns
    moves: Patterns


_LATE = 0.5
"""The share of what is told after which an event is its end rather than its beginning."""
BEFORE = -1
"""Where somebody acted who did so in an earlier part."""


def find_outcomes(
    folded: str, told: Sequence[str], events: Sequence[str], acted_at: int | None
) -> tuple[int, ...]:
    """Where in ``folded``, a whole answer or a later part of one, an outcome is told, in order.

    ``told`` are cues of an outcome wherever they stand, ``events`` of what is one only late;
    ``acted_at`` is where somebody first acts, ``None`` when nobody does.
    """
    found = {match.start() for match in _any("told").finditer(folded) if not _is_a_slip(match)}
    found |= {start for start, _ in find_cues(folded, told)}
    if acted_at is not None:
        late = 0 if acted_at == BEFORE else int(_LATE * len(folded))
        spans = [
            *find_cues(folded, events),
            *(one.span() for one in _any("events").finditer(folded)),
            *find_endings(folded),
        ]
        found |= {
            start
            for start, end in spans
            if start > acted_at
            and end >= late
            and not _any("moves").match(folded, start)
            and not names_a_flower(folded, start)
        }
    aims = {at for at in found if _any("aims").search(folded, max(0, at - 40), at)}
    return tuple(sorted(at for at in found - aims if not _any("was_there").match(folded, at)))


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("outcomes_en", OutcomePatterns).any_of(name)


_A_UNIT = re.compile(rf"\b{UNIT}\b")


def _is_a_slip(told: re.Match[str]) -> bool:
    if "instead of" not in told.group() or _A_UNIT.search(told.group()):
        return False
    return _any("slips").search(told.string, 0, told.start()) is not None
