"""Which expected points of an open question the chat says that it heard.

One phrase is little to go by: "raised" stands in "raised an objection" and in "raised the limit".
So a point is heard only in words that are nearer to its question than to most others of the bank,
and by two of its phrases or by one of several words; whoever was just asked for it needs one. Of
164 labelled answers to questions of the domains (``benchmarks/data/points/answers.json``) 83 of 100
points told so are made and 10 come near; put to another question of the bank, 1 of 100 answers is
credited with a point, and 21 where any phrase counts. All of it was counted once, by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.practice.bank import ExpectedPoint, Question, QuestionBank
from core.practice.bank_search import index_of
from core.practice.points import PointCoverage, cover_points, says

_NEARER_AT_MOST = 4
"""So many questions of the bank may be nearer: 70 of 100 labelled answers have no more."""
_ELSEWHERE_SHARE = 1 / 3
"""Where so large a part of the bank is nearer it may be about something else: so are 10 of 100
labelled answers, and 69 of 100 put to another question."""
_FEWEST_WORDS = 12
"""Fewer tell too little of what they are about."""


@dataclass(frozen=True)
class AnswerPart:
    """What was said to a question at once; ``asked`` is the line that it replies to."""

    text: str
    asked: str = ""


@dataclass(frozen=True)
class HeardPoint:
    """``words`` are the longest phrase of the answer that bears the point."""

    point: ExpectedPoint
    words: str


@dataclass(frozen=True)
class HeardPoints:
    """``hinted`` are points of which a phrase was heard, too little to tell; ``missing`` those of
    which none was; ``elsewhere`` says that it may be about something else than the question."""

    heard: tuple[HeardPoint, ...] = ()
    hinted: tuple[ExpectedPoint, ...] = ()
    missing: tuple[ExpectedPoint, ...] = ()
    elsewhere: bool = False

    @property
    def open(self) -> tuple[ExpectedPoint, ...]:
        """What is left to ask for, first what nothing was heard of."""
        return (*self.missing, *self.hinted)


def hear_points(bank: QuestionBank, question: Question, parts: Sequence[AnswerPart]) -> HeardPoints:
    """What ``parts``, an English answer in order, tell of the points of ``question``, which is one
    of ``bank``."""
    index = index_of(bank)

    def nearer(text: str) -> int:
        return index.nearer_questions(text, question)

    def is_elsewhere(text: str) -> bool:
        far = nearer(text) >= _ELSEWHERE_SHARE * len(bank.questions)
        return far and len(text.split()) >= _FEWEST_WORDS

    whole = " ".join(part.text for part in parts)
    about = whole
    if nearer(whole) > _NEARER_AT_MOST:  # an answer that begins elsewhere may come to the point
        about = " ".join(part.text for part in parts if nearer(part.text) <= _NEARER_AT_MOST)
    words = {
        c.point: phrase
        for part in parts
        if part.asked and not is_elsewhere(part.text)
        for c in cover_points(question, part.text)
        if part.asked.endswith(c.point.ask) and (phrase := _longest_of(_own(c, part.text)))
    }
    hinted = []
    for c in cover_points(question, about):
        phrases = _phrases(c, about)
        if len(phrases) > 1 or any(len(phrase.split()) > 1 for phrase in phrases):
            words[c.point] = _longest_of(phrases)
        elif phrases and c.point not in words:
            hinted.append(c.point)
    return HeardPoints(
        tuple(HeardPoint(point, words[point]) for point in question.points if point in words),
        tuple(hinted),
        tuple(p for p in question.points if p not in words and p not in hinted),
        elsewhere=not about and not words and is_elsewhere(whole),
    )


def _phrases(coverage: PointCoverage, text: str) -> list[str]:
    """The different phrases of ``text`` that address the point, as they were first said."""
    found = {text[start:end].lower(): text[start:end] for start, end in reversed(coverage.spans)}
    return list(found.values())


def _own(coverage: PointCoverage, reply: str) -> list[str]:
    """Those that are no echo of what asked for the point."""
    return [one for one in _phrases(coverage, reply) if not says(coverage.point.ask, one.lower())]


def _longest_of(phrases: Sequence[str]) -> str:
    return max(phrases, key=len, default="")
