"""What the packs tell learners in English is told in every language of the interface."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from core.conversation.language import Language
from core.language.grid import LOCALES, SOURCE
from core.language.reporting.notes import load_notes

EACH_OTHER = pytest.mark.parametrize("locale", [one for one in LOCALES if one != SOURCE])
# Words of a language that is learned, where its script shows which they are.
_EXAMPLES = re.compile(
    r"[\u0400-\u04ff]+|[\u0600-\u06ff]+|[\u0900-\u097f]+|[\u3040-\u30ff\u4e00-\u9fff]+"
    r"|[\uac00-\ud7a3]+"
)


def _texts(key: str) -> dict[str, str]:
    """All that stands under ``key`` anywhere in the packs, each with its pack's language."""
    return {
        text: language
        for language in Language
        for text in _under(
            key,
            json.loads(
                files("core.data").joinpath(f"languages/{language}.json").read_text("utf-8")
            ),
        )
    }


def _under(key: str, held: object) -> Iterator[str]:
    if isinstance(held, dict):
        for name, value in held.items():
            if name == key and isinstance(value, str):
                yield value
            else:
                yield from _under(key, value)
    elif isinstance(held, list):
        for value in held:
            yield from _under(key, value)


REASONS, GLOSSES = _texts("why"), _texts("gloss")


@EACH_OTHER
def test_every_reason_and_every_gloss_of_the_packs_is_translated_and_nothing_else(
    locale: str,
) -> None:
    notes = load_notes(locale)
    assert notes.locale == locale
    assert set(notes.reasons) == set(REASONS)
    assert set(notes.glosses) == set(GLOSSES)


@EACH_OTHER
def test_a_translation_keeps_the_words_that_are_learned(locale: str) -> None:
    lost = [
        (why, example)
        for why, told in load_notes(locale).reasons.items()
        for example in _EXAMPLES.findall(why)
        if example not in told
    ]
    assert not lost


@EACH_OTHER
def test_no_reason_stays_in_english(locale: str) -> None:
    """But for one that is nothing but words that are learned: "Мочь: я могу, ты можешь."."""
    told = load_notes(locale).reasons.items()
    assert not [why for why, text in told if text == why and re.search("[a-z]", why)]


def test_who_reads_english_or_a_language_without_notes_reads_the_packs_own_words() -> None:
    for locale in (SOURCE, "tlh", "../de"):
        assert load_notes(locale).reason("The plural of child is children.") == (
            "The plural of child is children."
        )
        assert load_notes(locale).gloss("huge; enormous") == "huge; enormous"
