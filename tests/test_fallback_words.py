"""What stepped in is told in the language of the interface, whoever failed and however."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest
from babel.messages.pofile import read_po

import ui.interface
from core.conversation.services import Fallback, ServiceRole
from providers.registry import EMBEDDED_LABELS
from tests.pages import ROOT
from ui.fallback_words import CAUSES, in_words

CODES = ("de", "es", "hi", "zh")
HEAR, THINK, SPEAK, ASSESS = ServiceRole
LATE = "did not answer in time"

Told = Callable[..., list[str]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the pages say of some fallbacks to somebody who reads a language."""

    def tell(code: str, *fallbacks: Fallback) -> list[str]:
        monkeypatch.setattr(ui.interface, "interface_language", lambda: code)
        return in_words(fallbacks)

    return tell


def reasons() -> set[str]:
    """All that the code says of a service that does not serve; figures are braces."""
    found = set()
    for path in (ROOT / "providers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found |= set(_said_in(node))
    return found


def _said_in(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.JoinedStr(values=[ast.FormattedValue(value=named), ast.Constant(value=str(said))]):
            if said.startswith(" ") and re.search(r"label$|^model$|LABEL", ast.unparse(named)):
                yield said.strip().rstrip(".")
        case ast.Call(func=ast.Name(id="Refusal"), args=[ast.Constant(value=str(said)), *_]):
            yield said
        case ast.Return(value=ast.Constant(value=str(said))):
            if said == "understood no words":
                yield said


def test_every_reason_that_the_code_gives_is_known() -> None:
    known = {clause.removeprefix("{service} ") for clause in CAUSES}
    found = reasons()
    assert len(found) > 15
    assert not found - known
    with_figures = {reason for reason in known if "{" in reason}
    assert known - found == with_figures


@pytest.mark.parametrize(
    "reason",
    [
        "is left alone for a while after a failure at 14:05",
        "rests because this visit's cost limit of $0.50 is reached",
        "rests because today's cost limit of $5.00 is reached",
    ],
)
@pytest.mark.parametrize("code", ["en", *CODES])
def test_a_reason_keeps_its_figures_in_every_language(told: Told, code: str, reason: str) -> None:
    (text,) = told(code, Fallback(HEAR, "Groq", "OpenAI", reason, "x"))
    assert re.findall(r"[\d:.]*\d", text) == re.findall(r"[\d:.]*\d", reason)
    assert (reason in text) is (code == "en")


@pytest.mark.parametrize("role", ServiceRole)
@pytest.mark.parametrize("code", CODES)
def test_no_word_of_a_sentence_is_left_in_english(told: Told, code: str, role: ServiceRole) -> None:
    (text,) = told(code, Fallback(role, "Groq", EMBEDDED_LABELS[role], LATE, "x"))
    with (ROOT / "ui" / "locales" / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    own = catalogue.get(EMBEDDED_LABELS[role])
    assert own is not None
    assert str(own.string) in text
    assert "Groq" in text
    english = Fallback(role, "Groq", EMBEDDED_LABELS[role], LATE, "x").sentence
    assert not set(re.findall(r"[a-z]{4,}", english)) & set(re.findall(r"[a-z]{4,}", text))


def test_in_english_it_says_what_the_core_says(told: Told) -> None:
    made = [
        Fallback(HEAR, "Groq", "the embedded recogniser", LATE, "x"),
        Fallback(THINK, "OpenAI", "", "failed", "x"),
        Fallback(SPEAK, "my-server:8000", "Groq", "says 100 % {no}", "x"),
    ]
    assert told("en", *made) == [one.sentence[:1].upper() + one.sentence[1:] for one in made]


def test_one_cause_is_told_once_with_all_that_came_of_it(told: Told) -> None:
    made = (
        Fallback(HEAR, "Groq", "OpenAI", LATE, "x"),
        Fallback(THINK, "Groq", "OpenAI", LATE, "x"),
        Fallback(HEAR, "Groq", "OpenAI", LATE, "x"),
    )
    assert told("en", *made) == [
        "Groq did not answer in time; OpenAI wrote this down and OpenAI answered."
    ]
