"""The report: what a review says, every claim with its quote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.assess.delivery import AnswerDelivery, SessionDelivery
from core.assess.judge_pass import Judge
from core.assess.levels import ROOM_TO_GROW, Level
from core.assess.star import StarPart
from core.conversation.brief import Brief, InterviewType
from core.conversation.services import Fallback
from core.practice.quotes import Quote
from core.think.reading.code_lines import stretches

REPORT_VERSION = "2026-11-27-2"
RULES_ASSESSOR = "rules"
DELIVERY = "delivery"
"""The dimension that is measured, of every kind of interview."""


class Assessability(StrEnum):
    ASSESSABLE = "assessable"
    TOO_SHORT = "too short"
    CODE_ALONE = "code alone"
    """Code with hardly a word about it: rules read sentences, and nobody here runs code."""
    NOT_ANSWERED = "not answered"
    DECLINED = "declined"
    """They said that they would not tell: nothing was left unprepared."""
    SORROW = "sorrow"
    """They told of a loss and of nothing that they did."""
    GIBBERISH = "no words to follow"
    OFF_TOPIC = "off topic"


class PointStatus(StrEnum):
    """``TO_CHECK``: it was addressed; whether what was said is right is not known. ``UNHEARD``: no
    phrase of it was found, and phrases overlook most of what is said in other words. Only a model,
    which reads the whole answer, says ``MISSED``."""

    COVERED = "covered"
    TO_CHECK = "to be checked"
    WRONG = "wrong"
    UNHEARD = "unheard"
    MISSED = "missed"


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
    status: PointStatus
    why: str = ""

    @property
    def addressed(self) -> bool:
        return self.status not in (PointStatus.UNHEARD, PointStatus.MISSED)

    @property
    def made(self) -> bool:
        """Whether it was addressed, and not wrongly."""
        return self.addressed and self.status is not PointStatus.WRONG


@dataclass(frozen=True)
class DimensionReview:
    """One dimension of the rubric: its level, the words that show it, what to change.

    ``level`` is ``None`` where it cannot be judged; ``why`` then says why not.
    """

    dimension: str
    title: str
    level: Level | None
    why: str
    quote: Quote | None
    fix: str
    drill: str

    @property
    def has_advice(self) -> bool:
        """Whether ``fix`` and ``drill`` are for this person: not where all is well, and not where
        nothing was judged. Delivery has a ``fix`` only for what was measured outside its band."""
        if not self.fix or self.level is None:
            return False
        return self.dimension == DELIVERY or self.level.value < ROOM_TO_GROW


@dataclass(frozen=True)
class StrongerPiece:
    """A piece of the stronger version: the candidate's own words, or a gap for them to fill.

    ``quote`` is where own words come from; ``text`` may be shorter by fillers.
    """

    text: str
    quote: Quote | None = None

    @property
    def is_gap(self) -> bool:
        return self.quote is None

    @property
    def code(self) -> str:
        """Its lines of code as they are shown; empty for a sentence and for a gap."""
        if self.is_gap:
            return ""
        return "\n".join(part.text for part in stretches(self.text) if part.is_code)


@dataclass(frozen=True)
class Reading:
    """What was read of one answer: how well it fits its question (``core.assess.answer.topic``).

    ``fit`` is in standard deviations above the bound below which an answer is off topic, found by
    the topic model of ``version``. ``overruled`` when the person says that it does answer.
    """

    question_id: str
    fit: float
    overruled: bool = False
    version: str = ""


@dataclass(frozen=True)
class AnswerReview:
    """One question with all that was answered to it.

    ``line_indexes`` point into the interview's lines; ``delivery`` has one entry for each.
    ``assessor`` says who judged it, ``judge`` which model that was. ``set_aside`` is what spoke
    to the assessor instead of the interviewer, and, where ``turned``, what a model was caught
    inventing over: it is kept, shown, and weighed as nothing. ``stronger`` is empty where there is
    nothing to leave out of the answer and nothing to add.
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
    assessor: str = RULES_ASSESSOR
    judge: Judge | None = None
    level: Level | None = None
    dimensions: tuple[DimensionReview, ...] = ()
    stronger: tuple[StrongerPiece, ...] = ()
    repeated_words: tuple[tuple[str, int], ...] = ()
    talk_share: float | None = None
    set_aside: tuple[Quote, ...] = ()
    agreement: float | None = None
    rules_level: Level | None = None
    """What the rules estimate, where a model judged."""
    turned: bool = False
    doubtful_topic: bool = False
    """It was judged although it may be about something else than the question."""

    @property
    def to_change(self) -> DimensionReview | None:
        """One thing to change at a time: the lowest of the dimensions with advice."""
        found = [(d.level.value, d) for d in self.dimensions if d.level and d.has_advice]
        return min(found, key=lambda one: one[0])[1] if found else None

    @property
    def assessors_disagree(self) -> bool:
        """Whether a model's level lies outside of the interval of the rules' estimate."""
        if self.level is None or self.rules_level is None:
            return False
        return not self.rules_level.low <= self.level.value <= self.rules_level.high

    @property
    def has_gaps(self) -> bool:
        """Whether something in ``stronger`` is theirs to fill."""
        return any(piece.is_gap for piece in self.stronger)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote in the review of this answer."""
        found = [quote for star in self.star for quote in star.quotes]
        found += [point.quote for point in self.points if point.quote]
        found += [dimension.quote for dimension in self.dimensions if dimension.quote]
        found += [piece.quote for piece in self.stronger if piece.quote]
        return (*found, *self.set_aside)


@dataclass(frozen=True)
class NextStep:
    """One thing to do: what, why (from this interview), and how to practise it.

    ``points`` are those of a good answer that ``why`` speaks of, as the bank words them: each
    completes "A good answer ...".
    """

    title: str
    why: str
    drill: str
    quote: Quote | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Versions:
    """What a report was made with; ``prompt`` and ``model`` are empty without a model."""

    rules: str
    rubric: str
    prompt: str = ""
    model: str = ""


@dataclass(frozen=True)
class Report:
    """The whole review. ``assessor`` names who wrote it, ``meanwhile`` why the rules'
    report stands in for a model's; such a one is not comparable with a model's. ``fallbacks`` are
    the services that stepped in for others during the interview, ``readings`` what of the report
    was not computed from the interview alone.
    """

    assessor: str
    version: str
    brief: Brief
    answers: tuple[AnswerReview, ...]
    delivery: SessionDelivery
    next_steps: tuple[NextStep, ...]
    versions: Versions
    level: Level | None = None
    dimensions: tuple[DimensionReview, ...] = ()
    delivery_review: DimensionReview | None = None
    readings: tuple[Reading, ...] = ()
    meanwhile: str = ""
    fallbacks: tuple[Fallback, ...] = ()

    @property
    def by_rules(self) -> tuple[int, ...]:
        """The numbers, from 1, of the answers whose levels the rules gave."""
        numbered = enumerate(self.answers, start=1)
        return tuple(n for n, a in numbered if a.level and a.assessor == RULES_ASSESSOR)

    @property
    def judged(self) -> int:
        """How many answers somebody judged: with a level, or a model that gave none."""
        return sum(a.level is not None or a.assessor != RULES_ASSESSOR for a in self.answers)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote in the report."""
        judged = (*self.dimensions, self.delivery_review)
        found = [quote for answer in self.answers for quote in answer.quotes]
        found += [d.quote for d in judged if d is not None and d.quote]
        found += [step.quote for step in self.next_steps if step.quote]
        return tuple(found)
