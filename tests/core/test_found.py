"""What is quoted for an expected point is the sentence that shows it best."""

from __future__ import annotations

from core.assess.answer_text import AnswerText
from core.assess.found import review_points
from core.assess.rules import answer_text
from core.ground.plan import grounded_wording
from core.practice.bank import ExpectedPoint, Question
from tests.core.answers import STORY_QUESTION, interview_of

WROTE = "I listened to their calls, and I wrote down every question that came up twice."
FELL = "The error rate on returns fell by half, and they took calls after a week instead of three."


def read(question: Question, *parts: str) -> dict[str, str | None]:
    answer: AnswerText = answer_text(interview_of(question, *parts), question.id)
    return {p.point: p.quote and p.quote.text for p in review_points(answer, question)}


def with_points(*points: ExpectedPoint) -> Question:
    return STORY_QUESTION.model_copy(update={"points": points})


def test_the_sentence_with_most_of_a_points_phrases_is_quoted_and_not_the_first() -> None:
    point = ExpectedPoint(point="tells the end", cues=("twice", "fell", "half"), ask="And then?")
    other = ExpectedPoint(
        point="says who asked", cues=("manager", "boss", "lead"), ask="Who asked?"
    )
    question = with_points(point, other)
    assert read(question, WROTE, FELL)["tells the end"] == FELL
    assert read(question, f"{WROTE} {FELL}")["tells the end"] == FELL
    assert read(question, f"{WROTE} Twice twice.")["tells the end"] == WROTE


def test_neither_instead_of_is_a_reason_nor_what_came_up_twice_an_outcome() -> None:
    question = with_points(*grounded_wording().points)
    found = read(question, WROTE, FELL)
    assert found["gives a reason for the way that was chosen"] is None
    assert found["tells the outcome, with a measure where there is one"] == FELL
