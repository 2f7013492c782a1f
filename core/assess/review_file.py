"""A review as a file: the interview and the report on it, so that every claim can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from core.assess.evidence import Quote
from core.assess.judgement import AnswerJudgement
from core.assess.report import REPORT_VERSION, Report
from core.assess.rules import review_interview
from core.practice.interview import Interview, Speaker


@dataclass(frozen=True)
class ReviewFile:
    """What the file holds; ``judgements`` are what a model said, less what it invented."""

    interview: Interview
    report: Report
    judgements: tuple[AnswerJudgement, ...] = ()
    format: Literal["greenroom-review"] = "greenroom-review"
    schema: Literal[2] = 2
    version: str = REPORT_VERSION


_FILE = TypeAdapter(ReviewFile)


def review_json(
    interview: Interview, report: Report, judgements: Sequence[AnswerJudgement] = ()
) -> str:
    """The review as JSON, in UTF-8 letters as they are."""
    return _FILE.dump_json(ReviewFile(interview, report, tuple(judgements)), indent=2).decode()


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

    Levels, totals and intervals follow from the interview, from the encoder's readings and from
    what a model said in its passes; all three are in the file. A version of the rules that is
    not this one can only have its quotes checked, and that is a fault.
    """
    report = file.report
    faults = [fault for quote in report.quotes if (fault := _fault_of(quote, file.interview))]
    if file.version != REPORT_VERSION:
        faults.append(f"written by version {file.version}; this is version {REPORT_VERSION}")
        return Verdict(len(report.quotes), tuple(faults))
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
    return Verdict(len(report.quotes), tuple(faults))


def _fault_of(quote: Quote, interview: Interview) -> str:
    """Why ``quote`` does not stand; "" when it does."""
    if not 0 <= quote.line_index < len(interview.lines):
        return f"a quote from line {quote.line_index}, which there is not"
    line = interview.lines[quote.line_index]
    if line.speaker is not Speaker.CANDIDATE:
        return f"a quote from line {quote.line_index}, which the candidate did not say"
    if not quote.text or line.text[quote.start : quote.end] != quote.text:
        return f"a quote that line {quote.line_index} does not hold at {quote.start}"
    return ""
