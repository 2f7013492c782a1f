"""A story told part by part: what the STAR finder sees in it, and what a listener would miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from pydantic import Field, model_validator

from core.assess.answer.guards import plain_words
from core.assess.replies import replied
from core.assess.star import StarPart, StarSpan, find_star, opens_scene
from core.assess.words.vague import is_vague
from core.package_data import DataModel, load_data
from core.practice.following_up.aftermath import find_aftermath
from core.practice.following_up.told import has_nothing_to_tell, tells_what_happened
from core.sentence import ReadText, Sentence, say
from core.think.intent import Intent, detect_intent
from core.think.reading.keys import is_struck_at_random
from core.think.reading.numbers import tells_a_number
from core.think.reading.scene import sets_scene
from core.think.reading.signs import read_signs, tell_outcomes, tells_a_group_deed

FEWEST_WORDS = 6
"""A part of fewer words is a headline, not a picture."""

# What a listener misses most comes first.
_BY_WEIGHT = (StarPart.RESULT, StarPart.ACTION, StarPart.TASK, StarPart.SITUATION)


class PartSaid(StrEnum):
    """What somebody did who was asked for one part of a story."""

    TOLD = "told"
    LEFT_OUT = "left out"
    UNCLEAR = "unclear"
    """Nothing that can be read as a part, or something else than an answer: it is asked again."""


def read_part(text: str) -> PartSaid:
    """Whether an English ``text`` tells a part; who has nothing for it leaves it out."""
    intent = detect_intent(text)
    if intent in (Intent.SKIP, Intent.DONT_KNOW, Intent.FINISHED) or has_nothing_to_tell(text):
        return PartSaid.LEFT_OUT
    words = plain_words(text)
    one_over_and_over = len(words) > 1 and len(set(words)) == 1
    unreadable = not words or one_over_and_over or is_struck_at_random(text)
    return PartSaid.UNCLEAR if unreadable or intent is not Intent.ANSWER else PartSaid.TOLD


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
    vague_result: StarAdvice
    """Told in its turn, and it tells something else or nothing, whatever stands elsewhere."""
    vague_action: StarAdvice
    no_own_part: StarAdvice
    no_number: StarAdvice
    long_scene: StarAdvice
    complete: StarAdvice
    """Of a story told part by part: the next thing is to tell it whole."""
    complete_in_one_go: StarAdvice

    @model_validator(mode="after")
    def _has_every_part(self) -> StarDrillData:
        if set(self.parts) != set(StarPart):
            raise ValueError("every STAR part needs its step")
        return self


@dataclass(frozen=True)
class ToldPart:
    """``text`` was told for ``part``, or for all of them in one go where that is ``None``;
    ``spans`` are its sentences that show a STAR part."""

    part: StarPart | None
    text: str
    spans: tuple[StarSpan, ...]
    words: int


@dataclass(frozen=True)
class StarStory:
    """What was told, joined. ``missing`` are the parts that the finder sees nowhere in the story.

    ``advice`` is what to do, the most useful first; never empty. ``is_complete`` tells that nothing
    is missed, so that the advice is what to do with a good story.
    """

    told: tuple[ToldPart, ...]
    missing: tuple[StarPart, ...]
    advice: tuple[StarAdvice, ...]
    is_complete: bool = False

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.told)


@cache
def star_steps() -> Mapping[StarPart, StarStep]:
    """What to tell in each part, in the order of telling."""
    parts = _data().parts
    return {part: parts[part] for part in StarPart}


def read_story(answers: Mapping[StarPart, str]) -> StarStory:
    """The story that ``answers`` make, one a part; a part that was left out is not among them.
    Raises ``ValueError`` when there is none, or one says nothing.

    The finder reads the whole story: a result that is told among the actions is found too.
    """
    if not answers or not all(text.strip() for text in answers.values()):
        raise ValueError("a story needs something in each of its parts")
    told = [_told(part, answers[part]) for part in StarPart if part in answers]
    return _advised(told, _data().complete)


def read_whole_story(text: str) -> StarStory:
    """The story that is told in one go. Raises ``ValueError`` when ``text`` says nothing."""
    if not text.strip():
        raise ValueError("a story needs something that is told")
    return _advised([_told(None, text)], _data().complete_in_one_go)


def _told(part: StarPart | None, text: str) -> ToldPart:
    said = " ".join(text.split())
    spans = find_star(said, opens=part in (None, StarPart.SITUATION))
    if part is StarPart.RESULT and part not in {span.part for span in spans}:
        # Asked for, it is told in whatever words that tell of something that happened.
        spans += tuple(
            one
            for one in replied(said, part)
            if tells_what_happened(said[one.start : one.end])
            and not _was_only_at_it(said[one.start : one.end])
        )
    return ToldPart(part, said, spans, len(said.split()))


def _advised(told: Sequence[ToldPart], complete: StarAdvice) -> StarStory:
    seen = {span.part for one in told for span in one.spans}
    missing = tuple(part for part in StarPart if part not in seen)
    story = StarStory(tuple(told), missing, ())
    advice = tuple(_advice(story))
    return replace(story, advice=advice or (complete,), is_complete=not advice)


def _advice(story: StarStory) -> Iterator[StarAdvice]:
    data = _data()
    scene = sets_scene(story.text) or opens_scene(story.text)
    lacks = {*story.missing, *(() if scene else (StarPart.SITUATION,))}
    for part in _BY_WEIGHT:
        if part in lacks:
            yield data.parts[part]
    told = {one.part: one for one in story.told}
    for part in _BY_WEIGHT:
        if part in told and told[part].words < FEWEST_WORDS and part not in lacks:
            thin = data.too_thin
            name = Sentence(part.value)
            yield StarAdvice(misses=say(thin.misses, part=name), todo=say(thin.todo, part=name))
    vague = {StarPart.RESULT: data.vague_result, StarPart.ACTION: data.vague_action}
    for part, advice in vague.items():
        if part in told and part not in lacks and _tells_something_else(told[part], part):
            yield advice
    action = told.get(StarPart.ACTION) or told.get(None)
    hides = action is not None and read_signs(action.text).hides_own_part
    if hides and StarPart.ACTION not in lacks:
        yield data.no_own_part
    if not read_signs(story.text).has_number:
        yield data.no_number
    if StarPart.ACTION in told and 2 * _words_before_a_deed(story) > len(story.text.split()):
        yield data.long_scene


def _tells_something_else(told: ToldPart, part: StarPart) -> bool:
    """Whether what was told for ``part`` shows nothing of it, or only that they were at it."""
    shows = [told.text[span.start : span.end] for span in told.spans if span.part is part]
    return all(
        is_vague(said) or (part is StarPart.RESULT and _was_only_at_it(said)) for said in shows
    )


def _was_only_at_it(said: str) -> bool:
    """Whether "we" did something in it, and nothing came of it."""
    return tells_a_group_deed(said) and not (
        tell_outcomes(said, acted_before=True) or find_aftermath(said) or tells_a_number(said)
    )


def _words_before_a_deed(story: StarStory) -> int:
    """How many words are over before the first deed, wherever it was told."""
    words = 0
    for one in story.told:
        deeds = [
            span.start
            for span in one.spans
            if span.part is StarPart.ACTION and not opens_scene(one.text[span.start : span.end])
        ]
        if deeds:
            return words + len(one.text[: min(deeds)].split())
        words += one.words
    return words


@cache
def _data() -> StarDrillData:
    return load_data("star_drill_en", StarDrillData)
