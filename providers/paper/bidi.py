"""Directions: which characters of a line run right to left, and in which order runs are drawn.

The Unicode bidirectional algorithm (UAX 9) with two rules left out. Explicit marks (X1 to X8)
count as nothing, so that nothing that was said can turn the page around; brackets (N0) resolve
like other neutrals. Linear in the text; fpdf2's own walks neutrals recursively and fails on a
line of a thousand dashes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NUMBERS = ("EN", "AN")


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs right to left (P2, P3)."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((_STRONG[kind] == "R" for kind in kinds if kind in _STRONG), False)


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """The embedding level of each character; odd ones run right to left."""
    base = 1 if right_to_left else 0
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    if not base and not any(kind in ("R", "AL", "AN") for kind in kinds):
        return [0] * len(text)
    edge = "R" if right_to_left else "L"
    _resolve_marks_and_numbers(kinds, edge)
    _resolve_neutrals(kinds, edge)
    if right_to_left:
        return [1 if kind == "R" else 2 for kind in kinds]
    return [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The indexes of runs from left to right (L2)."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    if not odd:
        return order
    for level in range(max(run_levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _resolve_marks_and_numbers(kinds: list[str], edge: str) -> None:
    """W1 to W7: marks follow their letter, signs join their numbers."""
    previous, strong = edge, edge
    for i, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[i] = previous
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
        if kind in _STRONG:
            strong = kind
        previous = kinds[i]
    kinds[:] = [_STRONG.get(kind, kind) for kind in kinds]
    for i in range(1, len(kinds) - 1):
        before, kind, after = kinds[i - 1 : i + 2]
        if before == after and (
            (kind == "CS" and before in _NUMBERS) or (kind, before) == ("ES", "EN")
        ):
            kinds[i] = before
    _join_terminators(kinds)
    strong = edge
    for i, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _join_terminators(kinds: list[str]) -> None:
    """W5: a row of signs such as % or € belongs to the number beside it."""
    start = 0
    for kind, group in groupby(list(kinds)):
        end = start + sum(1 for _ in group)
        if kind == "ET" and "EN" in (kinds[start - 1] if start else "", *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _resolve_neutrals(kinds: list[str], edge: str) -> None:
    """N1, N2: neutrals take the direction on both sides of them, or that of the paragraph."""
    start, before = 0, edge
    directed = [kind in ("L", "R", *_NUMBERS) for kind in kinds]
    for is_directed, group in groupby(directed):
        end = start + sum(1 for _ in group)
        if is_directed:
            before = _side(kinds[end - 1])
        else:
            after = _side(kinds[end]) if end < len(kinds) else edge
            kinds[start:end] = [before if before == after else edge] * (end - start)
        start = end


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
