"""Silero hears a voice as soon after a long silence as after a short one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from providers.local.silero import CHUNK_SAMPLES, SileroDetector
from providers.recordings import decode_recording

TALK = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "talk"
SPEECH = 0.5

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def detector() -> SileroDetector:
    return SileroDetector()


def heard_after(detector: SileroDetector, sound: NDArray[np.float32], silence_chunks: int) -> int:
    """How many chunks of ``sound`` pass until three of them were speech."""
    stream = detector.stream()
    for _ in range(silence_chunks):
        stream.probability(np.zeros(CHUNK_SAMPLES, np.float32))
    speech = 0
    for index in range(len(sound) // CHUNK_SAMPLES):
        chunk = sound[index * CHUNK_SAMPLES : (index + 1) * CHUNK_SAMPLES]
        speech += stream.probability(chunk) >= SPEECH
        if speech == 3:
            return index
    raise AssertionError("no voice was heard")


@pytest.mark.parametrize("clip", sorted(TALK.glob("*.wav")), ids=lambda path: path.stem)
@pytest.mark.parametrize("silence_s", [8, 20, 60])
def test_a_long_silence_makes_nobody_wait(
    detector: SileroDetector, clip: Path, silence_s: int
) -> None:
    sound = decode_recording(clip.read_bytes()).as_float32()
    short, long = 31, silence_s * 31
    assert heard_after(detector, sound, long) <= heard_after(detector, sound, short) + 1


def test_silence_stays_silence_however_often_it_is_forgotten(detector: SileroDetector) -> None:
    stream = detector.stream()
    rng = np.random.default_rng(3)
    for level in (0.0, 0.0005, 0.003):
        noise = rng.normal(0, level or 1e-9, (400, CHUNK_SAMPLES)).astype(np.float32)
        assert max(stream.probability(chunk) for chunk in noise) < SPEECH
