"""A recording is read whatever it is, or refused in one clear sentence."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from core.conversation.audio import SPEECH_RATE_HZ
from core.conversation.errors import CaptureError, Kind
from providers.recordings import LONGEST_RECORDING_S, decode_recording, resample
from tests.conftest import wav
from tests.fakes import tone_audio


def _tone_wav(rate_hz: int, channels: int = 1, seconds: float = 1.0) -> bytes:
    samples = tone_audio(seconds, rate_hz).samples
    return wav(np.repeat(samples, channels).tobytes(), rate_hz, channels)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_any_rate_and_channel_count_becomes_mono_16_khz(rate_hz: int, channels: int) -> None:
    audio = decode_recording(_tone_wav(rate_hz, channels))
    assert audio.sample_rate_hz == SPEECH_RATE_HZ
    assert audio.duration_s == pytest.approx(1.0, abs=0.02)
    spectrum = np.abs(np.fft.rfft(audio.as_float32()))
    loudest_hz = np.argmax(spectrum) * SPEECH_RATE_HZ / len(audio.samples)
    assert loudest_hz == pytest.approx(220, abs=3)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "recording_empty"),
        (b"Dear diary, this is a text file named answer.wav.", "recording_unreadable"),
        (b"RIFF\x24\x00\x00\x00WAVE", "recording_unreadable"),
        (bytes(range(256)) * 64, "recording_unreadable"),
        (wav(b""), "recording_unreadable"),
        (wav(b"\x00\x00" * 100), "recording_too_short"),
    ],
    ids=["empty file", "text named .wav", "header only", "binary", "no samples", "a click"],
)
def test_what_cannot_be_used_is_refused_with_a_next_step(data: bytes, code: str) -> None:
    with pytest.raises(CaptureError) as caught:
        decode_recording(data)
    error = caught.value
    assert error.code == code
    assert error.kind is Kind.INVALID_INPUT
    assert "type" in error.next_step
    assert error.message.endswith(".")


def test_a_header_that_promises_more_than_there_is_gives_what_there_is() -> None:
    honest = _tone_wav(16_000, seconds=1.0)
    lying = honest[:40] + struct.pack("<I", 0xFFFFFFF0) + honest[44:]
    assert decode_recording(lying).duration_s == pytest.approx(1.0, abs=0.02)


def test_a_header_that_promises_less_is_no_reason_to_fail() -> None:
    honest = _tone_wav(16_000, seconds=1.0)
    lying = honest[:40] + struct.pack("<I", 16_000) + honest[44:]
    assert decode_recording(lying).duration_s >= 0.45


def test_a_recording_that_breaks_off_keeps_what_came_before() -> None:
    broken = _tone_wav(16_000, seconds=2.0)[:-32_001]
    assert decode_recording(broken).duration_s == pytest.approx(1.0, abs=0.05)


def test_half_an_hour_is_refused_and_says_what_an_answer_takes() -> None:
    half_an_hour = wav(bytes(2 * 8_000 * 1_800), rate_hz=8_000)
    with pytest.raises(CaptureError) as caught:
        decode_recording(half_an_hour)
    assert caught.value.code == "recording_too_long"
    assert LONGEST_RECORDING_S == 600
    assert "ten minutes" in caught.value.message


def test_resampling_keeps_the_length_and_leaves_the_right_rate_alone() -> None:
    audio = tone_audio(1.0, 24_000)
    assert resample(audio, 16_000).duration_s == pytest.approx(1.0, abs=0.01)
    assert resample(audio, 24_000) is audio
