"""What an answer says when it says everything once.

Saying a thing three times, or in three times the words, tells a listener nothing more. Clauses
that bring no new word with a meaning are left out, and what is left is cut into pieces that each
say about as much that is new. So length by itself moves no level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.assess.telling import telling_cues
from core.speak.sentences import sentence_spans

NEW_SHARE = 0.34
"""A clause is kept when at least a third of its words with a meaning were not said before."""

ENOUGH_NEW, PLENTY_NEW = 6, 11
"""A piece ends with the sentence once it says this many new things, with the clause at most."""

LEAST_NEW = 3
"""What is left over at the end and says less joins the piece before it."""


@dataclass(frozen=True)
class Piece:
    """``answer[start:end]`` is where it stands; ``text`` is what of it is new."""

    start: int
    end: int
    text: str


def condense(answer: str, offset: int = 0) -> tuple[Piece, ...]:
    """The pieces of an English ``answer`` that say something new, in order.

    With ``offset`` the first piece ends that many new things earlier: where pieces are cut is
    chance, and a mean over several offsets takes the chance out.
    """
    pieces: list[Piece] = []
    kept: list[tuple[int, int]] = []
    news = offset
    for first, last, new, ends_sentence in _news(answer):
        if new:
            kept.append((first, last))
            news += new
        if kept and (news >= PLENTY_NEW or (ends_sentence and news >= ENOUGH_NEW)):
            pieces.append(_piece(answer, kept))
            kept, news = [], 0
    if kept and pieces and news < LEAST_NEW:
        before, rest = pieces.pop(), _piece(answer, kept)
        pieces.append(Piece(before.start, rest.end, f"{before.text} {rest.text}"))
    elif kept:
        pieces.append(_piece(answer, kept))
    return tuple(pieces)


NUMBER = "#"
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d[\d.,:%]*")
_ENDING = re.compile(r"(?:'s|ing|edly|ed|ies|es|s|ly|er|ers)$")
_CLAUSE_EDGE = re.compile(r"(?<=[,;:–—])\s+|\s+(?=(?:because|but|so that|which|although)\b)")
_SHORTEST_STEM = 3


def stems(text: str) -> list[str]:
    """The words of ``text`` without their regular endings; every number is ``NUMBER``."""
    return [_stem(word) for word in _WORD.findall(text.lower().replace("’", "'"))]


def new_stems(answer: str) -> int:
    """How many different words with a meaning an answer holds: what it says, not how long."""
    return len(set(meaningful_stems(answer)))


def meaningful_stems(text: str) -> list[str]:
    """The stems of ``text`` that carry a meaning of their own: no "the", "really", "thing"."""
    return [
        stem
        for stem in stems(text)
        if stem == NUMBER or (len(stem) >= _SHORTEST_STEM and stem not in _empty())
    ]


def _stem(word: str) -> str:
    if word[0].isdigit():
        return NUMBER
    cut = _ENDING.sub("", word) if len(word) > _SHORTEST_STEM + 1 else word
    return cut if len(cut) >= _SHORTEST_STEM else word


@cache
def _empty() -> frozenset[str]:
    words = telling_cues().empty
    return frozenset(words) | {_stem(word) for word in words}


def _news(answer: str) -> list[tuple[int, int, int, bool]]:
    """Each clause: start, end, how much it says that is new, whether a sentence ends there."""
    said: set[str] = set()
    found = []
    for start, end in sentence_spans(answer):
        for first, last in _clauses(answer, start, end):
            told = set(meaningful_stems(answer[first:last]))
            new = len(told - said)
            enough = bool(told) and new >= max(1, NEW_SHARE * len(told))
            said |= told
            found.append((first, last, new if enough else 0, last == end))
    return found


def _clauses(answer: str, start: int, end: int) -> list[tuple[int, int]]:
    edges = [start]
    for match in _CLAUSE_EDGE.finditer(answer, start, end):
        edges += [match.start(), match.end()]
    return list(zip(edges[::2], [*edges[1::2], end], strict=True))


def _piece(answer: str, clauses: list[tuple[int, int]]) -> Piece:
    text = " ".join(answer[start:end] for start, end in clauses)
    return Piece(clauses[0][0], clauses[-1][1], text)
