"""What a person wants when they do not answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.think.intent import Intent, detect_intent

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
DATA = Path(__file__).resolve().parents[2] / "benchmarks" / "data"
CASES = json.loads((DATA / "control_development.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(
    "text",
    ["Hold on a second.", "Um, let me think.", "Give me a moment, please.", "Bear with me."],
)
def test_asking_for_time_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.WAIT


@pytest.mark.parametrize(
    "text",
    ["Next question, please.", "Skip it.", "Can we move on to the next one?", "Pass."],
)
def test_asking_to_skip_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.SKIP


@pytest.mark.parametrize(
    "text",
    ["Could you repeat the question?", "Sorry?", "Say that again.", "I didn't catch that."],
)
def test_asking_to_hear_it_again_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.REPEAT


@pytest.mark.parametrize("text", ["I don't know.", "No idea.", "I don’t know, sorry.", "Beats me."])
def test_not_knowing_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.DONT_KNOW


@pytest.mark.parametrize(
    "text",
    ["Stop the interview.", "Let's finish here.", "Can we end the session now?", "End it here."],
)
def test_asking_to_end_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.END


@pytest.mark.parametrize(
    "text",
    [
        "Let me think... in my last job I led a team of nine estimators.",
        "I didn't know the answer at first, so I asked the vendor.",
        "I skip the small talk and go straight to what the customer needs.",
        "We had to stop the rollout and wait for legal.",
        "That was the end of the project and we finished on time.",
        "I told the junior nurse to repeat the dose back to me before giving it.",
        "My pass rate for year eleven went from sixty to eighty two percent.",
        "Stop. That's the first thing I teach new drivers.",
        "Yes, twice.",
        "Okay.",
    ],
)
def test_a_story_that_uses_the_words_of_a_request_is_an_answer(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "🎉"])
def test_nothing_said_is_no_request(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


def test_not_knowing_together_with_going_on_is_a_skip() -> None:
    assert detect_intent("I don't know, next question please.") is Intent.SKIP


@pytest.mark.parametrize("text", ["NEXT QUESTION, PLEASE.", "next question please"])
def test_case_and_punctuation_do_not_matter_to_a_request(text: str) -> None:
    assert detect_intent(text) is Intent.SKIP


def test_the_development_cases_are_read_right_in_97_of_100() -> None:
    wrong = [case["text"] for case in CASES if detect_intent(case["text"]) != case["intent"]]
    assert len(CASES) >= 150
    assert len(wrong) <= 0.03 * len(CASES), wrong


def test_no_answer_among_the_development_cases_is_lost_to_a_skip_or_an_end() -> None:
    answers = [case["text"] for case in CASES if case["intent"] == "answer"]
    lost = [text for text in answers if detect_intent(text) in (Intent.SKIP, Intent.END)]
    assert len(answers) >= 50
    assert lost == []


@PROPERTY
@given(st.text(max_size=200))
def test_any_text_has_an_intent(text: str) -> None:
    """Breaks when a strange character or an unmatched bracket reaches a pattern raw."""
    assert detect_intent(text) in set(Intent)


@PROPERTY
@given(st.sampled_from([case["text"] for case in CASES]), st.sampled_from(["  ", "\t", "\n"]))
def test_white_space_around_an_utterance_changes_nothing(text: str, space: str) -> None:
    """Breaks when a pattern is anchored to raw text instead of to what was said."""
    assert detect_intent(f"{space}{text}{space}") is detect_intent(text)
