"""Slips as they are shown: a whole phrase of what was said, with every slip in it mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.conversation.language import Language
from core.language.corrections import sentences_around
from core.language.pack import load_pack
from core.language.words.around import clause_goes_on, phrase_around
from core.language.words.slips import Slip, find_slips
from core.remembered import remembered

_ROUNDS = 4
"""A mended phrase may hold another slip, which only then a rule sees."""


@dataclass(frozen=True)
class Shown:
    """``said`` is ``text[start:end]``; in ``better`` all that the rules find there is said the
    usual way, and ``whys`` are their reasons, each once. ``goes_on`` tells whether more words of
    the clause follow."""

    start: int
    end: int
    said: str
    better: str
    whys: tuple[str, ...]
    goes_on: bool = False

    @property
    def told(self) -> str:
        """``better`` as it is shown and spoken."""
        return f"{self.better.strip()} …" if self.goes_on else self.better.strip()


@remembered(256)
def shown_slips(text: str, language: Language) -> tuple[Shown, ...]:
    """What to show of the slips in ``text``, in order and with words between them.

    Of a long clause a phrase is as narrow as it can be, and still one that a person would say:
    nobody vouches for what no rule knows. None is shown that would still be wrong.
    """
    shown: list[Shown] = []
    for start, end in _phrases(text, language):
        phrase = _mended(text, start, end, language)
        # Halves of one sentence are read as one.
        while shown and _adjoin(text, shown[-1].end, phrase.start):
            last = shown.pop()
            both = min(last.start, phrase.start), max(last.end, phrase.end)
            phrase = _mended(text, *both, language)
        shown.append(phrase)
    return tuple(_sound(text, shown, language))


def _phrases(text: str, language: Language) -> list[tuple[int, int]]:
    """Where the phrases around the slips in ``text`` start and end; those that adjoin are one."""
    places: list[tuple[int, int]] = []
    for slip in find_slips(text, language):
        start, end = phrase_around(text, slip, language)
        while places and _adjoin(text, places[-1][1], start):
            before = places.pop()
            start, end = min(before[0], start), max(before[1], end)
        places.append((start, end))
    return places


def _adjoin(text: str, end: int, start: int) -> bool:
    """Whether next to nothing stands between a phrase and the next one, which begins at
    ``start``."""
    return start <= end or text[end:start] == " "


def _sound(text: str, shown: Sequence[Shown], language: Language) -> Iterator[Shown]:
    """Those of ``shown`` that change what was said, and are right as a whole once all of them are
    mended."""
    whole, at = "", 0
    places: list[tuple[int, int]] = []
    for phrase in shown:
        whole += text[at : phrase.start] + phrase.better
        places.append((len(whole) - len(phrase.better), len(whole)))
        at = phrase.end
    whole += text[at:]
    consequences = load_pack(language).consequences
    left = find_slips(whole, language) if shown else ()
    for phrase, (start, end) in zip(shown, places, strict=True):
        if phrase.better == phrase.said:  # one rule turned back what another did
            continue
        if any(slip.start < end and start < slip.end for slip in left):
            continue
        first, last = sentences_around(whole, start, end)
        told, place = whole[first:last], (start - first, end - first)
        if not any(consequence.in_phrase(told, *place) for consequence in consequences):
            yield phrase


def _mended(text: str, start: int, end: int, language: Language) -> Shown:
    first, last = sentences_around(text, start, end)
    whole, rest = text[first:last], last - end  # as many letters behind it, however it changes
    start -= first
    slips = find_slips(whole, language)
    whys: list[str] = []
    known = {_place(slip, rest, len(whole)) for slip in slips}
    for _ in range(_ROUNDS):
        stop = len(whole) - rest
        inside = [slip for slip in slips if start <= slip.start and slip.end <= stop]
        if not inside:
            break
        for slip in reversed(inside):
            whole = whole[: slip.start] + slip.better + whole[slip.end :]
        whys += [slip.why for slip in inside]
        whole, start, rest = _with_consequences(whole, start, rest, language)
        slips = find_slips(whole, language)
        # What became wrong by this is mended with it: half a correction makes a wrong sentence.
        for slip in slips:
            if _place(slip, rest, len(whole)) not in known:
                left, right = phrase_around(whole, slip, language)
                start, rest = min(start, left), min(rest, len(whole) - right)
    better = whole[start : len(whole) - rest]
    start, end = first + start, last - rest
    goes_on = clause_goes_on(text, end, language)
    return Shown(start, end, text[start:end], better, tuple(dict.fromkeys(whys)), goes_on)


def _with_consequences(
    whole: str, start: int, rest: int, language: Language
) -> tuple[str, int, int]:
    for consequence in load_pack(language).consequences:
        for _ in range(_ROUNDS if consequence.better is not None else 0):
            change = consequence.in_phrase(whole, start, len(whole) - rest)
            if change is None:
                break
            start, rest = min(start, change.start), min(rest, len(whole) - change.end)
            better = change.better
            if whole[change.start].isupper():  # a sentence keeps its capital
                better = better[:1].upper() + better[1:]
            whole = whole[: change.start] + better + whole[change.end :]
    return whole, start, rest


def _place(slip: Slip, rest: int, length: int) -> tuple[int, str]:
    """Where ``slip`` is, counted from the end where it is behind a phrase that changes, which
    ``rest`` letters follow."""
    behind = slip.start >= length - rest
    return (slip.start - length if behind else slip.start), slip.better
