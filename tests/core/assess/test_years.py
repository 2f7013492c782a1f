"""Who is asked for years and says how many has answered, whatever an encoder finds."""

from __future__ import annotations

import pytest

from core.assess.report import Assessability, Reading
from core.assess.rules import review_interview
from core.assess.words.years import tells_years_asked_for
from core.ground.kinds import YEARS_TAG
from core.practice.bank import Question
from tests.core.answers import interview_of, question_of

WISH = (
    "The job asks for “At least three years of experience as an analyst”. Which time in your work "
    "shows that best, and how did it end?"
)
YEARS = question_of("behavioural", WISH).model_copy(update={"tags": (YEARS_TAG,)})
TOLD = (
    "Five years: two at Sundlinjen and three at Brødkurv. In the second I was alone with 92,000 "
    "subscribers, and I found that 40% leave before the third box, so we built a skip button."
)
ELSEWHERE = "My holiday was in Portugal, and we swam in the sea every morning before we ate fish."


def became_of(question: Question, said: str, fit: float) -> tuple[Assessability, bool]:
    interview = interview_of(question, said)
    (review,) = review_interview(interview, (Reading(question.id, fit),)).answers
    return review.assessability, review.doubtful_topic


DOG = (
    "We have had a dog for five years now, and every morning I walk it by the river. It likes the "
    "ducks, and on the way back we buy bread."
)


def test_the_years_that_were_asked_for_are_judged_and_it_is_theirs_to_say_of_what() -> None:
    for told in (TOLD, DOG):
        assert became_of(YEARS, told, -0.5) == (Assessability.ASSESSABLE, True)
    assert became_of(YEARS, TOLD, 2.0) == (Assessability.ASSESSABLE, False)


def test_who_was_asked_about_a_line_of_their_own_that_names_years_was_asked_for_none() -> None:
    line = "I read in your résumé: “Led two years of work on the new ward layout”. Take me through."
    assert became_of(question_of("behavioural", line), DOG, -0.5)[0] is Assessability.OFF_TOPIC


def test_what_gives_no_years_and_what_was_not_asked_for_any_may_be_about_something_else() -> None:
    assert became_of(YEARS, ELSEWHERE, -0.5) == (Assessability.OFF_TOPIC, False)
    story = question_of("behavioural", "Tell me about a time you disagreed with a colleague.")
    assert became_of(story, TOLD, -0.5) == (Assessability.OFF_TOPIC, False)


@pytest.mark.parametrize(
    ("said", "gives"),
    [
        ("I have five years of it.", True),
        ("I have worked as an analyst since 2019.", True),
        ("About two and a half years.", True),
        ("Six long years: three at Siemens.", True),
        ("Two years ago I was in Leeds.", False),
        ("I am thirty years old.", False),
        ("My daughter is three years of age.", False),
        ("I like to work with figures.", False),
    ],
)
def test_a_length_of_time_gives_years_and_a_date_or_an_age_does_not(
    said: str, *, gives: bool
) -> None:
    assert tells_years_asked_for(YEARS, said) is gives
