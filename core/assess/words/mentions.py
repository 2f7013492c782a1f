"""Fillers and hedges: where an English answer says them, and where the same words say something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.package_data import DataModel, any_of, load_data


class MentionCues(DataModel):
    """``fillers`` are such wherever they stand; ``fillers_apart`` ("you know") where they begin
    nothing: "you know your patients" is no idle word; ``fillers_at_the_end`` before a pause.
    ``ordinary`` are phrases in which nothing is a filler or a hedge; in them ``#`` is a number and
    ``*`` a word.

    None takes a filler back once the word after it is there: a live count never falls.
    """

    fillers: tuple[str, ...]
    fillers_between_pauses: tuple[str, ...]
    fillers_apart: tuple[str, ...]
    fillers_at_the_end: tuple[str, ...]
    ordinary: tuple[str, ...]
    hedges: tuple[str, ...]


class MentionKind(StrEnum):
    FILLER = "filler"
    HEDGE = "hedge"


@dataclass(frozen=True)
class Mention:
    """``answer[start:end]`` is a filler or a hedge."""

    kind: MentionKind
    start: int
    end: int

    def of(self, answer: str) -> str:
        """The words of ``answer`` that it is about, without the gaps of a line that was broken."""
        return " ".join(answer[self.start : self.end].split())


def find_mentions(text: str) -> tuple[Mention, ...]:
    """The fillers and hedges in an English ``text``, in order and without overlap.

    "like", "so" and their kind count only where punctuation on both sides shows that they
    carry nothing: "it was, like, done". "you know" and "I mean" count between pauses too, and
    before what is begun anew: "I, you know I left".
    """
    found: list[Mention] = []
    ordinary = [match.span() for match in _ordinary_pattern().finditer(text)]
    for kind, pattern in _mention_patterns():
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup or "it")
            if any(first <= start and end <= last for first, last in ordinary):
                continue
            if kind is MentionKind.FILLER and _written_like_a_name(text, start, end):
                continue
            if all(end <= m.start or start >= m.end for m in found):
                found.append(Mention(kind, start, end))
    return tuple(sorted(found, key=lambda m: m.start))


@cache
def _mention_patterns() -> tuple[tuple[MentionKind, re.Pattern[str]], ...]:
    cues = load_data("mentions_en", MentionCues)
    between = r"(?:^|[,.…!?]\s+)(?P<it>{})(?=\s*[,…])"
    idle = re.compile(between.format(_spoken(cues.fillers_between_pauses)), re.IGNORECASE)
    apart = re.compile(_SAID_APART.format(_spoken(cues.fillers_apart)), re.IGNORECASE)
    last = re.compile(
        rf"(?<![\w'’-])(?P<it>{_spoken(cues.fillers_at_the_end)})(?=\s*[,.;:…!?–—])",
        re.IGNORECASE,
    )
    return (
        (MentionKind.FILLER, _bounded(cues.fillers)),
        (MentionKind.FILLER, idle),
        (MentionKind.FILLER, apart),
        (MentionKind.FILLER, last),
        (MentionKind.HEDGE, _bounded(cues.hedges)),
    )


@cache
def _ordinary_pattern() -> re.Pattern[str]:
    return _bounded(load_data("mentions_en", MentionCues).ordinary)


def _bounded(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?P<it>{_spoken(phrases)})(?![\w'’-])", re.IGNORECASE)


def _spoken(phrases: Sequence[str]) -> str:
    """Any of ``phrases``, however spaced, with either apostrophe; see ``MentionCues``."""
    return (
        any_of(phrases)
        .replace(r"\ ", r"\s+")
        .replace("'", "['’]")
        .replace(r"\#", r"\d+")
        .replace(r"\*", r"[\w'’-]+")
    )


# Where a filler of several words begins nothing; see ``MentionCues.fillers_apart``.
_SAID_APART = (
    r"(?:(?:^|[,.;:…!?–—]|(?<![\w'’-])(?:and|or|so|but|because|um|uh|er|erm|well|like|yeah|is|am"
    r"|was|were|be|been|the|an?|my|our|very|just))\s*(?<![\w'’-])(?P<it>{0})(?=\s*[,.;:…!?–—])"
    r"|(?:^|[.…!?]|(?<![\w'’-])(?:um|uh|er|erm),?)\s*"
    r"(?<![\w'’-])(?P<before>{0})(?=\s+(?:I|we)(?:['’]\w+)?\s)"
    r"|(?<![\w'’-])(?P<said>\w+),?\s+(?P<anew>{0})(?=\s+(?P=said)(?![\w-])))"
)


def _written_like_a_name(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is written like a name: "MM", or "Er" within a sentence."""
    said = text[start:end]
    if not said[0].isupper() or said.lower() == "i mean":
        return False
    return said.isupper() or _BEGINS.search(text[:start]) is None


_BEGINS = re.compile(r"(?:^|[.!?…:;–—\n\"“‘(-])\s*$")
