"""The words by which the lines of a document are told apart: headings, wants, deeds, stakes."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from pydantic import Field

from core.package_data import DataModel, Pattern, any_of, compiled, load_data


class Section(StrEnum):
    """What a heading says of the lines below it."""

    WANTED = "wanted"
    DUTIES = "duties"
    EXPERIENCE = "experience"
    SKILLS = "skills"
    EDUCATION = "education"
    OFFER = "offer"
    ABOUT = "about"
    OTHER = "other"


class GroundingWords(DataModel):
    """Headings by what they say, and the words by which lines are told."""

    headings: dict[Section, tuple[str, ...]]
    heading_hints: dict[Section, tuple[Pattern, ...]]
    """What tells, anywhere in a heading of an advert whose name is not known, what stands below
    it; the first section that fits."""
    tails: tuple[str, ...] = Field(min_length=10)
    """What may stand after the name of a heading and leave it one: "for this role"."""
    openers: tuple[str, ...] = Field(min_length=20)
    """How a want begins in a list whose lines have no bullets: "ability to"."""
    languages: tuple[str, ...] = Field(min_length=20)
    command: tuple[str, ...] = Field(min_length=10)
    """What tells that a language is to be spoken, and not taught or sold to."""
    credentials: tuple[str, ...] = Field(min_length=20)
    papers: tuple[str, ...] = Field(min_length=10)
    """Certificates and bodies by their letters; capitals count."""
    degrees: tuple[str, ...] = Field(min_length=5)
    """Those of the papers that end a course of study."""
    licences: tuple[str, ...] = Field(min_length=5)
    """Those of the credentials that allow what one does with them."""
    permits: tuple[str, ...] = Field(min_length=5)
    """Checks and rights that nothing is done with."""
    traits: tuple[str, ...] = Field(min_length=20)
    """What tells that a want is how somebody is or gets on with people: no piece of work."""
    required: tuple[str, ...] = Field(min_length=10)
    optional: tuple[str, ...] = Field(min_length=3)
    examples: tuple[str, ...] = Field(min_length=5)
    """What leads from a thing to examples of it: "such as"."""
    clause_words: tuple[str, ...] = Field(min_length=20)
    """No thing in a list has one of these: "say so when you are lost" is a clause."""
    boilerplate: tuple[str, ...] = Field(min_length=5)
    deeds: tuple[str, ...] = Field(min_length=40)
    stakes: tuple[str, ...] = Field(min_length=20)
    """What tells that a line of company notes is about what a company wants or struggles with."""
    arrangements: tuple[str, ...] = Field(min_length=10)
    """What tells that a line of a résumé is about when, where and for how much somebody comes."""
    duties: tuple[str, ...] = Field(min_length=20)
    """How a line of a résumé begins that tells what somebody does day by day: in the present."""
    reminders: tuple[str, ...] = Field(min_length=10)
    """What tells that a line of notes is meant for nobody but its writer."""


@cache
def grounding_words() -> GroundingWords:
    """The words of ``core/data/grounding_en.json``."""
    return load_data("grounding_en", GroundingWords)


@cache
def words_of(name: str) -> re.Pattern[str]:
    """Any of the words of the list ``name``, as whole words."""
    return re.compile(rf"(?<!\w)(?:{any_of(getattr(grounding_words(), name))})(?!\w)")


def mentions(name: str, text: str) -> bool:
    """Whether one of the words of the list ``name`` stands in ``text``, in lowercase."""
    return words_of(name).search(text) is not None


@cache
def names_of_headings() -> dict[str, Section]:
    """What each name of a heading, in lowercase, says of the lines below it."""
    headings = grounding_words().headings
    return {name: section for section in reversed(headings) for name in headings[section]}


def hinted(heading: str) -> Section | None:
    """What the words of ``heading``, in lowercase, hint at; ``None`` where they say nothing.

    A list of what is wanted and what is offered is neither: its lines are told one by one.
    """
    fits = [s for s, patterns in _hints() if any(one.search(heading) for one in patterns)]
    if {Section.OFFER, Section.WANTED} <= {*fits}:
        return Section.OTHER
    return fits[0] if fits else None


@cache
def _hints() -> tuple[tuple[Section, tuple[re.Pattern[str], ...]], ...]:
    hints = grounding_words().heading_hints
    return tuple((section, tuple(map(compiled, hints[section]))) for section in hints)
