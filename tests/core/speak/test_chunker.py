"""From a reply's tokens to sentences worth speaking."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.speak.chunker import (
    ONE_SENTENCE,
    ChunkSize,
    SentenceChunker,
    chunk_text,
    chunk_tokens,
)

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
DATA = Path(__file__).resolve().parents[3] / "benchmarks" / "data"
CASES = json.loads((DATA / "sentences.json").read_text(encoding="utf-8"))["cases"]
LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "ja", "ko", "hi", "ar"]


def visible(text: str) -> str:
    return "".join(text.split())


def tokens_of(text: str) -> list[str]:
    """A word with the space before it, or one punctuation mark: as language models cut."""
    return re.findall(r"\s*(?:\w+|[^\w\s])|\s+$", text)


def sentences(text: str, language: str = "en") -> list[str]:
    return list(chunk_tokens(tokens_of(text), language, ONE_SENTENCE))


# Every visible character of Unicode, the ordinary white space, and what decides sentences.
any_text = st.text(
    st.characters(exclude_categories=("Cs", "Zs", "Zl", "Zp"))
    | st.sampled_from(list(" \n.!?…。！？।؟\"'”’)]」1aA-*•")),
    max_size=80,
)
said = st.sampled_from(
    [
        "I led it.",
        "We grew 3.5 percent!",
        "Why?",
        "See https://example.org/a.b?c=1 for more.",
        "Dr. Patel paid $3.50, e.g. for tea.",
        'She said "We are done."',
        "I wasn't sure... but I tried.",
        "1. Measure it.",
        "Mail jane.doe@example.com",
        "and then",
        "今天很好。",
        "मैं ठीक हूँ।",
        "J. R. R. Tolkien (the writer.)",
        ". . .",
        "…",
    ]
)
realistic_text = st.lists(st.tuples(said, st.sampled_from([" ", "\n", "\n\n", "  ", ""]))).map(
    lambda parts: "".join(f"{text}{space}" for text, space in parts)
)


@st.composite
def cut_anyhow(draw: st.DrawFn) -> list[str]:
    text = draw(any_text | realistic_text)
    at = sorted(draw(st.sets(st.integers(0, len(text)), max_size=30)))
    return [text[a:b] for a, b in zip([0, *at], [*at, len(text)], strict=True)]


@PROPERTY
@given(cut_anyhow(), st.sampled_from(LANGUAGES), st.integers(5, 400), st.booleans())
def test_the_chunks_hold_every_visible_character_in_order(
    tokens: list[str], language: str, longest: int, one_by_one: bool
) -> None:
    """Breaks when a cut drops, doubles or moves a character, or a chunk is blank."""
    chunker = SentenceChunker(language, ONE_SENTENCE if one_by_one else None, longest)
    chunks = [chunk for token in tokens for chunk in chunker.push(token)] + chunker.flush()
    assert visible("".join(chunks)) == visible("".join(tokens))
    assert all(visible(chunk) for chunk in chunks)


@PROPERTY
@given(cut_anyhow())
def test_a_chunker_is_as_new_after_its_flush(tokens: list[str]) -> None:
    """Breaks when a count or a rest of the last reply leaks into the next one."""
    chunker = SentenceChunker()
    first = [chunk for token in tokens for chunk in chunker.push(token)] + chunker.flush()
    second = [chunk for token in tokens for chunk in chunker.push(token)] + chunker.flush()
    assert first == second


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_is_cut_into_its_sentences(case: dict[str, list[str] | str]) -> None:
    assert sentences(str(case["text"]), str(case["lang"])) == case["sentences"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_finished_text_is_cut_as_its_stream_is(case: dict[str, list[str] | str]) -> None:
    text, language = str(case["text"]), str(case["lang"])
    assert chunk_text(text, language, ONE_SENTENCE) == case["sentences"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It rose by 3.5 percent and cost $2,499.99 in all.", "en"),
        ("Use e.g. Redis, i.e. a cache, vs. a disk.", "en"),
        ("See https://example.org/a.b?c=1 or www.example.com/x.html today.", "en"),
        ("J. R. R. Tolkien met C. S. Lewis there.", "en"),
        ("Mail jane.doe@example.co.uk about Node.js and version 2.0.1 now.", "en"),
        ("Dr. Patel and Mrs. Jones came at 9 a.m. on Monday.", "en"),
        ("Das ist z. B. gut, d. h. ca. 3,5 Prozent.", "de"),
    ],
)
def test_a_full_stop_inside_something_ends_nothing(text: str, language: str) -> None:
    assert sentences(f"{text} Next one.", language)[0] == text


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("zh", "今天很好。", "你好吗？"),
        ("ja", "今日は天気がいいです。", "散歩に行きますか？"),
        ("hi", "मैं ठीक हूँ।", "आप कैसे हैं?"),
        ("ar", "كيف حالك؟", "أنا بخير."),
    ],
)
def test_full_stops_of_other_scripts_end_sentences(language: str, first: str, second: str) -> None:
    chunker = SentenceChunker(language, ONE_SENTENCE)
    space = "" if language in ("zh", "ja") else " "
    assert chunker.push(first) == []
    assert chunker.push(space + second) == [first]
    assert chunker.flush() == [second]


def test_a_sentence_comes_out_as_soon_as_the_next_visible_character_is_known() -> None:
    chunker = SentenceChunker(size=ONE_SENTENCE)
    assert [chunker.push(token) for token in ("I", " led", " it", ".", " ", "We")] == [
        [],
        [],
        [],
        [],
        [],
        ["I led it."],
    ]


@pytest.mark.parametrize("space", [" ", "  ", "\n", "\n\n", "\t", " \n "])
@pytest.mark.parametrize("end", [".", "!", "?", "?!", '."', "!”"])
def test_no_white_space_holds_a_finished_sentence_back(end: str, space: str) -> None:
    chunker = SentenceChunker(size=ONE_SENTENCE)
    before = [chunk for token in ("It", " worked", end, *space) for chunk in chunker.push(token)]
    assert before == []
    assert chunker.push("Th") == [f"It worked{end}"]


def test_a_line_break_ends_what_has_no_full_stop() -> None:
    assert sentences("A heading\nThen the text.") == ["A heading", "Then the text."]


def test_half_of_a_number_is_never_spoken() -> None:
    chunker = SentenceChunker(size=ONE_SENTENCE)
    assert [chunker.push(token) for token in ("It", " is", " 3", ".", "5", " now")] == [[]] * 6
    assert chunker.flush() == ["It is 3.5 now"]


def test_the_items_of_a_run_on_list_are_sentences() -> None:
    assert sentences("1. Measure it 2. Decide 3. Tell people") == [
        "1. Measure it",
        "2. Decide",
        "3. Tell people",
    ]


def test_the_first_chunk_is_one_sentence_and_later_ones_hold_two_or_three() -> None:
    text = "One. Two. Three. Four. Five. Six. Seven."
    assert chunk_text(text) == ["One.", "Two. Three. Four.", "Five. Six. Seven."]


def test_two_long_sentences_are_enough_for_a_later_chunk() -> None:
    long = "This sentence has well over forty visible characters in it."
    assert chunk_text(" ".join([long] * 4)) == [long, f"{long} {long}", long]


@PROPERTY
@given(st.lists(st.integers(1, 14), min_size=1, max_size=12))
def test_a_chunk_never_holds_more_sentences_than_its_size_allows(lengths: list[int]) -> None:
    """Breaks when sentences pile up beyond three, or the first chunk waits for a second."""
    text = " ".join(f"{'word ' * count}end." for count in lengths)
    counts = [chunk.count(".") for chunk in chunk_tokens(tokens_of(text))]
    assert counts[0] == 1
    assert all(count in (2, 3) for count in counts[1:-1])
    assert counts[-1] <= 3
    assert sum(counts) == len(lengths)


@pytest.mark.parametrize("size", [(0, 1, 1), (1, 0, 1), (1, 3, 2)])
def test_a_chunk_size_that_makes_no_sense_is_refused(size: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="not a chunk size"):
        ChunkSize(*size)


@pytest.mark.parametrize("token", [" word", "word ", " a", " longerword"])
def test_a_stream_without_any_punctuation_is_cut_too(token: str) -> None:
    """A voice must not be kept waiting for ever, wherever the tokens carry their spaces."""
    chunker = SentenceChunker(size=ONE_SENTENCE, max_sentence_chars=60)
    chunks = [chunk for _ in range(100) for chunk in chunker.push(token)]
    assert len(chunks) >= 100 * len(token) // 60 - 2
    assert all(len(chunk) <= 60 for chunk in chunks)
    assert visible("".join([*chunks, *chunker.flush()])) == token.strip() * 100


@PROPERTY
@given(st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=200))
def test_no_piece_of_unpunctuated_talk_grows_beyond_its_limit(words: list[str]) -> None:
    """Breaks when the buffer is only looked at once it has passed the limit by far."""
    chunker = SentenceChunker(size=ONE_SENTENCE, max_sentence_chars=80)
    chunks = [chunk for word in words for chunk in chunker.push(f" {word}")]
    assert all(len(chunk) <= 80 for chunk in chunks)
    assert len(" ".join(chunker.flush())) <= 80 + 12


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t "])
def test_nothing_to_say_makes_no_chunk(text: str) -> None:
    assert chunk_text(text) == []


def test_a_reply_without_an_end_is_spoken_at_the_flush() -> None:
    assert chunk_text("and so it goes") == ["and so it goes"]
