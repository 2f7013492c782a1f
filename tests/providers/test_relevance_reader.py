"""Whoever reads a question and texts together: one figure for each text, always the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.conversation.errors import SetupError
from core.conversation.ports import RelevanceReader
from providers.local import relevance_reader
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


@pytest.mark.parametrize(
    "dense",
    [
        "and then we went on ",
        "a/b.c-d_e::f(x)[0] ",
        "pneumonoultramicroscopicsilicovolcanoconiosis ",
        "你能告诉我你为什么和你的经理意见不一致吗",
        "🫠 ",
        "C/C++/Rust/Go, AWS/GCP/Azure, CI/CD, TCP/IP; ",
    ],
)
@pytest.mark.parametrize("times", [60, 1_500])
def test_neither_a_long_question_nor_a_long_text_is_too_much(
    embedded: MiniLmRelevanceReader, dense: str, times: int
) -> None:
    """Breaks when a question that is cut by words leaves the text no token."""
    long = dense * times
    assert np.isfinite(embedded.relevance(long, [TO_IT, long, ""])).all()
    assert embedded.relevance(long, [TO_IT])[0] != embedded.relevance(long, [BESIDE_IT])[0]


def test_what_comes_after_the_longest_text_is_not_read(embedded: MiniLmRelevanceReader) -> None:
    long = f"{TO_IT} " * 12
    assert embedded.relevance(ASKED, [long])[0] == embedded.relevance(ASKED, [long + BESIDE_IT])[0]


@pytest.mark.parametrize("file", ["MODEL", "TOKENIZER"])
@pytest.mark.parametrize("content", [None, "version https://git-lfs.github.com/spec/v1"])
def test_files_that_are_missing_or_broken_are_told_as_what_they_cost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, content: str | None
) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_text(content)
    monkeypatch.setattr(relevance_reader, file, path)
    with pytest.raises(SetupError) as told:
        MiniLmRelevanceReader.load()
    assert told.value.code == "relevance_reader_missing"
    assert "off topic" in str(told.value.message)
