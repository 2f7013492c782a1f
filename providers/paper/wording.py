"""Wording: the review's own sentences."""

from __future__ import annotations

from core.assess.levels import Level
from core.assess.report import RULES_ASSESSOR, Report
from core.assess.review.measured import said_at
from core.practice.interview import Interview
from core.practice.quotes import Quote

NOT_JUDGED = "not judged"


def quoted(interview: Interview, quote: Quote) -> str:
    """``quote`` in quotation marks, with its time where it is known."""
    time = said_at(interview, quote)
    return f"“{quote.text.strip()}”" + (f" ({time})" if time else "")


def level_words(level: Level | None) -> str:
    """A level in words: its value, the interval it lies in, how sure that is."""
    if level is None:
        return NOT_JUDGED
    return f"{level.value:.1f}, between {level.low:.1f} and {level.high:.1f}: {level.sureness}"


def written_by(report: Report) -> str:
    """Who wrote the review, in a sentence."""
    if report.versions.model:
        mixed = ""
        if report.assessor != RULES_ASSESSOR and report.by_rules:
            mixed = f" By rules: {', '.join(str(number) for number in report.by_rules)}."
        return f"Written by {report.assessor} with the model {report.versions.model}.{mixed}"
    return f"Written by {report.assessor}, without a language model."


def made_with(report: Report) -> str:
    """The versions that it takes to produce the review again."""
    found = report.versions
    parts = [f"report {report.version}", f"rules {found.rules}", f"rubric {found.rubric}"]
    if found.prompt:
        parts.append(f"prompt {found.prompt}")
    if found.model:
        parts.append(f"model {found.model}")
    return "Versions: " + ", ".join(parts) + "."
