"""What a person chose to practise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.sentence import Sentence, say


class Domain(StrEnum):
    COMPUTER_SCIENCE = "computer_science"
    SALES_MARKETING = "sales_marketing"
    ARCHITECTURE_DESIGN = "architecture_design"
    FINANCE = "finance"
    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    BUSINESS = "business"

    @property
    def label(self) -> Sentence:
        return _DOMAIN_TITLES[self]


_DOMAIN_TITLES = {
    Domain.COMPUTER_SCIENCE: say("Computer Science & Technology"),
    Domain.SALES_MARKETING: say("Sales & Marketing"),
    Domain.ARCHITECTURE_DESIGN: say("Architecture & Design"),
    Domain.FINANCE: say("Finance & Banking"),
    Domain.HEALTHCARE: say("Healthcare & Medicine"),
    Domain.EDUCATION: say("Education & Teaching"),
    Domain.BUSINESS: say("Business & Management"),
}


class Pack(StrEnum):
    """Where questions come from beside the bank of a domain."""

    NONE = "none"
    PUBLIC_SERVICE = "public_service"
    HOSPITALITY_RETAIL = "hospitality_retail"
    ENGINEERING_MANUFACTURING = "engineering_manufacturing"
    OWN = "own"
    """A pack that the person brought: its title and its texts are data."""

    @property
    def label(self) -> Sentence:
        """Its title. Raises ``KeyError`` for ``NONE``, which has none."""
        return _PACK_TITLES[self]


_PACK_TITLES = {
    Pack.PUBLIC_SERVICE: say("Public Service & Government"),
    Pack.HOSPITALITY_RETAIL: say("Hospitality & Retail"),
    Pack.ENGINEERING_MANUFACTURING: say("Engineering & Manufacturing"),
    Pack.OWN: say("Your own questions"),
}

INDUSTRIES = (Pack.PUBLIC_SERVICE, Pack.HOSPITALITY_RETAIL, Pack.ENGINEERING_MANUFACTURING)
"""The packs that ship: lines of work beside the fields."""


class InterviewType(StrEnum):
    BEHAVIOURAL = "behavioural"
    TECHNICAL = "technical"
    SYSTEM_DESIGN = "system_design"
    CULTURAL_FIT = "cultural_fit"

    @property
    def label(self) -> Sentence:
        return _TYPE_TITLES[self]

    @property
    def asks_for_knowledge(self) -> bool:
        """Whether its questions have an answer that is right or wrong, and none is a story."""
        return self in (InterviewType.TECHNICAL, InterviewType.SYSTEM_DESIGN)


_TYPE_TITLES = {
    InterviewType.BEHAVIOURAL: say("General / behavioural"),
    InterviewType.TECHNICAL: say("Technical"),
    InterviewType.SYSTEM_DESIGN: say("System design"),
    InterviewType.CULTURAL_FIT: say("Values and ways of working"),
}


class Seniority(StrEnum):
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Manner(StrEnum):
    """How an interviewer treats the person across the table."""

    WARM = "warm"
    """Acknowledges, encourages, presses once."""
    NEUTRAL = "neutral"
    DEMANDING = "demanding"
    """Says little, asks for figures, follows up as long as something is missing, never praises."""


MIN_QUESTIONS, MAX_QUESTIONS = 3, 15
MAX_PANEL = 3

TIMEBOXES_MIN = (10, 20, 30)
"""How long an interview in stages may take."""


@dataclass(frozen=True)
class Brief:
    """One choice of interview. Raises ``ValueError`` for a count outside 1 to ``MAX_QUESTIONS``,
    for a panel of more than ``MAX_PANEL`` or with somebody in it twice, and for a timebox that
    is not offered.

    The page offers no fewer than ``MIN_QUESTIONS``; shorter plans serve drills and tests.
    """

    domain: Domain
    interview_type: InterviewType
    seniority: Seniority = Seniority.MID
    difficulty: Difficulty = Difficulty.MEDIUM
    question_count: int = 5
    coached: bool = False
    """Feedback after each answer; otherwise only at the end, as in a real interview."""
    manner: Manner = Manner.NEUTRAL
    panel: tuple[str, ...] = ()
    """The ids of those who interview; empty for one interviewer without a name."""
    timebox_min: int = 0
    """The total of an interview in stages; 0 without stages, and then no time is set."""
    pack: Pack = Pack.NONE
    """What is asked from in place of the bank of ``domain``, which is then the nearest field."""

    @property
    def field(self) -> str:
        """The line of work in words of ours: of a pack that somebody brought, the nearest field."""
        return self.pack.label if self.pack in INDUSTRIES else self.domain.label

    def __post_init__(self) -> None:
        if not 1 <= self.question_count <= MAX_QUESTIONS:
            raise ValueError(f"question_count must be 1 to {MAX_QUESTIONS}: {self.question_count}")
        if len(self.panel) > MAX_PANEL or len(set(self.panel)) < len(self.panel):
            raise ValueError(f"a panel has at most {MAX_PANEL} different people: {self.panel}")
        if self.timebox_min not in (0, *TIMEBOXES_MIN):
            raise ValueError(f"timebox_min must be 0 or one of {TIMEBOXES_MIN}: {self.timebox_min}")
