"""What was said before is known again, and what only sounds like it is kept."""

from __future__ import annotations

import pytest

from core.assess.answer.repetition import repeats

SAID = (
    "Two of our four housekeepers were ill.",
    "I wrote to all guests that every room would be ready at four.",
    "In the end every guest had a room by half past four.",
    "The manager called the porter.",
    "The guest in room nine asked for a drink.",
    "My job was to see that every child had a seat.",
    "If every bed was made by six we would be lucky.",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the end every guest had a room by half past four.",
        "By half past four every guest had a room.",
        "As I said, by half past four every guest had a room.",
        "Two housekeepers were missing, as I told you.",
        "I told you: all the rooms were ready for the guests at four.",
    ],
)
def test_the_same_words_and_what_is_said_to_be_the_same_are_a_repetition(sentence: str) -> None:
    assert repeats(sentence, SAID)


@pytest.mark.parametrize(
    "sentence",
    [
        "By half past four no guest had a room.",
        "By half past four every guest had a room and a drink.",
        "By half past five every guest had a room.",
        "The guests wrote.",
        "The porter called the manager.",
        "The guest in room nine got a drink.",
        "Every child had a seat.",
        "Every bed was made by six, lucky as we were.",
        "As I told you, the housekeepers were not ill.",
        "As I said, the rooms were ready, and the trainee had the idea.",
        "As I said, we sold the van.",
        "As I told you, 31 rooms were ready at four.",
        "They had to wait.",
    ],
)
def test_what_says_more_or_something_else_is_none(sentence: str) -> None:
    assert not repeats(sentence, SAID)


def test_nothing_is_a_repetition_of_nothing() -> None:
    assert not repeats("As I said, we were short.", ())
