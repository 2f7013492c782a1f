"""The evidence check: a quote counts only when it is found in the candidate's own words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from core.practice.interview import Interview, Line, Speaker


@dataclass(frozen=True)
class Quote:
    """``text`` is ``answer[start:end]`` of line ``line_index``: verbatim by construction."""

    text: str
    line_index: int
    start: int
    end: int


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def find_quote(quote: str, interview: Interview) -> Quote | None:
    """Where the candidate said ``quote``, or ``None`` when they did not.

    Exact after folding what a keyboard and a recogniser write differently: Unicode
    compatibility forms, typographic quotes and dashes, runs of white space. Letters and case
    must agree, whole words must be quoted, and only the candidate's lines are searched.
    """
    wanted = _fold(quote)[0].strip()
    if not wanted:
        return None
    for index, line in _candidate_lines(interview.lines):
        folded, offsets = _fold(line.text)
        at = folded.find(wanted)
        while at >= 0:
            stop = at + len(wanted)
            if _at_word_edges(folded, at, stop):
                start, end = offsets[at], offsets[stop - 1] + 1
                return Quote(line.text[start:end], index, start, end)
            at = folded.find(wanted, at + 1)
    return None


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


def _fold(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, its offset in ``text``."""
    chars: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        for piece in unicodedata.normalize("NFKC", char).translate(_STRAIGHT):
            folded = " " if piece.isspace() else piece
            if folded == " " and chars and chars[-1] == " ":
                continue
            chars.append(folded)
            offsets.append(index)
    return "".join(chars), offsets


def _at_word_edges(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    cuts_front = before.isalnum() and text[start].isalnum() and before.isascii()
    cuts_back = after.isalnum() and text[end - 1].isalnum() and after.isascii()
    return not (cuts_front or cuts_back)
