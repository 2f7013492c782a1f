"""A loss that was told of in an interview is not judged, unless they say that it is an answer."""

from __future__ import annotations

from core.assess.answer.exchanges import exchanges
from core.assess.report import AnswerReview, Assessability, Reading, Report
from core.assess.review.markdown import review_markdown
from core.assess.rules import can_be_overruled, review_interview
from core.conversation.moves import MoveKind
from core.practice.interview import Interview
from tests.core.assess.test_review import BRIEF, GOOD, PLAN, STORY, answer, ask, held

LOSS = "My father died last month, and we all still miss him very much."
ON = "I had one more thing to add. I asked each team again, and two of them were late."


def _followed_up() -> tuple[Interview, Report]:
    """A story, a follow-up that a loss was told to, and another that was answered."""
    talk = ask(Interview("i-1", BRIEF, PLAN), STORY)
    for part in (GOOD, LOSS):
        talk = ask(answer(talk, part, wpm=140), STORY, MoveKind.FOLLOW_UP)
    talk = answer(talk, ON, wpm=140)
    return talk, review_interview(talk)


def _alone(*readings: Reading) -> tuple[Interview, AnswerReview]:
    talk = held(LOSS)
    return talk, review_interview(talk, readings).answers[0]


def test_beside_an_answer_it_is_no_part_of_it() -> None:
    talk, report = _followed_up()
    (review,) = report.answers
    assert review.assessability is Assessability.ASSESSABLE
    assert [talk.lines[index].text for index in review.line_indexes] == [GOOD, ON]
    assert len(review.delivery) == 2
    assert report.delivery == review_interview(_without_the_loss()).delivery


def _without_the_loss() -> Interview:
    talk = ask(Interview("i-1", BRIEF, PLAN), STORY)
    talk = ask(answer(talk, GOOD, wpm=140), STORY, MoveKind.FOLLOW_UP)
    return answer(ask(talk, STORY, MoveKind.FOLLOW_UP), ON, wpm=140)


def test_the_follow_up_that_it_was_said_to_does_not_stand_as_left_open() -> None:
    talk, report = _followed_up()
    told = [one.instead for one in exchanges(talk, report.answers[0])]
    assert told == ["", "You told of something sad here. It is not judged.", ""]


def test_alone_it_is_not_judged_and_nobody_is_told_to_prepare_the_question() -> None:
    talk, review = _alone()
    assert review.assessability is Assessability.SORROW
    assert review.level is None
    assert can_be_overruled(talk, review)
    report = review_interview(talk)
    assert all("left open" not in step.title for step in report.next_steps)
    assert "that is nothing to judge" in review_markdown(talk, report)


def test_whoever_says_that_it_is_their_answer_is_believed() -> None:
    _, review = _alone(Reading(STORY.id, 1.0, overruled=True))
    assert review.assessability is not Assessability.SORROW


def test_beside_words_that_do_not_stand_alone_all_of_it_can_be_claimed() -> None:
    talk = ask(answer(ask(Interview("i-1", BRIEF, PLAN), STORY), LOSS), STORY, MoveKind.FOLLOW_UP)
    talk = answer(talk, "Yes, that is right.")
    review = review_interview(talk).answers[0]
    assert review.assessability is Assessability.SORROW
    assert can_be_overruled(talk, review)
    claimed = review_interview(talk, [Reading(STORY.id, 1.0, overruled=True)])
    assert claimed.answers[0].assessability is not Assessability.SORROW
    assert claimed.delivery.words == sum(len(line.text.split()) for line in talk.lines[1::2])
