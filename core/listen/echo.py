"""Echo: is what the microphone hears only the interviewer out of the loudspeaker?

Browsers cancel most of it. What is left resembles what was just played: the same spectra in the
same order, a moment later. A person who speaks at the same time does not fit that pattern.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from core.listen.spectrum import Spectrum

_COMPARED_CHUNKS = 6
"""A fifth of a second: shorter patterns resemble each other by chance."""

_LONGEST_DELAY_CHUNKS = 20
"""Network, jitter buffer, loudspeaker and microphone: up to 0.64 s."""

_ALIKE = 0.75
"""Correlation of spectra over time; independent speech stays below 0.6 (see the tests)."""


class EchoGuard:
    """Compares what is heard with what was played; push both every 32 ms. Not thread-safe."""

    def __init__(self) -> None:
        length = _COMPARED_CHUNKS + _LONGEST_DELAY_CHUNKS
        self._played: deque[NDArray[np.float64] | None] = deque(maxlen=length)
        self._heard: deque[NDArray[np.float64]] = deque(maxlen=_COMPARED_CHUNKS)

    def push(self, heard: Spectrum | None, played: Spectrum | None) -> bool:
        """Whether the sound up to now is an echo; ``None`` stands for silence."""
        self._played.append(played.shape_db if played is not None else None)
        if heard is None:
            self._heard.clear()
            return False
        self._heard.append(heard.shape_db)
        return self.likeness >= _ALIKE

    @property
    def likeness(self) -> float:
        """The highest correlation at any delay; 0 before there is enough to compare."""
        count = len(self._heard)
        if count < _COMPARED_CHUNKS // 2:
            return 0.0
        heard = np.array(self._heard)
        played = list(self._played)
        best = 0.0
        for delay in range(len(played) - count + 1):
            stretch = played[len(played) - count - delay : len(played) - delay]
            if any(shape is None for shape in stretch):
                continue
            best = max(best, _correlation(heard, np.array(stretch)))
        return best


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    # The long-term colour of a voice or a room is the same all the time: only change counts.
    a = (one - one.mean(axis=0)).ravel() + 0.5 * (one - one.mean()).ravel()
    b = (other - other.mean(axis=0)).ravel() + 0.5 * (other - other.mean()).ravel()
    scale = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / scale if scale else 0.0
