"""Advice fits the answer beside it, and is the same wherever a review is read."""

from __future__ import annotations

from dataclasses import replace

from core.assess.levels import ROOM_TO_GROW
from core.assess.markdown import review_markdown
from core.assess.rules import review_interview
from tests.core.answers import STORY_QUESTION, STRONG, WEAK, interview_of


def test_only_a_level_with_room_above_it_comes_with_advice() -> None:
    report = review_interview(interview_of(STORY_QUESTION, STRONG))
    judged = [*report.dimensions, report.delivery_review]
    assert any(d is not None and d.level is None for d in judged)
    assert any(d is not None and d.level and d.level.value >= ROOM_TO_GROW for d in judged)
    for dimension in judged:
        assert dimension is not None
        low = dimension.level is not None and dimension.level.value < ROOM_TO_GROW
        assert dimension.has_advice is low


def test_an_answer_is_told_one_thing_to_change_where_it_is_lowest() -> None:
    (answer,) = review_interview(interview_of(STORY_QUESTION, WEAK)).answers
    lowest = min(d.level.value for d in answer.dimensions if d.level)
    assert answer.to_change is not None
    assert answer.to_change.level is not None
    assert answer.to_change.level.value == lowest


def test_the_markdown_advises_where_the_rule_says_so_and_nowhere_else() -> None:
    """Breaks when a file prints advice for what is well or was never judged."""
    interview = interview_of(STORY_QUESTION, WEAK)
    report = review_interview(interview)
    above = [d for d in (*report.dimensions, report.delivery_review) if d and d.has_advice]
    text = review_markdown(interview, report)
    assert text.count("One thing to change") == len(above) + 1
    well = tuple(replace(d, level=replace(d.level, value=5.0, high=5.0)) for d in above if d.level)
    bare = replace(report, dimensions=well, answers=())
    assert "One thing to change" not in review_markdown(interview, bare)
