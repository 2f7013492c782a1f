"""The grid of spoken language: five criteria, six levels, in words of our own.

After the qualitative aspects of spoken language use of the Common European Framework of
Reference (Council of Europe, 2001, table 3; 2020 companion volume, appendix 3).
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, field_validator

from core.conversation.language import CefrLevel
from core.package_data import DataModel, load_data


class Criterion(StrEnum):
    RANGE = "range"
    ACCURACY = "accuracy"
    FLUENCY = "fluency"
    INTERACTION = "interaction"
    COHERENCE = "coherence"


class CriterionGrid(DataModel):
    title: str
    asks: str
    levels: dict[str, str]
    next: str

    @field_validator("levels")
    @classmethod
    def _all_six(cls, levels: dict[str, str]) -> dict[str, str]:
        if list(levels) != [level.name for level in CefrLevel]:
            raise ValueError("the levels are A1 to C2, in order")
        return levels

    def describe(self, level: CefrLevel) -> str:
        return self.levels[level.name]


class Grid(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    version: str
    criteria: dict[Criterion, CriterionGrid]
    pronunciation: str

    @field_validator("criteria")
    @classmethod
    def _all_five(cls, criteria: dict[Criterion, CriterionGrid]) -> dict[Criterion, CriterionGrid]:
        if set(criteria) != set(Criterion):
            raise ValueError("the grid has five criteria")
        return criteria


def load_grid() -> Grid:
    return load_data("cefr_en", Grid)
