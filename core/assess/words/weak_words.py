"""Whether a word that may be held against an answer is weak where it stands.

The same words tell facts: "the same key", "everyone who had cancelled", "I told them it was a win".
Whoever reads such a word as a weakness of theirs stops believing the rest, so in doubt it is not
pointed at. No level depends on this.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import ClassVar

from pydantic import model_validator

from core.assess.words.own_plans import plans_at
from core.package_data import ListedPatterns, Patterns, load_data
from core.practice.following_up.told import tells_what_happened
from core.remembered import remembered

WEAKNESSES = frozenset(("generic", "advice", "doubt", "idle", "own_plan"))


def is_weak(folded: str, name: str, span: tuple[int, int]) -> bool:
    """Whether the words at ``span`` of ``folded`` are a case of ``name``, of ``WEAKNESSES``."""
    said = folded[slice(*span)]
    before, after = folded[max(0, span[0] - 40) : span[0]], folded[span[1] : span[1] + 40]
    marked = f"{before}[{said}]{after}"
    if _each("a_fact")[name].search(marked):
        return False
    if name == "own_plan" and not plans_at(folded, span[0]):
        return False
    only = _each("weak_only").get(said) if name in _IN_GENERAL else None
    if only is not None and not only.search(marked):
        return False
    return name not in _IN_GENERAL or not _tells_what_happened(_clause_around(folded, span))


def _clause_around(folded: str, span: tuple[int, int]) -> str:
    starts, ends = _clause_edges(folded)
    before = bisect_right(ends, span[0])
    after = bisect_left(starts, span[1])
    return folded[ends[before - 1] if before else 0 : (*starts[after : after + 1], len(folded))[0]]


@remembered(8)  # in an answer without marks each sign would look for them in all of it
def _clause_edges(folded: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    edges = [*_CLAUSE_EDGE.finditer(folded)]
    return tuple(edge.start() for edge in edges), tuple(edge.end() for edge in edges)


_tells_what_happened = remembered(256)(tells_what_happened)
_CLAUSE_EDGE = re.compile(r"[.,;:!?\n]+|\b(?:and|but|so|because|then)\b")
_IN_GENERAL = ("generic", "advice")
"""Weak only where no more is told: a clause that tells what happened says something by itself."""


class WeakWords(ListedPatterns):
    """``core/data/weak_words_en.json``: patterns of a folded text around words in brackets."""

    apart: ClassVar = ("a_fact", "weak_only")

    a_fact: dict[str, Patterns]
    """By weakness what its words mean elsewhere."""
    weak_only: dict[str, Patterns]
    """By words that mean many things where they fit every answer."""

    @model_validator(mode="after")
    def _knows_all_weaknesses(self) -> WeakWords:
        if self.a_fact.keys() != WEAKNESSES:
            raise ValueError(f"facts are told of other weaknesses than {sorted(WEAKNESSES)}")
        return self


@cache
def _each(name: str) -> dict[str, re.Pattern[str]]:
    return load_data("weak_words_en", WeakWords).each_of(name)
