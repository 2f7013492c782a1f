"""The whole session: its level and its dimensions, computed from those of the answers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from core.assess.level.anchor_words import tells_of_more
from core.assess.level.profile import SHOWN_BEFORE, is_low
from core.assess.level.seen_signs import bears
from core.assess.level.telling_steps import named
from core.assess.levels import HIGHEST, LOWEST, Level, level_around, session_margin
from core.assess.report import RULES_ASSESSOR, AnswerReview, DimensionReview
from core.assess.rubric import load_rubric
from core.assess.star import StarPart
from core.assess.words.estimate import level_weights
from core.practice.introduction import is_introduction_id
from core.practice.quotes import Quote
from core.sentence import say

MODELS_SHARE = 0.3
"""How far all passes of one model may be off together, in levels: what passes do not show."""


AS_HIGH = 0.5
"""An answer no farther below the mean shows its level: the anchor that is told is as near."""


def session_level(answers: Sequence[AnswerReview]) -> Level | None:
    """The mean of the answers' levels; ``None`` when none could be judged."""
    judged = [(a.level, a.assessor) for a in answers if a.level is not None]
    return _mean([level for level, _ in judged], _shared([who for _, who in judged]))


def session_dimensions(answers: Sequence[AnswerReview]) -> tuple[DimensionReview, ...]:
    """Each dimension over all answers that were judged in it, with the quote that shows it.

    The quote is the one that bears the dimension best and is understood alone, of those on the same
    side of the middle, and what is advised is true of the answer that is quoted: else of the answer
    nearest to the mean, the typical one. An introduction counts only where nothing else was judged.
    """
    names = dict.fromkeys(d.dimension for a in answers for d in a.dimensions)
    made: list[DimensionReview] = []
    for name in names:
        used = {d.quote for d in made if d.quote is not None}
        made.append(_dimension(name, answers, used))
    return tuple(made)


def _dimension(
    name: str, answers: Sequence[AnswerReview], used: Collection[Quote]
) -> DimensionReview:
    found = [(d, a) for a in answers for d in a.dimensions if d.dimension == name]
    judged = [(d, d.level, a.assessor) for d, a in found if d.level is not None]
    mean = _mean([level for _, level, _ in judged], _shared([who for _, _, who in judged]))
    if mean is None:
        return found[0][0]
    others = [
        (d, d.level, a)
        for d, a in found
        if d.level is not None and not is_introduction_id(a.question_id)
    ]
    # What an introduction is told fits no other answer, and the anchors do not fit it.
    among = others or [(d, d.level, a) for d, a in found if d.level is not None]
    typical, _, answer = min(among, key=lambda one: abs(one[1].value - mean.value))
    told = _telling(name, [(d, level) for d, level, _ in among], mean, used)
    shown = told or typical
    dimension = load_rubric().dimensions[name]
    claimed = others and not tells_of_more(dimension.anchor_at(mean.value), _told_mostly(others))
    why = say(
        "Typical of it is your answer to “{question}”. {why}",
        question=named(answer.question),
        why=typical.why,
    )
    return DimensionReview(
        name,
        typical.title,
        mean,
        dimension.stands_for(mean.value) if claimed else why if len(among) > 1 else typical.why,
        told.quote if told else None,
        shown.fix,
        shown.drill,
    )


def _told_mostly(among: Sequence[tuple[DimensionReview, Level, AnswerReview]]) -> set[StarPart]:
    """The parts of a story that most of the stories tell; all where there is no story."""
    stories = [answer.star for _, _, answer in among if answer.star]
    told = Counter(found.part for star in stories for found in star if found.quotes)
    return {part for part in StarPart if 2 * told[part] > len(stories)} if stories else {*StarPart}


def _telling(
    name: str,
    among: Sequence[tuple[DimensionReview, Level]],
    mean: Level,
    used: Collection[Quote],
) -> DimensionReview | None:
    """Of those of ``among`` with a quote, on the side of ``mean``, the one whose quote bears most,
    of equals that nearest to it; one that was ``used`` counts for less. What shows a dimension
    stands in an answer that reached its level, where one did; and of these one that advises nothing
    stands behind all that do."""
    low = is_low(mean.value)
    quoted = [(d, d.quote, level) for d, level in among if d.quote and is_low(level.value) is low]
    if not low:
        quoted = [one for one in quoted if one[2].value >= mean.value - AS_HIGH] or quoted
    quoted = [one for one in quoted if one[0].has_advice] or quoted
    if not quoted:
        return None

    def worth(one: tuple[DimensionReview, Quote, Level]) -> tuple[float, float]:
        _, quote, level = one
        borne = bears(name, quote.text, low=low) - SHOWN_BEFORE * (quote in used)
        return borne, -abs(level.value - mean.value)

    return max(quoted, key=worth)[0]


def _shared(assessors: Sequence[str]) -> float:
    by_rules = RULES_ASSESSOR in assessors
    return level_weights().shared if by_rules else MODELS_SHARE


def _mean(levels: Sequence[Level], shared: float) -> Level | None:
    if not levels:
        return None
    value = math.fsum(level.value for level in levels) / len(levels)
    # An interval that ends at 1 or 5 was cut there: the longer side is the margin.
    margins = [max(level.high - level.value, level.value - level.low) for level in levels]
    return level_around(min(HIGHEST, max(LOWEST, value)), session_margin(margins, shared))
