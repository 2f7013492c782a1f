"""Wording: the review's own sentences."""

from __future__ import annotations

from core.assess.delivery import AnswerDelivery
from core.assess.evidence import quote_time
from core.assess.levels import Level
from core.assess.report import RULES_ASSESSOR, Report
from core.assess.words.figures import seconds
from core.practice.interview import Interview
from core.practice.quotes import Quote

NOT_JUDGED = "not judged"


def said_at(interview: Interview, quote: Quote) -> str:
    """When ``quote`` was said, as words to stand after it; "" where nobody knows."""
    time = quote_time(quote, interview)
    if time is None:
        return ""
    return f"{int(time.start_s // 60)}:{int(time.start_s % 60):02d} into the recording"


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


def pace(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f} words a minute"


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def delivery_words(part: AnswerDelivery) -> str:
    """What was measured of one part of an answer, on a line."""
    parts = [counted(part.words, "word", "words")]
    if part.spoken_s is None:
        parts.append("typed, so without pace and pauses")
        parts.append(counted(part.fillers, "filler", "fillers"))
    else:
        parts.append(f"{seconds(part.spoken_s)} of speech")
        if part.pace_wpm is not None:
            parts.append(pace(part.pace_wpm))
        inside = f" ({part.mid_clause_pauses} inside a clause)" if part.mid_clause_pauses else ""
        parts.append(counted(len(part.pauses), "pause", "pauses") + inside)
    if part.first_word_s is not None:
        parts.append(f"first word after {seconds(part.first_word_s)}")
    parts.append(counted(part.hedges, "hedge", "hedges"))
    return ", ".join(parts) + "."
