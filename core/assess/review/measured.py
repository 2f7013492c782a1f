"""What was measured and when it was said, as the files of a review word it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.assess.delivery import AnswerDelivery, SessionDelivery
from core.assess.evidence import quote_time
from core.assess.report import AnswerReview
from core.assess.words.figures import seconds, share
from core.assess.words.mentions import MentionKind
from core.practice.interview import Interview
from core.practice.quotes import Quote


def said_at(interview: Interview, quote: Quote) -> str:
    """When ``quote`` was said, as words to stand after it; "" where nobody knows."""
    time = quote_time(quote, interview)
    if time is None:
        return ""
    return f"{int(time.start_s // 60)}:{int(time.start_s % 60):02d} into the recording"


def session_figures(found: SessionDelivery) -> tuple[tuple[str, str], ...]:
    """The figures of a whole interview, each with its name."""
    return (
        ("Words", f"{found.words}"),
        ("Speaking time", seconds(found.spoken_s)),
        ("Pace", _pace(found.pace_wpm)),
        ("Your share of the talk", share(found.talk_share)),
        ("Pauses", f"{found.pauses}" if found.spoken_s else "–"),
        ("Longest pause", seconds(found.longest_pause_s)),
        ("Fillers in the transcript", found.fillers_withheld or f"{found.fillers}"),
        ("Hedges", f"{found.hedges}"),
    )


def answer_figures(interview: Interview, answer: AnswerReview) -> Iterator[tuple[str, str]]:
    """The figures of one answer, part by part, each with a name; "" for more of the same."""
    for number, (index, part) in enumerate(zip(answer.line_indexes, answer.delivery, strict=True)):
        yield "" if number else "Delivery", _part_in_words(part, interview.lines[index].text)
    if answer.talk_share is not None:
        yield "Your share", f"{share(answer.talk_share)} of the talk about this question."
    if answer.repeated_words:
        listed = ", ".join(f"“{word}” {count} times" for word, count in answer.repeated_words)
        yield "Said often", f"{listed}."


def _part_in_words(part: AnswerDelivery, text: str) -> str:
    parts = [_counted(part.words, "word", "words")]
    if part.spoken_s is None:
        parts.append("typed, so without pace and pauses")
        parts.append(_mentioned(part, text, MentionKind.FILLER, "filler", "fillers"))
    else:
        parts.append(f"{seconds(part.spoken_s)} of speech")
        if part.pace_wpm is not None:
            parts.append(_pace(part.pace_wpm))
        inside = f" ({part.mid_clause_pauses} inside a clause)" if part.mid_clause_pauses else ""
        parts.append(_counted(len(part.pauses), "pause", "pauses") + inside)
    if part.first_word_s is not None:
        parts.append(f"first word after {seconds(part.first_word_s)}")
    parts.append(_mentioned(part, text, MentionKind.HEDGE, "hedge", "hedges"))
    return ", ".join(parts) + "."


def _mentioned(part: AnswerDelivery, text: str, kind: MentionKind, one: str, many: str) -> str:
    """How many of a ``kind`` there are, and in which words."""
    said = Counter(m.of(text).lower() for m in part.mentions if m.kind is kind)
    told = _counted(sum(said.values()), one, many)
    return told + (f" (“{'”, “'.join(said)}”)" if said else "")


def _pace(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f} words a minute"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
