"""Deeds and people: how an English answer tells what somebody did, and who else was there.

These are wider than the signals that levels were learned with; they are shown and move no level.
What may be a deed or a person, and may be none, is neither claimed nor missed.
"""

from __future__ import annotations

import re
from functools import cache

from core.package_data import ListedPatterns, Patterns, load_data


class DeedsAndPeople(ListedPatterns):
    """``core/data/deeds_and_people_en.json``: patterns of a folded text, those of names of a text
    as it was written."""

    own_deed: Patterns
    others: Patterns
    named: Patterns
    """In which only people are named."""
    may_be_named: Patterns
    """A name that may be a product's."""
    may_be_others: Patterns
    """A group, or people in general."""
    may_be_a_deed: Patterns
    """A part of theirs without a deed in it."""


def own_deed() -> re.Pattern[str]:
    """What people did themselves, in the words of ``core.assess.words.signals`` and beyond them."""
    return _any("own_deed")


def others() -> re.Pattern[str]:
    """Somebody else who is told of: not what people are in general, nor what somebody is
    themselves."""
    return _any("others")


def named_people(text: str) -> list[tuple[int, int]]:
    """Where ``text`` names somebody in a way in which only people are named."""
    return [match.span() for match in _any("named").finditer(text)]


def may_be_others(text: str, folded: str) -> bool:
    """Whether it may speak of somebody else: a name that may be a product's, a group."""
    return bool(_any("may_be_named").search(text) or _any("may_be_others").search(folded))


def may_be_a_deed(folded: str) -> bool:
    """Whether it names a part of theirs without a deed in it."""
    return _any("may_be_a_deed").search(folded) is not None


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("deeds_and_people_en", DeedsAndPeople).any_of(name)
