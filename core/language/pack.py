"""The pack of a language: everything that a talk in it needs, as data."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import Any

from pydantic import Field, field_validator, model_validator

from core.conversation.language import CefrLevel, Language
from core.language.corrections import Agreement, Consequence, Correction
from core.language.linking import JoinsWhere, Phrases
from core.language.pictures import load_pictures
from core.language.replies import Asked, Replies
from core.package_data import DataModel, Text, load_data
from core.think.intent import IN_EVERY_LANGUAGE, Intent


class PaceUnit(StrEnum):
    """What the pace of a language is counted in."""

    WORDS = "words"
    CHARACTERS = "characters"
    MORAE = "morae"


class Pace(DataModel):
    """The pace at which native speakers usually talk with friends, per minute."""

    unit: PaceUnit
    slow: int = Field(gt=0)
    fast: int = Field(gt=0)

    @model_validator(mode="after")
    def _has_room(self) -> Pace:
        if self.slow >= self.fast:
            raise ValueError("what is slow is below what is fast")
        return self


class Fillers(DataModel):
    """``always`` are fillers wherever they stand; ``set_off`` only between marks or pauses."""

    always: tuple[Text, ...] = Field(min_length=3)
    set_off: tuple[Text, ...] = ()


class PartnerLines(DataModel):
    """What the friend says around the questions. ``{better}`` is the usual way to say it."""

    greeting: tuple[Text, ...] = Field(min_length=2)
    hold: tuple[Text, ...] = Field(min_length=2)
    repeat: tuple[Text, ...] = Field(min_length=2)
    after_skip: tuple[Text, ...] = Field(min_length=2)
    after_dont_know: tuple[Text, ...] = Field(min_length=2)
    acknowledge: tuple[Text, ...] = Field(min_length=6)
    """Fits a plain fact as well: what takes up an opinion stands among the replies."""
    say_more: tuple[Text, ...] = Field(min_length=4)
    correct: tuple[Text, ...] = Field(min_length=3)
    closing: tuple[Text, ...] = Field(min_length=2)
    closing_unanswered: tuple[Text, ...] = Field(min_length=1)

    @field_validator("correct")
    @classmethod
    def _says_it_better(cls, frames: tuple[str, ...]) -> tuple[str, ...]:
        if any(frame.count("{better}") != 1 for frame in frames):
            raise ValueError("each frame holds {better} once")
        # A question follows.
        if any(not frame.endswith((".", "。", "।")) for frame in frames):
            raise ValueError("each frame ends its sentence")
        return frames


class TestLines(DataModel):
    """What the examiner says around the questions: short, formal, of no opinion.

    ``{topic}`` is the task of the monologue, which ``picture`` gives where there is a picture to
    describe; ``warm_up_picture`` is the greeting before such a test.
    """

    __test__ = False  # not a test of pytest's

    warm_up: Text
    warm_up_picture: Text
    hold: tuple[Text, ...] = Field(min_length=2)
    repeat: tuple[Text, ...] = Field(min_length=2)
    after_skip: tuple[Text, ...] = Field(min_length=2)
    """After "I don't know" too."""
    acknowledge: tuple[Text, ...] = Field(min_length=4)
    monologue: Text
    picture: Text
    discussion: Text
    time_is_up: tuple[Text, ...] = Field(min_length=2)
    closing: Text
    closing_unanswered: tuple[Text, ...] = Field(min_length=1)

    @field_validator("monologue", "picture")
    @classmethod
    def _names_the_topic(cls, line: str) -> str:
        if line.count("{topic}") != 1:
            raise ValueError("the line holds {topic} once")
        return line


class Part(StrEnum):
    """Where a question belongs."""

    FRIEND = "friend"
    WARM_UP = "warm_up"
    MONOLOGUE = "monologue"
    DISCUSSION = "discussion"


class Prompt(DataModel):
    """Something to talk about. ``follow_ups`` are asked when little was said."""

    id: str = Field(pattern=r"^[a-z]{2}-[a-z_]+-[abc][12]-\d{2}$")
    part: Part
    level: CefrLevel
    text: Text
    follow_ups: tuple[Text, ...] = Field(min_length=2)
    picture: str = ""
    """The id of the picture that a monologue describes; empty where there is none."""

    @field_validator("level", mode="before")
    @classmethod
    def _by_name(cls, name: object) -> object:
        return CefrLevel.__members__.get(name, name) if isinstance(name, str) else name

    @model_validator(mode="after")
    def _shows_what_there_is(self) -> Prompt:
        if self.picture and self.part is not Part.MONOLOGUE:
            raise ValueError(f"only a monologue has a picture: {self.id}")
        if self.picture and self.picture not in {picture.id for picture in load_pictures()}:
            raise ValueError(f"no such picture: {self.picture}")
        return self


class Upgrade(DataModel):
    """A plain word that learners lean on, and words worth learning in its place."""

    plain: tuple[Text, ...] = Field(min_length=1)
    """Its forms, as they are said."""
    other: tuple[Text, ...] = ()
    """Phrases that hold one of the forms and in which the better words would be wrong."""
    base: Text | None = None
    """The base form of all of ``plain``, where the better words are base forms too: "say"."""
    better: tuple[Text, ...] = Field(min_length=1, max_length=3)
    gloss: Text
    """What the better words mean, in English."""
    example: Text
    """A sentence with the first of ``better``, a form of it allowed."""


class Degrees(DataModel):
    """Words that tell how much, in small letters: those that stand ``before`` another word and
    those that stand ``behind`` it. Of the better words none of ``taken_by_none_of`` takes one:
    nothing is "very excellent"."""

    before: tuple[Text, ...] = Field(min_length=1)
    behind: tuple[Text, ...] = ()
    taken_by_none_of: tuple[Text, ...] = Field(min_length=1)


_PER_LEVEL = {Part.FRIEND: 4, Part.MONOLOGUE: 2, Part.DISCUSSION: 3}
_LEVELS = {
    Part.FRIEND: (CefrLevel.A1, CefrLevel.A2, CefrLevel.B1, CefrLevel.B2, CefrLevel.C1),
    Part.MONOLOGUE: (CefrLevel.A2, CefrLevel.B1, CefrLevel.B2, CefrLevel.C1),
    Part.DISCUSSION: (CefrLevel.A2, CefrLevel.B1, CefrLevel.B2, CefrLevel.C1),
}
_PICTURES = 2
_WARM_UPS = 5
_SHARED = re.compile(r"\{\{(\w+)\}\}")


class LanguagePack(DataModel):
    """All of one language. Texts are in that language unless a field says English."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    language: Language
    endonym: Text
    pace: Pace
    fillers: Fillers
    intents: dict[Intent, tuple[Text, ...]]
    """Requests as people say them, whole, without marks: skip, repeat, wait, "I don't know"."""
    around_requests: tuple[Text, ...]
    """Polite and idle words that may stand before or after a request."""
    no_requests: tuple[Text, ...] = Field(min_length=3)
    """Negations, and endings of the past where words are not parted: with one of them the words
    of a request tell something, unless a request is said just so."""
    near_requests: tuple[Text, ...] = Field(min_length=5)
    """Answers with words of requests in them, whole."""
    once_more: Text
    """What one says, friend or examiner, who broke off and begins the same thing anew."""
    partner: PartnerLines
    test: TestLines
    replies: Replies
    prompts: tuple[Prompt, ...]
    phrases: Phrases
    connectives: dict[str, tuple[Text, ...]]
    """Words that join thoughts, by the level at which learners begin to use them (A2 to C1)."""
    joins_where: tuple[JoinsWhere, ...] = ()
    """The ambiguous ones among ``connectives``."""
    shared: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """What several corrections share: ``{{name}}`` in a pattern stands for the alternatives, with
    ``|`` between them and no brackets around."""
    corrections: tuple[Correction, ...] = Field(min_length=15)
    agreements: tuple[Agreement, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    """Where a correction alone would leave its phrase wrong."""
    upgrades: tuple[Upgrade, ...] = Field(min_length=12)
    degrees: Degrees | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_what_is_shared(cls, data: Any) -> Any:
        """Patterns whole. Raises ``ValueError`` for a name that is unknown or never used; what
        else is wrong the fields say."""
        try:
            shared = {name: "|".join(words) for name, words in data.get("shared", {}).items()}
            patterns = [correction["said"] for correction in data.get("corrections", ())]
        except (AttributeError, KeyError, TypeError):
            return data
        if not all(isinstance(pattern, str) for pattern in patterns):
            return data
        used: set[str] = set()

        def whole(pattern: str) -> str:
            names = _SHARED.findall(pattern)
            if unknown := set(names) - set(shared):
                raise ValueError(f"not among the shared: {', '.join(sorted(unknown))}")
            used.update(names)
            return _SHARED.sub(lambda match: shared[match[1]], pattern)

        corrections = [{**c, "said": whole(c["said"])} for c in data.get("corrections", ())]
        if idle := set(shared) - used:
            raise ValueError(f"shared, but not used: {', '.join(sorted(idle))}")
        return {**data, "corrections": corrections}

    @model_validator(mode="after")
    def _is_whole(self) -> LanguagePack:
        missing = [i for i in IN_EVERY_LANGUAGE if len(self.intents.get(i, ())) < 8]
        if missing:
            raise ValueError(f"fewer than eight phrases for: {', '.join(missing)}")
        if set(self.replies.asked) != set(Asked):
            raise ValueError("replies are needed to each kind of question to the partner")
        if set(self.connectives) != {"A2", "B1", "B2", "C1"}:
            raise ValueError("connectives are those of A2, B1, B2 and C1")
        known = {word for words in self.connectives.values() for word in words}
        if idle := {joining.word for joining in self.joins_where} - known:
            raise ValueError(f"no connectives: {', '.join(sorted(idle))}")
        ids = (p.id for p in (*self.prompts, *self.slip_rules))
        twice = [name for name, n in Counter(ids).items() if n > 1]
        if twice:
            raise ValueError(f"ids used twice: {', '.join(twice)}")
        for part, count in _PER_LEVEL.items():
            for level in _LEVELS[part]:
                if len(self.of(part, level)) < count:
                    raise ValueError(f"fewer than {count} {part} prompts at {level.name}")
        for level in _LEVELS[Part.MONOLOGUE]:
            shown = {p.picture for p in self.prompts if p.picture and p.level is level}
            if len(shown) < _PICTURES:
                raise ValueError(f"fewer than {_PICTURES} pictures to describe at {level.name}")
        if sum(p.part is Part.WARM_UP for p in self.prompts) < _WARM_UPS:
            raise ValueError(f"fewer than {_WARM_UPS} warm-up prompts")
        return self

    @property
    def ordinary_sentences(self) -> tuple[str, ...]:
        """What the pack holds of sentences that ask for nothing."""
        ordinary = [*self.near_requests, *(upgrade.example for upgrade in self.upgrades)]
        for rule in self.slip_rules:
            ordinary += [*rule.fine, *(better for _, better in rule.examples)]
        return tuple(ordinary)

    @property
    def slip_rules(self) -> tuple[Correction | Agreement, ...]:
        return (*self.corrections, *self.agreements)

    def of(self, part: Part, level: CefrLevel) -> tuple[Prompt, ...]:
        """What is asked in words alone, without a picture."""
        return tuple(
            p for p in self.prompts if p.part is part and p.level is level and not p.picture
        )


def load_pack(language: Language) -> LanguagePack:
    """The pack that ships for ``language``, checked against the schema."""
    pack = load_data(f"languages/{language.value}", LanguagePack)
    if pack.language is not language:
        raise ValueError(f"the pack in {language.value}.json is one of {pack.language.label}")
    return pack
