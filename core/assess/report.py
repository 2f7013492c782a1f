"""The report: what a review says, every claim with its quote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.assess.delivery import AnswerDelivery, SessionDelivery
from core.assess.evidence import Quote
from core.assess.star import StarPart
from core.conversation.brief import Brief, InterviewType
from core.conversation.services import Fallback

REPORT_VERSION = "2026-11-1"


class Assessability(StrEnum):
    ASSESSABLE = "assessable"
    TOO_SHORT = "too short"
    NOT_ANSWERED = "not answered"


@dataclass(frozen=True)
class StarReview:
    """A STAR part and the words that show it; no quotes mean that it was not found."""

    part: StarPart
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class PointReview:
    """An expected point; ``quote`` shows where it was addressed, ``None`` where it was not."""

    point: str
    quote: Quote | None


@dataclass(frozen=True)
class AnswerReview:
    """One question with all that was answered to it.

    ``line_indexes`` point into the interview's lines; ``delivery`` has one entry for each.
    """

    question_id: str
    question: str
    interview_type: InterviewType
    assessability: Assessability
    line_indexes: tuple[int, ...]
    star: tuple[StarReview, ...]
    points: tuple[PointReview, ...]
    delivery: tuple[AnswerDelivery, ...]
    follow_ups: int


@dataclass(frozen=True)
class NextStep:
    """One thing to do: what, why (from this interview), and how to practise it."""

    title: str
    why: str
    drill: str
    quote: Quote | None = None


@dataclass(frozen=True)
class Report:
    """``assessor`` names who wrote it; the rules never give a score.

    ``fallbacks`` are the services that stepped in for others during the interview.
    """

    assessor: str
    version: str
    brief: Brief
    answers: tuple[AnswerReview, ...]
    delivery: SessionDelivery
    next_steps: tuple[NextStep, ...]
    fallbacks: tuple[Fallback, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote in the report."""
        found = [q for a in self.answers for s in a.star for q in s.quotes]
        found += [p.quote for a in self.answers for p in a.points if p.quote]
        found += [step.quote for step in self.next_steps if step.quote]
        return tuple(found)
