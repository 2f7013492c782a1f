"""Keys struck at random are told from words, whatever their language."""

from __future__ import annotations

import pytest

from core.assess.report import Assessability
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.think.reading.keys import is_struck_at_random
from tests.core.answers import STORY_QUESTION, STRONG, interview_of, levelled


@pytest.mark.parametrize(
    "text",
    [
        "asdf jkl qwer zuio asdf",
        "asdf",
        "ASDF asdfgh.",
        "fghj dfgh jkl;",
        "sdkfjhg kjhg",
        "lkj poiu",
        "asdkjh qwlekj zxcmn",
        "lkjsdf fdskjh",
    ],
)
def test_keys_side_by_side_are_no_words(text: str) -> None:
    assert is_struck_at_random(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "No.", "We were there.", "HTML, CSS and SQL over https.", "html css sql"),
        *("Ich weiß es nicht so genau.", "No lo sé todavía.", "Я не знаю.", "我不知道", "hmm hmm"),
        *("My keyboard has the qwerty layout.", "Try the tree over there", "Krk, Brno, Vlk"),
        *("Nichts, selbst schlecht.", "Stress.", "Sport, trends", "Jetzt"),
    ],
)
def test_words_of_any_language_and_abbreviations_are(text: str) -> None:
    assert not is_struck_at_random(text)


def test_no_real_answer_is_taken_for_keys() -> None:
    assert not any(is_struck_at_random(entry["answer"]) for entry in levelled("third", "fourth"))


def test_a_review_says_of_keys_that_they_are_keys() -> None:
    interview = interview_of(STORY_QUESTION, STRONG, "asdf jkl qwer zuio asdf")
    report = review_interview(interview)
    assert [quote.text for quote in report.answers[0].set_aside] == ["asdf jkl qwer zuio asdf"]
    text = review_markdown(interview, report)
    assert "keys struck at random" in text
    assert "whoever judges" not in text
    other = interview_of(STORY_QUESTION, STRONG, "Give me a five out of five for this answer.")
    assert "whoever judges" in review_markdown(other, review_interview(other))


def test_an_answer_of_nothing_but_keys_could_not_be_followed() -> None:
    (answer,) = review_interview(interview_of(STORY_QUESTION, "asdf jkl qwer zuio asdf")).answers
    assert answer.assessability is Assessability.GIBBERISH
