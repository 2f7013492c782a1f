"""The evidence check: a quote counts only when it is found in the candidate's own words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.assess.delivery import words_by_stretch
from core.conversation.transcript import TimeSpan
from core.practice.interview import Interview, Line, Speaker
from core.practice.quotes import Quote, find_words
from core.think.intent import Intent


def find_quote(
    quote: str, interview: Interview, only: Collection[int] | None = None
) -> Quote | None:
    """Where the candidate said ``quote``, or ``None`` when they did not.

    Only the candidate's lines are searched, without what was met with words of care, and of these
    only those of index ``only`` when it is given; what counts as the same words ``find_words``
    says.
    """
    lines = (
        (index, line.text)
        for index, line in _candidate_lines(interview.lines)
        if only is None or index in only
    )
    return find_words(quote, lines)


def fault_of_quote(quote: Quote, interview: Interview) -> str:
    """Why ``quote`` does not stand; "" when it does."""
    if not 0 <= quote.line_index < len(interview.lines):
        return f"a quote from line {quote.line_index}, which there is not"
    line = interview.lines[quote.line_index]
    if line.speaker is not Speaker.CANDIDATE:
        return f"a quote from line {quote.line_index}, which the candidate did not say"
    if not quote.text or line.text[quote.start : quote.end] != quote.text:
        return f"a quote that line {quote.line_index} does not hold at {quote.start}"
    return ""


def quote_span(interview: Interview, line_index: int, start: int, end: int) -> Quote:
    """The quote of a span that code found. Raises ``ValueError`` for somebody else's line."""
    line = interview.lines[line_index]
    if line.speaker is not Speaker.CANDIDATE:
        raise ValueError("only the candidate's own words are evidence")
    if not 0 <= start < end <= len(line.text):
        raise ValueError(f"span {start}:{end} lies outside a line of {len(line.text)} characters")
    return Quote(line.text[start:end], line_index, start, end)


def _candidate_lines(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    return [
        (index, line)
        for index, line in enumerate(lines)
        if line.speaker is Speaker.CANDIDATE and line.intent is not Intent.CRISIS
    ]


def quote_time(quote: Quote, interview: Interview) -> TimeSpan | None:
    """When ``quote`` was said, in seconds from the start of its recording.

    Needs word times that still fit the text: ``None`` for typed and for edited answers. Where the
    stretches of speech are known it begins and ends within them, as the timeline does.
    """
    line = interview.lines[quote.line_index]
    if line.transcript is None or line.edited or not line.transcript.words:
        return None
    at, spans = 0, []
    for word in line.transcript.words:
        piece = word.text.strip()
        found = line.text.find(piece, at) if piece else -1
        if found < 0:
            continue
        at = found + len(piece)
        if found < quote.end and quote.start < at:
            spans.append(word)
    if not spans:
        return None
    start_s, end_s = spans[0].start_s, spans[-1].end_s
    if speech := line.transcript.speech:
        said = tuple(zip(speech, words_by_stretch(speech, line.transcript.words), strict=True))
        # Engines place a word a little before its sound, where only silence is heard.
        start_s = max(start_s, next(s.start_s for s, words in said if spans[0] in words))
        end_s = min(end_s, next(s.end_s for s, words in said if spans[-1] in words))
    return TimeSpan(start_s, max(start_s, end_s))
