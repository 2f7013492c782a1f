"""Quotations, ellipses and dates that a sentence goes on past."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.speak.chunker import ONE_SENTENCE, SentenceChunker
from core.speak.quotations import LONGEST_QUOTATION_CHARS

DATA = Path(__file__).resolve().parents[3] / "benchmarks" / "data" / "languages" / "development"


def cut(text: str, language: str, step: int = 1) -> list[str]:
    chunker = SentenceChunker(language, ONE_SENTENCE)
    pieces = [text[at : at + step] for at in range(0, len(text), step)]
    return [chunk for piece in pieces for chunk in chunker.push(piece)] + chunker.flush()


@pytest.mark.parametrize("step", [1, 3, 1000])
@pytest.mark.parametrize(
    "language",
    ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "zh"],
)
def test_texts_with_traps_are_cut_as_people_would_whatever_the_pieces_they_come_in(
    language: str, step: int
) -> None:
    cases = json.loads((DATA / f"{language}.json").read_text(encoding="utf-8"))["chunking"]
    assert len(cases) >= 20
    for case in cases:
        assert cut(case["text"], language, step) == case["sentences"]


def test_a_quotation_that_is_never_closed_keeps_no_voice_waiting() -> None:
    chunker = SentenceChunker("zh", ONE_SENTENCE)
    said = "他说：“" + "我今天很高兴。" * 40
    first = next(at for at, letter in enumerate(said) if chunker.push(letter))
    assert first <= LONGEST_QUOTATION_CHARS + 10


def test_a_quotation_that_is_never_closed_is_cut_at_the_end() -> None:
    assert cut("他说：“好。我们走吧。", "zh") == ["他说：“好。", "我们走吧。"]


def test_inches_open_no_quotation() -> None:
    text = 'The screen has 15" and a pen. It is new.'
    assert cut(text, "en") == ['The screen has 15" and a pen.', "It is new."]
