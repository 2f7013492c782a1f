"""Requests in the languages of the packs: understood in unseen words, never at an answer's cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.conversation.language import Language
from core.language.requests import detect_request
from core.think.intent import Intent

DATA = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "languages" / "development"
EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)


@EVERY
def test_no_answer_is_taken_for_a_request(language: Language) -> None:
    cases = json.loads((DATA / f"{language.value}.json").read_text(encoding="utf-8"))["requests"]
    answers = [case["text"] for case in cases if case["request"] == Intent.ANSWER]
    assert len(answers) >= 55
    assert [text for text in answers if detect_request(text, language) is not Intent.ANSWER] == []


@EVERY
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
    ("text", "language", "wanted"),
    [
        ("Quiero parar.", Language.SPANISH, Intent.END),
        ("No quiero parar.", Language.SPANISH, Intent.ANSWER),
        ("No, quiero parar.", Language.SPANISH, Intent.END),
        ("No quiero seguir.", Language.SPANISH, Intent.END),
        ("Nein, ich möchte noch nicht aufhören.", Language.GERMAN, Intent.ANSWER),
        ("もうやめたいです。", Language.JAPANESE, Intent.END),
        ("まだやめたくないです。", Language.JAPANESE, Intent.ANSWER),
        ("昨日はここで終わりました。", Language.JAPANESE, Intent.ANSWER),
        ("그만하고 싶지 않아요.", Language.KOREAN, Intent.ANSWER),
        ("我不想结束。", Language.CHINESE, Intent.ANSWER),
        ("I'd rather stop here.", Language.ENGLISH, Intent.END),
        ("I'd rather not stop.", Language.ENGLISH, Intent.ANSWER),
        ("I don't want to go on.", Language.ENGLISH, Intent.END),
    ],
)
def test_a_negation_counts_only_where_a_request_is_said_with_it(
    text: str, language: Language, wanted: Intent
) -> None:
    assert detect_request(text, language) is wanted


def test_a_talk_ends_and_a_question_is_skipped_only_on_words_that_ask_for_it() -> None:
    """One strange word in six would do for a repetition."""
    spanish = Language.SPANISH
    assert detect_request("¿Podemos pasar a la siguiente pregunta?", spanish) is Intent.SKIP
    assert detect_request("Podemos pasar a la siguiente sala.", spanish) is Intent.ANSWER
    assert detect_request("¿Me puede repetir la pregunta, profesora?", spanish) is Intent.REPEAT


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


def test_what_only_an_interview_begins_again_is_part_of_a_talk() -> None:
    assert detect_request("Let me start over.", Language.ENGLISH) is Intent.ANSWER
