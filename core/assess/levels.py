"""Levels: a place between the anchors 1 and 5, always with how sure it is.

Totals and intervals are computed here and nowhere else; no model adds up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.sentence import say

LOWEST, HIGHEST = 1.0, 5.0

ROOM_TO_GROW = 3.5
"""Above this an answer or a dimension is nobody's next step."""

NARROWEST = 0.25
"""No interval is narrower to either side: passes give whole levels, and half of a half is the
least that their mean can tell apart."""

_T_80 = {2: 3.078, 3: 1.886, 4: 1.638, 5: 1.533}
"""Student's t for a two-sided 80 % interval, by number of passes (degrees of freedom plus 1)."""
_T_80_MORE = 1.48


class Sureness(StrEnum):
    """How far apart the ends of a level's interval are."""

    SURE = say("fairly sure")
    ROUGH = say("rough")
    VERY_ROUGH = say("very rough")


@dataclass(frozen=True)
class Level:
    """``value`` lies in an 80 % interval from ``low`` to ``high``, all within 1 to 5.

    Raises ``ValueError`` for anything else.
    """

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not LOWEST <= self.low <= self.value <= self.high <= HIGHEST:
            raise ValueError(f"not a level: {self.low} <= {self.value} <= {self.high}")

    @property
    def sureness(self) -> Sureness:
        # An interval that ends at 1 or 5 was cut there, which makes nothing surer.
        width = 2 * max(self.high - self.value, self.value - self.low)
        if width <= 1.0:
            return Sureness.SURE
        return Sureness.ROUGH if width <= 2.0 else Sureness.VERY_ROUGH


def level_around(value: float, margin: float) -> Level:
    """The level ``value`` with ``margin`` to both sides, kept within 1 to 5, in hundredths."""
    kept = min(HIGHEST, max(LOWEST, value))
    return Level(
        round(kept, 2),
        round(max(LOWEST, kept - margin), 2),
        round(min(HIGHEST, kept + margin), 2),
    )


def level_of_passes(values: Sequence[float]) -> Level:
    """The mean of several judges' ``values`` with its t-interval.

    One pass alone says nothing of its own spread: its interval is a whole level to each side.
    Raises ``ValueError`` without a value.
    """
    if not values:
        raise ValueError("a level needs at least one pass")
    count = len(values)
    mean = math.fsum(values) / count
    if count == 1:
        return level_around(mean, 1.0)
    variance = math.fsum((v - mean) ** 2 for v in values) / (count - 1)
    margin = _T_80.get(count, _T_80_MORE) * math.sqrt(variance / count)
    return level_around(mean, max(NARROWEST, margin))


def weighted_mean(values: Sequence[tuple[float, float]]) -> float:
    """The mean of ``(value, weight)`` pairs. Raises ``ValueError`` when nothing weighs."""
    total = math.fsum(weight for _, weight in values)
    if total <= 0:
        raise ValueError("a mean needs something that weighs")
    return math.fsum(value * weight for value, weight in values) / total


def agreement(passes: Sequence[Sequence[int]]) -> float | None:
    """The share of pairs of levels, same item and two passes, that are the same or neighbours.

    ``passes`` hold the levels of the same items in the same order. ``None`` for a single pass.
    """
    pairs = [
        abs(one - other) <= 1
        for i, first in enumerate(passes)
        for second in passes[i + 1 :]
        for one, other in zip(first, second, strict=True)
    ]
    return sum(pairs) / len(pairs) if pairs else None


def session_margin(margins: Sequence[float], shared: float) -> float:
    """The margin of a mean of levels with ``margins``, ``shared`` of which is common to all.

    What is common (how strictly levels are meant) does not average out; the rest does.
    """
    if not margins:
        raise ValueError("a session needs at least one level")
    own = [max(0.0, margin**2 - shared**2) for margin in margins]
    return math.sqrt(shared**2 + math.fsum(own) / len(own) ** 2)
