"""The profile: where an answer is above and below its own level, dimension by dimension.

The estimate gives the height; the signals of each dimension (``core/data/dimensions_en.json``)
say which of them carry it. The weighted mean of the dimensions is the level of the answer, by
construction. What rules cannot see is left unjudged.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from pydantic import Field

from core.assess.answer_text import AnswerText
from core.assess.condense import said_once
from core.assess.estimate import standing
from core.assess.levels import HIGHEST, LOWEST, Level, level_around
from core.assess.pointing import shown_places
from core.assess.report import DimensionReview
from core.assess.rubric import Advice, Dimension, load_rubric
from core.assess.side_remarks import asks_back
from core.assess.signals import SHARES, measure
from core.assess.telling_steps import in_quotes
from core.conversation.brief import InterviewType
from core.package_data import DataModel, load_data
from core.practice.quotes import Quote
from core.remembered import remembered
from core.sentence import ReadText, in_a_row, listed, say
from core.speak.sentences import sentence_spans
from core.think.losses import tells_of_a_loss
from core.think.signs import tell_outcomes

REACH = 0.6
"""How many levels a standard deviation of a dimension's signals moves it: the spread between
dimensions that people give one answer, about half a level, not fitted."""

FARTHEST = 1.25
HIGH, LOW = 3.5, 1.5
"""A level of a dimension from ``HIGH`` on stands for something that must have been seen; one below
``LOW``, nearest to 1, for nothing but what speaks against it: it is quoted with that or not at
all. From 2 on each anchor speaks of something that is there."""

SHOWN_SIGNS = 3
SHOWN_BEFORE = 1.0


class DimensionSignals(DataModel):
    """``up`` raise the dimension, ``down`` lower it. ``stands_for`` are the signs of what anchor 4
    says: one of each group at least."""

    up: list[str] = Field(min_length=1)
    down: list[str]
    stands_for: list[list[str]] = Field(min_length=1)


class Instead(Advice):
    """What to advise where one sentence shows all of ``shown_by``: that is what the dimension's own
    advice asks for. ``asks_for`` is the signal that this one asks for."""

    shown_by: list[str] = Field(min_length=1)
    asks_for: str


class DimensionsData(DataModel):
    """``signs`` names the signals for people; ``unjudged`` says what rules cannot tell.

    ``also`` are further cues by which a sign is seen; no level was learned with them, so they
    move none.
    """

    signs: dict[str, ReadText]
    also: dict[str, list[str]]
    instead: dict[str, Instead]
    dimensions: dict[str, DimensionSignals]
    unjudged: dict[str, ReadText]


def review_dimensions(
    answer: AnswerText,
    kind: InterviewType,
    level: float,
    margin: float,
    *,
    introduces: bool,
) -> tuple[DimensionReview, ...]:
    """The dimensions of ``kind`` for an assessable English answer of ``level``.

    Where it ``introduces`` somebody, it is told what an introduction can do better, and the
    anchors, which speak of one event, are not held to it. A dimension whose estimate is high
    without the signs of what a high level stands for is left unjudged; it moves no other.
    """
    rubric, data = load_rubric(), _data()
    weights = rubric.types[kind]
    judged = {name: weight for name, weight in weights.items() if name in data.dimensions}
    said = said_once(answer.judged)
    means = standing(said)
    raw = {name: _strength(means, data.dimensions[name]) for name in judged}
    levels = _around(level, raw, judged)
    used: set[str] = set()
    # Nobody is shown a bereavement as a sign of anything.
    told = " ".join(
        said[start:end]
        for start, end in sentence_spans(said)
        if not tells_of_a_loss(said[start:end])
    )
    return tuple(
        _judged(answer, told, name, level_around(levels[name], margin), used, introduces=introduces)
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
    *,
    introduces: bool,
) -> DimensionReview:
    dimension = load_rubric().dimensions[name]
    signals = _data().dimensions[name]
    unseen = [] if introduces else _unseen(said, signals)
    if level.value >= HIGH and unseen:
        why = say(
            "The signs contradict each other: the words are those of a strong answer, and what a "
            "high level stands for was not seen ({signs}).",
            signs=listed([_data().signs[name] for name in unseen]),
        )
        return _unjudged(name, dimension, why)
    signs = _signs(said, signals)
    claimed = not introduces and not _belied(dimension.anchor_at(level.value), _seen(said))
    told = in_a_row((dimension.stands_for(level.value), *signs) if claimed else signs)
    advice: Advice | None = load_rubric().advice(name, introduces=introduces)
    if not introduces:
        advice = _advice(name, dimension, answer)
    fix, drill = (advice.fix, advice.drill) if advice else ("", "")

    quote = _shown(answer, signals, used, low=is_low(level.value))
    if quote is not None:
        used.add(quote.text)
    return DimensionReview(name, dimension.title, level, told, quote, fix, drill)


def _advice(name: str, dimension: Advice, answer: AnswerText) -> Advice | None:
    """What ``answer`` does not show yet; ``None`` where it shows all that could be advised."""
    instead = _data().instead.get(name)
    if instead is None:
        return dimension
    text = dict(zip(answer.line_indexes, answer.parts, strict=True))
    said = [text[index][start:end] for index, start, end in answer.sentences()]
    if not any(all(_times_seen(one, sign) for sign in instead.shown_by) for one in said):
        return dimension
    return None if any(_times_seen(one, instead.asks_for) for one in said) else instead


def _seen(text: str) -> Mapping[str, float]:
    """How often each sign is seen in ``text``."""
    return {name: _times_seen(text, name) for name in measure(text)}


@remembered(8192)  # each dimension asks it of the answer and of its sentences
def _times_seen(text: str, name: str) -> float:
    """How often ``text`` shows the sign ``name``, by the signals and by what shows it also."""
    data = _data()
    if name not in data.signs or name in SHARES:
        return measure(text)[name]
    seen = len(shown_places(text, name, data.also.get(name, ())))
    # What came of it is told in more ways than the level was learned with.
    return seen or len(tell_outcomes(text)) if name == "outcome" else seen


def is_low(level: float) -> bool:
    """Whether a dimension at ``level`` is shown by what speaks against it."""
    return level < LOW


def _unseen(said: str, signals: DimensionSignals) -> list[str]:
    """The signs of the groups of which none was seen."""
    found = _seen(said)
    groups = (group for group in signals.stands_for if not any(found[name] for name in group))
    return [name for group in groups for name in group]


def _belied(anchor: str, found: Mapping[str, float]) -> bool:
    """Whether the words of ``anchor`` speak of a sign that was not seen, or deny one that was."""
    return any(not found[name] for name, words in _SPEAKS_OF.items() if words in anchor) or any(
        found[name] for words, name in _DENIES.items() if words in anchor
    )


_SPEAKS_OF = {"outcome": "The outcome is shown", "example": "with an example"}
_DENIES = {"its price is not": "limit", "without a reason": "reason", "without why": "reason"}


def _with_words(text: str, name: str) -> str:
    """What the sign ``name`` is called, with the first two words in ``text`` that are one."""
    sign = _data().signs[name]
    spans = shown_places(text, name, _data().also.get(name, ()))
    words = [text[slice(*span)].rstrip(".,:") for span in spans]
    told = {said.lower(): in_quotes(said) for said in words}
    word, other, *_ = (*told.values(), "", "")
    if not word:
        return sign
    if not other:
        return say("{sign} (“{word}”)", sign=sign, word=word)
    return say("{sign} (“{word}”, “{other}”)", sign=sign, word=word, other=other)


def _shown(
    answer: AnswerText, signals: DimensionSignals, used: set[str], *, low: bool
) -> Quote | None:
    """The sentence that shows most of a dimension, of a ``low`` one that which speaks most against
    it; ``None`` where no sentence does: what is missing cannot be quoted."""

    def shows(sentence: str) -> float:
        found = measure(sentence)
        shows_one = any(found[name] >= 1 for name in signals.up)
        if asks_back(sentence) or tells_of_a_loss(sentence) or not shows_one:
            return -math.inf
        # One sentence may show several dimensions, but another one tells more.
        return _strength(standing(sentence), signals) - SHOWN_BEFORE * (sentence in used)

    def lacks(sentence: str) -> float:
        found = measure(sentence)
        # Shares of long words say nothing that could be pointed at.
        against = math.fsum(found[name] for name in signals.down if found[name] >= 1)
        aside = asks_back(sentence) or tells_of_a_loss(sentence)
        return -math.inf if aside or not against else against

    worth = lacks if low else shows
    quote = answer.best_sentence(worth)
    return quote if quote is not None and worth(quote.text) > -math.inf else None


def _unjudged(name: str, dimension: Dimension, why: str) -> DimensionReview:
    return DimensionReview(name, dimension.title, None, why, None, dimension.fix, dimension.drill)


def _signs(text: str, signals: DimensionSignals) -> list[str]:
    """At most three sentences: what of the dimension's signs was seen, what was not, and what was
    seen that weakens it."""
    found = _seen(text)
    names = _data().signs

    seen = [_with_words(text, n) for n in signals.up if found[n] >= 1][:SHOWN_SIGNS]
    against = [_with_words(text, n) for n in signals.down if found[n] >= 2][:1]
    missing = [names[n] for n in signals.up if not found[n]][:SHOWN_SIGNS]
    told: list[str] = []
    if seen:
        told.append(say("Seen: {signs}.", signs=listed(seen)))
    if missing:
        told.append(say("Not seen: {signs}.", signs=listed(missing)))
    if against:
        told.append(say("This weakens it: {signs}.", signs=listed(against)))
    return told


def _data() -> DimensionsData:
    return load_data("dimensions_en", DimensionsData)
