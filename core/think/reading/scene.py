"""The scene: whether a sentence says where or when something was, or on which day.

One notion for all that is told of a story: what a gap, a step or an advice asks for is asked for by
none of them once one of them has found it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar

from core.package_data import ListedPatterns, Patterns, load_data
from core.think.reading.cues import fold_in_place
from core.think.reading.numbers import AMOUNT

_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
SOME_TIME = (
    rf"\b(?:in|since|until|during|of|early|late|by) (?:the )?(?:(?:19|20)\d\d|{_MONTH})\b"
    rf"|\b(?:spring|summer|autumn|fall|winter|christmas|easter|{_MONTH}),? (?:19|20)\d\d\b"
    r"|\b(?:that|last|this) (?:spring|summer|autumn|fall|winter|year|month|week|night|term"
    rf"|{_MONTH})\b"
    r"|\b(?:years?|months?|weeks?) ago\b"
)
"""A pattern of folded text: a year, a month or a season in which something was."""


class ScenePatterns(ListedPatterns):
    """``core/data/scene_en.json``: patterns of a folded text, those of names of a text as it was
    written."""

    macros: ClassVar = {"amount": AMOUNT, "some_time": SOME_TIME}

    one_day: Patterns
    when: Patterns
    where: Patterns
    at_a_name: Patterns


def sets_scene(text: str) -> bool:
    """Whether ``text`` says where or when something was, however little it says of it."""
    return says_when(text) or says_where(text)


def says_when(text: str) -> bool:
    """Whether ``text`` says when something was, be it a year, an age or a day."""
    return _when(text) is not None or tells_one_day(text)


def says_where(text: str) -> bool:
    """Whether ``text`` says where something was, with or without a name."""
    return bool(_wheres(text))


def scene_marks(text: str) -> int:
    """How much of a scene ``text`` sets: 2 where it says when something was and, in other words
    than these, where ("in my last job" is both, and little of either)."""
    when, wheres = _when(text), _wheres(text)
    return says_when(text) + bool(wheres - {when.start()} if when else wheres)


def _when(text: str) -> re.Match[str] | None:
    return _any("when").search(fold_in_place(text))


def _wheres(text: str) -> set[int]:
    found = (_any("where").search(fold_in_place(text)), _any("at_a_name").search(text))
    return {match.start() for match in found if match is not None}


def tells_one_day(text: str) -> bool:
    """Whether ``text`` names a day, or an hour of one, on which something was."""
    return _any("one_day").search(fold_in_place(text)) is not None


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("scene_en", ScenePatterns).any_of(name)
