"""The level of delivery: from what was measured of the sound, and from nothing else."""

from __future__ import annotations

import math
from functools import reduce

from core.assess.delivery import (
    FAST_WPM,
    FILLER_SHARE,
    ORDINARY_ANSWER_S,
    SLOW_WPM,
    SessionDelivery,
)
from core.assess.levels import level_around
from core.assess.report import DimensionReview
from core.assess.rubric import load_rubric
from core.sentence import say

ENOUGH_SPEECH_S = 20.0
"""A few seconds say nothing about how somebody speaks."""

FAR_OUTSIDE = 1.25
"""A pace counts twice when it is a quarter beyond the band."""

HEDGE_SHARE = 0.03
MARGIN = 0.5
"""To either side from as much speech on as one long answer has; wider for less."""


def review_delivery(delivery: SessionDelivery) -> DimensionReview:
    """Five, less a level for each thing that was measured outside its band.

    Only what was spoken counts: typed words would thin out the fillers. Fillers count only where
    so many were transcribed that even the lower bound is too high, and are not spoken of
    otherwise. Unjudged without ``ENOUGH_SPEECH_S`` of speech: typed answers have no delivery.
    """
    dimension = load_rubric().delivery
    spoken_s = delivery.spoken_s or 0.0
    if delivery.pace_wpm is None or spoken_s < ENOUGH_SPEECH_S:
        why = say("It takes at least 20 seconds of speech; typed answers have none.")
        return DimensionReview(
            "delivery", dimension.title, None, why, None, dimension.fix, dimension.drill
        )
    fillers = _filler_marks(delivery)
    marks = [*_pace_marks(delivery.pace_wpm), *fillers, *_hedge_marks(delivery)]
    level = max(1, 5 - sum(weight for weight, _ in marks))
    found = (words for _, words in marks)
    measured = (
        reduce(lambda one, another: say("{one}; {another}", one=one, another=another), found)
        if marks
        else say("pace and hedges are in their bands")
    )
    why = say("Measured: {found}.", found=measured)
    if fillers:
        # Each anchor speaks of fillers: without a figure of them none can be claimed.
        anchor = dimension.anchors[level - 1]
        why = say("Measured: {found}. Nearest to: {anchor}", found=measured, anchor=anchor)
    # What is counted over less time lies farther off, with the root of the time.
    margin = MARGIN * math.sqrt(max(1.0, ORDINARY_ANSWER_S[1] / spoken_s))
    return DimensionReview(
        "delivery",
        dimension.title,
        level_around(level, margin),
        why,
        None,
        dimension.fix,
        dimension.drill,
    )


def _pace_marks(pace: float) -> list[tuple[int, str]]:
    if SLOW_WPM <= pace <= FAST_WPM:
        return []
    far = pace > FAST_WPM * FAR_OUTSIDE or pace < SLOW_WPM / FAR_OUTSIDE
    too_fast = say("{pace} words a minute, too fast", pace=f"{pace:.0f}")
    too_slow = say("{pace} words a minute, too slow", pace=f"{pace:.0f}")
    return [(2 if far else 1, too_fast if pace > FAST_WPM else too_slow)]


def _filler_marks(delivery: SessionDelivery) -> list[tuple[int, str]]:
    count, words = delivery.spoken_fillers, max(1, delivery.spoken_words)
    share = count / words
    if share <= FILLER_SHARE:
        return []
    told = say("at least {count} fillers in {words} words", count=count, words=words)
    return [(2 if share > 2 * FILLER_SHARE else 1, told)]


def _hedge_marks(delivery: SessionDelivery) -> list[tuple[int, str]]:
    share = delivery.spoken_hedges / max(1, delivery.spoken_words)
    if share <= HEDGE_SHARE:
        return []
    return [(1, say("{share} % hedges", share=f"{100 * share:.0f}"))]
