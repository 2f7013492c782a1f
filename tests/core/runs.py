"""Runs of words that an expression can read in more ways than one.

``(?:a b|a|b)*`` reads "a b" whole or in two: where what follows does not fit, ``re`` tries every
way to part a long run of them, and their number doubles with each. It is asked of the expression,
so that no test has to wait for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, product
from typing import Any

# Nothing public parses a regular expression.
from re import _constants as kinds  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

Ways = tuple[str, ...]

_MOST = 4000
"""A body that says more than so many things is not spelt out."""
_FEW = 8
"""A repetition that is bounded so low cannot double for long."""


class _UnspeltError(Exception):
    """What is repeated stands for too much to be spelt out."""


def read_in_two_ways(pattern: str) -> list[str]:
    """For each repetition in ``pattern`` whose words can be parted in two ways one that shows it.
    A repetition of what cannot be spelt out, as ``(?:\\w+ )*``, is left aside."""
    found = []
    for body in _repeated(parser.parse(pattern)):
        try:
            shown = _parted_twice(_spelt(body))
        except _UnspeltError:
            continue
        if shown is not None:
            found.append(shown)
    return found


def _repeated(nodes: Any) -> Iterator[Any]:
    for kind, held in nodes:
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
            _least, most, body = held
            if most > _FEW:
                yield body
            yield from _repeated(body)
        elif kind is kinds.BRANCH:
            for one in held[1]:
                yield from _repeated(one)
        elif kind is kinds.SUBPATTERN:
            yield from _repeated(held[3])
        elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            yield from _repeated(held[1])


def _spelt(nodes: Any) -> Ways:
    """All that a sequence can match, as often as it can, what is repeated at most three times."""
    told: Ways = ("",)
    for kind, held in nodes:
        told = _joined(told, _one(kind, held))
    return told


def _joined(first: Ways, then: Ways) -> Ways:
    if len(first) * len(then) > _MOST:
        raise _UnspeltError
    return tuple(a + b for a, b in product(first, then))


def _one(kind: Any, held: Any) -> Ways:
    if kind is kinds.LITERAL:
        return (chr(held),)
    if kind is kinds.BRANCH:
        return tuple(chain.from_iterable(map(_spelt, held[1])))
    if kind is kinds.SUBPATTERN:
        return _spelt(held[3])
    if kind is kinds.IN and all(one is kinds.LITERAL for one, _ in held):
        return tuple(chr(letter) for _, letter in held)
    if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
        return ("",)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        least, most, body = held
        told: Ways = ()
        run: Ways = ("",)
        for times in range(min(most, least + 1, 3) + 1):
            told += run if times >= least else ()
            run = _joined(run, _spelt(body))
        return told
    raise _UnspeltError


def _parted_twice(ways: Ways) -> str | None:
    """What of ``ways``, said one after another, can be parted in two ways: the word that is there
    twice, or the overlap that shows it (Sardinas and Patterson's test); ``None`` where none is."""
    words = set(ways)
    if "" in words:
        return ""
    if twice := [word for word, times in Counter(ways).items() if times > 1]:
        return twice[0]
    overlaps = [a.removeprefix(b) for a in words for b in words if a != b and a.startswith(b)]
    for overlap in overlaps:  # it grows as it is read
        if overlap in words:
            return overlap
        for word in words:
            longer, shorter = max(word, overlap, key=len), min(word, overlap, key=len)
            rest = longer.removeprefix(shorter)
            if rest != longer and rest and rest not in overlaps:
                overlaps.append(rest)
    return None
