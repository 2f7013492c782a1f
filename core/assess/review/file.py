"""A review as a file: the interview and the report on it, so that every claim can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from core.assess.evidence import fault_of_quote
from core.assess.judgement import AnswerJudgement
from core.assess.report import REPORT_VERSION, Report
from core.assess.review.second_takes import (
    TakeReview,
    faults_of_takes,
    quotes_of,
)
from core.assess.review.self_rating import SelfRating, set_beside
from core.assess.rules import review_interview
from core.practice.interview import Interview


@dataclass(frozen=True)
class ReviewFile:
    """What the file holds; ``judgements`` are what a model said, less what it invented.

    Files of schema 2 were written without ``self_rating`` and ``takes``.
    """

    interview: Interview
    report: Report
    judgements: tuple[AnswerJudgement, ...] = ()
    format: Literal["greenroom-review"] = "greenroom-review"
    schema: Literal[2, 3] = 3
    version: str = REPORT_VERSION
    self_rating: SelfRating | None = None
    takes: tuple[TakeReview, ...] = ()


_FILE = TypeAdapter(ReviewFile)


def review_json(
    interview: Interview,
    report: Report,
    judgements: Sequence[AnswerJudgement] = (),
    self_rating: int | None = None,
    takes: Sequence[TakeReview] = (),
) -> str:
    """The review as JSON, in UTF-8 letters as they are."""
    file = ReviewFile(
        interview,
        report,
        tuple(judgements),
        self_rating=None if self_rating is None else set_beside(self_rating, report.level),
        takes=tuple(takes),
    )
    return _FILE.dump_json(file, indent=2).decode()


def read_review(text: str | bytes) -> ReviewFile:
    """The review in ``text``. Raises ``ValueError`` for anything else."""
    try:
        return _FILE.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise ValueError(f"this is no review of Greenroom's: {where}: {first['msg']}") from None


@dataclass(frozen=True)
class Verdict:
    """``faults`` is empty when everything in the report follows from the interview."""

    quotes: int
    faults: tuple[str, ...]


def verify_review(file: ReviewFile) -> Verdict:
    """Find every quote again in the candidate's own words, and compute every figure anew.

    Levels, totals and intervals follow from the interview, from how its answers were read and
    from what a model said in its passes; all three are in the file. A version of the rules that is
    not this one can only have its quotes checked, and that is a fault. A second take is held to its
    own words: its quotes must stand in them, and its review must follow from them.
    """
    report = file.report
    quotes = len(report.quotes) + len(quotes_of(file.takes))
    of_quotes = (fault_of_quote(quote, file.interview) for quote in report.quotes)
    faults = [fault for fault in of_quotes if fault]
    if file.version != REPORT_VERSION:
        faults += faults_of_takes(file.interview, file.takes, None)
        faults.append(f"written by version {file.version}; this is version {REPORT_VERSION}")
        return Verdict(quotes, tuple(faults))
    anew = review_interview(
        file.interview,
        report.readings,
        file.judgements,
        report.meanwhile,
        report.versions.prompt,
    )
    if report.delivery != anew.delivery:
        faults.append("the figures of delivery do not follow from what was said")
    if report.level != anew.level:
        faults.append("the overall level does not follow from what was said")
    for given, found in zip(report.answers, anew.answers, strict=False):
        if given != found:
            faults.append(f"the review of “{given.question}” does not follow from the answer")
    if report != anew and not faults:
        faults.append("the report does not follow from the interview")
    faults += faults_of_takes(file.interview, file.takes, anew)
    rated = file.self_rating
    if rated is not None and rated != set_beside(rated.rating, anew.level):
        faults.append("what is said of the own rating does not follow from the report's level")
    return Verdict(quotes, tuple(faults))
