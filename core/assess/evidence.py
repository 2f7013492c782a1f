"""The evidence check: a quote counts only when it is found in the candidate's own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.conversation.transcript import TimeSpan
from core.practice.interview import Interview, Line, Speaker


@dataclass(frozen=True)
class Quote:
    """``text`` is ``answer[start:end]`` of line ``line_index``: verbatim by construction."""

    text: str
    line_index: int
    start: int
    end: int


_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‒": "-", "−": "-"}
)


def find_quote(
    quote: str, interview: Interview, only: Collection[int] | None = None
) -> Quote | None:
    """Where the candidate said ``quote``, or ``None`` when they did not.

    Exact after folding what a keyboard and a recogniser write differently: Unicode
    compatibility forms, typographic quotes and dashes, runs of white space. Letters and case
    must agree, whole words must be quoted, and only the candidate's lines are searched, of
    these only those of index ``only`` when it is given.
    """
    wanted = _fold(quote)[0].strip()
    if not any(letter.isalnum() for letter in wanted):
        return None
    for index, line in _candidate_lines(interview.lines):
        if only is not None and index not in only:
            continue
        folded, places = _fold(line.text)
        at = folded.find(wanted)
        while at >= 0:
            stop = at + len(wanted)
            if not _splits_word(folded, at) and not _splits_word(folded, stop):
                start, end = places[at][0], places[stop - 1][1]
                return Quote(line.text[start:end], index, start, end)
            at = folded.find(wanted, at + 1)
    return None


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
    return [(i, line) for i, line in enumerate(lines) if line.speaker is Speaker.CANDIDATE]


def _fold(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text and, for each of its characters, the span of ``text`` it comes from."""
    chars: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        for piece in unicodedata.normalize("NFKC", text[start:end]).translate(_STRAIGHT):
            folded = " " if piece.isspace() else piece
            if folded == " " and chars and chars[-1] == " ":
                places[-1] = (places[-1][0], end)
                continue
            chars.append(folded)
            places.append((start, end))
    return "".join(chars), places


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the marks that combine with it: "e" and an accent are one letter."""
    starts = [i for i, char in enumerate(text) if not (i and unicodedata.combining(char))]
    return list(zip(starts, [*starts[1:], len(text)], strict=False))


# Scripts that write words without spaces: there any two letters may be a word's edge.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_INSIDE_WORDS = "'-.,"


def _splits_word(text: str, at: int) -> bool:
    """Whether a cut of ``text`` before offset ``at`` would go through a word or a number."""
    around = text[max(0, at - 2) : at].rjust(2) + text[at : at + 2].ljust(2)
    before, left, right, after = tuple(around)
    if _UNSPACED.match(left) or _UNSPACED.match(right):
        return False
    if left.isalnum() and right.isalnum():
        return True
    cut_before_mark = left.isalnum() and right in _INSIDE_WORDS and after.isalnum()
    cut_after_mark = before.isalnum() and left in _INSIDE_WORDS and right.isalnum()
    return cut_before_mark or cut_after_mark


def quote_time(quote: Quote, interview: Interview) -> TimeSpan | None:
    """When ``quote`` was said, in seconds from the start of its recording.

    Needs word times that still fit the text: ``None`` for typed and for edited answers.
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
    return TimeSpan(spans[0].start_s, max(spans[0].start_s, spans[-1].end_s))
