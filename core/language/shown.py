"""Slips as they are shown: a whole phrase of what was said, with every slip in it mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.language import Language
from core.language.around import phrase_around
from core.language.slips import Slip, find_slips

_ROUNDS = 3
"""A mended phrase may hold another slip, which only then a rule sees."""


@dataclass(frozen=True)
class Shown:
    """``said`` is ``text[start:end]``; in ``better`` all that the rules find there is said the
    usual way, and ``whys`` are their reasons, each once."""

    start: int
    end: int
    said: str
    better: str
    whys: tuple[str, ...]


def shown_slips(text: str, language: Language) -> tuple[Shown, ...]:
    """What to show of the slips in ``text``, in order and without overlap.

    A phrase is as narrow as it can be: nobody vouches for what no rule knows.
    """
    slips = find_slips(text, language)
    spans: list[tuple[int, int]] = []
    for slip in slips:
        start, end = phrase_around(text, slip, language)
        while spans and start < spans[-1][1]:
            first, last = spans.pop()
            start, end = min(start, first), max(end, last)
        spans.append((start, end))
    return tuple(_mended(text, start, end, slips, language) for start, end in spans)


def _mended(text: str, start: int, end: int, slips: Sequence[Slip], language: Language) -> Shown:
    whole, stop = text, end
    whys: list[str] = []
    for _ in range(_ROUNDS):
        inside = [slip for slip in slips if start <= slip.start and slip.end <= stop]
        if not inside:
            break
        for slip in reversed(inside):
            whole = whole[: slip.start] + slip.better + whole[slip.end :]
            stop += len(slip.better) - len(slip.said)
        whys += [slip.why for slip in inside]
        slips = find_slips(whole, language)
    return Shown(start, end, text[start:end], whole[start:stop], tuple(dict.fromkeys(whys)))
