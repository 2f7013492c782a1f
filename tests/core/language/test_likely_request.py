"""What no phrase of a pack knows is read by how people word requests; in doubt it is an answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.language import Language
from core.language.words.likely_request import MOST_WORDS, likely_request, request_weights
from core.language.words.requests import detect_by_phrases, detect_request
from core.think.intent import Intent

DATA = Path(__file__).resolve().parents[3] / "benchmarks" / "data" / "languages" / "requests"
ELSEWHERE = [language for language in Language if language is not Language.ENGLISH]
EVERY = pytest.mark.parametrize("language", ELSEWHERE, ids=lambda language: language.value)


def load_requests(language: Language) -> list[str]:
    cases = json.loads((DATA / f"{language.value}.json").read_text(encoding="utf-8"))
    return [case["text"] for case in cases if case["request"] != "answer"]


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        (Language.GERMAN, "da fällt mir jetzt echt nichts zu ein", Intent.DONT_KNOW),
        (Language.GERMAN, "frag mich lieber was anderes als das", Intent.SKIP),
        (Language.GERMAN, "kannst du das nochmal in einfachen Worten sagen", Intent.REPEAT),
        (Language.RUSSIAN, "подожди минутку я подумаю как сказать", Intent.WAIT),
        (Language.PORTUGUESE, "não faço a mínima ideia do que dizer", Intent.DONT_KNOW),
    ],
)
def test_a_request_in_words_that_no_phrase_knows_is_heard(
    language: Language, text: str, intent: Intent
) -> None:
    assert detect_by_phrases(text, language) is Intent.ANSWER
    assert detect_request(text, language) is intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.GERMAN, "Meine Lehrerin sagt alles zweimal."),
        (Language.SPANISH, "Al final del día vuelvo a casa y ceno con mi hermana."),
        (Language.FRENCH, "Je ne me sens pas en sécurité chez moi."),
        (Language.CHINESE, "我被强奸了。"),
        (Language.KOREAN, "그 얘기는 재미있어요."),
        (Language.ITALIAN, "Vorrei finire gli studi prima di cercare un lavoro."),
    ],
)
def test_what_is_told_in_the_words_of_a_request_stays_an_answer(
    language: Language, text: str
) -> None:
    assert detect_request(text, language) is Intent.ANSWER


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.GERMAN, "Ich bin so traurig, ich weiß nicht, was ich sagen soll."),
        (Language.SPANISH, "Mi padre ha muerto, no sé qué decir."),
        (Language.CHINESE, "我爸爸去世了，我不知道怎么说。"),
        (Language.RUSSIAN, "Мой отец умер, я не знаю что сказать."),
        (Language.DUTCH, "Mijn vader is overleden, ik weet niet wat ik moet zeggen."),
    ],
)
def test_who_grieves_asks_for_no_other_question(language: Language, text: str) -> None:
    assert likely_request(text, language) is Intent.DONT_KNOW
    assert detect_request(text, language) is Intent.ANSWER


@EVERY
def test_a_word_that_was_never_learned_from_ends_nothing_and_skips_nothing(
    language: Language,
) -> None:
    for text in load_requests(language):
        if likely_request(text, language) in (Intent.END, Intent.SKIP):
            assert likely_request(f"{text} Qxwv", language) is None
            return
    pytest.fail("nothing of what was learned from is read as it was learned")


@EVERY
def test_whoever_says_much_tells_something(language: Language) -> None:
    text = next(text for text in load_requests(language) if likely_request(text, language))
    assert likely_request(" ".join([text] * MOST_WORDS), language) is None


@EVERY
@given(text=st.text(max_size=60))
@settings(max_examples=20, deadline=None, database=None, derandomize=True)
def test_any_text_is_read_without_a_fault(language: Language, text: str) -> None:
    assert likely_request(text, language) in (None, *request_weights(language).intents[1:])


def test_english_has_weights_elsewhere() -> None:
    with pytest.raises(FileNotFoundError):
        request_weights(Language.ENGLISH)
