"""What in an answer is no part of what it tells: a question to the interviewer, an aside.

Nothing of it is judged otherwise for that; it only makes no version of the answer stronger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.assess.condense import meaningful_stems
from core.assess.signals import measure
from core.assess.star import find_star
from core.think.cues import fold_in_place

FEWEST_WORDS = 3
"""Fewer of them tell something only beside sentences that speak of the same."""


def asks_back(sentence: str) -> bool:
    """Whether an English ``sentence`` asks the interviewer; "Why did I do it?" asks nobody."""
    if not sentence.rstrip(" \"”'’)").endswith("?"):
        return False
    said = _QUOTED.sub(" ", fold_in_place(sentence))
    return bool(_TO_YOU.search(said) or _BACK.search(said) or _OF_THE_JOB.search(said))


def linked(sentences: Sequence[str]) -> list[bool]:
    """Which ``sentences`` belong to what is told: all but a word or two without a sign of telling
    and without a word in common with the sentences that show one.

    More than that is not left out: "With Tom, in the parallel class." shows no sign either.
    """
    signed = [_shows_a_sign(sentence) for sentence in sentences]
    told = {
        stem
        for sentence, shows in zip(sentences, signed, strict=True)
        if shows
        for stem in meaningful_stems(sentence)
    }
    return [
        shows
        or len(sentence.split()) >= FEWEST_WORDS
        or not told.isdisjoint(meaningful_stems(sentence))
        for sentence, shows in zip(sentences, signed, strict=True)
    ]


def _shows_a_sign(sentence: str) -> bool:
    found = measure(sentence)
    return any(found[name] for name in _SIGNS) or bool(find_star(sentence, opens=False))


_SIGNS = (
    *("own_deed", "number", "reason", "limit", "outcome", "time", "order", "speech"),
    *("example", "mechanism", "check"),
)
_QUOTED = re.compile(r'[«“„"].*?(?:[»”“"]|$)', re.DOTALL)
_TO_YOU = re.compile(r"\b(?:you|your|yours|you'(?:re|d|ll|ve))\b")
_BACK = re.compile(
    r"^\W*(?:(?:so|and|but|or|sorry|okay|well|um|uh|first|before that)\W+)*"
    r"(?:(?:can|could|may|shall|should|do|must) (?:i|we)\b"
    r"|(?:is|does|would) (?:that|this|it) (?:make sense|help|answer|ok|okay|enough|clear|all right|"
    r"fine|the (?:right|sort|kind)|what|too|be (?:ok|okay|enough|fine))\b"
    r"|(?:am i|are we) (?:right|allowed|audible|still|too)\b"
    r"|sorry|pardon|again|what was (?:that|the question)|which one)"
)
_OF_THE_JOB = re.compile(
    r"^\W*(?:(?:so|and|but|or)\W+)*(?:how|what|who|when|where|which|is|are|do|does|will|would)\b"
    r"(?!.*\b(?:my|our|was|were|did|had)\b).*"
    r"\b(?:here|(?:the|this) (?:job|role|position|post|company|interview|next round|next step))\b"
)
