"""What somebody brings to practise with, and what a question or a review cites of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.ground.words import Section
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
