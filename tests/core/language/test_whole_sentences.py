"""A learner's sentence is right with all its corrections put in, or it is left as it was said."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from core.conversation.language import Language
from core.language.corrections import Consequence
from core.language.words.shown import shown_slips
from core.language.words.slips import Slip, find_slips

EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)


@cache
def _sentences() -> dict[str, Any]:
    """For each language ``mended`` (said, then whole after all corrections), ``left`` (wrong, but
    what a rule knows of it would leave it wrong) and ``right``."""
    content: dict[str, Any] = json.loads(
        Path(__file__).with_name("whole_sentences.json").read_text(encoding="utf-8")
    )
    return content


def _with_all(text: str, language: Language) -> str:
    for shown in reversed(shown_slips(text, language)):
        text = text[: shown.start] + shown.better + text[shown.end :]
    return text


@EVERY
def test_a_sentence_is_right_once_all_that_is_shown_is_mended(language: Language) -> None:
    said = _sentences()[language.value]["mended"]
    assert len(said) >= 25
    assert {text: _with_all(text, language) for text in said} == said


@EVERY
def test_what_a_correction_would_leave_wrong_is_not_corrected(language: Language) -> None:
    left = _sentences()[language.value].get("left", [])
    assert [text for text in left if shown_slips(text, language)] == []
    assert all(find_slips(text, language) for text in left)


@EVERY
def test_a_right_sentence_near_a_rule_is_not_touched(language: Language) -> None:
    right = _sentences()[language.value]["right"]
    assert len(right) >= 25
    assert [text for text in right if find_slips(text, language)] == []


@EVERY
def test_what_was_mended_needs_no_more_mending(language: Language) -> None:
    """Nobody is told to say what the next turn would correct."""
    better = _sentences()[language.value]["mended"].values()
    assert [text for text in better if _with_all(text, language) != text] == []


def test_a_correction_that_another_turns_back_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody is told to say what was said."""

    def either(text: str, _: Language) -> tuple[Slip, ...]:
        word, other = ("bin", "habe") if "bin" in text else ("habe", "bin")
        at = text.index(word)
        return (Slip(at, at + len(word), word, other, "Sein or haben."),)

    monkeypatch.setattr("core.language.words.shown.find_slips", either)
    assert shown_slips("Ich bin heute hier.", Language.GERMAN) == ()


@pytest.mark.parametrize(
    "fault",
    [
        {"where": "never"},
        {"better": "die Angst"},
        {"wrong": [("Angst vor der Hund", "")]},
        {"fine": ["Angst vor der Hund"]},
    ],
)
def test_a_consequence_that_contradicts_itself_is_refused(fault: dict[str, Any]) -> None:
    kept = {
        "where": "vor der (?=Hund)",
        "better": "vor dem ",
        "wrong": [("Angst vor der Hund", "Angst vor dem Hund")],
        "fine": ["Angst vor der Katze"],
    }
    assert Consequence.model_validate(kept).better == "vor dem "
    with pytest.raises(ValidationError):
        Consequence.model_validate({**kept, **fault})
