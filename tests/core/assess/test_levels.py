"""A level is a place between 1 and 5 with an interval, and only code adds up."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.levels import (
    NARROWEST,
    Level,
    Sureness,
    agreement,
    level_around,
    level_of_passes,
    session_margin,
    weighted_mean,
)

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
ANY = st.floats(-20, 20, allow_nan=False)
PLACES = st.floats(1, 5)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(0.9, 0.9, 2), (3, 3.1, 4), (3, 2, 2.9), (4, 3, 5.1), (10, 5, 10), (math.nan, 1, 5)],
)
def test_what_is_no_place_between_the_anchors_is_refused(
    value: float, low: float, high: float
) -> None:
    with pytest.raises(ValueError, match="not a level"):
        Level(value, low, high)


@PROPERTY
@given(ANY, st.floats(0, 9))
def test_any_level_lies_in_its_interval_and_all_of_it_within_one_to_five(
    value: float, margin: float
) -> None:
    """Breaks when an end is cut before the middle is, or the ends change places."""
    level = level_around(value, margin)
    assert 1 <= level.low <= level.value <= level.high <= 5
    assert [round(end, 2) for end in (level.low, level.value, level.high)] == [
        level.low,
        level.value,
        level.high,
    ]


@pytest.mark.parametrize(
    ("value", "margin", "level"),
    [
        (3.0, 0.5, Level(3.0, 2.5, 3.5)),
        (3.456, 0.5, Level(3.46, 2.96, 3.96)),
        (4.8, 0.5, Level(4.8, 4.3, 5.0)),
        (1.2, 0.5, Level(1.2, 1.0, 1.7)),
        # Who lies beyond the end is put at the end, and the margin counts from there.
        (7.0, 0.5, Level(5.0, 4.5, 5.0)),
        (-2.0, 0.5, Level(1.0, 1.0, 1.5)),
    ],
)
def test_an_interval_reaches_as_far_to_both_sides_and_ends_at_the_anchors(
    value: float, margin: float, level: Level
) -> None:
    assert level_around(value, margin) == level


@pytest.mark.parametrize(
    ("low", "high", "sureness"),
    [
        (2.5, 3.5, Sureness.SURE),
        (2.5, 3.51, Sureness.ROUGH),
        (2.0, 4.0, Sureness.ROUGH),
        (1.99, 4.0, Sureness.VERY_ROUGH),
        (1.0, 5.0, Sureness.VERY_ROUGH),
    ],
)
def test_how_sure_a_level_is_follows_from_how_far_apart_its_ends_are(
    low: float, high: float, sureness: Sureness
) -> None:
    assert Level(3.0, low, high).sureness is sureness


@pytest.mark.parametrize(
    ("passes", "level"),
    [
        # One pass knows nothing of its own spread.
        ([3], Level(3.0, 2.0, 4.0)),
        # The mean 2.5 has the standard error 0.5; t for two passes is 3.078.
        ([2, 3], Level(2.5, 1.0, 4.04)),
        # The mean 3 has the standard error 1 / sqrt 3 = 0.577; t for three is 1.886.
        ([2, 3, 4], Level(3.0, 1.91, 4.09)),
        # 2.25; the standard error is 0.5 / 2; t for four is 1.638.
        ([2, 2, 2, 3], Level(2.25, 1.84, 2.66)),
        # 3; the standard error is sqrt(0.5 / 5); t for five is 1.533.
        ([2, 3, 3, 3, 4], Level(3.0, 2.52, 3.48)),
        # 3; the standard error is sqrt(0.4 / 6); t for more is 1.48.
        ([2, 3, 3, 3, 3, 4], Level(3.0, 2.62, 3.38)),
        # Passes that agree to a hair do not make anybody sure to a hair.
        ([3, 3, 3], Level(3.0, 2.75, 3.25)),
        ([5, 5, 5], Level(5.0, 4.75, 5.0)),
    ],
)
def test_several_passes_give_their_mean_and_its_t_interval(
    passes: list[float], level: Level
) -> None:
    assert level_of_passes(passes) == level


def test_no_pass_gives_no_level() -> None:
    with pytest.raises(ValueError, match="at least one pass"):
        level_of_passes([])


@PROPERTY
@given(st.lists(PLACES, min_size=1, max_size=8))
def test_a_level_of_passes_is_their_mean_in_whatever_order_and_never_too_sure(
    passes: list[float],
) -> None:
    """Breaks when a pass is left out, or the interval of like passes shrinks to nothing."""
    level = level_of_passes(passes)
    assert level.value == pytest.approx(sum(passes) / len(passes), abs=0.0051)
    assert level_of_passes(sorted(passes)) == level
    assert level.high - level.value >= min(NARROWEST, 5 - level.value) - 0.011
    assert level.value - level.low >= min(NARROWEST, level.value - 1) - 0.011


@pytest.mark.parametrize(
    ("pairs", "mean"),
    [([(2, 0.5), (4, 0.5)], 3.0), ([(2, 0.75), (4, 0.25)], 2.5), ([(5, 0.3), (1, 0.0)], 5.0)],
)
def test_a_mean_weighs(pairs: list[tuple[float, float]], mean: float) -> None:
    assert weighted_mean(pairs) == pytest.approx(mean)


@pytest.mark.parametrize("pairs", [[], [(3.0, 0.0)]])
def test_a_mean_of_what_weighs_nothing_is_refused(pairs: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="something that weighs"):
        weighted_mean(pairs)


@pytest.mark.parametrize(
    ("passes", "share"),
    [
        ([[3, 4]], None),
        ([], None),
        ([[3, 4], [3, 4]], 1.0),
        ([[3, 4], [4, 3]], 1.0),
        ([[1, 4], [3, 4]], 0.5),
        ([[1], [2], [3]], 2 / 3),
        ([[1, 1], [5, 5], [1, 2]], 2 / 6),
    ],
)
def test_agreement_is_the_share_of_pairs_that_are_the_same_or_neighbours(
    passes: list[list[int]], share: float | None
) -> None:
    assert agreement(passes) == (None if share is None else pytest.approx(share))


def test_passes_over_different_items_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="shorter"):
        agreement([[1, 2], [1]])


@pytest.mark.parametrize(
    ("margins", "shared", "margin"),
    [
        ([0.5], 0.3, 0.5),
        # What is one's own, 0.4, halves with four answers; the shared 0.3 does not.
        ([0.5, 0.5, 0.5, 0.5], 0.3, math.hypot(0.3, 0.2)),
        ([0.5, 0.5], 0.0, 0.5 / math.sqrt(2)),
        ([1.0, 0.5], 0.3, math.sqrt(0.09 + (0.91 + 0.16) / 4)),
        # An answer surer than what is common to all has nothing of its own.
        ([0.2], 0.3, 0.3),
    ],
)
def test_more_answers_make_a_session_surer_but_never_surer_than_what_they_share(
    margins: list[float], shared: float, margin: float
) -> None:
    assert session_margin(margins, shared) == pytest.approx(margin)


def test_a_session_without_a_level_has_no_margin() -> None:
    with pytest.raises(ValueError, match="at least one level"):
        session_margin([], 0.3)


@PROPERTY
@given(st.lists(st.floats(0.25, 2), min_size=1, max_size=8), st.floats(0, 0.25))
def test_a_session_is_as_sure_as_its_answers_or_surer(margins: list[float], shared: float) -> None:
    """Breaks when margins are summed, or divided by their number without its root."""
    margin = session_margin(margins, shared)
    assert shared <= margin <= max(margins) + 1e-9
    own = math.fsum(m**2 - shared**2 for m in margins)
    assert margin == pytest.approx(math.sqrt(shared**2 + own / len(margins) ** 2))
