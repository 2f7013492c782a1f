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
from functools import cache

from pydantic import Field

from core.package_data import DataModel, load_data


class DocumentKind(StrEnum):
    RESUME = "resume"
    JOB = "job"
    NOTES = "notes"
    MATERIAL = "material"

    @property
    def label(self) -> str:
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
    DocumentKind.RESUME: "Résumé",
    DocumentKind.JOB: "Job advert",
    DocumentKind.NOTES: "Company notes",
    DocumentKind.MATERIAL: "Further material",
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


class Section(StrEnum):
    """What a heading says of the lines below it."""

    WANTED = "wanted"
    DUTIES = "duties"
    EXPERIENCE = "experience"
    SKILLS = "skills"
    EDUCATION = "education"
    OFFER = "offer"
    ABOUT = "about"
    OTHER = "other"


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

    @property
    def citation(self) -> Citation:
        return Citation(self.kind, self.name, max(self.lines, key=len))


class GroundingWords(DataModel):
    """Headings by what they say, and the words by which lines are told."""

    headings: dict[Section, list[str]]
    tails: list[str] = Field(min_length=10)
    """What may stand after the name of a heading and leave it one: "for this role"."""
    required: list[str] = Field(min_length=10)
    optional: list[str] = Field(min_length=3)
    boilerplate: list[str] = Field(min_length=5)
    deeds: list[str] = Field(min_length=40)
    stakes: list[str] = Field(min_length=20)
    """What tells that a line of company notes is about what a company wants or struggles with."""
    reminders: list[str] = Field(min_length=10)
    """What tells that a line of notes is meant for nobody but its writer."""


@cache
def grounding_words() -> GroundingWords:
    """The words of ``core/data/grounding_en.json``."""
    return load_data("grounding_en", GroundingWords)


# Of letters and digits without a mark only the numbers of selection criteria (SC2) are labels: S3
# and Q3 are what the line is about.
_BULLET = re.compile(
    r"^\s*(?:[-–—*•●▪■◦‣·►➤✓✔o]|\(?\d{1,2}[.)]|\(?[a-z]\)|[A-Z]{1,3}\d{1,2}[.:)]|K?SC\d{1,2})\s+"
)
_LONE_BULLET = re.compile(r"^\s*[-–—*•●▪■◦‣·►➤✓✔]\s*$")
_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|>\s+)")
_HEADING_WORDS = 6
LONG_PASSAGE_WORDS = 40
"""A passage longer than that is cut: nobody quotes a whole paragraph in a question."""
_ENDS = (".", "!", "?", ";", ":")


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
            for lines in _sentences([line.strip() for line in block]):
                text = " ".join(without_bullet(line) for line in lines)
                kind, name = document.kind, document.name
                found.append(Passage(kind, name, heading, section, lines, text, bulleted, at))
                at += len(lines)
            block.clear()

    for number, raw in enumerate(document.text.splitlines(), start=1):
        line = _MARKUP.sub("", raw)
        if not line.strip():
            close()
            continue
        if _LONE_BULLET.match(line):
            close()
            lone = True
            continue
        named = _section_of(line)
        if named is not None or _looks_like_heading(raw, line):
            close()
            heading = line.strip().strip("*_: ")
            section = named if named is not None else Section.OTHER
            continue
        starts = lone or _BULLET.match(line) is not None
        goes_on = bool(block) and not starts and _goes_on(block[-1], line)
        if not goes_on:
            close()
            bulleted, first_line = starts, number
        block.append(raw)
        lone = False
    close()
    return tuple(found)


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


def without_bullet(line: str) -> str:
    """``line`` without its bullet, its markup and the white space around it."""
    bare = _BULLET.sub("", _MARKUP.sub("", line)).strip()
    return re.sub(r"\*\*|__|`", "", bare)


def _goes_on(before: str, line: str) -> bool:
    """Whether ``line`` goes on with the sentence of the line ``before`` it."""
    first = line.lstrip()[:1]
    if before.rstrip().endswith(_ENDS):
        return False
    return first.islower() or before.rstrip().endswith((",", "-", "/", "&"))


def _looks_like_heading(raw: str, line: str) -> bool:
    bare = line.strip()
    if _BULLET.match(line) or len(bare.split()) > _HEADING_WORDS or any(c.isdigit() for c in bare):
        return False
    marked = _MARKUP.match(raw) is not None or bare.endswith(":")
    return marked or (bare.isupper() and len(bare) > 3)


def _section_of(line: str) -> Section | None:
    bare = re.sub(r"[^\w\s'&/-]", "", line).strip().lower()
    if not bare or len(bare.split()) > _HEADING_WORDS or _BULLET.match(line):
        return None
    if line.strip().endswith((".", ",", ";")):
        return None
    names = _names_of_headings()
    if bare in names:
        return names[bare]
    words = bare.split()
    for count in range(len(words) - 1, 0, -1):
        name, rest = " ".join(words[:count]), " ".join(words[count:])
        if name in names and (_told_by_its_shape(line) or _is_tail(rest)):
            return names[name]
    return None


@cache
def _names_of_headings() -> dict[str, Section]:
    headings = grounding_words().headings
    return {name: section for section in reversed(headings) for name in headings[section]}


def _told_by_its_shape(line: str) -> bool:
    """Whether ``line`` looks like a heading whatever it says: "YOU HAVE EXPERIENCE OF:"."""
    bare = line.strip().strip("*_")
    return bare.endswith(":") or bare.isupper()


def _is_tail(rest: str) -> bool:
    """Whether a heading stays one with ``rest`` behind its name; a sentence goes on otherwise."""
    joined = re.match(r"(?:and|&|/|or)\s+(.+)", rest)
    if joined is not None:
        return joined[1] in _names_of_headings()
    return rest in grounding_words().tails or re.fullmatch(r"\d[\d\s/-]*", rest) is not None


def read_all(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """The passages of all ``documents``."""
    return tuple(passage for document in documents for passage in passages(document))
