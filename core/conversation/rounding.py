"""Rounding as people do it."""

from __future__ import annotations

from math import floor


def to_whole(value: float) -> int:
    """The whole number nearest to ``value``, and of a half the next one up.

    Python's ``round`` takes 2.5 to 2 and 3.5 to 4, so that of two levels the better one may gain
    nothing.
    """
    return floor(value + 0.5)
