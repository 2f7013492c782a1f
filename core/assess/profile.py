"""The profile: where an answer is above and below its own level, dimension by dimension.

The estimate gives the height; the signals of each dimension (``core/data/dimensions_en.json``)
say which of them carry it. The weighted mean of the dimensions is the level of the answer, by
construction. What rules cannot see is left unjudged.
"""

from __future__ import annotations

import math

from pydantic import Field

from core.assess.answer_text import AnswerText
from core.assess.condense import said_once
from core.assess.estimate import standing
from core.assess.evidence import Quote
from core.assess.levels import HIGHEST, LOWEST, Level, level_around
from core.assess.report import DimensionReview
from core.assess.rubric import Dimension, load_rubric
from core.assess.signals import measure
from core.conversation.brief import InterviewType
from core.package_data import DataModel, load_data
from core.sentence import ReadText, in_a_row, listed, say

REACH = 0.6
"""How many levels a standard deviation of a dimension's signals moves it: the spread between
dimensions that people give one answer, about half a level, not fitted."""

FARTHEST = 1.25
SHOWN_SIGNS = 3
SHOWN_BEFORE = 1.0


class DimensionSignals(DataModel):
    """``up`` raise the dimension, ``down`` lower it."""

    up: list[str] = Field(min_length=1)
    down: list[str]


class DimensionsData(DataModel):
    """``signs`` names the signals for people; ``unjudged`` says what rules cannot tell."""

    signs: dict[str, ReadText]
    dimensions: dict[str, DimensionSignals]
    unjudged: dict[str, ReadText]


def review_dimensions(
    answer: AnswerText, kind: InterviewType, level: float, margin: float
) -> tuple[DimensionReview, ...]:
    """The dimensions of ``kind`` for an assessable English answer of ``level``."""
    rubric, data = load_rubric(), _data()
    weights = rubric.types[kind]
    judged = {name: weight for name, weight in weights.items() if name in data.dimensions}
    said = said_once(answer.judged)
    means = standing(said)
    raw = {name: _strength(means, data.dimensions[name]) for name in judged}
    levels = _around(level, raw, judged)
    used: set[str] = set()
    return tuple(
        _judged(answer, said, name, level_around(levels[name], margin), used)
        if name in judged
        else _unjudged(name, rubric.dimensions[name], data.unjudged[name])
        for name in weights
    )


def _around(level: float, raw: dict[str, float], weights: dict[str, float]) -> dict[str, float]:
    """Levels whose weighted mean is ``level``, spread by ``raw`` and all within 1 to 5."""
    total = math.fsum(weights.values())
    centre = math.fsum(raw[name] * weight for name, weight in weights.items()) / total
    shifts = {n: max(-FARTHEST, min(FARTHEST, REACH * (v - centre))) for n, v in raw.items()}
    middle = math.fsum(shifts[name] * weight for name, weight in weights.items()) / total
    shifts = {name: shift - middle for name, shift in shifts.items()}
    room = [
        (HIGHEST - level) / shift if shift > 0 else (LOWEST - level) / shift
        for shift in shifts.values()
        if shift
    ]
    scale = max(0.0, min([1.0, *room]))
    return {name: level + scale * shift for name, shift in shifts.items()}


def _strength(means: dict[str, float], signals: DimensionSignals) -> float:
    up = math.fsum(means[name] for name in signals.up) / math.sqrt(len(signals.up))
    if not signals.down:
        return up
    return up - math.fsum(means[name] for name in signals.down) / math.sqrt(len(signals.down))


def _judged(
    answer: AnswerText,
    said: str,
    name: str,
    level: Level,
    used: set[str],
) -> DimensionReview:
    dimension = load_rubric().dimensions[name]
    signals = _data().dimensions[name]
    anchor = dimension.anchor_at(level.value)
    why = in_a_row((say("Nearest to: {anchor}", anchor=anchor), *_signs(said, signals)))

    quote = _shown(answer, signals, used)
    if quote is not None:
        used.add(quote.text)
    return DimensionReview(name, dimension.title, level, why, quote, dimension.fix, dimension.drill)


def _shown(answer: AnswerText, signals: DimensionSignals, used: set[str]) -> Quote | None:
    """The sentence that shows most of a dimension, else the one that speaks most against it;
    ``None`` where no sentence does either: what is missing cannot be quoted."""

    def shows(sentence: str) -> float:
        found = measure(sentence)
        if not any(found[name] >= 1 for name in signals.up):
            return -math.inf
        # One sentence may show several dimensions, but another one tells more.
        return _strength(standing(sentence), signals) - SHOWN_BEFORE * (sentence in used)

    def lacks(sentence: str) -> float:
        return math.fsum(measure(sentence)[name] for name in signals.down) or -math.inf

    for worth in (shows, lacks):
        quote = answer.best_sentence(worth)
        if quote is not None and worth(quote.text) > -math.inf:
            return quote
    return None


def _unjudged(name: str, dimension: Dimension, why: str) -> DimensionReview:
    return DimensionReview(name, dimension.title, None, why, None, dimension.fix, dimension.drill)


def _signs(text: str, signals: DimensionSignals) -> list[str]:
    """At most two sentences: what of the dimension's signs was seen, and what was not."""
    found = measure(text)
    names = _data().signs

    def often(name: str) -> str:
        return say("{sign} ({count})", sign=names[name], count=f"{found[name]:.0f}")

    seen = [often(n) for n in signals.up if found[n] >= 1][:SHOWN_SIGNS]
    seen += [often(n) for n in signals.down if found[n] >= 2][:1]
    missing = [names[n] for n in signals.up if not found[n]][:SHOWN_SIGNS]
    told: list[str] = []
    if seen:
        told.append(say("Seen: {signs}.", signs=listed(seen)))
    if missing:
        told.append(say("Not seen: {signs}.", signs=listed(missing)))
    return told


def _data() -> DimensionsData:
    return load_data("dimensions_en", DimensionsData)
