"""Sound as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SPEECH_RATE_HZ = 16_000
"""The rate at which Greenroom listens: what Silero and Whisper were trained on."""
VOICE_RATE_HZ = 24_000
"""The rate at which Greenroom speaks: that of the embedded and of the usual hosted voices."""


@dataclass(frozen=True, eq=False)
class PcmAudio:
    """Mono sound: ``samples`` is int16 of shape ``(n,)``, ``sample_rate_hz`` is 8000 to 192000.

    The samples are copied and read-only, so that a value can cross a thread.
    Raises ``ValueError`` for another shape, dtype or rate.
    """

    samples: NDArray[np.int16]
    sample_rate_hz: int

    def __post_init__(self) -> None:
        if self.samples.dtype != np.int16:
            raise ValueError(f"samples must be int16, not {self.samples.dtype}")
        if self.samples.ndim != 1:
            raise ValueError(f"samples must have shape (n,), not {self.samples.shape}")
        if not 8_000 <= self.sample_rate_hz <= 192_000:
            raise ValueError(f"sample_rate_hz must be 8000 to 192000, not {self.sample_rate_hz}")
        own = self.samples.copy()  # of a view, whoever holds the array could change it
        own.flags.writeable = False
        object.__setattr__(self, "samples", own)

    @property
    def duration_s(self) -> float:
        return len(self.samples) / self.sample_rate_hz

    def as_float32(self) -> NDArray[np.float32]:
        """The samples as float32 in [-1, 1), shape ``(n,)``."""
        return self.samples.astype(np.float32) / 32_768.0

    @classmethod
    def from_float32(cls, samples: NDArray[np.float32], sample_rate_hz: int) -> PcmAudio:
        """Round float samples in [-1, 1) to int16, as ``as_float32`` reads them; clip the rest."""
        scaled = np.clip(np.round(samples * 32_768.0), -32_768, 32_767)
        return cls(scaled.astype(np.int16), sample_rate_hz)


def join_audio(pieces: list[PcmAudio]) -> PcmAudio:
    """One sound out of ``pieces`` in order. Raises ``ValueError`` when empty or of mixed rates."""
    if not pieces:
        raise ValueError("no audio to join")
    rates = {piece.sample_rate_hz for piece in pieces}
    if len(rates) > 1:
        raise ValueError(f"cannot join audio of different rates: {sorted(rates)}")
    return PcmAudio(np.concatenate([piece.samples for piece in pieces]), rates.pop())
