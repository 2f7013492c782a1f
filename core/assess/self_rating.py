"""The person's own rating beside the review's level: how far apart, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.assess.levels import Level
from core.assess.rubric import LEVELS

NEARER_IS_THE_SAME = 0.5
"""A rating is a whole level, so half a level off is none."""


class Beside(StrEnum):
    """Where a rating lies beside the interval of the review's level."""

    HIGHER = "higher than the review"
    LOWER = "lower than the review"
    WITHIN = "within the review's range"
    CLOSE = "close to the review's range"
    NO_LEVEL = "there is no level to set beside it"


@dataclass(frozen=True)
class SelfRating:
    """``rating`` is 1 to 5; ``difference`` is the rating less the review's level.

    ``difference`` is ``None`` where the review has no level. Raises ``ValueError`` for a rating
    that is no level.
    """

    rating: int
    difference: float | None
    beside: Beside

    def __post_init__(self) -> None:
        if not 1 <= self.rating <= LEVELS:
            raise ValueError(f"a rating must be 1 to {LEVELS}, not {self.rating}")

    @property
    def sentence(self) -> str:
        told = f"You gave yourself {self.rating}: "
        apart = f"{abs(self.difference or 0.0):.1f}"
        if self.difference and apart != "0.0":
            way = "above" if self.difference > 0 else "below"
            told += f"{apart} {way} the review's level, "
        return f"{told}{self.beside.value}."


def set_beside(rating: int, level: Level | None) -> SelfRating:
    """``rating`` beside the overall ``level`` of a review."""
    if level is None:
        return SelfRating(rating, None, Beside.NO_LEVEL)
    beside = Beside.WITHIN
    if rating > level.high + NEARER_IS_THE_SAME:
        beside = Beside.HIGHER
    elif rating < level.low - NEARER_IS_THE_SAME:
        beside = Beside.LOWER
    elif not level.low <= rating <= level.high:
        beside = Beside.CLOSE
    return SelfRating(rating, round(rating - level.value, 2), beside)
