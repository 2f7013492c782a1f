"""The clauses of a sentence, as far as they matter for whether it stands by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClauseKind(StrEnum):
    MAIN = "main"
    COORDINATE = "coordinate"
    """After "and", "but", "so" or a comma."""
    SUBORDINATE = "subordinate"
    ADJUNCT = "adjunct"
    """After "before", "since", "than": a clause, or a mere noun phrase."""
    COMPLEMENT = "complement"
    RELATIVE = "relative"
    CONTACT = "contact"
    """A relative clause without a pronoun: "the bit I like"."""
    QUESTION = "question"
    """An embedded question or a free relative: "what I like"."""


@dataclass
class Clause:
    kind: ClauseKind
    opener: str = ""
    needs_verb: bool = True
    has_subject: bool = False
    has_verb: bool = False
    gap: bool = False
    """Something in it was moved out: "what I look for" needs no object."""
    after_knowing: bool = False
    """Follows "know", "ask" and the like."""

    @property
    def is_about_noun(self) -> bool:
        return self.kind in (ClauseKind.RELATIVE, ClauseKind.CONTACT, ClauseKind.QUESTION)

    @property
    def lacks_verb(self) -> bool:
        return self.needs_verb and not self.has_verb


@dataclass(frozen=True)
class SentenceShape:
    """What the clauses were like when the words ended, outermost first."""

    clauses: tuple[Clause, ...]

    @property
    def main(self) -> Clause:
        return self.clauses[0]

    @property
    def innermost(self) -> Clause:
        return self.clauses[-1]

    @property
    def gap(self) -> bool:
        """Whether a preposition or verb may end here because its object was moved."""
        for clause in reversed(self.clauses):
            if clause.gap and clause.has_verb:
                return True
            waiting = clause.kind is ClauseKind.CONTACT and not clause.has_verb
            if clause.kind is not ClauseKind.COMPLEMENT and not waiting:
                return False
        return False

    @property
    def compares(self) -> bool:
        """ "More than I wanted", "as good as it is": ends where what it repeats would follow."""
        inner = self.innermost
        return inner.kind is ClauseKind.ADJUNCT and inner.gap and inner.has_verb

    @property
    def lacks_dependent_verb(self) -> bool:
        """Whether any clause but the first was opened and has no verb yet."""
        return any(clause.lacks_verb for clause in self.clauses[1:])
