"""What is said to change after an answer is advice that there is."""

from __future__ import annotations

from dataclasses import replace

from core.assess.report import ROOM_TO_GROW, AnswerReview, DimensionReview
from core.assess.rules import review_interview
from tests.core.answers import STORY_QUESTION, interview_of
from tests.pages import STORY


def to_change(*dimensions: DimensionReview) -> DimensionReview | None:
    return replace(answer(), dimensions=dimensions).to_change


def answer() -> AnswerReview:
    return review_interview(interview_of(STORY_QUESTION, STORY)).answers[0]


def judged() -> tuple[DimensionReview, DimensionReview]:
    level = answer().level
    assert level is not None
    low, higher = (
        replace(
            answer().dimensions[0],
            level=replace(level, low=1.0, value=value, high=5.0),
            fix=fix,
        )
        for value, fix in ((1.0, "Tell when."), (2.0, "Tell who."))
    )
    return low, higher


def test_the_lowest_dimension_is_the_one_to_change() -> None:
    low, higher = judged()
    assert to_change(higher, low) == low


def test_a_low_dimension_without_advice_gives_way_to_one_that_has_some() -> None:
    low, higher = judged()
    assert to_change(replace(low, fix=""), higher) == higher


def test_nothing_is_to_change_where_there_is_no_advice() -> None:
    low, higher = judged()
    assert low.level is not None
    fine = replace(higher, level=replace(low.level, value=ROOM_TO_GROW))
    assert to_change(replace(low, fix=""), fine) is None
    assert to_change() is None
