"""Slips as they are shown: a whole phrase of what was said, with every slip in it mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.language import Language
from core.language.around import phrase_around
from core.language.slips import Slip, find_slips

_ROUNDS = 4
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
    """What to show of the slips in ``text``, in order and with words between them.

    A phrase is as narrow as it can be: nobody vouches for what no rule knows.
    """
    slips = find_slips(text, language)
    shown: list[Shown] = []
    for slip in slips:
        start, end = phrase_around(text, slip, language)
        phrase = _mended(text, start, end, slips, language)
        # Halves of one sentence are read as one.
        while shown and (
            phrase.start <= shown[-1].end or text[shown[-1].end : phrase.start] == " "
        ):
            last = shown.pop()
            start, end = min(last.start, phrase.start), max(last.end, phrase.end)
            phrase = _mended(text, start, end, slips, language)
        shown.append(phrase)
    return tuple(shown)


def _mended(text: str, start: int, end: int, slips: Sequence[Slip], language: Language) -> Shown:
    whole, stop = text, end
    whys: list[str] = []
    known = {_place(slip, end, len(whole)) for slip in slips}
    for _ in range(_ROUNDS):
        inside = [slip for slip in slips if start <= slip.start and slip.end <= stop]
        if not inside:
            break
        for slip in reversed(inside):
            whole = whole[: slip.start] + slip.better + whole[slip.end :]
            stop += len(slip.better) - len(slip.said)
        whys += [slip.why for slip in inside]
        slips = find_slips(whole, language)
        # What became wrong by this is mended with it: half a correction makes a wrong sentence.
        for slip in slips:
            if _place(slip, stop, len(whole)) not in known:
                first, last = phrase_around(whole, slip, language)
                start, end, stop = min(start, first), end + max(0, last - stop), max(stop, last)
    return Shown(start, end, text[start:end], whole[start:stop], tuple(dict.fromkeys(whys)))


def _place(slip: Slip, stop: int, length: int) -> tuple[int, str]:
    """Where ``slip`` is, counted from the end behind a phrase that changes and ends at ``stop``."""
    return (slip.start - length if slip.start >= stop else slip.start), slip.better
