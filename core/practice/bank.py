"""The question bank: what can be asked, and what a good answer contains."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from core.conversation.brief import Difficulty, Domain, InterviewType, Pack, Seniority
from core.package_data import DataModel, load_data

SpokenText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=8)]
"""What an interviewer says, or what is said of it: more than a word."""
Cue = Annotated[str, StringConstraints(to_lower=True, strip_whitespace=True, min_length=2)]


STANDING = "standing"
"""The tag of a question about what somebody has, agrees to or has long done: it has no end."""


class ExpectedPoint(DataModel):
    """One thing a good answer contains.

    ``point`` completes "A good answer ..."; each of ``cues`` is fair evidence that it was
    addressed; ``ask`` is the follow-up question when it was not. ``tells`` names the part of a
    story that the point stands for, where it stands for no more.
    """

    point: SpokenText
    cues: tuple[Cue, ...] = Field(min_length=3)
    ask: SpokenText
    tells: Literal["situation", "task", "action", "result"] | None = None


class Because(DataModel):
    """What of a document caused a question: ``line`` as it stands there, and what is asked about
    as people read it, without bullets, joined or cut where the line is none or more than that."""

    document: str
    name: str
    line: str
    about: str = ""

    @property
    def shown(self) -> str:
        return self.about or self.line


LISTED_ID = "listed-"
"""The id of a question from somebody's plain list begins so; no other question's does."""


class Question(DataModel):
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9_]+)*-\d{2,}$")
    type: InterviewType
    difficulty: Difficulty
    seniority: tuple[Seniority, ...] = Field(min_length=1)
    tags: tuple[Cue, ...] = Field(min_length=1)
    text: SpokenText
    points: tuple[ExpectedPoint, ...] = Field(min_length=2, max_length=6)
    answer: Annotated[str, StringConstraints(min_length=120)]
    """For chat practice: a good answer explained aloud or, where only the person's own story can be
    one, how to tell it."""
    because: Because | None = None
    """What the question was chosen or made for; ``None`` in a bank."""
    because_also: tuple[Because, ...] = ()
    """What else of the documents it asks for in the same breath."""

    @property
    def causes(self) -> tuple[Because, ...]:
        """All that it was chosen or made for; empty in a bank."""
        return (self.because, *self.because_also) if self.because is not None else ()


class QuestionBank(DataModel):
    """The questions of one domain, or of a pack beside them. Question ids are unique.

    The ``domain`` of a pack is the field that is nearest to it.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    domain: Domain
    title: str
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> QuestionBank:
        twice = [name for name, n in Counter(q.id for q in self.questions).items() if n > 1]
        if twice:
            raise ValueError(f"question ids used twice: {', '.join(twice)}")
        return self

    @property
    def types(self) -> tuple[InterviewType, ...]:
        """The interview types that this domain has questions for, in the enum's order."""
        present = {question.type for question in self.questions}
        return tuple(kind for kind in InterviewType if kind in present)

    def of_type(self, interview_type: InterviewType) -> tuple[Question, ...]:
        return tuple(q for q in self.questions if q.type is interview_type)


@cache
def load_bank(domain: Domain) -> QuestionBank:
    """The bank that ships for ``domain``, checked against the schema."""
    return load_data(f"banks/{domain.value}", QuestionBank)


@cache
def load_pack(pack: Pack) -> QuestionBank:
    """The pack of an industry that ships, checked against the schema."""
    return load_data(f"packs/{pack.value}", QuestionBank)
