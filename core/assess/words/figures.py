"""Figures as people read them, the same on the page, on paper and in Markdown."""

from __future__ import annotations

from collections.abc import Callable


def seconds(value: float | None, written: Callable[[float], str] = "{:.1f}".format) -> str:
    """A length of time: "8.4 s", from a minute on "1 min 5 s"; a dash for none.

    ``written`` is how a figure with one decimal is written.
    """
    if value is None:
        return "–"
    value = round(value, 1)  # as it is written: 59.96 s are a minute
    return f"{written(value)} s" if value < 60 else f"{int(value // 60)} min {int(value % 60)} s"


def share(value: float | None) -> str:
    """A share from 0 to 1 in per cent; a dash for none."""
    return "–" if value is None else f"{100 * value:.0f} %"
