"""A story told part by part: what the STAR finder sees in it, and what a listener would miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pydantic import Field, model_validator

from core.assess.star import StarPart, StarSpan, find_star
from core.package_data import DataModel, load_data
from core.sentence import ReadText, Sentence, say
from core.think.signs import read_signs

FEWEST_WORDS = 6
"""A part of fewer words is a headline, not a picture."""

# What a listener misses most comes first.
_BY_WEIGHT = (StarPart.RESULT, StarPart.ACTION, StarPart.TASK, StarPart.SITUATION)


class StarAdvice(DataModel):
    """What a listener misses, and what to do about it."""

    misses: ReadText
    todo: ReadText


class StarStep(StarAdvice):
    """One part: what belongs there, a way to begin it, and what it means when it is missing.

    ``starter`` is a piece of an answer and stays in the answer's language.
    """

    hint: ReadText
    starter: str


class StarDrillData(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    parts: dict[StarPart, StarStep]
    too_thin: StarAdvice
    no_own_part: StarAdvice
    no_number: StarAdvice
    long_scene: StarAdvice
    complete: StarAdvice

    @model_validator(mode="after")
    def _has_every_part(self) -> StarDrillData:
        if set(self.parts) != set(StarPart):
            raise ValueError("every STAR part needs its step")
        return self


@dataclass(frozen=True)
class ToldPart:
    """``text`` was told for ``part``; ``spans`` are its sentences that show a STAR part."""

    part: StarPart
    text: str
    spans: tuple[StarSpan, ...]
    words: int


@dataclass(frozen=True)
class StarStory:
    """The four parts joined. ``missing`` are those that the finder sees nowhere in the story.

    ``advice`` is what to do, the most useful first; never empty.
    """

    told: tuple[ToldPart, ...]
    missing: tuple[StarPart, ...]
    advice: tuple[StarAdvice, ...]

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.told)


@cache
def star_steps() -> Mapping[StarPart, StarStep]:
    """What to tell in each part, in the order of telling."""
    parts = _data().parts
    return {part: parts[part] for part in StarPart}


def read_story(answers: Mapping[StarPart, str]) -> StarStory:
    """The story that ``answers`` make, one a part. Raises ``ValueError`` when one is missing.

    The finder reads the whole story: a result that is told among the actions is found too.
    """
    if set(answers) != set(StarPart) or not all(text.strip() for text in answers.values()):
        raise ValueError("a story needs something in each of its four parts")
    told = []
    for part in StarPart:
        text = " ".join(answers[part].split())
        spans = find_star(text, opens=part is StarPart.SITUATION)
        told.append(ToldPart(part, text, spans, len(text.split())))
    seen = {span.part for one in told for span in one.spans}
    missing = tuple(part for part in StarPart if part not in seen)
    story = StarStory(tuple(told), missing, ())
    return replace(story, advice=tuple(_advice(story)) or (_data().complete,))


def _advice(story: StarStory) -> Iterator[StarAdvice]:
    data = _data()
    for part in _BY_WEIGHT:
        if part in story.missing:
            yield data.parts[part]
    told = {one.part: one for one in story.told}
    for part in _BY_WEIGHT:
        if told[part].words < FEWEST_WORDS and part not in story.missing:
            thin = data.too_thin
            name = Sentence(part.value)
            yield StarAdvice(misses=say(thin.misses, part=name), todo=say(thin.todo, part=name))
    action = read_signs(told[StarPart.ACTION].text)
    if action.hides_own_part and StarPart.ACTION not in story.missing:
        yield data.no_own_part
    if not read_signs(story.text).has_number:
        yield data.no_number
    scene = told[StarPart.SITUATION].words + told[StarPart.TASK].words
    if scene > told[StarPart.ACTION].words + told[StarPart.RESULT].words:
        yield data.long_scene


@cache
def _data() -> StarDrillData:
    return load_data("star_drill_en", StarDrillData)
