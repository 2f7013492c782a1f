"""What is plainly about something else is no part of an answer, and the review says so."""

from __future__ import annotations

import pytest

from core.assess.answer.exchanges import exchanges
from core.assess.report import AnswerReview, Assessability, Reading
from core.assess.review.markdown import review_markdown
from core.assess.rules import can_be_overruled, review_interview
from core.assess.words.side_remarks import is_said_aside
from core.conversation.moves import MoveKind
from core.practice.interview import Interview
from tests.core.assess.test_review import BRIEF, GOOD, PLAN, STORY, answer, ask, held

CHAT = (
    "My favourite food is pasta with tomato sauce. On Sunday I cook it for my neighbours, and we "
    "watch football together. My team lost again."
)
ON = "In the end I asked each team again, and two of them were late."


def _told(*parts: str) -> tuple[Interview, AnswerReview]:
    talk = ask(Interview("i-1", BRIEF, PLAN), STORY)
    for at, part in enumerate(parts):
        talk = ask(talk, STORY, MoveKind.FOLLOW_UP) if at else talk
        talk = answer(talk, part, wpm=140)
    return talk, review_interview(talk).answers[0]


def test_beside_an_answer_it_is_neither_judged_nor_quoted_nor_made_stronger() -> None:
    talk, review = _told(GOOD, CHAT, ON)
    _, without = _told(GOOD, ON)
    assert [talk.lines[index].text for index in review.line_indexes] == [GOOD, ON]
    assert review.level == without.level
    assert [d.why for d in review.dimensions] == [d.why for d in without.dimensions]
    assert [one.text for one in review.stronger] == [one.text for one in without.stronger]


def test_the_page_and_the_file_say_so_where_it_was_said() -> None:
    talk, review = _told(GOOD, CHAT, ON)
    told = "What you said here is about something else. It is not judged."
    assert [one.instead for one in exchanges(talk, review)] == ["", told, ""]
    assert told in review_markdown(talk, review_interview(talk))


MARKET = "Yesterday I went to the market with my sister and we bought far too many tomatoes."


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, that was nonsense.",
        "Oh sorry, that was the wrong story.",
        "That's not what you asked for, sorry.",
        "Forget what I said.",
        "What I just said was off topic.",
        "Scratch that.",
    ],
)
def test_what_was_taken_back_is_no_part_of_the_answer_and_the_page_says_so(words: str) -> None:
    talk, review = _told(MARKET, f"{words} {GOOD}")
    assert [talk.lines[index].text for index in review.line_indexes] == [f"{words} {GOOD}"]
    assert " ".join(one.text for one in review.stronger) == GOOD
    told = [one.instead for one in exchanges(talk, review)]
    assert told == ["You took back what you said here. It is not judged.", ""]


@pytest.mark.parametrize(
    "words", ["That was nonsense.", "I said sorry, that was my mistake.", "Forget it, he said."]
)
def test_who_tells_of_nonsense_takes_nothing_back(words: str) -> None:
    _, review = _told(GOOD, f"{words} {ON}")
    assert len(review.line_indexes) == 2


def test_what_was_taken_back_for_nothing_is_judged() -> None:
    _, review = _told(GOOD, "Sorry, that was nonsense.")
    assert review.level is not None


def test_who_answers_after_it_is_judged_by_the_answer() -> None:
    talk, review = _told(CHAT, GOOD)
    assert [talk.lines[index].text for index in review.line_indexes] == [GOOD]


def test_alone_it_is_off_topic_without_an_encoder_too_unless_they_say_otherwise() -> None:
    talk = held(CHAT)
    (review, *_) = review_interview(talk).answers
    assert review.assessability is Assessability.OFF_TOPIC
    assert can_be_overruled(talk, review)
    (again, *_) = review_interview(talk, (Reading(STORY.id, 1.0, overruled=True),)).answers
    assert again.assessability is Assessability.ASSESSABLE


def test_to_say_that_one_can_go_on_makes_no_version_stronger() -> None:
    _, review = _told(f"Thank you, let us go on. {GOOD}")
    assert not any("go on" in piece.text for piece in review.stronger)
    for told in ("We had to go on without her.", "Then we go on, but the system breaks."):
        assert not is_said_aside(told)
