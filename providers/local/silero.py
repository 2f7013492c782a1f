"""The speech detector: Silero v6, which comes inside the faster-whisper package (MIT)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio

CHUNK_SAMPLES = 512


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
