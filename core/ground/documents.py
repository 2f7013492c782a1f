"""Documents as lines, and lines as passages: the smallest pieces that make sense alone.

Text comes out of PDF and DOCX files with broken lines, bullets of all sorts and headings in any
words. A passage joins a line with those that go on with it; a citation is always a line as it
stands in the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from core.ground.lines import (
    begins_item,
    goes_on,
    is_bullet,
    is_marked_up,
    without_bullet,
    without_markup,
)
from core.ground.words import Section, grounding_words, hinted, names_of_headings
from core.sentence import Sentence, say


class DocumentKind(StrEnum):
    RESUME = "resume"
    JOB = "job"
    NOTES = "notes"
    MATERIAL = "material"

    @property
    def label(self) -> Sentence:
        return _LABELS[self]

    @property
    def most(self) -> int:
        """How many documents of this kind a visit may hold."""
        return 3 if self is DocumentKind.MATERIAL else 1

    @property
    def makes_plan(self) -> bool:
        """Whether an interview can be about it; the others only go with it."""
        return self in (DocumentKind.RESUME, DocumentKind.JOB)


_LABELS = {
    DocumentKind.RESUME: say("Résumé"),
    DocumentKind.JOB: say("Job advert"),
    DocumentKind.NOTES: say("Company notes"),
    DocumentKind.MATERIAL: say("Further material"),
}


@dataclass(frozen=True)
class Document:
    """A text that somebody gave. ``notice`` says in a sentence what of it was not read."""

    kind: DocumentKind
    name: str
    text: str
    notice: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"the document {self.name!r} has no text")


@dataclass(frozen=True)
class Citation:
    """``line`` stands verbatim in the document of that kind and name, white space around aside."""

    kind: DocumentKind
    name: str
    line: str


@dataclass(frozen=True)
class Passage:
    """``lines`` as they stand, the first of them line ``first_line`` of the document, counted
    from 1; ``text`` joined and without a bullet."""

    kind: DocumentKind
    name: str
    heading: str
    section: Section
    lines: tuple[str, ...]
    text: str
    bulleted: bool
    first_line: int = 0
    goes_on: bool = False
    """Whether the next passage is of the same paragraph."""

    @property
    def citation(self) -> Citation:
        return Citation(self.kind, self.name, max(self.lines, key=len))


_HEADING_WORDS, _LEADING_WORDS, _OFFER_WORDS = 6, 10, 20
"""Of a heading, and of a line that leads up to a list: "We are looking for someone who has:". What
is offered is nothing to ask about, however long the line that leads up to it."""
_ABBREVIATION = 5
"""Capitals of up to so many letters are the name of a certificate: ALS, IELTS."""
_NEAR, _WIDEST = 3, 160
LONG_PASSAGE_WORDS = 40
"""A passage longer than that is cut: nobody quotes a whole paragraph in a question."""


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of ``document``, in order; headings belong to what stands below them."""
    found: list[Passage] = []
    heading, section = "", Section.OTHER
    block: list[str] = []
    bulleted = lone = False
    first_line = 0

    def close() -> None:
        if block:
            at = first_line  # the lines of a block follow each other without a gap
            of = document.kind, document.name, heading, section
            groups = _sentences([line.strip() for line in block])
            for left, lines in zip(range(len(groups) - 1, -1, -1), groups, strict=True):
                text = " ".join(without_bullet(line) for line in lines)
                found.append(Passage(*of, lines, text, bulleted, at, goes_on=left > 0))
                at += len(lines)
            block.clear()

    rows = document.text.splitlines()
    for number, raw in enumerate(rows, start=1):
        line = without_markup(raw)
        if not line.strip():
            close()
            continue
        if is_bullet(line):
            close()
            lone = True
            continue
        named = _section_of(line)
        if named is None and document.kind is DocumentKind.JOB:
            named = _hinted_by(raw, line, rows[number:])
        if named is not None or _looks_like_heading(raw, line):
            close()
            heading = line.strip().strip("*_: ")
            section = named if named is not None else Section.OTHER
            continue
        starts = lone or begins_item(line)
        follows = (
            bool(block)
            and not starts
            and goes_on(
                block[-1],
                line,
                bulleted=bulleted,
                listed=section is Section.WANTED,
                around=_around(rows, number - 1),
            )
        )
        if not follows:
            close()
            bulleted, first_line = starts, number
        block.append(raw)
        lone = False
        leads = _leads_to(line)
        if leads is not None:
            close()
            heading, section = leads
    close()
    return tuple(found)


def _around(rows: list[str], at: int) -> list[str]:
    """The lines near line ``at`` that no empty one parts from it; a paragraph that stands on one
    line tells nothing about where lines are broken."""
    before = takewhile(str.strip, reversed(rows[max(0, at - _NEAR) : at]))
    after = takewhile(str.strip, rows[at + 1 : at + 1 + _NEAR])
    return [row for row in (*before, *after) if len(row) <= _WIDEST]


def _sentences(lines: list[str]) -> list[tuple[str, ...]]:
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


_HASHES = re.compile(r"\s*#{1,6}\s")


def _looks_like_heading(raw: str, line: str) -> bool:
    bare = line.strip()
    most = _LEADING_WORDS if _HASHES.match(raw) else _HEADING_WORDS
    if begins_item(line) or len(bare.split()) > most or any(c.isdigit() for c in bare):
        return False
    marked = is_marked_up(raw) or bare.endswith(":")
    return marked or (bare.isupper() and len(bare) > _ABBREVIATION)


def _section_of(line: str) -> Section | None:
    bare = re.sub(r"[^\w\s'&/-]", "", line).strip().lower()
    leads = line.strip().strip("*_ ").endswith(":") and len(bare.split()) > _HEADING_WORDS
    if not bare or begins_item(line):
        return None
    if len(bare.split()) > (_OFFER_WORDS if leads else _HEADING_WORDS):
        return None
    if line.strip().endswith((".", ",", ";")):
        return None
    names = names_of_headings()
    if bare in names:
        return names[bare]
    words = bare.split()
    fewest = 2 if leads else 1  # "Experience in a kitchen with these machines:" is a want
    for count in range(len(words) - 1, fewest - 1, -1):
        name, rest = " ".join(words[:count]), " ".join(words[count:])
        if name not in names or (len(words) > _LEADING_WORDS and names[name] is not Section.OFFER):
            continue
        if _told_by_its_shape(line) or _is_tail(rest):
            return names[name]
    return None


def _hinted_by(raw: str, line: str, after: Sequence[str]) -> Section | None:
    """What the words of a heading hint at whose name is not known. One without a heading's shape
    is told by the list that stands below it."""
    bare = re.sub(r"[^\w\s'’&/-]", " ", line).replace("’", "'").strip().lower()
    if begins_item(line) or len(bare.split()) > _LEADING_WORDS or _ENDS_A_SENTENCE.search(line):
        return None
    below = next(filter(str.strip, after), "")
    if not (is_marked_up(raw) or _told_by_its_shape(line) or begins_item(below)):
        return None
    return hinted(" ".join(bare.split()))


_ENDS_A_SENTENCE = re.compile(r"[.,;!]\s*$")


def _leads_to(line: str) -> tuple[str, Section] | None:
    """The heading that the last sentence of a paragraph is: "We are growing. You will have:"."""
    last = re.split(r"(?<=[.!?])\s+", line.strip())[-1]
    if last == line.strip() or not last.endswith(":"):
        return None
    section = _section_of(last)
    return (last.rstrip(": "), section) if section is not None else None


def _told_by_its_shape(line: str) -> bool:
    """Whether ``line`` looks like a heading whatever it says: "YOU HAVE EXPERIENCE OF:"."""
    bare = line.strip().strip("*_")
    return bare.endswith(":") or bare.isupper()


def _is_tail(rest: str) -> bool:
    """Whether a heading stays one with ``rest`` behind its name; a sentence goes on otherwise."""
    joined = re.match(r"(?:and|&|/|or)\s+(.+)", rest)
    if joined is not None:
        return joined[1] in names_of_headings()
    return rest in grounding_words().tails or re.fullmatch(r"\d[\d\s/-]*", rest) is not None


def read_all(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """The passages of all ``documents``."""
    return tuple(passage for document in documents for passage in passages(document))
