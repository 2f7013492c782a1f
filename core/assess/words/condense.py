"""What an answer says when it says everything once.

Saying a thing three times, or in three times the words, tells a listener nothing more. Clauses
that bring no new word with a meaning are left out, so repetition moves no level.
"""

from __future__ import annotations

import re
from functools import cache

from core.assess.words.telling import telling_cues
from core.speak.sentences import sentence_spans

NEW_SHARE = 0.34
"""A clause is kept when at least a third of its words with a meaning were not said before."""


def said_once(answer: str) -> str:
    """The clauses of an English ``answer`` that say something new, in order."""
    said: set[str] = set()
    kept = []
    for start, end in sentence_spans(answer):
        for first, last in _clauses(answer, start, end):
            told = set(meaningful_stems(answer[first:last]))
            if told and len(told - said) >= max(1, NEW_SHARE * len(told)):
                kept.append(answer[first:last])
            said |= told
    return " ".join(kept)


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
    """The stems that the weights of levels and of topics were learned with: who cuts endings
    otherwise, as ``core.practice.bank_search`` and ``core.ground.fitting`` do for their own
    thresholds, would have to learn all of them anew."""
    if word[0].isdigit():
        return NUMBER
    cut = _ENDING.sub("", word) if len(word) > _SHORTEST_STEM + 1 else word
    return cut if len(cut) >= _SHORTEST_STEM else word


@cache
def _empty() -> frozenset[str]:
    words = telling_cues().empty
    return frozenset(words) | {_stem(word) for word in words}


def _clauses(answer: str, start: int, end: int) -> list[tuple[int, int]]:
    edges = [start]
    for match in _CLAUSE_EDGE.finditer(answer, start, end):
        edges += [match.start(), match.end()]
    return list(zip(edges[::2], [*edges[1::2], end], strict=True))
