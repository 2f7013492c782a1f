"""Documents as lines, and lines as passages: the smallest pieces that make sense alone.

Text comes out of PDF and DOCX files with broken lines, bullets of all sorts and headings in any
words. A passage joins a line with those that go on with it; a citation is always a line as it
stands in the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from core.ground.documents import Document, DocumentKind, Passage
from core.ground.reading.headings import hinted_by, leads_to, looks_like_heading, section_of
from core.ground.reading.lines import (
    begins_item,
    goes_on,
    is_bullet,
    without_bullet,
    without_markup,
)
from core.ground.words import Section

_NEAR, _WIDEST = 3, 160
LONG_PASSAGE_WORDS = 40
"""A passage longer than that is cut: nobody quotes a whole paragraph in a question."""
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?", re.IGNORECASE)
_A_LIST, _A_PARAGRAPH_WORDS = 2, 20


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of ``document``, in order; headings belong to what stands below them."""
    reader = _Reader(document)
    for number, raw in enumerate(reader.rows, start=1):
        reader.take(number, raw)
    reader.close()
    return tuple(reader.found)


def read_all(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """The passages of all ``documents``."""
    return tuple(passage for document in documents for passage in passages(document))


class _Reader:
    """What was read so far: the passages ``found``, and the block of lines that may go on."""

    def __init__(self, document: Document) -> None:
        self.found: list[Passage] = []
        self.rows = document.text.splitlines()
        self._document = document
        self._heading, self._section = "", Section.OTHER
        self._block: list[str] = []
        self._first_line = 0
        self._bulleted = False
        self._listed: list[str] = []
        """The rows below the heading."""
        self._after_bullet = self._after_gap = False

    def take(self, number: int, raw: str) -> None:
        """Reads ``raw``, line ``number`` of the document, counted from 1."""
        line = without_markup(raw)
        if not line.strip() or _PAGE_NUMBER.fullmatch(line.strip()):
            self.close()
            self._after_gap = True
        elif is_bullet(line):
            self.close()
            self._after_bullet = True
        elif not self._is_heading(number, raw, line):
            self._add(number, raw, line)
            self._after_bullet = self._after_gap = False
            leads = leads_to(line)
            if leads is not None:
                self._head(*leads)

    def close(self) -> None:
        """Ends the block, if there is one."""
        if self._block:
            at = self._first_line  # the lines of a block follow each other without a gap
            of = self._document.kind, self._document.name, self._heading, self._section
            groups = _at_sentence_ends([line.strip() for line in self._block])
            for left, lines in zip(range(len(groups) - 1, -1, -1), groups, strict=True):
                text = " ".join(without_bullet(line) for line in lines)
                passage = Passage(*of, lines, text, self._bulleted, at, goes_on=left > 0)
                self.found.append(passage)
                at += len(lines)
            self._block.clear()

    def _is_heading(self, number: int, raw: str, line: str) -> bool:
        named = section_of(line)
        if named is None and self._document.kind is DocumentKind.JOB:
            named = hinted_by(raw, line, self.rows[: number - 1], self.rows[number:])
        if named is None and not looks_like_heading(raw, line):
            return False
        self._head(line.strip().strip("*_: "), named if named is not None else Section.OTHER)
        return True

    def _head(self, heading: str, section: Section) -> None:
        self.close()
        if section is Section.EXPERIENCE and self._document.kind is DocumentKind.JOB:
            section = Section.WANTED
        self._heading, self._section = heading, section
        self._listed.clear()

    def _add(self, number: int, raw: str, line: str) -> None:
        starts = self._after_bullet or begins_item(line)
        if self._after_gap and not starts and self._ends_the_list(line):
            self._head("", Section.OTHER)
        if not self._block or starts or not self._goes_on(number, raw, line):
            self.close()
            self._bulleted, self._first_line = starts, number
        self._block.append(raw)
        self._listed.append(raw)

    def _goes_on(self, number: int, raw: str, line: str) -> bool:
        return goes_on(
            self._block[-1],
            line,
            bulleted=self._bulleted,
            hanging=self._bulleted and _indent(raw) > _indent(self._block[0]),
            listed=self._section is Section.WANTED,
            around=_around(self.rows, number - 1),
        )

    def _ends_the_list(self, line: str) -> bool:
        """Whether ``line``, which follows a gap and has no bullet, is no longer one of the things
        that an advert lists as wanted: they have bullets, or are short and it is a paragraph."""
        if self._document.kind is not DocumentKind.JOB or self._section is not Section.WANTED:
            return False
        if line.rstrip().endswith(":"):
            return False
        if any(map(begins_item, self._listed)):
            return True
        short = all(len(one.split()) < _A_PARAGRAPH_WORDS for one in self._listed)
        paragraph = len(line.split()) >= _A_PARAGRAPH_WORDS and _SENTENCES.search(line)
        return len(self._listed) >= _A_LIST and short and paragraph is not None


_SENTENCES = re.compile(r"[.!?]\s+[A-Z]")


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _around(rows: list[str], at: int) -> list[str]:
    """The lines near line ``at`` that no empty one parts from it; a paragraph that stands on one
    line tells nothing about where lines are broken."""
    before = takewhile(str.strip, reversed(rows[max(0, at - _NEAR) : at]))
    after = takewhile(str.strip, rows[at + 1 : at + 1 + _NEAR])
    return [row for row in (*before, *after) if len(row) <= _WIDEST]


def _at_sentence_ends(lines: list[str]) -> list[tuple[str, ...]]:
    """A long paragraph, broken into lines anywhere, in groups of lines at sentence ends."""
    if sum(len(line.split()) for line in lines) <= LONG_PASSAGE_WORDS:
        return [tuple(lines)]
    groups: list[list[str]] = [[]]
    for line in lines:
        groups[-1].append(line)
        if sum(len(one.split()) for one in groups[-1]) >= LONG_PASSAGE_WORDS / 2 or line.endswith(
            (".", "!", "?")
        ):
            groups.append([])
    return [tuple(group) for group in groups if group]
