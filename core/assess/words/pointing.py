"""Pointing: where people are told that a sign was seen, which is not wherever it counts.

Levels were learned with all places of a signal; those are right often enough to count and not to be
pointed at: "we once shipped" is no condition, "so I offered him four" is a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from core.assess.words.deeds_and_people import (
    may_be_a_deed,
    may_be_others,
    named_people,
    others,
    own_deed,
)
from core.assess.words.names import further_names, may_hold_a_name
from core.assess.words.signals import places
from core.assess.words.telling import telling_cues
from core.assess.words.weak_words import WEAKNESSES, is_weak
from core.package_data import ListedPatterns, Patterns, load_data
from core.think.reading.cues import find_cues, fold_in_place
from core.think.reading.said_again import without_said_again
from core.think.reading.scene import SOME_TIME


def shown_places(text: str, name: str, also: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Where in ``text`` people are told that the sign ``name`` was seen, in order; ``also`` are
    further cues of it."""
    text = without_said_again(text) if name in _OF_THE_STORY else text
    folded = fold_in_place(text)
    spans = {*_within_a_sentence(text, name), *find_cues(folded, also)}
    if name in _shown_also():
        spans |= {match.span() for match in _shown_also()[name].finditer(folded)}
    if name == "others":
        spans |= {*named_people(text)}
    if name == "name":
        spans |= {*further_names(text)}
    shown = sorted(span for span in spans if _may_be_shown(folded, name, span))
    return [
        span
        for span in shown
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in shown)
    ]


_OF_THE_STORY = ("own_deed", "speech")
"""Signs of what was done and said then, and not to whoever listens."""


def cued_in_doubt(text: str, name: str) -> bool:
    """Whether ``text`` holds a cue of the sign ``name`` that is one only in another shape or may be
    none: who named a year is not told that they named no number."""
    folded = fold_in_place(text)
    none, doubt = _each("not_shown").get(name), _each("in_doubt").get(name)
    for start, end in places(text, name):
        said, after = folded[start:end], folded[end : end + 40]
        marked = f"{folded[max(0, start - 40) : start]}[{said}]{after}"
        if none is not None and none.search(marked):
            continue
        if f"{name} {said}" in _each("shown_only") or (doubt and doubt.search(marked)):
            return True
    return False


def may_be_there(text: str, name: str) -> bool:
    """Whether ``text``, in which the sign ``name`` is not shown, may tell it all the same."""
    folded = fold_in_place(text)
    if name == "others":
        return may_be_others(text, folded)
    if name == "name":
        return may_hold_a_name(text)
    if name == "example":
        return _any("may_be_example").search(folded) is not None
    return name == "own_deed" and may_be_a_deed(folded)


def _within_a_sentence(text: str, name: str) -> Iterator[tuple[int, int]]:
    """The places of the sign ``name``; of one that reaches over the end of a sentence ("not so. But
    he") what of it stands behind that end."""
    for start, end in places(text, name):
        ends = [*_SENTENCE_ENDS.finditer(text, start, end)]
        if not ends:
            yield start, end
            continue
        begins = ends[-1].end()
        yield from ((begins + a, begins + b) for a, b in places(text[begins:end], name))


_SENTENCE_ENDS = re.compile(r"[.!?]\s")


def _may_be_shown(folded: str, name: str, span: tuple[int, int]) -> bool:
    said, after = folded[slice(*span)], folded[span[1] : span[1] + 40]
    before = folded[max(0, span[0] - 40) : span[0]]
    marked = f"{before}[{said}]{after}"
    for among in ("not_shown", "in_doubt"):
        none = _each(among).get(name)
        if none is not None and none.search(marked):
            return False
    only = _each("shown_only").get(f"{name} {said}")
    if only is not None and not only.search(marked):
        return False
    if name in WEAKNESSES:
        return is_weak(folded, name, span)
    if name == "name":
        return said not in telling_cues().empty
    if name == "limit" and said in _each("fails_when"):
        return _each("fails_when")[said].match(after) is not None
    if name == "condition" and said == "once":
        return bool(_any("once_it").match(after)) and not _any("one_time").search(before)
    if name == "example" and said == "once":
        return not folded[: span[0]].endswith("at ")
    return True


class PointingPatterns(ListedPatterns):
    """``core/data/pointing_en.json``: patterns of a folded text, most of them around a cue in
    brackets, by the sign."""

    macros: ClassVar = {"some_time": SOME_TIME}
    apart: ClassVar = ("shown_also", "not_shown", "in_doubt", "shown_only", "fails_when")

    shown_also: dict[str, Patterns]
    """Beyond what counts as the sign; deeds and people have a file of their own."""
    not_shown: dict[str, Patterns]
    """What a cue means elsewhere."""
    in_doubt: dict[str, Patterns]
    """What a cue may also mean."""
    shown_only: dict[str, dict[str, Patterns]]
    """By cue in which shape it is a sign."""
    fails_when: dict[str, Patterns]
    """By cue what goes on after it where it tells a limit."""
    may_be_example: Patterns
    """What was met somewhere, told to show it or only to begin."""
    once_it: Patterns
    one_time: Patterns


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("pointing_en", PointingPatterns).any_of(name)


@cache
def _each(name: str) -> dict[str, re.Pattern[str]]:
    return load_data("pointing_en", PointingPatterns).each_of(name)


@cache
def _shown_also() -> dict[str, re.Pattern[str]]:
    return {**_each("shown_also"), "own_deed": own_deed(), "others": others()}
