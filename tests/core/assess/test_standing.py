"""Where an interview stood: kept of a whole review alone, set beside what was judged alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.assess.judgement import MODEL_ASSESSOR
from core.assess.report import Versions
from core.assess.review.standing import Standing, standing_of
from core.assess.review.state import ReviewState
from core.assess.rules import review_interview
from tests.core.answers import STORY_QUESTION, interview_of
from tests.pages import STORY

REPORT = review_interview(interview_of(STORY_QUESTION, STORY))


def _standing() -> Standing:
    standing = standing_of(REPORT)
    assert standing is not None
    return standing


def test_a_whole_review_stands_where_its_level_is() -> None:
    assert (_standing().level, _standing().answers) == (REPORT.level, 1)
    assert _standing().is_comparable(_standing())


def test_a_review_that_stands_in_or_has_no_level_is_kept_out_of_what_is_set_beside_others() -> None:
    assert standing_of(replace(REPORT, meanwhile="a model is still reading")) is None
    assert standing_of(replace(REPORT, level=None)) is None
    assert standing_of(replace(REPORT, assessor=MODEL_ASSESSOR)) is None, "rules gave its level"


@pytest.mark.parametrize(
    "other",
    [
        {"assessor": MODEL_ASSESSOR},
        {"versions": Versions("of another day", REPORT.versions.rubric)},
        {"versions": replace(REPORT.versions, model="another")},
    ],
)
def test_levels_that_were_given_in_another_way_do_not_stand_beside_each_other(
    other: dict[str, object],
) -> None:
    assert not _standing().is_comparable(replace(_standing(), **other))  # type: ignore[arg-type]


def test_of_two_windows_the_newest_standing_stays() -> None:
    older = replace(_standing(), answers=9)
    here, kept = ReviewState(standing=_standing()), ReviewState(standing=older)
    assert here.merged(kept).standing == _standing()
    assert ReviewState().merged(kept).standing == older
