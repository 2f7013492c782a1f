"""Pieces of an answer put together, and how much of a reply was heard."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.transcript import TimeSpan, Transcript, Word
from core.listen.pieces import Piece, join_pieces
from core.speak.heard import SECONDS_PER_CHARACTER, SpokenChunk, heard_text

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
LED = (Word("I", 0.1, 0.2, 0.5), Word("led", 0.3, 0.6))
IT = (Word("it.", 0.0, 0.4),)


def piece(
    start_s: float,
    text: str,
    words: tuple[Word, ...] = (),
    speech: tuple[TimeSpan, ...] = (),
) -> Piece:
    return Piece(start_s, Transcript(text, "en", 3.0, words, speech))


def test_texts_are_joined_by_single_spaces() -> None:
    joined = join_pieces([piece(0, " I led"), piece(5, "it. \n")], 9.0, "de")
    assert (joined.text, joined.audio_s, joined.language) == ("I led it.", 9.0, "de")


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("我昨天去了公园，", "然后吃了饭。"), "我昨天去了公园，然后吃了饭。"),
        (("昨日は公園に", " 行きました。"), "昨日は公園に行きました。"),
        (("我用", "Python 写。"), "我用Python 写。"),
        (("오늘은", "좋아요."), "오늘은 좋아요."),
        (("It was 5,", "really."), "It was 5, really."),
    ],
)
def test_no_space_is_put_beside_scripts_that_have_none(texts: tuple[str, str], whole: str) -> None:
    pieces = [piece(5.0 * number, text) for number, text in enumerate(texts)]
    assert join_pieces(pieces, 9.0, "zh").text == whole
    spoken = [SpokenChunk(text, 1.0) for text in texts]
    assert heard_text(spoken, 2.0) == whole


def test_of_a_sentence_without_spaces_the_characters_that_were_played_are_heard() -> None:
    said = "我昨天和朋友们一起去了公园，然后吃了饭。"
    heard = [heard_text([SpokenChunk(said, 4.0)], played / 10) for played in range(41)]
    assert all(said.startswith(beginning) for beginning in heard)
    assert 8 <= len(heard[19]) <= 10
    assert max(len(b) - len(a) for a, b in itertools.pairwise(heard)) <= 2
    assert heard[-1] == said


def test_times_count_from_the_start_of_the_answer() -> None:
    joined = join_pieces([piece(1.0, "I led", LED), piece(10.0, "it.", IT)], 12.0, "en")
    assert joined.words == (
        Word("I", 1.1, 1.2, 0.5),
        Word("led", 1.3, 1.6),
        Word("it.", 10.0, 10.4),
    )


def test_the_speech_of_each_piece_is_shifted_with_it() -> None:
    first = piece(0.5, "I led", speech=(TimeSpan(0.0, 1.0), TimeSpan(1.5, 2.0)))
    joined = join_pieces([first, piece(4.0, "it.", speech=(TimeSpan(0.25, 1.0),))], 6.0, "en")
    assert joined.speech == (TimeSpan(0.5, 1.5), TimeSpan(2.0, 2.5), TimeSpan(4.25, 5.0))


@pytest.mark.parametrize("timed", [(LED, ()), ((), IT), ((), ())])
def test_words_have_times_only_if_every_piece_has_them(
    timed: tuple[tuple[Word, ...], tuple[Word, ...]],
) -> None:
    joined = join_pieces([piece(0, "I led", timed[0]), piece(5, "it.", timed[1])], 9.0, "en")
    assert joined.words == ()
    assert joined.text == "I led it."


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_empty_pieces_vanish(empty: str) -> None:
    """Also their speech; and they do not take the times from the words of the others."""
    pieces = [
        piece(0, empty, speech=(TimeSpan(0, 1),)),
        piece(2.0, "it.", IT, (TimeSpan(0.0, 0.5),)),
        piece(5, empty),
    ]
    joined = join_pieces(pieces, 9.0, "en")
    assert joined.text == "it."
    assert joined.words == (Word("it.", 2.0, 2.4),)
    assert joined.speech == (TimeSpan(2.0, 2.5),)


@pytest.mark.parametrize("pieces", [[], [piece(0, " ", LED)]])
def test_nothing_said_is_an_empty_transcript(pieces: list[Piece]) -> None:
    assert join_pieces(pieces, 4.0, "en") == Transcript("", "en", 4.0)


word = st.text("abcdefgh", min_size=1, max_size=12)
mark = st.sampled_from(["", "", "", ",", ".", "!", ";", "…", "..."])
space = st.sampled_from([" ", " ", "\n", "  "])


@st.composite
def chunk(draw: st.DrawFn) -> SpokenChunk:
    parts = draw(st.lists(st.tuples(word, mark, space), min_size=1, max_size=12))
    text = "".join("".join(part) for part in parts)
    return SpokenChunk(text, draw(st.floats(0.05, 20)), draw(st.booleans()))


chunks = st.lists(chunk(), max_size=5)


def all_words(spoken: list[SpokenChunk]) -> list[str]:
    return [found for part in spoken for found in part.text.split()]


def whole_s(spoken: list[SpokenChunk]) -> float:
    return sum(part.expected_s for part in spoken)


@PROPERTY
@given(chunks, st.floats(0, 1.2))
def test_what_was_heard_is_the_beginning_of_the_text_in_whole_words(
    spoken: list[SpokenChunk], share: float
) -> None:
    """Breaks when a word is cut, skipped or doubled, or a chunk's seam glues two together."""
    heard = heard_text(spoken, share * whole_s(spoken)).split()
    assert heard == all_words(spoken)[: len(heard)]


@PROPERTY
@given(chunks, st.lists(st.floats(0, 1.2), max_size=12))
def test_the_longer_it_plays_the_more_was_heard(
    spoken: list[SpokenChunk], shares: list[float]
) -> None:
    """Breaks when the end of one chunk tells less than the moment before it."""
    texts = [heard_text(spoken, share * whole_s(spoken)) for share in sorted(shares)]
    counts = [len(text.split()) for text in texts]
    assert counts == sorted(counts)


@PROPERTY
@given(chunks)
def test_nothing_was_heard_at_the_beginning_and_everything_at_the_end(
    spoken: list[SpokenChunk],
) -> None:
    assert heard_text(spoken, 0.0) == ""
    assert heard_text(spoken, whole_s(spoken)).split() == all_words(spoken)
    assert heard_text(spoken, whole_s(spoken) + 60).split() == all_words(spoken)


@PROPERTY
@given(st.lists(word, min_size=1, max_size=30), st.floats(0, 1), st.floats(0.04, 0.1))
def test_at_a_uniform_rate_it_is_right_to_one_word(
    words: list[str], share: float, per_character_s: float
) -> None:
    """The voice takes the same time for each character and for the space after a word."""
    text = " ".join(words)
    duration_s = (len(text) + 1) * per_character_s
    played_s = share * duration_s
    said, at_s = 0, 0.0
    for each in words:
        at_s += (len(each) + 1) * per_character_s
        said += at_s <= played_s
    found = len(heard_text([SpokenChunk(text, duration_s)], played_s).split())
    assert said <= found <= said + 1


def test_a_word_counts_once_more_than_half_of_it_was_played() -> None:
    """Ten characters and a space after each of two words: 22 in 2.2 s."""
    spoken = [SpokenChunk("abcdefghij klmnopqrst", 2.2)]
    played = {at_s: heard_text(spoken, at_s) for at_s in (0.54, 0.56, 1.64, 1.66)}
    assert played == {
        0.54: "",
        0.56: "abcdefghij",
        1.64: "abcdefghij",
        1.66: "abcdefghij klmnopqrst",
    }


@pytest.mark.parametrize(
    ("punctuation", "rest"), [(",", 2), (";", 2), (".", 3), ("!", 3), ("…", 3)]
)
def test_a_voice_rests_at_punctuation(punctuation: str, rest: int) -> None:
    """ "aaaa," weighs five characters, its space and the rest; "bbbbb" six in all."""
    spoken = [SpokenChunk(f"aaaa{punctuation} bbbbb", (6 + rest) + 6)]
    begins_s = 6 + rest
    assert heard_text(spoken, begins_s + 2.9) == f"aaaa{punctuation}"
    assert heard_text(spoken, begins_s + 3.1) == f"aaaa{punctuation} bbbbb"


def test_a_chunk_that_is_still_being_made_lasts_as_long_as_its_text() -> None:
    text = "word " * 20
    expected_s = len(text) * SECONDS_PER_CHARACTER
    beginning = SpokenChunk(text, 1.0, complete=False)
    assert beginning.expected_s == pytest.approx(expected_s)
    assert heard_text([beginning], 1.0).split() == ["word"] * round(20 / expected_s)
    assert SpokenChunk(text, 1.0).expected_s == 1.0
    assert heard_text([SpokenChunk(text, 1.0)], 1.0).split() == ["word"] * 20


def test_a_slow_voice_makes_a_chunk_longer_than_was_expected() -> None:
    assert SpokenChunk("word", 9.0, complete=False).expected_s == 9.0


def test_a_chunk_without_any_sound_yet_has_not_been_heard() -> None:
    spoken = [SpokenChunk("I led it.", 1.0), SpokenChunk("And then", 0.0, complete=False)]
    assert heard_text(spoken, 1.0) == "I led it."


def test_the_seam_of_two_chunks_is_a_space() -> None:
    spoken = [SpokenChunk(" I led it. ", 1.0), SpokenChunk("\nWe won.", 1.0)]
    assert heard_text(spoken, 2.0) == "I led it. We won."


def test_nothing_said_is_nothing_heard() -> None:
    assert heard_text([], 5.0) == ""
