"""Whether an English utterance says that what was asked will not be told, or cannot be.

The whole of it has to: "I can't name the client, but I rebuilt their shop" tells a story, and so
does whoever reports a refusal. Reasons, regrets and pleas may stand beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.package_data import ListedPatterns, Patterns, load_data
from core.think.reading.cues import fold_in_place


class RefusalPatterns(ListedPatterns):
    """``core/data/refusals_en.json``: patterns of folded text. ``cut`` parts clauses, ``idle`` is
    what may open one; a clause that refuses, or may stand beside one that does, fits a pattern of
    ``refuses`` or of ``beside`` from end to end."""

    cut: Patterns
    idle: Patterns
    refuses: Patterns
    beside: Patterns


def refuses(text: str) -> bool:
    """Whether every clause of ``text`` refuses, or says why, or asks for understanding, and at
    least one of them refuses."""
    known = _compiled()
    clauses = [known.idle.sub("", part).strip() for part in known.cut.split(fold_in_place(text))]
    said = [clause for clause in clauses if clause]
    refusals = [known.refuses.fullmatch(clause) is not None for clause in said]
    return any(refusals) and all(
        refused or known.beside.fullmatch(clause)
        for refused, clause in zip(refusals, said, strict=True)
    )


def ends_in_a_refusal(text: str) -> bool:
    """Whether the last sentence of ``text`` refuses."""
    return refuses(_SENTENCE_END.split(text.rstrip())[-1])


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True)
class _Compiled:
    cut: re.Pattern[str]
    idle: re.Pattern[str]
    refuses: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def _compiled() -> _Compiled:
    data = load_data("refusals_en", RefusalPatterns)
    return _Compiled(
        data.any_of("cut"),
        data.any_of("idle"),
        data.any_of("refuses"),
        data.any_of("beside"),
    )
