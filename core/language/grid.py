"""The grid of spoken language: five criteria, six levels, in words of our own.

After the qualitative aspects of spoken language use of the Common European Framework of
Reference (Council of Europe, 2001, table 3; 2020 companion volume, appendix 3). One file a
language of the interface holds it, with all else that the report says.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, field_validator

from core.conversation.language import CefrLevel
from core.language.wording import ReportWords
from core.package_data import DataModel, Text, load_data, locales_of

SOURCE = "en"
LOCALES = locales_of("cefr")
"""The languages that the report speaks: ``core/data/cefr_<locale>.json``."""


class Criterion(StrEnum):
    RANGE = "range"
    ACCURACY = "accuracy"
    FLUENCY = "fluency"
    INTERACTION = "interaction"
    COHERENCE = "coherence"


class CriterionGrid(DataModel):
    title: Text
    asks: Text
    levels: dict[str, Text]
    next: Text

    @field_validator("levels")
    @classmethod
    def _all_six(cls, levels: dict[str, str]) -> dict[str, str]:
        if list(levels) != [level.name for level in CefrLevel]:
            raise ValueError("the levels are A1 to C2, in order")
        return levels

    def describe(self, level: CefrLevel) -> str:
        return self.levels[level.name]


class Grid(ReportWords):
    """The grid in one language, and the words around it."""

    schema_version: int = Field(alias="schema", ge=2, le=2)
    version: Text
    criteria: dict[Criterion, CriterionGrid]
    pronunciation: Text

    @field_validator("criteria")
    @classmethod
    def _all_five(cls, criteria: dict[Criterion, CriterionGrid]) -> dict[Criterion, CriterionGrid]:
        if set(criteria) != set(Criterion):
            raise ValueError("the grid has five criteria")
        return criteria


def load_grid(locale: str = SOURCE) -> Grid:
    """The grid in ``locale``, in English where there is none in it.

    Raises ``ValueError`` for a file that is incomplete or does not match the English one.
    """
    source = load_data(f"cefr_{SOURCE}", Grid)
    if locale not in LOCALES:
        return source
    return matching(load_data(f"cefr_{locale}", Grid), locale, source)


def matching(grid: Grid, locale: str, source: Grid) -> Grid:
    """``grid``, which is that of ``locale`` in the version of ``source``: a level means the same
    in every language. Raises ``ValueError`` for any other."""
    if (grid.locale, grid.version) != (locale, source.version):
        raise ValueError(
            f"cefr_{locale} is {grid.locale} {grid.version}, not {locale} {source.version}"
        )
    return grid
