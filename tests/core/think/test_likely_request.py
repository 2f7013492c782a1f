"""What no rule knows is read by how people word requests; in doubt it is an answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from core.think.intent import Intent, detect_intent, read_by_rules
from core.think.requests.likely_request import (
    MOST_WORDS,
    RequestWeights,
    likely_request,
    request_weights,
)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("kindly allow me one minute sir", Intent.WAIT),
        ("sir kindly go to another question", Intent.SKIP),
        ("that topic I have not studied so I cannot say", Intent.DONT_KNOW),
        ("right that's me finished I'll do the rest tomorrow", Intent.END),
    ],
)
def test_a_request_in_words_that_no_rule_knows_is_heard(text: str, intent: Intent) -> None:
    assert read_by_rules(text) is Intent.ANSWER
    assert detect_intent(text) is intent


@pytest.mark.parametrize(
    "text",
    [
        "I would need two more people and a van to finish the kitchen by Friday.",
        "Kindly people kept the ward going that winter.",
        "I'd stop the machine and ask again.",
        "She told me to move on, so I did.",
        "We finished the rest of it tomorrow's shift, as agreed.",
    ],
)
def test_a_story_in_the_words_of_a_request_stays_an_answer(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


def test_whoever_says_much_tells_something() -> None:
    assert likely_request("skip skip skip") == "skip"
    assert likely_request("skip " * (MOST_WORDS + 1)) is None


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None, database=None, derandomize=True)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert likely_request(text) in (None, *request_weights().intents[1:])


def test_weights_that_do_not_fit_their_intents_are_refused() -> None:
    data = request_weights().model_dump(by_alias=True)
    RequestWeights.model_validate(data)
    for wrong in ({"bias": (0.1,)}, {"surest": {}}, {"weights": {"stop": (0.1,)}}):
        with pytest.raises(ValidationError):
            RequestWeights.model_validate({**data, **wrong})
