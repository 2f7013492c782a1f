"""What is said of a second take: whether it is better, and why that can be told."""

from __future__ import annotations

from dataclasses import replace

from core.assess.review.second_takes import review_takes
from core.assess.review.state import ReviewState
from core.assess.rules import review_interview
from core.practice.interview import Line, Speaker
from core.think.intent import Intent
from tests.core.answers import STORY_QUESTION, STRONG, WEAK, interview_of


def test_the_verdict_says_why_ranges_that_overlap_may_still_be_told_apart() -> None:
    first, question = interview_of(STORY_QUESTION, WEAK), STORY_QUESTION.id
    said = Line(Speaker.CANDIDATE, STRONG, question, 0.0, intent=Intent.ANSWER)
    report = review_interview(first)
    (take,) = review_takes(first, report, ReviewState().with_take(question, said, "one").takes)
    before, after = report.answers[0].level, take.review.level
    assert before is not None
    assert after is not None
    assert after.low < before.high
    assert "more than 0.5 levels apart" in take.verdict
    assert "ranges may overlap: of pairs so far apart, 9 in 10" in take.verdict
    by_model = replace(take, review=replace(take.review, assessor="model"))
    assert "9 in 10" not in by_model.verdict, "that was measured of the rules alone"
