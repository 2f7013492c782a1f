"""A point is ticked for the words that bear it, and for none that only sound like it."""

from __future__ import annotations

import pytest

from core.assess.report import PointReview, PointStatus
from core.assess.rules import answer_text
from core.assess.star import StarPart
from core.assess.story.expected_points import review_points
from core.assess.story.found import review_star
from core.conversation.brief import InterviewType, Pack, Seniority
from core.ground.asking import grounded_wording
from core.practice.bank import Question, load_pack
from core.practice.introduction import introductions
from tests.core.answers import STORY_QUESTION, answer_of, interview_of

WHEN, OWN, REASON, OUTCOME, COST = (point.point for point in grounded_wording().points)
ABOUT_A_LINE = STORY_QUESTION.model_copy(update={"points": grounded_wording().points})
HOLDOUT = (
    "It came about in spring 2023. I designed the holdout group myself: ten percent of those who "
    "had left got nothing. Eight in ten came back without any discount."
)
PLACE = "At Nordkurv in Copenhagen, in spring 2023, as I said."
JOB_BEFORE = "In my last job I was an analyst."


def read(*parts: str, question: Question = ABOUT_A_LINE) -> dict[str, PointReview]:
    answer = answer_text(interview_of(question, *parts), question.id)
    return {review.point: review for review in review_points(answer, question)}


def quoted(point: str, *parts: str) -> str | None:
    quote = read(*parts)[point].quote
    return None if quote is None else quote.text


@pytest.mark.parametrize(
    "said",
    [
        "I would think about it, it depends. The results can be wrong because people are not "
        "careful, although that is the price. There was no case. I have none.",
        "It depends. I would do it differently each time, and ask others. That is the price.",
        "As a result of that, you can say, mistakes are a chance, because you learn from them.",
    ],
)
def test_an_answer_that_tells_no_story_is_ticked_for_none_of_its_points(said: str) -> None:
    assert not any(found.quotes for found in review_star(answer_of(said)))
    assert {review.status for review in read(said).values()} == {PointStatus.UNHEARD}


def test_an_explanation_needs_no_story_to_make_a_point() -> None:
    technical = ABOUT_A_LINE.model_copy(update={"type": InterviewType.TECHNICAL})
    found = read(
        "An index costs space, because every write goes to it as well.", question=technical
    )
    assert found[REASON].status is PointStatus.TO_CHECK


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("Honestly, drift is a myth, the model stays as it was for years and years.", False),
        ("I would never monitor the inputs, the model knows what it does.", False),
        ("I would watch for drift first, because the world may have changed.", True),
        ("Drift is never far away, so I'd plot the inputs every single day.", True),
    ],
)
def test_a_phrase_in_a_clause_that_denies_it_makes_no_point(said: str, made: bool) -> None:
    """Breaks when who calls a thing a myth is shown it as what a good answer says."""
    points = tuple(
        STORY_QUESTION.points[0].model_copy(
            update={"point": "drift", "cues": (cue,), "tells": None}
        )
        for cue in ("drift", "monitor")
    )
    question = STORY_QUESTION.model_copy(update={"type": InterviewType.TECHNICAL, "points": points})
    found = review_points(answer_text(interview_of(question, said), question.id), question)
    assert any(point.quote is not None for point in found) is made


def test_the_outcome_is_quoted_in_the_words_that_the_story_marks_as_its_result() -> None:
    assert quoted(OUTCOME, HOLDOUT) == "Eight in ten came back without any discount."
    assert quoted(OUTCOME, "I designed a group: ten percent got nothing, half of them men.") is None


def test_when_and_where_it_was_is_quoted_from_the_sentence_that_says_both() -> None:
    assert quoted(WHEN, HOLDOUT, PLACE, JOB_BEFORE) == PLACE
    assert quoted(WHEN, JOB_BEFORE, HOLDOUT, PLACE) == PLACE
    assert quoted(WHEN, HOLDOUT) == "It came about in spring 2023."
    sales = "At Orrin Foods, in autumn 2022, I had to plan a test. I wrote the plan and it worked."
    assert quoted(WHEN, sales) == sales.split(" I wrote", maxsplit=1)[0]


def test_a_scene_without_time_or_place_does_not_say_when_and_where_it_was() -> None:
    said = "My manager was angry. I wrote the report again, and in the end she signed it."
    parts = {found.part for found in review_star(answer_of(said)) if found.quotes}
    assert StarPart.SITUATION in parts
    assert quoted(WHEN, said) is None


def test_what_somebody_did_is_quoted_from_a_deed_and_not_from_what_came_of_it() -> None:
    deeds = "I rebuilt the shelves in May at our shop. In the end sales rose, and I told the boss."
    assert quoted(OWN, deeds) == "I rebuilt the shelves in May at our shop."


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ("I would ask them sooner.", True),
        ("Today I would begin with the smallest shop.", True),
        ("I would say it was a success.", False),
        ("I would think it depends.", False),
    ],
)
def test_a_price_is_what_somebody_would_do_otherwise_and_no_idle_would(
    said: str, borne: bool
) -> None:
    found = quoted(COST, f"{HOLDOUT} {said}")
    assert found == (said if borne else None)


WASTE = "We threw away eighteen kilos a day. I weighed the bins for a week."
(CUT_WASTE,) = (
    one for one in load_pack(Pack.HOSPITALITY_RETAIL).questions if one.id == "hosp-behavioural-08"
)


def test_who_are_merely_named_are_not_what_was_watched() -> None:
    cause = "The cause was that the buffet was baked at six, although most guests came at nine."
    spared = "In the end it was seven kilos, and no guest complained."
    points = read(WASTE, cause, spared, question=CUT_WASTE)
    made = {point: one.quote and one.quote.text for point, one in points.items()}
    assert made["names the cause behind the loss"] == cause
    assert made["watches that service and quality do not suffer"] == spared
    unwatched = read(WASTE, cause, question=CUT_WASTE)
    assert unwatched["watches that service and quality do not suffer"].quote is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Since then our rating rose from 7.9 to 8.8.", True),
        ("It took ten minutes instead of forty.", True),
        ("I would like our rating to rise from 7.9 to 8.8.", False),
        ("I hope that the rating rises to nine.", False),
        ("I like numbers a lot.", False),
    ],
)
def test_a_point_about_results_is_made_by_an_outcome_in_whatever_words(
    said: str, told: bool
) -> None:
    question = introductions(Seniority.MID)[0]
    points = read(f"I run the front desk of a small hotel in Graz. {said}", question=question)
    point = points["names one or two results so far that carry over to this role"]
    assert (point.quote and point.quote.text) == (said if told else None)
