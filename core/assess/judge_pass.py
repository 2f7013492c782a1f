"""One pass of a model over an answer: what it may say, in which form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from core.assess.rubric import LEVELS, load_rubric
from core.conversation.brief import InterviewType
from core.package_data import DataModel
from core.think.reply.json_reply import UnreadableReplyError, json_of, strict_object

LONGEST_TEXT = 600
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)]


class Told(StrEnum):
    """What a model may say of an expected point."""

    COVERED = "covered"
    WRONG = "wrong"
    MISSED = "missed"
    UNSURE = "unsure"


class JudgedDimension(DataModel):
    dimension: str
    level: int = Field(ge=1, le=LEVELS)
    quote: ShortText
    why: ShortText
    fix: ShortText


class JudgedPoint(DataModel):
    point: int = Field(ge=1)
    status: Told
    quote: ShortText
    why: ShortText


class JudgePass(DataModel):
    """One pass over one answer. The fields' order is the order in which a model writes them."""

    answers_the_question: bool
    dimensions: tuple[JudgedDimension, ...]
    points: tuple[JudgedPoint, ...]
    stronger: tuple[ShortText, ...] = Field(max_length=40)


@dataclass(frozen=True)
class Judge:
    """Who made the passes over an answer: ``model``, or ``several`` where one stepped in for
    another, asked with a ``prompt`` and a ``rubric`` of these versions; "" where none was noted."""

    model: str
    prompt: str = ""
    rubric: str = ""
    several: bool = False


def read_pass(text: str, kind: InterviewType, points: int) -> JudgePass:
    """The pass in a model's reply.

    Raises ``UnreadableReplyError`` for a level of 10, a missing or an unknown dimension, or
    anything that is not the JSON that was asked for.
    """
    try:
        judged = JudgePass.model_validate_json(json_of(text))
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the reply"
        raise UnreadableReplyError(f"{where}: {first['msg']}") from None
    if not judges_all(judged, load_rubric().types[kind]):
        raise UnreadableReplyError("the dimensions are not those of the rubric")
    if any(point.point > points for point in judged.points):
        raise UnreadableReplyError("a point that was not asked about")
    return judged


def pass_schema(kind: InterviewType, points: int) -> dict[str, Any]:
    """The strict JSON schema of one pass: rubric items only, levels 1 to 5."""
    text = {"type": "string"}
    dimension = strict_object(
        dimension={"type": "string", "enum": list(load_rubric().types[kind])},
        level={"type": "integer", "enum": list(range(1, LEVELS + 1))},
        quote=text,
        why=text,
        fix=text,
    )
    point = strict_object(
        point={"type": "integer", "enum": list(range(1, max(1, points) + 1))},
        status={"type": "string", "enum": [told.value for told in Told]},
        quote=text,
        why=text,
    )
    return strict_object(
        answers_the_question={"type": "boolean"},
        dimensions={"type": "array", "items": dimension},
        points={"type": "array", "items": point},
        stronger={"type": "array", "items": text},
    )


def judges_all(judged: JudgePass, names: Collection[str]) -> bool:
    """Whether a pass judges each of the dimensions once, and no others."""
    return sorted(d.dimension for d in judged.dimensions) == sorted(names)
