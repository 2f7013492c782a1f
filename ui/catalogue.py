"""What ``make messages`` finds beside the code: the texts of data files that pages show.

A text is marked where its model declares it (``ReadText`` or ``AS_SENTENCE`` of
``core.sentence``); ``pyproject.toml`` has Babel ask here for each file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel

from core.assess.drill.pitch import PitchData
from core.assess.drill.star import StarDrillData
from core.assess.level.seen_signs import DimensionsData
from core.assess.rubric import Rubric
from core.language.pictures import Pictures
from core.practice.directing.interviewers import Interviewers
from core.sentence import Sentence

SHOWN: Mapping[str, type[BaseModel]] = {
    "dimensions_en": DimensionsData,
    "interviewers_en": Interviewers,
    "pictures": Pictures,
    "pitch_en": PitchData,
    "rubric_en": Rubric,
    "star_drill_en": StarDrillData,
}
"""The files of ``core/data`` with texts that pages show."""


def extract(
    file: BinaryIO, keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """The texts of ``file`` as Babel takes them; none of a file that pages show nothing of."""
    schema = SHOWN.get(Path(file.name).stem)
    if schema is not None:
        for text in texts_in(schema.model_validate_json(file.read())):
            yield 0, None, text, []


def texts_in(content: Any) -> Iterator[str]:
    """Every sentence in what was read of a data file."""
    match content:
        case Sentence():
            yield content.template
        case BaseModel():
            yield from texts_in(dict(content))
        case Mapping():
            yield from texts_in(tuple(content.values()))
        case tuple() | list():
            for one in content:
                yield from texts_in(one)
