"""The texts of data files that people read, as they come out of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from core.assess.pitch import PitchData
from core.assess.rubric import load_rubric
from core.assess.seen_signs import DimensionsData
from core.assess.star_drill import StarDrillData
from core.package_data import load_data
from core.sentence import Sentence


def of_the_rubric() -> list[str]:
    """Dimensions with their anchors, and the signs that rules look for."""
    return list(_texts_in((load_rubric(), load_data("dimensions_en", DimensionsData))))


def of_the_drills() -> list[str]:
    return list(
        _texts_in((load_data("star_drill_en", StarDrillData), load_data("pitch_en", PitchData)))
    )


def _texts_in(value: Any) -> Iterator[str]:
    match value:
        case Sentence():
            yield str(value)
        case BaseModel():
            yield from _texts_in(dict(value))
        case Mapping():
            yield from _texts_in(tuple(value.values()))
        case tuple() | list():
            for one in value:
                yield from _texts_in(one)
