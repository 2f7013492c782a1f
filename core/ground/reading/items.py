"""The several things that one line or paragraph tells, each to be asked about alone.

Adverts say what they ask for in prose, after "You bring:", with commas, semicolons or numbers in
the midst of a line. A passage is taken apart here and nowhere else; each part keeps the lines
that it stands in, so that what is cited is still a line of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, zip_longest

from core.ground.documents import DocumentKind, Passage
from core.ground.kinds import WantKind, kind_of
from core.ground.reading.lines import opens_a_want, without_bullet
from core.ground.words import Section, names_of_headings

_LONG_WORDS = 60
"""A paragraph of a résumé or of notes is taken apart only when nobody could ask about it whole."""
_WORDY = 18
"""A sentence of an advert that is longer may hold several wants."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(0-9])")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|incl|etc|approx|vs|min|max|no|st|dr|mr|ms)\.$", re.I)
# White space is taken from its beginning only: a long run of it is not searched from each place.
_NUMBERED = re.compile(r"(?:^|(?<!\s)\s+)(?:\(?\d{1,2}[.)]|\(?[a-h]\)|[•●▪■◦‣·►➤✓✔])\s+")
_INLINE_HEADING = re.compile(r"\s*([A-Za-z][\w’' /&-]{1,40}?)\s*:(?:\s+|$)")
_COMMA = re.compile(r",\s+(?:and\s+|or\s+|plus\s+)?|(?<!\s)\s+(?:and|plus)\s+")
_SEMICOLON = re.compile(r"(?:(?<!\s)\s+)?;\s*(?:and\s+)?")


def whole(passages: Iterable[Passage]) -> Iterator[Passage]:
    """``passages`` with those joined again that a long paragraph was cut into between lines."""
    begun: Passage | None = None
    for passage in passages:
        one = passage
        if begun is not None:
            text, lines = f"{begun.text} {passage.text}", (*begun.lines, *passage.lines)
            one = replace(begun, text=text, lines=lines, goes_on=passage.goes_on)
        begun = one if one.goes_on else None
        if begun is None:
            yield one


def items(passage: Passage) -> tuple[Passage, ...]:
    """``passage`` itself, or the parts of it that are wants, claims or stakes of their own."""
    if passage.kind is not DocumentKind.JOB:
        if len(passage.text.split()) <= _LONG_WORDS:
            return (passage,)
        return tuple(_cited(passage, ((passage, text) for text in _sentences(passage.text))))
    if passage.bulleted and not _names_a_section(passage.text):
        return (passage,)
    return tuple(_cited(passage, _wants(passage)))


def _wants(passage: Passage) -> Iterator[tuple[Passage, str]]:
    """The parts of the text of a passage of an advert, each with the passage under its heading;
    one within the text holds until the next."""
    headed, listed = passage, False
    for sentence in _sentences(passage.text):
        for chunk in _chunks(sentence):
            named, said = _names_a_section(chunk), chunk
            if named is not None:
                heading, section, said = named
                if passage.section is Section.WANTED and section in _PARTS_OF_WANTS:
                    section = Section.WANTED
                headed, listed = replace(passage, heading=heading, section=section), True
            for text in _clauses(said, listed=listed):
                yield headed, text


_PARTS_OF_WANTS = (Section.EDUCATION, Section.EXPERIENCE, Section.SKILLS)
"""Below "Minimum qualifications" a line that begins "Education:" tells what is wanted of it."""


def _names_a_section(text: str) -> tuple[str, Section, str] | None:
    """The heading that ``text`` begins with, its section and what stands behind it."""
    found = _INLINE_HEADING.match(text)
    section = names_of_headings().get(found[1].lower().replace("’", "'")) if found else None
    return (found[1], section, text[found.end() :]) if found and section is not None else None


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATED.search(text[start : end.start()].rsplit(maxsplit=1)[-1]):
            yield text[start : end.start()]
            start = end.end()
    yield text[start:]


def _chunks(sentence: str) -> list[str]:
    """``sentence`` at its numbers, where it counts two at least, else at its semicolons."""
    numbers = len(_NUMBERED.findall(sentence))
    return _split(sentence, _NUMBERED if numbers > 1 else _SEMICOLON)


def _clauses(text: str, *, listed: bool) -> list[str]:
    """``text`` cut where a want of its own begins: "3 years of sales, fluent English"."""
    if not listed and len(text.split()) <= _WORDY:
        return [text] if text.strip() else []
    whole: list[str] = []
    start = 0
    commas = list(_outside_brackets(text, _COMMA))
    for comma, following in zip_longest(commas, commas[1:]):
        clause = text[comma.end() : following.start() if following else len(text)]
        before = text[start : comma.start()]
        if _stands_alone(clause, before):
            whole.append(before)
            start = comma.end()
    return [one for one in (*whole, text[start:]) if one.strip()]


def _stands_alone(clause: str, before: str) -> bool:
    """Whether ``clause`` is a want beside ``before``; "fluent English and Spanish" is one."""
    kind = kind_of(clause)
    if kind is WantKind.LANGUAGE and kind_of(before) is kind:
        return False
    return opens_a_want(clause) or kind not in (WantKind.DONE, WantKind.HOURS)


def _split(text: str, at: re.Pattern[str]) -> list[str]:
    pieces, start = [], 0
    for mark in _outside_brackets(text, at):
        pieces.append(text[start : mark.start()])
        start = mark.end()
    return [piece for piece in (*pieces, text[start:]) if piece.strip()]


def _outside_brackets(text: str, marks: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of ``marks`` in ``text`` at which no bracket is open."""
    opened = read = 0
    for mark in marks.finditer(text):
        opened += text.count("(", read, mark.start()) - text.count(")", read, mark.start())
        read = mark.start()
        if opened <= 0:
            yield mark


def _cited(passage: Passage, parts: Iterable[tuple[Passage, str]]) -> Iterator[Passage]:
    """The ``parts`` of ``passage``, each given by what it is told under and its text, in the order
    of the text; each with the lines that it stands in."""
    behind = list(accumulate(len(without_bullet(line)) + 1 for line in passage.lines))
    begins = [0, *behind]
    ends = 0
    for under, text in parts:
        starts = passage.text.find(text, ends)
        ends = starts + len(text)
        first, last = bisect_right(behind, starts + 1), bisect_left(begins, ends)
        yield replace(
            under,
            text=text if text == passage.text else text.strip(" ,;."),
            lines=passage.lines[first:last],
            first_line=passage.first_line + first,
        )
