"""The rubric: what each level of each dimension looks like, in words that a person can check."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from core.conversation.brief import InterviewType
from core.conversation.rounding import to_whole
from core.package_data import DataModel, load_data
from core.sentence import AS_SENTENCE, ReadText, in_a_row, say

Anchor = Annotated[str, StringConstraints(strip_whitespace=True, min_length=12), AS_SENTENCE]
LEVELS = 5


class Advice(DataModel):
    """``fix`` is one thing to change, ``drill`` how to practise it."""

    fix: Anchor
    drill: Anchor


class DeliveryMark(StrEnum):
    """What is measured outside its band; ``BROKEN`` is a slow pace whose pauses part clauses."""

    TOO_FAST = "too fast"
    TOO_SLOW = "too slow"
    BROKEN = "broken"
    FILLERS = "fillers"
    HEDGES = "hedges"


class Dimension(Advice):
    """One thing that is judged. ``anchors`` describe the levels 1 to 5, in this order."""

    title: ReadText
    asks: Anchor
    anchors: tuple[Anchor, ...] = Field(min_length=LEVELS, max_length=LEVELS)

    def stands_for(self, level: float) -> str:
        """What the whole level nearest to ``level`` stands for: no claim that it was found."""
        anchor = self.anchor_at(level)
        return say("Level {number} stands for: {anchor}", number=_nearest(level), anchor=anchor)

    def anchor_at(self, level: float) -> str:
        """The anchor nearest to ``level``, with the one before it where it says "The same, ..."."""
        number = _nearest(level)
        anchor = self.anchors[number - 1]
        if not anchor.startswith("The same"):
            return anchor
        return in_a_row((self.anchors[number - 2], anchor))


def _nearest(level: float) -> int:
    return min(LEVELS, max(1, to_whole(level)))


class Rubric(DataModel):
    """``types`` gives the dimensions of each kind of interview and their weights, summing to 1.

    ``delivery`` is shown for every kind and weighs nothing: what is said counts; what to advise on
    it is in ``delivery_advice``. ``introduction`` is what to advise who was asked to introduce
    themselves: that is no story of one day.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    version: str
    dimensions: dict[str, Dimension]
    delivery: Dimension
    delivery_advice: dict[DeliveryMark, Advice]
    introduction: dict[str, Advice]
    types: dict[InterviewType, dict[str, float]]

    def advice(self, name: str, *, introduces: bool) -> Advice:
        """What to advise on the dimension ``name``, of an introduction or of another answer."""
        own = self.dimensions[name]
        return self.introduction.get(name, own) if introduces else own

    @model_validator(mode="after")
    def _weights_are_whole(self) -> Rubric:
        if set(self.delivery_advice) != set(DeliveryMark):
            raise ValueError("each mark of delivery needs its advice")
        if set(self.types) != set(InterviewType):
            raise ValueError("each kind of interview needs its weights")
        for kind, weights in self.types.items():
            if abs(sum(weights.values()) - 1) > 1e-9:
                raise ValueError(f"the weights of {kind} do not sum to 1")
            unknown = {*weights, *self.introduction} - set(self.dimensions)
            if unknown:
                raise ValueError(f"no such dimension: {', '.join(sorted(unknown))}")
        return self


def load_rubric() -> Rubric:
    """The rubric of ``core/data/rubric_en.json``."""
    return load_data("rubric_en", Rubric)
