"""Figures about levels that the benchmark and the learning share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

CLEARLY_APART = 2
"""Two answers to one question whose given levels differ by so much must not be confused."""


def pairs_right(
    given: Sequence[tuple[str, float | None]], found: Sequence[float | None]
) -> tuple[int, int]:
    """How many pairs were ranked as given, and how many there are.

    ``given`` holds question and level of each answer, ``found`` the level it was given here.
    A pair with an answer that was not assessed counts as wrong.
    """
    right = pairs = 0
    for (i, (one, a)), (j, (other, b)) in combinations(enumerate(given), 2):
        if one != other or a is None or b is None or abs(a - b) < CLEARLY_APART:
            continue
        pairs += 1
        first, second = found[i], found[j]
        right += first is not None and second is not None and (first - second) * (a - b) > 0
    return right, pairs
