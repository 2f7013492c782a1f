"""The scene: whether a sentence says where or when something was, or on which day.

One notion for all that is told of a story: what a gap, a step or an advice asks for is asked for by
none of them once one of them has found it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar

from core.package_data import ListedPatterns, Patterns, load_data
from core.think.cues import fold_in_place
from core.think.numbers import AMOUNT
from core.think.signs import SOME_TIME


class ScenePatterns(ListedPatterns):
    """``core/data/scene_en.json``: patterns of a folded text, those of names of a text as it was
    written."""

    macros: ClassVar = {"amount": AMOUNT, "some_time": SOME_TIME.pattern}

    one_day: Patterns
    when: Patterns
    where: Patterns
    at_a_name: Patterns


def sets_scene(text: str) -> bool:
    """Whether ``text`` says where or when something was, however little it says of it."""
    return scene_marks(text) > 0


def scene_marks(text: str) -> int:
    """How much of a scene ``text`` sets: 2 where it says when something was and, in other words
    than these, where ("in my last job" is both, and little of either)."""
    folded = fold_in_place(text)
    found = (_any("where").search(folded), _any("at_a_name").search(text))
    where = {match.start() for match in found if match is not None}
    when = _any("when").search(folded)
    told_when = when is not None or tells_one_day(text)
    return told_when + bool(where - {when.start()} if when else where)


def tells_one_day(text: str) -> bool:
    """Whether ``text`` names a day, or an hour of one, on which something was."""
    return _any("one_day").search(fold_in_place(text)) is not None


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("scene_en", ScenePatterns).any_of(name)
