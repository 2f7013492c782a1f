"""The level of delivery: from what was measured of the sound, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from core.assess.delivery import FAST_WPM, FILLER_SHARE, SLOW_WPM, SessionDelivery
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


def review_delivery(delivery: SessionDelivery) -> DimensionReview:
    """Five, less a level for each thing that was measured outside its band.

    Fillers count only where so many were transcribed that even the lower bound is too high.
    Unjudged without ``ENOUGH_SPEECH_S`` of speech: typed answers have no delivery.
    """
    dimension = load_rubric().delivery
    if delivery.pace_wpm is None or (delivery.spoken_s or 0.0) < ENOUGH_SPEECH_S:
        why = say("It takes at least 20 seconds of speech; typed answers have none.")
        return DimensionReview(
            "delivery", dimension.title, None, why, None, dimension.fix, dimension.drill
        )
    marks = list(_marks(delivery))
    level = max(1, 5 - sum(weight for weight, _ in marks))
    found = (words for _, words in marks)
    measured = (
        reduce(lambda one, another: say("{one}; {another}", one=one, another=another), found)
        if marks
        else say("pace, fillers and hedges are in their bands")
    )
    why = say(
        "Measured: {found}. Nearest to: {anchor}",
        found=measured,
        anchor=dimension.anchors[level - 1],
    )
    return DimensionReview(
        "delivery",
        dimension.title,
        level_around(level, MARGIN),
        why,
        None,
        dimension.fix,
        dimension.drill,
    )


def _marks(delivery: SessionDelivery) -> Sequence[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    pace = delivery.pace_wpm or 0.0
    if not SLOW_WPM <= pace <= FAST_WPM:
        far = pace > FAST_WPM * FAR_OUTSIDE or pace < SLOW_WPM / FAR_OUTSIDE
        found.append((2 if far else 1, say("{pace} words a minute", pace=f"{pace:.0f}")))
    words = max(1, delivery.words)
    fillers, hedges = delivery.fillers / words, delivery.hedges / words
    if fillers > FILLER_SHARE:
        found.append(
            (
                2 if fillers > 2 * FILLER_SHARE else 1,
                say("{share} % fillers", share=f"{100 * fillers:.0f}"),
            )
        )
    if hedges > HEDGE_SHARE:
        found.append((1, say("{share} % hedges", share=f"{100 * hedges:.0f}")))
    return found
