"""What stepped in is told in the language of the interface, whoever failed and however."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest
from babel.messages.pofile import read_po
from pydantic import TypeAdapter

import ui.interface
from core.conversation import services
from core.conversation.errors import Kind, TranscriptionError
from core.conversation.services import CAUSES, SERVICE_RESTS, Fallback, ServiceRole, cause
from providers import judging
from providers.hosted.faults import fault
from providers.registry import EMBEDDED_LABELS
from providers.spending import DAY_BUDGET_SPENT, VISIT_BUDGET_SPENT
from tests.pages import ROOT
from ui.interface import worded
from ui.services.fallback_words import in_words

CODES = ("de", "es", "hi", "zh")
HEAR, THINK, SPEAK, ASSESS = ServiceRole
LATE = "service_timed_out"
KEPT = TypeAdapter(Fallback)

Told = Callable[..., list[str]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the pages say of some fallbacks to somebody who reads a language."""

    def tell(code: str, *fallbacks: Fallback) -> list[str]:
        monkeypatch.setattr(ui.interface, "interface_language", lambda: code)
        return in_words(fallbacks)

    return tell


def _codes_of_services() -> Iterator[str]:
    """Every code that an adapter, a cap or a rest gives to what a service does."""
    named = {**vars(services), **vars(judging)}
    for path in (ROOT / "providers").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="fault"), args=[_, _, ast.Constant(value=code), *_]):
                    yield str(code)
                case ast.Call(func=ast.Name(id="fault"), args=[_, _, ast.Name(id=name), *_]):
                    yield named[name]


def _kept_and_read(fallback: Fallback) -> Fallback:
    return KEPT.validate_json(KEPT.dump_json(fallback))


def _english_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text))


def test_whatever_a_service_does_wrong_has_a_clause_of_its_own() -> None:
    found = {*_codes_of_services(), VISIT_BUDGET_SPENT, DAY_BUDGET_SPENT, SERVICE_RESTS}
    assert len(found) > 15
    assert not found - set(CAUSES)
    assert len(set(CAUSES.values())) == len(CAUSES)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("why", CAUSES)
def test_a_reason_is_in_the_language_of_the_interface_after_a_reload(
    told: Told, code: str, why: str
) -> None:
    made = Fallback(HEAR, "Groq", "OpenAI", why, {"time": "14:05", "limit": "0.50"})
    kept = _kept_and_read(made)
    assert kept == made
    (text,) = told(code, kept)
    assert not _english_words(kept.sentence) & _english_words(text)
    assert re.findall(r"[\d:.]*\d", text) == re.findall(r"[\d:.]*\d", kept.cause)
    assert "Groq" in text


@pytest.mark.parametrize(
    ("reason", "german"),
    [
        ("did not answer in time", "Groq hat nicht rechtzeitig geantwortet; OpenAI"),
        ("is left alone for a while after a failure at 14:05", "Groq is left alone for a while"),
        ("The voice says 100 % {no} {", "Groq The voice says 100 % {no} {; OpenAI"),
    ],
)
def test_a_reason_that_was_kept_in_words_is_still_told(
    told: Told, reason: str, german: str
) -> None:
    """In English where it held a figure, or was nobody's clause."""
    record = {"role": "hear", "wanted": "Groq", "served": "OpenAI", "reason": reason, "code": LATE}
    kept = KEPT.validate_python(record)
    (text,) = told("de", kept)
    assert text.startswith(german)
    assert kept.sentence == f"Groq {reason}; OpenAI wrote this down."


@pytest.mark.parametrize("role", ServiceRole)
@pytest.mark.parametrize("code", CODES)
def test_no_word_of_a_sentence_is_left_in_english(told: Told, code: str, role: ServiceRole) -> None:
    made = Fallback(role, "Groq", EMBEDDED_LABELS[role], LATE)
    (text,) = told(code, made)
    with (ROOT / "ui" / "locales" / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    own = catalogue.get(EMBEDDED_LABELS[role])
    assert own is not None
    assert str(own.string) in text
    assert "Groq" in text
    assert not _english_words(made.sentence) & _english_words(text)


def test_in_english_it_says_what_the_core_says(told: Told) -> None:
    made = [
        Fallback(HEAR, "Groq", "the embedded recogniser", LATE),
        Fallback(THINK, "OpenAI", "", "service_failed"),
        Fallback(SPEAK, "my-{server}:8000", "Groq", "a code that nobody knows"),
    ]
    assert told("en", *made) == [one.sentence[:1].upper() + one.sentence[1:] for one in made]


def test_what_belongs_to_no_service_says_that_it_failed() -> None:
    assert cause("hearing_failed", "the embedded recogniser") == "the embedded recogniser failed"


def test_one_cause_is_told_once_with_all_that_came_of_it(told: Told) -> None:
    made = (
        Fallback(HEAR, "Groq", "OpenAI", LATE),
        Fallback(THINK, "Groq", "OpenAI", LATE),
        Fallback(HEAR, "Groq", "OpenAI", LATE),
    )
    assert told("en", *made) == [
        "Groq did not answer in time; OpenAI wrote this down and OpenAI answered."
    ]


def test_the_fault_of_a_service_is_told_in_the_language_of_the_interface(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = fault(TranscriptionError, Kind.CONNECTIVITY, LATE, "Groq", "Try again.")
    monkeypatch.setattr(ui.interface, "interface_language", lambda: "de")
    assert error.message == "Groq did not answer in time."
    assert worded(error.message) == "Groq hat nicht rechtzeitig geantwortet."
    assert worded(error.anew().message) == worded(error.message)
