"""Named interviewers: who they are, what each wants to find out, and who asks what in a panel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import permutations
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from core.conversation.brief import Brief, InterviewType, Manner
from core.conversation.moves import FollowUpReason
from core.conversation.persona import Persona
from core.package_data import DataModel, Wordings, load_data
from core.practice.bank import Cue, Question, SpokenText
from core.practice.points import says
from core.remembered import remembered
from core.sentence import AS_SENTENCE

Colour = Literal["blue", "green", "violet"]
"""Streamlit's named colours whose text can be read on its light and on its dark page."""

Handing = Annotated[str, StringConstraints(pattern=r"\{name\}")]
_MOST_TOLD = 3
"""Of the words that tell whose a line is: what is said at length is not said more clearly."""
_TAG_WEIGHT = 2
"""All questions of an interview are mostly of one kind: a tag tells more than the kind does."""


class Concern(DataModel):
    """What belongs to somebody's concern: kinds of question, tags, what answers lack, and words of
    the lines of an advert or a résumé, which have no tags."""

    types: tuple[InterviewType, ...] = Field(min_length=1)
    reasons: tuple[FollowUpReason, ...] = Field(min_length=1)
    tags: tuple[Cue, ...] = Field(min_length=10)
    lines: tuple[Cue, ...] = Field(min_length=10)

    def weight(self, question: Question) -> int:
        """How much ``question`` belongs here: its kind, its tags, by whole words, and the line
        that caused it."""
        asked = [tag.split() for tag in question.tags]
        found = sum(any(_within(tag.split(), words) for words in asked) for tag in self.tags)
        told = sum(_told(cause.shown, self.lines) for cause in question.causes)
        found += min(_MOST_TOLD, told)
        return _TAG_WEIGHT * found + (question.type in self.types)


class PersonalLines(DataModel):
    """What one person says around the questions; ``{name}`` is who gets the floor."""

    acknowledge: tuple[str, ...] = Field(min_length=2)
    follow_up: tuple[str, ...] = Field(min_length=2)
    """Ahead of a question of any kind: none asks for something by itself."""
    follow_up_for_facts: tuple[str, ...] = ()
    """Ahead of one that asks what was done, how it ended or how much it was."""
    hand_over: tuple[Handing, ...] = Field(min_length=2)
    closing: tuple[SpokenText, ...] = Field(min_length=2)


class NamedInterviewer(DataModel):
    """One person. ``aim`` completes "You want to find out ..." for a model, ``aim_for_you`` the
    same for the person who is asked. ``voices`` are keyed by provider."""

    id: str = Field(pattern=r"^[a-z]+$")
    name: str = Field(pattern=r"^[A-Z][a-z]+$")
    role: Annotated[str, StringConstraints(min_length=4), AS_SENTENCE]
    manner: Manner
    concern: str
    aim: SpokenText
    aim_for_you: Annotated[SpokenText, AS_SENTENCE]
    colour: Colour
    voices: dict[str, str]
    lines: PersonalLines

    @property
    def persona(self) -> Persona:
        return Persona(
            self.id,
            self.name,
            self.role,
            self.aim,
            self.colour,
            self.manner,
            tuple(sorted(self.voices.items())),
        )


class Welcome(DataModel):
    """How somebody with a name begins, by themselves."""

    opening: dict[Manner, Wordings]
    staged_opening: dict[Manner, Wordings]

    @model_validator(mode="after")
    def _speaks_in_every_manner(self) -> Welcome:
        told = (field for field in dict(self).values() if isinstance(field, dict))
        if any(set(lines) != set(Manner) for lines in told):
            raise ValueError("lines are needed in each manner")
        return self


class PanelLines(Welcome):
    """How a panel introduces itself: ``{others}`` is made of ``with_one`` or ``with_two``."""

    introduced: str
    with_one: str
    with_two: str
    last_question: dict[Manner, Wordings]


class Interviewers(DataModel):
    """Everybody. In each manner there is one person for each concern, and no two of them share
    a colour or a voice: any of them can sit beside each other."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    concerns: dict[str, Concern]
    interviewers: tuple[NamedInterviewer, ...] = Field(min_length=6)
    panel: PanelLines
    alone: Welcome

    @model_validator(mode="after")
    def _panels_can_be_told_apart(self) -> Interviewers:
        _differ("ids", [person.id for person in self.interviewers])
        _differ("names", [person.name for person in self.interviewers])
        for manner in Manner:
            people = [person for person in self.interviewers if person.manner is manner]
            if {person.concern for person in people} != set(self.concerns):
                raise ValueError(f"{manner.value}: one person is needed for each concern")
            _differ(f"{manner.value} concerns", [person.concern for person in people])
            _differ(f"{manner.value} colours", [person.colour for person in people])
            for provider in {name for person in people for name in person.voices}:
                voices = [person.voices.get(provider, "") for person in people]
                _differ(f"{manner.value} voices of {provider}", voices)
        return self


def everybody() -> Interviewers:
    """The content of ``core/data/interviewers_en.json``."""
    return load_data("interviewers_en", Interviewers)


@cache
def find_interviewer(name: str) -> NamedInterviewer | None:
    """The person of that id; ``None`` for "" and for somebody of another version of the app."""
    return next((person for person in everybody().interviewers if person.id == name), None)


def find_persona(name: str) -> Persona | None:
    """The person of that id as voices and pages know them."""
    found = find_interviewer(name)
    return found.persona if found is not None else None


def choose_panel(size: int, manner: Manner | None, kind: InterviewType) -> tuple[str, ...]:
    """The ids of a panel of ``size`` for interviews of ``kind``, of mixed manners where none is
    given; nobody for a size of 1.

    Who is nearest to the kind comes first. Raises ``ValueError`` when there are too few people.
    """
    if size <= 1:
        return ()
    concerns = everybody().concerns
    people = _of_mixed_manners() if manner is None else _of_manner(manner)
    if len(people) < size:
        raise ValueError(f"a panel has at most {len(people)} people: {size}")
    nearest = sorted(people, key=lambda person: kind not in concerns[person.concern].types)
    return tuple(person.id for person in nearest[:size])


def _of_manner(manner: Manner) -> list[NamedInterviewer]:
    return [person for person in everybody().interviewers if person.manner is manner]


def _of_mixed_manners() -> list[NamedInterviewer]:
    """One person for each concern, no two of one manner, of one colour or of one voice."""
    for manners in permutations(Manner):
        people = [
            person
            for concern, manner in zip(everybody().concerns, manners, strict=True)
            for person in _of_manner(manner)
            if person.concern == concern
        ]
        if _can_be_told_apart(people):
            return people
    raise ValueError("there is no panel of mixed manners")


def _can_be_told_apart(people: Sequence[NamedInterviewer]) -> bool:
    providers = {name for person in people for name in person.voices}
    marks: list[list[str]] = [[person.colour for person in people]]
    marks += [[person.voices.get(name, "") for person in people] for name in providers]
    return all(len(set(mark)) == len(people) for mark in marks)


def panel_of(brief: Brief) -> tuple[NamedInterviewer, ...]:
    """Those who interview; empty for one without a name."""
    found = (find_interviewer(name) for name in brief.panel)
    return tuple(person for person in found if person is not None)


def share_out(
    plan: Sequence[Question], panel: Sequence[NamedInterviewer]
) -> tuple[NamedInterviewer, ...]:
    """Who asks each question of ``plan``: the same for the same plan, and for each question one.

    Nobody asks more than one question more than another, so that nobody is silent where there
    are enough. Within that, the clearest case is given away first: the question that belongs
    most to somebody's concern. Raises ``ValueError`` for a panel of nobody.
    """
    if not panel:
        raise ValueError("questions cannot be shared out among nobody")
    concerns = everybody().concerns
    pairs = sorted(
        (-concerns[person.concern].weight(question), at, seat)
        for at, question in enumerate(plan)
        for seat, person in enumerate(panel)
    )
    fair = len(plan) // len(panel)
    given: dict[int, int] = {}
    for most in (fair, fair + 1):
        for _, at, seat in pairs:
            if at not in given and list(given.values()).count(seat) < most:
                given[at] = seat
    return tuple(panel[given[at]] for at in range(len(plan)))


def introduce(person: NamedInterviewer, panel: Sequence[NamedInterviewer]) -> str:
    """How ``person`` presents the others of ``panel``, by name and role."""
    lines = everybody().panel
    others = [
        lines.introduced.format(name=other.name, role=other.role)
        for other in panel
        if other.id != person.id
    ]
    if not others:
        return ""
    if len(others) == 1:
        return lines.with_one.format(first=others[0])
    return lines.with_two.format(first=others[0], second=others[1])


@remembered(128)
def _told(line: str, words: tuple[str, ...]) -> int:
    """How many of ``words`` the ``line`` of a document holds; asked at each turn of a panel."""
    return sum(says(line, word) for word in words)


def _within(part: list[str], words: list[str]) -> bool:
    """Whether ``words`` hold ``part`` as a run of whole words."""
    last = len(words) - len(part)
    return any(words[at : at + len(part)] == part for at in range(last + 1))


def _differ(what: str, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise ValueError(f"{what} must differ: {', '.join(names)}")
