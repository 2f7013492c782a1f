"""Whoever reads a question and texts together: one figure for each text, always the same."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from core.conversation.ports import RelevanceReader
from providers.local.relevance_reader import MiniLmRelevanceReader
from tests.fakes import ScriptedRelevance

ASKED = "Tell me about a time you disagreed with your manager."
TO_IT = (
    "He wanted to ship on Friday and I thought that was mad. I told him so in his office, with the "
    "error log open, and we moved it to Tuesday."
)
BESIDE_IT = (
    "My manager was a lovely man. He had been with the firm for thirty years, and on Fridays he "
    "brought cake for all of us, mostly with plums."
)

READERS = [
    pytest.param(lambda: ScriptedRelevance("Friday"), id="scripted"),
    pytest.param(MiniLmRelevanceReader.load, id="embedded"),
]


@pytest.mark.parametrize("load", READERS)
def test_there_is_one_figure_for_each_text_and_it_does_not_hang_on_the_others(
    load: Callable[[], RelevanceReader],
) -> None:
    reader = load()
    together = reader.relevance(ASKED, [TO_IT, BESIDE_IT])
    assert together.shape == (2,)
    assert together.dtype == np.float32
    assert np.isfinite(together).all()
    assert reader.relevance(ASKED, [BESIDE_IT])[0] == together[1]
    assert reader.relevance(ASKED, []).shape == (0,)


@pytest.fixture(scope="module")
def embedded() -> MiniLmRelevanceReader:
    return MiniLmRelevanceReader.load()


def test_a_story_without_the_words_of_the_question_is_more_likely_its_answer_than_one_with_them(
    embedded: MiniLmRelevanceReader,
) -> None:
    to_it, beside_it = embedded.relevance(ASKED, [TO_IT, BESIDE_IT])
    assert to_it > 0 > beside_it


@pytest.mark.parametrize("length", [300, 8_000])
def test_neither_a_long_question_nor_a_long_text_is_too_much(
    embedded: MiniLmRelevanceReader, length: int
) -> None:
    long = " ".join(["and then we went on"] * (length // 5))
    assert np.isfinite(embedded.relevance(long, [TO_IT, long, "", "🫠 " * length])).all()
    assert embedded.relevance(long, [TO_IT])[0] != embedded.relevance(long, [BESIDE_IT])[0]
