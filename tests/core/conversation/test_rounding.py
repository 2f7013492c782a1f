"""Of a half the next whole number, wherever a level is turned into a whole one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess.rubric import load_rubric
from core.conversation.language import CefrLevel
from core.conversation.rounding import to_whole
from core.language.level import LevelEstimate


@pytest.mark.parametrize(
    ("value", "whole"), [(0.5, 1), (1.49, 1), (1.5, 2), (2.5, 3), (3.5, 4), (4.5, 5), (-1.5, -1)]
)
def test_a_half_counts_up(value: float, whole: int) -> None:
    """Breaks when 2.5 is 2 and 3.5 is 4, as Python's own rounding has it."""
    assert to_whole(value) == whole


@given(st.integers(0, 600), st.integers(0, 600))
def test_nobody_who_is_higher_is_rounded_lower(one: int, other: int) -> None:
    assert (to_whole(one / 100) <= to_whole(other / 100)) or one > other
    assert abs(to_whole(one / 100) - one / 100) <= 0.5


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_level_between_two_anchors_and_two_cefr_levels_is_told_as_the_upper(number: int) -> None:
    value = number + 0.5
    assert LevelEstimate(value, CefrLevel.A1, CefrLevel.C2, words=100).level == number + 1
    for dimension in load_rubric().dimensions.values():
        assert dimension.stands_for(value) == dimension.stands_for(number + 1.0)
        assert dimension.stands_for(value) != dimension.stands_for(float(number))
