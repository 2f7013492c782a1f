"""Which tone an utterance carries, or should be met with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.tone import Tone
from core.think.tone import THRESHOLD, detect_tone, read_tone

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
DATA = Path(__file__).resolve().parents[3] / "benchmarks" / "data"
CASES = json.loads((DATA / "tone_development.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("That sounds really hard.", Tone.EMPATHETIC),
        ("My mum passed away during my second year.", Tone.EMPATHETIC),
        ("I'm terrible at interviews, I always freeze.", Tone.ENCOURAGING),
        ("Don't worry, you can do this.", Tone.ENCOURAGING),
        ("If the alarm fails, people could die.", Tone.SERIOUS),
        ("That is brilliant, what a fantastic result!", Tone.ENTHUSIASTIC),
        ("Why did you choose that database?", Tone.CURIOUS),
        ("I'm wondering how that works.", Tone.CURIOUS),
        ("The meeting is on Tuesday at ten.", Tone.NEUTRAL),
    ],
)
def test_an_utterance_has_its_tone(text: str, tone: Tone) -> None:
    assert detect_tone(text) is tone


@pytest.mark.parametrize(
    "text",
    [
        "The critical path runs through the foundations.",
        "We keep a dead letter queue for such messages.",
        "I updated the risk register.",
        "The panic button is beside the door.",
        "We used a kill switch in the release.",
    ],
)
def test_a_compound_that_only_sounds_grave_is_neutral(text: str) -> None:
    assert detect_tone(text) is Tone.NEUTRAL


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "No.",
        "Okay, sure.",
        "I can't share the client's name, but I cut the failure rate from six to two.",
        "I cannot name the bank.",
        "I don't think the first design was wrong, it was early.",
        "I am not a fan of microservices.",
        "You have to start from the requirement and then size the beam.",
        "We killed the process that was hanging.",
        "In the night we killed the two stuck database jobs.",
        "I studied economics in Ghent and came to finance by accident, and I stayed.",
        "I failed the first exam and passed the second.",
        "She'd been trying to call me.",
        "I was trying to reach the supplier all morning.",
        "I always check the label twice.",
        "I never leave a shift without a handover.",
        "I took the exam in the summer and started in autumn.",
        "We try new suppliers every spring.",
    ],
)
def test_short_words_and_confident_answers_carry_no_tone(text: str) -> None:
    assert detect_tone(text) is Tone.NEUTRAL


@pytest.mark.parametrize(
    "text",
    [
        "I don't think I'm good enough.",
        "I'm not sure I can do this.",
        "I can't do it.",
        "I failed my exam again.",
        "I failed the exam.",
        "I'm trying, but I keep failing.",
    ],
)
def test_who_doubts_themselves_is_met_with_encouragement(text: str) -> None:
    assert detect_tone(text) is Tone.ENCOURAGING


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "🎉"])
def test_nothing_said_is_neutral(text: str) -> None:
    assert detect_tone(text) is Tone.NEUTRAL


def test_a_typographic_apostrophe_reads_like_a_straight_one() -> None:
    straight = "I'm so sorry you had to go through that."
    assert detect_tone(straight) is detect_tone(straight.replace("'", "’")) is Tone.EMPATHETIC


def test_the_development_cases_are_read_right_in_nine_of_ten() -> None:
    wrong = [case["text"] for case in CASES if detect_tone(case["text"]) != case["tone"]]
    assert len(CASES) >= 100
    assert len(wrong) <= 0.1 * len(CASES), wrong


def test_every_tone_is_among_the_development_cases() -> None:
    assert {case["tone"] for case in CASES} == {tone.value for tone in Tone}


@PROPERTY
@given(st.text(max_size=200) | st.sampled_from([case["text"] for case in CASES]))
def test_the_heaviest_tone_wins_when_it_weighs_enough(text: str) -> None:
    """Breaks when weights come unsorted, the threshold is ignored, or a text raises."""
    reading = read_tone(text)
    weights = [weight for _, weight in reading.weights]
    assert weights == sorted(weights, reverse=True)
    assert {tone for tone, _ in reading.weights} == set(Tone) - {Tone.NEUTRAL}
    heaviest = reading.weights[0]
    assert reading.tone is (heaviest[0] if heaviest[1] >= THRESHOLD else Tone.NEUTRAL)
