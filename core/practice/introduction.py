"""The question that an interview in stages begins with: who is it that came?"""

from __future__ import annotations

import random

from pydantic import Field, model_validator

from core.conversation.brief import Brief, Difficulty, InterviewType, Seniority
from core.package_data import DataModel, load_data
from core.practice.bank import ExpectedPoint, Question, SpokenText

_ID = "introduction"
"""No other question's id begins so: not in a bank that ships, nor in a pack that was brought."""


class Introduction(DataModel):
    """How to ask for it, what a good one contains, and how to give one."""

    texts: tuple[SpokenText, ...] = Field(min_length=3)
    points: tuple[ExpectedPoint, ...] = Field(min_length=2)
    answer: str


class Introductions(DataModel):
    """The introductions of every seniority."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    by_seniority: dict[Seniority, Introduction]

    @model_validator(mode="after")
    def _nobody_is_left_out(self) -> Introductions:
        missing = [s.value for s in Seniority if s not in self.by_seniority]
        if missing:
            raise ValueError(f"no introduction for: {', '.join(missing)}")
        return self


def introductions(seniority: Seniority) -> tuple[Question, ...]:
    """The opening questions for ``seniority``, ready to be asked and reviewed."""
    data = load_data("introductions_en", Introductions).by_seniority[seniority]
    return tuple(
        Question(
            id=f"{_ID}-{seniority.value}-{number:02d}",
            # Its follow-ups ask for more and for the own part, and no story is looked for in it.
            type=InterviewType.CULTURAL_FIT,
            difficulty=Difficulty.EASY,
            seniority=(seniority,),
            tags=("introduction",),
            text=text,
            points=data.points,
            answer=data.answer,
        )
        for number, text in enumerate(data.texts, start=1)
    )


def is_introduction(question: Question) -> bool:
    """Whether ``question`` asks who somebody is, so that nearly anything answers it."""
    return is_introduction_id(question.id)


def is_introduction_id(question_id: str) -> bool:
    return question_id.startswith(f"{_ID}-")


def with_introduction(
    plan: tuple[Question, ...], brief: Brief, rng: random.Random
) -> tuple[Question, ...]:
    """``plan`` after an opening question, where ``brief`` asks for stages."""
    if not brief.timebox_min:
        return plan
    return (rng.choice(introductions(brief.seniority)), *plan)
