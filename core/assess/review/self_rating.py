"""The person's own rating beside the review's level: how far apart, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.assess.levels import Level, Sureness
from core.assess.rubric import LEVELS
from core.sentence import say

NEARER_IS_THE_SAME = 0.5
"""A rating is a whole level, so half a level off is none."""


class Beside(StrEnum):
    """Where a rating lies beside the interval of the review's level."""

    HIGHER = "higher than the review"
    LOWER = "lower than the review"
    WITHIN = "within the review's range"
    CLOSE = "close to the review's range"
    OPEN = "within or close to a range that is too wide to tell"
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
        """What that means: a difference is told only where the rating lies beyond the range."""
        match self.beside:
            case Beside.HIGHER:
                return say(
                    "You gave yourself {rating}, which is above the review's range. Look at the "
                    "quotes and decide whom you believe.",
                    rating=self.rating,
                )
            case Beside.LOWER:
                return say(
                    "You gave yourself {rating}, which is below the review's range. Look at the "
                    "quotes and decide whom you believe.",
                    rating=self.rating,
                )
            case Beside.WITHIN:
                return say(
                    "You gave yourself {rating}, which lies within the review's range.",
                    rating=self.rating,
                )
            case Beside.CLOSE:
                return say(
                    "You gave yourself {rating}, too close to the review's range to speak of a "
                    "difference.",
                    rating=self.rating,
                )
            case Beside.OPEN:
                return say(
                    "You gave yourself {rating}. The review's range is too wide to confirm that "
                    "or to speak against it.",
                    rating=self.rating,
                )
            case Beside.NO_LEVEL:
                return say(
                    "You gave yourself {rating}: there is no level to set beside it.",
                    rating=self.rating,
                )


def set_beside(rating: int, level: Level | None) -> SelfRating:
    """``rating`` beside the overall ``level`` of a review."""
    if level is None:
        return SelfRating(rating, None, Beside.NO_LEVEL)
    beside = Beside.WITHIN
    if rating > level.high + NEARER_IS_THE_SAME:
        beside = Beside.HIGHER
    elif rating < level.low - NEARER_IS_THE_SAME:
        beside = Beside.LOWER
    elif level.sureness is Sureness.VERY_ROUGH:
        beside = Beside.OPEN
    elif not level.low <= rating <= level.high:
        beside = Beside.CLOSE
    return SelfRating(rating, round(rating - level.value, 2), beside)
