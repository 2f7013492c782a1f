"""Words that come again and again are told where another word would do, and nowhere else."""

from __future__ import annotations

import pytest

from core.assess.words.repeated import repeated_words
from tests.core.answers import question_of

ASKED = question_of("technical", "How do you make a page faster?", ("measures on real phones",))


def test_a_word_that_comes_often_in_a_short_answer_is_told_as_it_was_said_most() -> None:
    said = "The cheap shelf was cheap. Cheaper nails, a cheap saw and a cheap lamp came too."
    assert repeated_words(said, ASKED) == (("cheap", 5),)


@pytest.mark.parametrize(
    "word",
    ["LCP", "page", "phones", "seconds", "per", "ten", "twice", "the", "GraphQL"],
)
def test_names_figures_and_the_subject_itself_are_nobodys_repetition(word: str) -> None:
    assert repeated_words(f"We saw {word} and {word}, then {word}, {word} and {word}.", ASKED) == ()


def test_in_a_long_answer_a_word_may_come_more_often() -> None:
    padding = " ".join(f"alpha{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(400))
    said = "The cache is a cache, the cache of a cache. "
    assert repeated_words(said, ASKED) == (("cache", 4),)
    assert repeated_words(said + padding, ASKED) == ()
