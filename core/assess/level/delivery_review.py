"""The level of delivery: from what was measured of the sound, and from nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from core.assess.delivery import (
    FAST_WPM,
    FILLER_SHARE,
    ORDINARY_ANSWER_S,
    SLOW_WPM,
    SessionDelivery,
)
from core.assess.level.delivery_quote import words_that_show
from core.assess.levels import level_around
from core.assess.report import DELIVERY, DimensionReview
from core.assess.rubric import DeliveryMark, load_rubric
from core.practice.interview import Interview
from core.sentence import Sentence, in_a_row, say

ENOUGH_SPEECH_S = 20.0
"""A few seconds say nothing about how somebody speaks."""

FAR_OUTSIDE = 1.25
"""A pace counts twice when it is a quarter beyond the band."""

HEDGE_SHARE = 0.03
MOST_PAUSES, FEWEST_PAUSES = 0.5, 3
"""Pauses break a slow answer up where more than half of them part clauses; two may be chance."""

MARGIN = 0.5
"""To either side from as much speech on as one long answer has; wider for less."""


@dataclass(frozen=True)
class _Mark:
    """Something outside its band: how many levels it costs, and the words that say so."""

    kind: DeliveryMark
    weight: int
    words: Sentence


def review_delivery(
    delivery: SessionDelivery, interview: Interview, line_indexes: Sequence[int]
) -> DimensionReview:
    """Five, less a level for each thing that was measured outside its band; the advice is on what
    weighs most, and so are the words quoted from the answers of index ``line_indexes``.

    Only what was spoken counts: typed words would thin out the fillers. Fillers count only where
    so many were transcribed that even the lower bound is too high, and are not spoken of
    otherwise. Unjudged without ``ENOUGH_SPEECH_S`` of speech: typed answers have no delivery.
    """
    rubric = load_rubric()
    title, anchors = rubric.delivery.title, rubric.delivery.anchors
    spoken_s = delivery.spoken_s or 0.0
    if delivery.pace_wpm is None or spoken_s < ENOUGH_SPEECH_S:
        why = say("It takes at least 20 seconds of speech; typed answers have none.")
        return DimensionReview(DELIVERY, title, None, why, None, "", "")
    fillers = _filler_marks(delivery)
    marks = [*_pace_marks(delivery, delivery.pace_wpm), *fillers, *_hedge_marks(delivery)]
    level = max(1, 5 - sum(mark.weight for mark in marks))
    found = (mark.words for mark in marks)
    measured = (
        reduce(lambda one, another: say("{one}; {another}", one=one, another=another), found)
        if marks
        else say("pace and hedges are in their bands")
    )
    why = say("Measured: {found}.", found=measured)
    if fillers:
        # Each anchor speaks of fillers: without a figure of them none can be claimed.
        why = say(
            "Measured: {found}. Nearest to: {anchor}", found=measured, anchor=anchors[level - 1]
        )
    # What is counted over less time lies farther off, with the root of the time.
    margin = MARGIN * math.sqrt(max(1.0, ORDINARY_ANSWER_S[1] / spoken_s))
    heaviest = max(marks, key=lambda mark: mark.weight).kind if marks else None
    heard = words_that_show(heaviest, interview, line_indexes)
    fix = drill = ""
    if heaviest is not None:
        advice = rubric.delivery_advice[heaviest]
        fix, drill = advice.fix, advice.drill
    return DimensionReview(
        DELIVERY,
        title,
        level_around(level, margin),
        in_a_row([why, heard.told]) if heard else why,
        heard.quote if heard else None,
        fix,
        drill,
    )


def slow_mark(delivery: SessionDelivery) -> DeliveryMark:
    """What to advise on where the pace is slow: the flow, or pauses most of which part clauses.

    Pauses may be thought: they cost nothing, and of an ordinary pace they are not spoken of.
    """
    inside = delivery.mid_clause_pauses or 0
    broken = inside >= FEWEST_PAUSES and inside > MOST_PAUSES * delivery.pauses
    return DeliveryMark.BROKEN if broken else DeliveryMark.TOO_SLOW


def _pace_marks(delivery: SessionDelivery, pace: float) -> list[_Mark]:
    if SLOW_WPM <= pace <= FAST_WPM:
        return []
    weight = 2 if pace > FAST_WPM * FAR_OUTSIDE or pace < SLOW_WPM / FAR_OUTSIDE else 1
    said = f"{pace:.0f}"
    if pace > FAST_WPM:
        told = say("{pace} words a minute, too fast", pace=said)
        return [_Mark(DeliveryMark.TOO_FAST, weight, told)]
    kind = slow_mark(delivery)
    told = say("{pace} words a minute, too slow", pace=said)
    if kind is DeliveryMark.BROKEN:
        told = say(
            "{pace} words a minute, too slow, with {inside} of {pauses} pauses inside a clause",
            pace=said,
            inside=delivery.mid_clause_pauses or 0,
            pauses=delivery.pauses,
        )
    return [_Mark(kind, weight, told)]


def _filler_marks(delivery: SessionDelivery) -> list[_Mark]:
    count, words = delivery.spoken_fillers, max(1, delivery.spoken_words)
    share = count / words
    if share <= FILLER_SHARE:
        return []
    told = say("at least {count} fillers in {words} words", count=count, words=words)
    return [_Mark(DeliveryMark.FILLERS, 2 if share > 2 * FILLER_SHARE else 1, told)]


def _hedge_marks(delivery: SessionDelivery) -> list[_Mark]:
    share = delivery.spoken_hedges / max(1, delivery.spoken_words)
    if share <= HEDGE_SHARE:
        return []
    return [_Mark(DeliveryMark.HEDGES, 1, say("{share} % hedges", share=f"{100 * share:.0f}"))]
