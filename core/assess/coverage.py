"""What the job asks for, and how far the interview showed it.

Whether an answer showed a want is told by its own level and nothing else: a want was asked for by
a question, and the question had an answer that tells or one that does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.assess.report import AnswerReview, Assessability, Report
from core.practice.interview import Interview

SHOWN_LEVEL = 3.0
"""The rubric's "solid": what a listener would believe. Below it the want was only spoken of."""


class WantStatus(StrEnum):
    SHOWN = "shown"
    THIN = "thin"
    MISSING = "missing"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class WantReview:
    """``line`` stands in the advert; ``question_number`` is 0 where nothing asked for it."""

    line: str
    status: WantStatus
    question_number: int = 0


def cover_wants(interview: Interview, report: Report) -> tuple[WantReview, ...]:
    """Each want of the job advert, most wanted first; empty without an advert."""
    reviews = {answer.question_id: answer for answer in report.answers}
    asked = {
        question.because.shown: (number, reviews[question.id])
        for number, question in enumerate(interview.plan, start=1)
        if question.because is not None and question.id in reviews
    }
    covered = []
    for line in interview.wants:
        if line not in asked:
            covered.append(WantReview(line, WantStatus.NOT_ASKED))
            continue
        number, review = asked[line]
        covered.append(WantReview(line, _status(review), number))
    return tuple(covered)


def _status(review: AnswerReview) -> WantStatus:
    if review.assessability is not Assessability.ASSESSABLE or review.level is None:
        return WantStatus.MISSING
    return WantStatus.SHOWN if review.level.value >= SHOWN_LEVEL else WantStatus.THIN
