"""The text of one answer: all that was said to a question, as it is judged and quoted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from core.assess.answer.set_aside import find_set_aside, merged
from core.assess.evidence import quote_span
from core.practice.interview import Interview
from core.practice.quotes import Quote
from core.speak.sentences import sentence_spans
from core.think.reading.code_lines import Span, code_spans, stretches, without_code

Place = tuple[int, int, int]
"""Line index, start and end."""

LONGEST_QUOTE_WORDS = 30
FEWEST_QUOTE_WORDS = 4


@dataclass(frozen=True)
class AnswerText:
    """The candidate's lines ``line_indexes`` of ``interview``."""

    interview: Interview
    line_indexes: tuple[int, ...]
    left_out: tuple[Place, ...] = ()
    """Stretches over which a model was caught inventing: set aside with the rest."""

    @cached_property
    def set_aside(self) -> tuple[Quote, ...]:
        """What speaks to the assessor instead of the interviewer."""
        return tuple(
            quote_span(self.interview, index, start, end)
            for index in self.line_indexes
            for start, end in self._set_aside_in(index)
        )

    def _set_aside_in(self, index: int) -> tuple[Span, ...]:
        text = self.interview.lines[index].text
        found = find_set_aside(text)
        # They may come out of a file, which can say anything.
        left_out = [(s, e) for i, s, e in self.left_out if i == index and 0 <= s < e <= len(text)]
        return merged([*found, *left_out]) if left_out else found

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The sentences of each line: what is set aside and what is code is empty lines, offsets
        stay.

        So a sentence ends there, and no quote reaches over what is left out.
        """
        return tuple(without_code(part) for part in self._heard)

    @cached_property
    def _heard(self) -> tuple[str, ...]:
        """Each line without what is set aside, in whose place stand empty lines."""
        found = []
        for index in self.line_indexes:
            text = self.interview.lines[index].text
            for quote in self.set_aside:
                if quote.line_index == index:
                    blank = "\n" * (quote.end - quote.start)
                    text = text[: quote.start] + blank + text[quote.end :]
            found.append(text)
        return tuple(found)

    @cached_property
    def as_judged(self) -> Interview:
        """The interview without what is set aside; each offset stays."""
        lines = list(self.interview.lines)
        for index, part in zip(self.line_indexes, self._heard, strict=True):
            lines[index] = replace(lines[index], text=part)
        return replace(self.interview, lines=tuple(lines))

    @cached_property
    def judged(self) -> str:
        """All sentences of the answer, which are what rules judge, one part a line."""
        return "\n".join(" ".join(part.split()) for part in self.parts).strip()

    @cached_property
    def told(self) -> str:
        """The whole answer as a model judges it: its sentences, and its code as it was typed."""
        shown = (_as_told(part) for part in self._heard)
        return "\n".join(part for part in shown if part)

    def code(self) -> list[Place]:
        """Each block of code, in order."""
        return [
            (index, start, end)
            for index, part in zip(self.line_indexes, self._heard, strict=True)
            for start, end in code_spans(part)
        ]

    def sentences(self) -> list[Place]:
        """Each sentence that is judged, in order."""
        return [
            (index, start, end)
            for index, part in zip(self.line_indexes, self.parts, strict=True)
            for start, end in sentence_spans(part)
        ]

    def stretches(self) -> list[Place]:
        """All that a model is shown, in order: blocks of code, and sentences or, of those that are
        too long to be quoted, their pieces."""
        text = dict(zip(self.line_indexes, self.parts, strict=True))
        pieces = [
            (index, *piece)
            for index, start, end in self.sentences()
            for piece in quotable_pieces(text[index], start, end)
        ]
        return sorted([*pieces, *self.code()])

    def quote(self, index: int, start: int, end: int) -> Quote:
        """The words of a span, at most ``LONGEST_QUOTE_WORDS`` of them."""
        return quote_span(
            self.interview, index, *shortened(self.interview.lines[index].text, start, end)
        )

    def best_sentence(self, worth: Callable[[str], float]) -> Quote | None:
        """The sentence of at least ``FEWEST_QUOTE_WORDS`` that is worth most, or the piece of one
        that is too long to be quoted; ``None`` of none."""
        text = dict(zip(self.line_indexes, self.parts, strict=True))
        long_enough = [
            (index, start, end)
            for index, first, last in self.sentences()
            for start, end in quotable_pieces(text[index], first, last)
            if len(text[index][start:end].split()) >= FEWEST_QUOTE_WORDS
        ]
        if not long_enough:
            return None
        index, start, end = max(long_enough, key=lambda at: worth(text[at[0]][at[1] : at[2]]))
        return self.quote(index, start, end)

    def owns(self, quote: Quote) -> bool:
        """Whether ``quote`` stands in this answer, outside of what is set aside."""
        return quote.line_index in self.line_indexes and not any(
            quote.line_index == other.line_index
            and quote.start < other.end
            and other.start < quote.end
            for other in self.set_aside
        )


def _as_told(part: str) -> str:
    """``part`` with its code as it was typed and all else on one line."""
    if not code_spans(part):
        return " ".join(part.split())
    shown = (s.text if s.is_code else " ".join(s.text.split()) for s in stretches(part))
    return "\n".join(text for text in shown if text)


def quotable_pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence at ``start`` as it can be quoted: whole, or, where it is too long, cut where it
    hurts least: at strong marks, before clauses of their own, behind commas, before any "and"."""
    pieces = [(start, end)]
    for joins in _WHERE_TO_CUT:
        pieces = [
            piece
            for first, last in pieces
            for piece in (
                _cut(text, first, last, joins)
                if len(text[first:last].split()) > LONGEST_QUOTE_WORDS
                else [(first, last)]
            )
        ]
    return pieces


def _cut(text: str, start: int, end: int, joins: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for cut in (*joins.finditer(text, start, end), None):
        stop = cut.start() if cut else end
        shorter = min(text[start:stop], text[stop:end] if cut else text, key=len)
        if cut and len(shorter.split()) < FEWEST_PIECE_WORDS:
            continue
        pieces.append((start, start + len(text[start:stop].rstrip())))
        start = cut.end() if cut else end  # behind the white space
    return pieces


FEWEST_PIECE_WORDS = 7
_WHERE_TO_CUT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<=[;:–—])\s",
        r"(?<=,)\s(?=(?:and|but|so|because|then|until|when|where|while|which|who)\s)",
        r"(?<!\sand)\s(?=(?:and\s)?(?:but|so|because|then|until|when|where|while|since then)\s"
        r"|and\s(?:i|we|you|he|she|they|it|there|that|this|the|my|our)\b)",
        r"(?<=,)\s",
        r"\s(?=and\s)",
    )
)


def shortened(
    text: str, start: int, end: int, focus: tuple[int, int] | None = None
) -> tuple[int, int]:
    """The span cut to ``LONGEST_QUOTE_WORDS``, keeping ``focus`` inside: to the pieces around it
    that stay short enough together, or, where its piece is too long, at word edges."""
    if len(text[start:end].split()) <= LONGEST_QUOTE_WORDS:
        return start, end
    pieces = quotable_pieces(text, start, end)
    at = start if focus is None else focus[0]
    here = next((n for n, (_, stop) in enumerate(pieces) if at < stop), 0)
    first, last = here, here

    def fits(begin: int, stop: int) -> bool:
        return len(text[pieces[begin][0] : pieces[stop][1]].split()) <= LONGEST_QUOTE_WORDS

    if not fits(here, here):
        return _window(text, *pieces[here], at)
    while last + 1 < len(pieces) and fits(first, last + 1):
        last += 1
    while first > 0 and fits(first - 1, last):
        first -= 1
    return pieces[first][0], pieces[last][1]


def _window(text: str, start: int, end: int, focus: int) -> tuple[int, int]:
    """``LONGEST_QUOTE_WORDS`` whole words of the span, with the one at ``focus`` in their midst."""
    words = [found.span() for found in re.compile(r"\S+").finditer(text, start, end)]
    centre = next((i for i, (_, stop) in enumerate(words) if stop > focus), 0)
    first = max(0, min(centre - LONGEST_QUOTE_WORDS // 2, len(words) - LONGEST_QUOTE_WORDS))
    return words[first][0], words[first + LONGEST_QUOTE_WORDS - 1][1]
