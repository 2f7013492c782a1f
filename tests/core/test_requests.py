"""Requests in the languages of the packs: understood in unseen words, never at an answer's cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.conversation.language import Language
from core.language.requests import detect_request
from core.think.intent import Intent

DATA = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "languages" / "development"
LETTERS = pytest.mark.parametrize(
    "language",
    [Language.CHINESE, Language.JAPANESE, Language.KOREAN, Language.ENGLISH],
    ids=lambda language: language.value,
)


@LETTERS
def test_no_answer_is_taken_for_a_request(language: Language) -> None:
    cases = json.loads((DATA / f"{language.value}.json").read_text(encoding="utf-8"))["requests"]
    answers = [case["text"] for case in cases if case["request"] == Intent.ANSWER]
    assert len(answers) >= 20
    assert [text for text in answers if detect_request(text, language) is not Intent.ANSWER] == []


@LETTERS
def test_nine_requests_in_ten_are_understood(language: Language) -> None:
    cases = json.loads((DATA / f"{language.value}.json").read_text(encoding="utf-8"))["requests"]
    asked = [case for case in cases if case["request"] != Intent.ANSWER]
    missed = [c["text"] for c in asked if detect_request(c["text"], language) != c["request"]]
    assert len(asked) >= 40
    assert len(missed) <= len(asked) / 10, missed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich habe den Film nicht verstanden.", Language.GERMAN),
        ("Voglio smettere di fumare.", Language.ITALIAN),
        ("我想换一个工作。", Language.CHINESE),
        ("五時に仕事が終わります。", Language.JAPANESE),
        ("여행은 거기서 끝났어요.", Language.KOREAN),
    ],
)
def test_one_strange_word_among_few_is_what_an_answer_is_about(
    text: str, language: Language
) -> None:
    assert detect_request(text, language) is Intent.ANSWER


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("我累了，咱们结束吧。", Intent.END),
        ("这题太难了，换一个吧。", Intent.SKIP),
        ("我累了。", Intent.ANSWER),
        ("这题太难了。", Intent.ANSWER),
    ],
)
def test_a_reason_goes_with_a_request_and_is_none_alone(text: str, wanted: Intent) -> None:
    assert detect_request(text, Language.CHINESE) is wanted
