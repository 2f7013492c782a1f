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
    folded = fold_in_place(text)
    return (
        any(_any(name).search(folded) for name in ("when", "where"))
        or _any("at_a_name").search(text) is not None
        or tells_one_day(text)
    )


def tells_one_day(text: str) -> bool:
    """Whether ``text`` names a day, or an hour of one, on which something was."""
    return _any("one_day").search(fold_in_place(text)) is not None


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("scene_en", ScenePatterns).any_of(name)
