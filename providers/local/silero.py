"""The speech detector: Silero v6, which comes inside the faster-whisper package (MIT)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio

CHUNK_SAMPLES = 512
_CONTEXT_SAMPLES = 64  # the model sees the end of the chunk before

_QUIET, _FORGET_AFTER_CHUNKS = 0.1, 31
"""A second without speech is forgotten: what the model remembers of a long silence makes it doubt
the next voice (measured in ``docs/decisions/0007-cutting-in.md``)."""


class SileroDetector:
    """Loads the model when built (about 20 ms). Any thread may call; calls do not share state."""

    def __init__(self) -> None:
        from faster_whisper.vad import get_vad_model

        self._model = get_vad_model()

    def probabilities(self, audio: PcmAudio) -> NDArray[np.float32]:
        """One probability for each 32 ms of 16 kHz ``audio``, the last chunk padded.

        Raises ``ValueError`` for another rate.
        """
        if audio.sample_rate_hz != SPEECH_RATE_HZ:
            raise ValueError(f"Silero hears {SPEECH_RATE_HZ} Hz, not {audio.sample_rate_hz}")
        samples = audio.as_float32()
        if len(samples) == 0:
            return np.zeros(0, np.float32)
        padded = np.pad(samples, (0, -len(samples) % CHUNK_SAMPLES))
        return np.asarray(self._model(padded), np.float32).reshape(-1)

    def stream(self) -> SileroStream:
        """A detector for sound that is still coming; one a microphone."""
        return SileroStream(self._model.session)


class SileroStream:
    """Silero, chunk by chunk: about 0.1 ms each. Not thread-safe."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._context = np.zeros(_CONTEXT_SAMPLES, np.float32)
        self._hidden, self._cell = _no_memory()
        self._quiet_chunks = 0

    def probability(self, chunk: NDArray[np.float32]) -> float:
        """See ``core.conversation.ports.SpeechStream``. Raises ``ValueError`` for another size."""
        if chunk.shape != (CHUNK_SAMPLES,):
            raise ValueError(f"Silero hears chunks of {CHUNK_SAMPLES} samples, not {chunk.shape}")
        feed = {
            "input": np.concatenate([self._context, chunk])[np.newaxis],
            "h": self._hidden,
            "c": self._cell,
        }
        output, self._hidden, self._cell = self._session.run(None, feed)
        self._context = chunk[-_CONTEXT_SAMPLES:]
        probability = float(output.reshape(-1)[0])
        self._quiet_chunks = self._quiet_chunks + 1 if probability < _QUIET else 0
        if self._quiet_chunks >= _FORGET_AFTER_CHUNKS:
            self._hidden, self._cell = _no_memory()
            self._quiet_chunks = 0
        return probability


def _no_memory() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32)
