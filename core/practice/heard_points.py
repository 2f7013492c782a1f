"""Which expected points of an open question the chat says that it heard.

One phrase is little to go by: "raised" stands in "raised an objection" and in "raised the limit".
So a point is heard only in words that are nearer to its question than to most others of the bank,
and by two of its phrases or by one of several words. Of 164 labelled answers to questions of the
domains (``benchmarks/data/points/answers.json``) 83 of 100 points told so are made and 10 come
near; put to another question of the bank, 1 of 100 answers is credited with a point, and 21 where
any phrase counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.practice.bank import ExpectedPoint, Question, QuestionBank
from core.practice.bank_search import index_of
from core.practice.points import PointCoverage, cover_points

_NEARER_AT_MOST = 4
"""So many questions of the bank may be nearer: 70 of 100 labelled answers have no more."""
_ELSEWHERE_SHARE = 1 / 3
"""Where so large a part of the bank is nearer it may be about something else: so are 10 of 100
labelled answers, and 67 of 100 put to another question."""
_FEWEST_WORDS = 12
"""Fewer tell too little of what they are about."""


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


def hear_points(bank: QuestionBank, question: Question, said: Sequence[str]) -> HeardPoints:
    """What ``said``, the turns of an English answer in order, tells of the points of ``question``,
    which is one of ``bank``."""
    whole = " ".join(said)
    index = index_of(bank)
    nearer = index.nearer_questions(whole, question)
    if nearer > _NEARER_AT_MOST:  # an answer that begins with something else may come to the point
        near = [s for s in said if index.nearer_questions(s, question) <= _NEARER_AT_MOST]
        whole = " ".join(near)
        if not near:
            far = nearer >= _ELSEWHERE_SHARE * len(bank.questions)
            enough = any(len(turn.split()) >= _FEWEST_WORDS for turn in said)
            return HeardPoints(missing=question.points, elsewhere=far and enough)
    coverage = cover_points(question, whole)
    return HeardPoints(
        tuple(HeardPoint(c.point, _longest(c, whole)) for c in coverage if _is_borne(c, whole)),
        tuple(c.point for c in coverage if c.covered and not _is_borne(c, whole)),
        tuple(c.point for c in coverage if not c.covered),
    )


def _is_borne(coverage: PointCoverage, answer: str) -> bool:
    phrases = {answer[slice(*span)].lower() for span in coverage.spans}
    return len(phrases) > 1 or any(len(phrase.split()) > 1 for phrase in phrases)


def _longest(coverage: PointCoverage, answer: str) -> str:
    return max((answer[slice(*span)] for span in coverage.spans), key=len)
