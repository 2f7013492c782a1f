"""A reply that begins with a long sentence is spoken from its first clause on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.speak.chunker import ONE_SENTENCE, ChunkSize, SentenceChunker

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
LIMIT = 60
LONG = (
    "After everything that you have told me so far, I would like to hear how you decided, "
    "and what your colleagues made of it, in the end."
)
FIRST = "After everything that you have told me so far,"


def visible(text: str) -> str:
    return "".join(text.split())


def tokens_of(text: str) -> list[str]:
    """A word with the space before it, or one punctuation mark: as language models cut."""
    return re.findall(r"\s*(?:\w+|[^\w\s])|\s+$", text)


def chunks_of(
    tokens: list[str],
    limit: int | None = LIMIT,
    size: ChunkSize | None = None,
    language: str = "en",
) -> list[str]:
    chunker = SentenceChunker(language, size, clause_after_chars=limit)
    return [chunk for token in tokens for chunk in chunker.push(token)] + chunker.flush()


def test_the_first_chunk_of_a_long_sentence_ends_at_its_first_clause() -> None:
    assert chunks_of(tokens_of(LONG)) == [FIRST, LONG[len(FIRST) + 1 :]]


def test_the_clause_comes_out_as_soon_as_the_sentence_is_too_long() -> None:
    chunker = SentenceChunker(clause_after_chars=LIMIT)
    said = ""
    for token in LONG:
        out = chunker.push(token)
        said += token
        assert bool(out) == (len(said) > LIMIT)
        if out:
            break
    assert out == [FIRST]


def test_the_rest_of_the_sentence_comes_out_as_soon_as_it_has_ended() -> None:
    chunker = SentenceChunker(size=ONE_SENTENCE, clause_after_chars=LIMIT)
    assert chunker.push(f"{FIRST} I would like to h") == [FIRST]
    assert chunker.push("ear. Now") == ["I would like to hear."]


def test_without_a_limit_no_clause_is_cut() -> None:
    assert chunks_of(tokens_of(LONG), None) == [LONG]


def test_a_sentence_that_ends_within_the_limit_is_not_cut() -> None:
    text = "That is a good and clear answer, thank you. What came next?"
    assert chunks_of(tokens_of(text), size=ONE_SENTENCE) == [
        "That is a good and clear answer, thank you.",
        "What came next?",
    ]


def test_later_chunks_end_with_their_sentences() -> None:
    assert chunks_of(tokens_of(f"Good. {LONG} {LONG}"), size=ONE_SENTENCE) == ["Good.", LONG, LONG]
    assert chunks_of(tokens_of(f"{LONG} {LONG}"), size=ONE_SENTENCE) == [
        FIRST,
        LONG[len(FIRST) + 1 :],
        LONG,
    ]


def test_a_sentence_that_waits_for_a_second_one_is_not_cut() -> None:
    two = ChunkSize(first=2)
    assert chunks_of(tokens_of(f"Good. {LONG}"), size=two) == [f"Good. {LONG}"]


def test_the_next_reply_may_begin_with_a_clause_again() -> None:
    chunker = SentenceChunker(clause_after_chars=LIMIT)
    for _ in range(2):
        assert [chunk for token in tokens_of(LONG) for chunk in chunker.push(token)] == [FIRST]
        assert chunker.flush() == [LONG[len(FIRST) + 1 :]]


def test_a_short_first_clause_goes_with_the_next_one() -> None:
    text = "Well, in that case, I would like to hear how you decided, and what came of it then."
    assert chunks_of(tokens_of(text))[0] == (
        "Well, in that case, I would like to hear how you decided,"
    )


@pytest.mark.parametrize(("opening", "is_cut"), [("a" * 23 + ",", False), ("a" * 24 + ",", True)])
def test_a_clause_has_at_least_twenty_five_characters(opening: str, is_cut: bool) -> None:
    text = f"{opening} and then so many words without any mark that it is long"
    assert (chunks_of(tokens_of(text))[0] == opening) == is_cut


@pytest.mark.parametrize("mark", [",", ";", ":", " –", " —"])
def test_each_mark_between_words_ends_a_clause(mark: str) -> None:
    opening = f"This is the beginning of a sentence{mark}"
    text = f"{opening} which goes on and on and on until it ends somewhere"
    assert chunks_of(tokens_of(text))[0] == opening


@pytest.mark.parametrize(
    "inside",
    [
        "1,000",
        "3:30",
        "10:30:00",
        "2,499,000",
        "1, 2",
        "2019, the hard one",
        "team, 3 of them",
        "12: 4",
        "C:x",
        "well-known",
        "2019–2021",
        "mother—in—law",
        "https://example.org/a,b;c:d",
    ],
)
def test_a_mark_inside_something_ends_no_clause(inside: str) -> None:
    text = f"You told me a moment ago about the {inside} in your team and I wonder who decided it."
    assert chunks_of(tokens_of(text)) == [text]
    assert chunks_of(list(text)) == [text]


@pytest.mark.parametrize("mark", ["，", "、", "；", "："])
def test_wide_marks_end_clauses_without_a_space(mark: str) -> None:
    opening = "你刚才说的这件事情让我想到了很多以前的经历和很多有意思的故事" + mark
    text = opening + "所以我想知道你当时是怎么做出这个决定的以及你的同事们后来是怎么看待这件事情的"
    assert chunks_of(list(text), language="zh") == [opening, text[len(opening) :]]


clause = st.sampled_from(
    [
        "Well,",
        "after all that you have told me so far,",
        "I wonder who decided it;",
        "we paid 1,000 at 3:30",
        "that is how it was.",
        "Why?",
        "Dr. Patel – my manager – agreed",
        "see https://example.org/a,b",
        "(so they said)",
        "1. Measure it",
        "然后，我们决定",
        "¿qué pasó entonces, y por qué?",
        ". . .",
    ]
)
reply = st.lists(st.tuples(clause, st.sampled_from([" ", " ", "\n", "  ", ""])), max_size=12).map(
    lambda parts: "".join(f"{text}{space}" for text, space in parts)
) | st.text(st.sampled_from(list("ab1 \n.,;:–—，？!\"')")), max_size=120)


@st.composite
def cut_anyhow(draw: st.DrawFn) -> list[str]:
    text = draw(reply)
    at = sorted(draw(st.sets(st.integers(0, len(text)), max_size=30)))
    return [text[a:b] for a, b in zip([0, *at], [*at, len(text)], strict=True)]


@PROPERTY
@given(cut_anyhow(), st.sampled_from(["en", "de", "es", "zh"]), st.integers(0, 100))
def test_the_chunks_hold_every_visible_character_in_order(
    tokens: list[str], language: str, limit: int
) -> None:
    """Breaks when a clause is dropped, doubled or spoken after its sentence."""
    chunks = chunks_of(tokens, limit, language=language)
    assert visible("".join(chunks)) == visible("".join(tokens))
    assert all(visible(chunk) for chunk in chunks)


@PROPERTY
@given(cut_anyhow(), st.integers(0, 100))
def test_a_clause_is_cut_only_before_any_sentence_came_out(tokens: list[str], limit: int) -> None:
    """Breaks when a later chunk is cut, or the first one where no clause ends."""
    chunker = SentenceChunker("en", ONE_SENTENCE, clause_after_chars=limit)
    plain = SentenceChunker("en", ONE_SENTENCE)
    pushed = [(chunker.push(token), plain.push(token)) for token in tokens]
    differing = [(out, usual) for out, usual in pushed if out or usual]
    if not differing or differing[0][0] == differing[0][1]:
        assert all(out == usual for out, usual in pushed)
        return
    out, usual = differing[0]
    assert usual == []
    assert len(out) == 1
    assert len(out[0]) >= 24  # 25 with the white space before it
    assert re.search(r"[,;:–—、，；：]$", out[0])
