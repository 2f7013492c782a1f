"""What an examiner finds in a talk: levels with own words, and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.language import CefrLevel
from core.language.grid import Criterion
from core.practice.quotes import Quote


@dataclass(frozen=True)
class CriterionReview:
    """One row of the grid. Without a ``level``, ``why`` says why there is none."""

    criterion: Criterion
    level: CefrLevel | None
    why: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class ListedCorrection:
    """What was said, the usual way to say it, and why."""

    said: Quote
    better: str
    why: str


def by_reason(
    corrections: Sequence[ListedCorrection],
) -> tuple[tuple[ListedCorrection, ...], ...]:
    """Those that have one reason together, what was said wrong most often first; the same words
    once."""
    together: dict[str, list[ListedCorrection]] = {}
    for correction in corrections:
        together.setdefault(correction.why, []).append(correction)
    return tuple(map(_once, sorted(together.values(), key=len, reverse=True)))


def _once(alike: Sequence[ListedCorrection]) -> tuple[ListedCorrection, ...]:
    first: dict[str, ListedCorrection] = {}
    for correction in alike:
        first.setdefault(correction.said.text.casefold(), correction)
    return tuple(first.values())


@dataclass(frozen=True)
class Judged:
    """What a model found, as far as the person's own words bear it out.

    ``locale`` is the language that it gives its reasons in.
    """

    assessor: str
    criteria: tuple[CriterionReview, ...]
    corrections: tuple[ListedCorrection, ...]
    locale: str = "en"
