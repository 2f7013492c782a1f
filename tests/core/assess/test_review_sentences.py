"""Whatever the rules say of an answer can be worded in another language, down to its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from core.assess.report import AnswerReview, Report
from core.assess.review.comparison import compare
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.sentence import Sentence
from tests.core.answers import STRONG, WEAK, interview_of, ladder, question_of
from tests.core.assess.test_review import held

POINTS = ("names one moment", "says what it cost", "says who decided")
ASKED = "Tell me about a time when you did something that you are still proud of today?"
FILLED = "Um, well, um, you know, I did it, um, and it was, like, fine, um, and so on, um, maybe."


def _told_of(report: Report) -> Iterator[str]:
    judged = [*report.dimensions, *(d for a in report.answers for d in a.dimensions)]
    assert report.delivery_review is not None
    for one in (*judged, report.delivery_review):
        yield from (one.title, one.why, one.fix, one.drill)
    for step in report.next_steps:
        yield from (step.title, step.why, step.drill)
    yield from (p.text for answer in report.answers for p in answer.stronger if p.is_gap)


def _parts(sentence: Sentence) -> Iterator[str]:
    """What is filled in that is no sentence: figures and somebody's words."""
    for field in sentence.fields.values():
        if isinstance(field, Sentence):
            yield from _parts(field)
        else:
            yield str(field)


def _assert_can_be_worded(told: Iterator[str], own_words: tuple[str, ...]) -> None:
    for text in filter(None, told):
        assert isinstance(text, Sentence), text
        for part in _parts(text):
            begun = part.removeprefix("… ").removesuffix(" …")
            assert re.fullmatch(r"[\d.]+", part) or any(begun in own for own in own_words), part


def test_all_that_is_said_of_an_answer_is_made_of_sentences() -> None:
    """Every fourth answer of three writers."""
    for entry in ladder("development", "second", "heldout")[::4]:
        question = question_of(entry["kind"], ASKED, POINTS)
        report = review_interview(interview_of(question, entry["answer"]))
        _assert_can_be_worded(_told_of(report), (ASKED, *POINTS, entry["answer"]))


@pytest.mark.parametrize("wpm", [None, 60, 250])
@pytest.mark.parametrize("said", [(), ("Yes.",), (FILLED,), (WEAK, STRONG), (3 * STRONG, "")])
def test_so_is_all_that_is_said_of_an_interview(said: tuple[str, ...], wpm: float | None) -> None:
    interview = held(*said, wpm=wpm)
    asked = tuple(question.text for question in interview.plan)
    points = tuple(point.point for question in interview.plan for point in question.points)
    _assert_can_be_worded(_told_of(review_interview(interview)), (*asked, *points, *said))


def test_so_is_all_that_moved_between_two_answers() -> None:
    def review(said: str) -> AnswerReview:
        question = question_of("behavioural", ASKED, POINTS)
        return review_interview(interview_of(question, said)).answers[0]

    for one, other in ((WEAK, STRONG), (STRONG, WEAK)):
        moved = compare(review(one), review(other)).moved
        assert len(moved) > 1
        _assert_can_be_worded(iter(moved), (*POINTS, WEAK, STRONG))


def test_the_points_of_a_good_answer_stand_below_the_sentence_that_speaks_of_them() -> None:
    """They are English wherever the sentence is not: none may stand inside it."""
    interview = interview_of(question_of("behavioural", ASKED, POINTS), WEAK)
    report = review_interview(interview)
    (step,) = (step for step in report.next_steps if step.points)
    assert set(step.points) <= set(POINTS)
    assert not any(point in step.why for point in POINTS)
    shown = review_markdown(interview, report)
    assert all(f"\n   - {point}\n" in shown for point in step.points)
