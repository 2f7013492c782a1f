"""Sound as it arrives: the same samples in whatever cuts, and nothing that is no sound."""

from __future__ import annotations

import io
import struct
from itertools import pairwise

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.hosted.sound import PCM_RATE_HZ, SoundReader
from providers.hosted.speech import parts_of
from tests.conftest import wav
from tests.fakes import tone_audio
from tests.providers.scripted import join_parts, mp3_bytes

BYTES = st.binary(min_size=4, max_size=400).filter(lambda data: not data.startswith(b"RIFF"))
CUTS = st.lists(st.integers(0, 500), max_size=12)
CHUNK = st.tuples(st.sampled_from([b"LIST", b"fact", b"junk", b"id3 "]), st.binary(max_size=40))


def in_cuts(data: bytes, at: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(place for place in at if place < len(data))})
    return [data[a:b] for a, b in pairwise(places)]


def read(data: bytes, at: list[int], kind: str = "audio/pcm") -> tuple[bytes, set[int]]:
    """The samples as bytes, and the rates that they came with."""
    reader = SoundReader(kind)
    pieces = [piece for part in in_cuts(data, at) for piece in reader.feed(part)]
    pieces += reader.finish()
    rates = {piece.sample_rate_hz for piece in pieces}
    return b"".join(piece.samples.tobytes() for piece in pieces), rates


def streamed(
    samples: bytes, rate_hz: int, before: list[tuple[bytes, bytes]], size: int | None = None
) -> bytes:
    """A WAV stream with chunks of other things between its head and its sound."""
    fmt = struct.pack("<HHIIHH", 1, 1, rate_hz, 2 * rate_hz, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", len(fmt)) + fmt
    for name, data in before:
        body += name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    body += b"data" + struct.pack("<I", 0xFFFFFFFF if size is None else size) + samples
    return b"RIFF" + struct.pack("<I", 0xFFFFFFFF) + body


def whole(data: bytes) -> bytes:
    return data[: len(data) // 2 * 2]


# In any cut


@given(BYTES, CUTS)
def test_raw_samples_are_the_same_in_any_cut(data: bytes, at: list[int]) -> None:
    assert read(data, at) == (whole(data), {PCM_RATE_HZ} if len(data) > 1 else set())


@given(st.binary(max_size=200), CUTS, st.sampled_from([8_000, 16_000, 22_050, 48_000]))
def test_a_wav_file_is_the_same_in_any_cut(data: bytes, at: list[int], rate_hz: int) -> None:
    samples = whole(data)
    assert read(wav(samples, rate_hz), at, "audio/wav") == (
        samples,
        {rate_hz} if samples else set(),
    )


@given(st.binary(min_size=2, max_size=200), CUTS, st.lists(CHUNK, max_size=3))
def test_a_wav_stream_without_a_length_is_read_past_what_is_no_sound(
    data: bytes, at: list[int], before: list[tuple[bytes, bytes]]
) -> None:
    assert read(streamed(data, 22_050, before), at, "audio/wav") == (whole(data), {22_050})


@pytest.mark.parametrize("kind", ["audio/pcm", "audio/wav", "application/octet-stream", ""])
def test_wav_is_known_by_its_first_bytes_whatever_the_server_calls_it(kind: str) -> None:
    assert read(wav(b"\1\2\3\4", 16_000), [2], kind) == (b"\1\2\3\4", {16_000})


def test_an_extensible_head_is_understood() -> None:
    fmt = struct.pack("<HHIIHHHHI16s", 0xFFFE, 1, 24_000, 48_000, 2, 16, 22, 16, 4, b"\1" * 16)
    body = b"WAVEfmt " + struct.pack("<I", len(fmt)) + fmt + b"data\4\0\0\0\1\2\3\4"
    assert read(b"RIFF\0\0\0\0" + body, [7, 30]) == (b"\1\2\3\4", {24_000})


def test_samples_are_handed_out_as_soon_as_they_are_whole() -> None:
    reader = SoundReader("audio/pcm")
    assert reader.feed(b"\1\0\2") == []  # too little to know that it is no file
    assert [p.samples.tolist() for p in reader.feed(b"\0\3")] == [[1, 2]]
    assert [p.samples.tolist() for p in reader.feed(b"\0")] == [[3]]
    assert reader.feed(b"") == []


def test_what_follows_the_sound_in_a_file_is_not_played() -> None:
    file = streamed(b"\1\2" * 50, 24_000, [], size=100) + b"LIST\x08\0\0\0INFOabcd"
    assert read(file, [60], "audio/wav") == (b"\1\2" * 50, {24_000})


def test_a_single_sample_is_a_sound() -> None:
    assert read(b"\1\2", []) == (b"\1\2", {PCM_RATE_HZ})


# What is no sound


@pytest.mark.parametrize(
    "kind",
    ["application/json", "application/problem+json; charset=utf-8", "text/html", "text/plain"],
)
def test_a_document_is_refused_before_a_byte_is_read(kind: str) -> None:
    with pytest.raises(ValueError, match="document"):
        SoundReader(kind)


@pytest.mark.parametrize(
    ("channels", "bits", "rate_hz"),
    [(2, 16, 24_000), (1, 8, 24_000), (1, 24, 24_000), (1, 16, 4_000), (1, 16, 192_000)],
    ids=["stereo", "8 bit", "24 bit", "too slow", "too fast"],
)
def test_wav_in_another_form_is_refused(channels: int, bits: int, rate_hz: int) -> None:
    with pytest.raises(ValueError, match="form that no voice"):
        read(wav(b"\1\2\3\4\5\6", rate_hz, channels, bits), [20])


@pytest.mark.parametrize("code", [3, 6, 7, 0x55])
def test_wav_with_other_than_plain_samples_is_refused(code: int) -> None:
    file = bytearray(wav(b"\1\2\3\4"))
    file[20:22] = struct.pack("<H", code)
    with pytest.raises(ValueError, match="form that no voice"):
        read(bytes(file), [])


@pytest.mark.parametrize("length", [4, 11, 12, 20, 43])
def test_a_file_that_ends_before_its_sound_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="without samples"):
        read(wav(b"\1\2")[:length], [5])


def test_a_file_that_is_all_head_is_refused_before_it_fills_the_memory() -> None:
    reader = SoundReader("audio/wav")
    with pytest.raises(ValueError, match="without samples"):
        reader.feed(b"RIFF\0\0\0\0WAVE" + b"junk" + struct.pack("<I", 100_000) + b"\0" * 50)


# Compressed sound


@pytest.mark.parametrize("kind", ["audio/mpeg", "audio/mp3"])
@pytest.mark.parametrize("size", [100, 4_096, 10**6])
def test_compressed_sound_is_decoded_when_all_of_it_is_there(kind: str, size: int) -> None:
    data = mp3_bytes(0.5)
    reader = SoundReader(kind)
    for start in range(0, len(data), size):
        assert reader.feed(data[start : start + size]) == []
    (piece,) = reader.finish()
    assert piece.sample_rate_hz == PCM_RATE_HZ
    assert piece.duration_s == pytest.approx(0.5, abs=0.08)
    middle = piece.samples[6_000:9_000].astype(float)
    tone = tone_audio(0.5, PCM_RATE_HZ).samples[6_000:9_000].astype(float)
    assert middle.std() == pytest.approx(tone.std(), rel=0.2)


def test_compressed_sound_of_another_rate_comes_at_24_khz() -> None:
    data = mp3_bytes(0.4, 16_000)
    reader = SoundReader("audio/mpeg")
    reader.feed(data)
    (piece,) = reader.finish()
    assert piece.sample_rate_hz == PCM_RATE_HZ
    assert piece.duration_s == pytest.approx(0.4, abs=0.12)


@pytest.mark.parametrize("data", [b"no such thing as sound" * 9, b"\0" * 500, b'{"error": 1}'])
def test_compressed_sound_that_is_none_is_refused(data: bytes) -> None:
    reader = SoundReader("audio/mpeg")
    reader.feed(data)
    with pytest.raises(ValueError):
        reader.finish()


def test_no_compressed_sound_at_all_is_silence() -> None:
    assert SoundReader("audio/mpeg").finish() == []


# Long lines in parts


@given(st.text("abc é.\n", max_size=120), st.integers(1, 40))
def test_the_parts_of_a_line_are_its_words_each_within_the_limit(text: str, longest: int) -> None:
    parts = parts_of(text, longest)
    assert all(len(part) <= longest for part in parts)
    assert join_parts(parts) == join_parts([text])
    if text.strip():
        assert all(part.strip() == part and part for part in parts)


@given(st.lists(st.text("abc", min_size=1, max_size=10), min_size=1, max_size=20))
def test_a_line_is_cut_between_words_where_it_can_be(words: list[str]) -> None:
    parts = parts_of(" ".join(words), 10)
    assert [word for part in parts for word in part.split()] == words


def test_a_line_within_the_limit_is_one_part() -> None:
    assert parts_of("ab cd", 5) == ["ab cd"]
    assert parts_of("ab cde", 5) == ["ab", "cde"]
    assert parts_of("ab cd ef", 5) == ["ab cd", "ef"]
    assert parts_of("abcdefg", 3) == ["abc", "def", "g"]


def test_pieces_do_not_change_when_more_comes() -> None:
    reader = SoundReader("audio/pcm")
    (first,) = reader.feed(b"\1\0" * 10)
    reader.feed(b"\2\0" * 10)
    assert np.array_equal(first.samples, np.ones(10))


def test_an_mp3_can_be_made_here() -> None:
    assert av.open(io.BytesIO(mp3_bytes(0.1))).streams.audio[0].codec.name.startswith("mp3")
