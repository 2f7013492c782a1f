"""Echo: is what the microphone hears only the interviewer out of the loudspeaker?

Browsers cancel most of it. What is left resembles what was just played: the same spectra in the
same order, a moment later. A person who speaks at the same time does not fit that pattern.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from core.listen.spectrum import BANDS, Spectrum

_COMPARED_CHUNKS = 12
"""Two fifths of a second: shorter patterns resemble each other by chance."""

_JUDGED_FROM_CHUNKS = 3

_LONGEST_DELAY_CHUNKS = 20
"""Network, jitter buffer, loudspeaker and microphone: up to 0.64 s."""

_ALIKE = 0.80
"""Correlation of spectra over time: 95 % of an echo lies above, 1.4 % of other speech, and 4 % of
a person who speaks 6 dB louder than the echo (see the tests for how that was measured)."""


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
        if count < _JUDGED_FROM_CHUNKS:
            return 0.0
        spoken = np.array([shape is not None for shape in self._played])
        shapes = np.array([np.zeros(BANDS) if s is None else s for s in self._played])
        if len(shapes) < count:
            return 0.0
        whole = sliding_window_view(spoken, count).all(axis=1)
        stretches = sliding_window_view(shapes, count, axis=0)[whole].transpose(0, 2, 1)
        heard, played = _change(np.array(self._heard)[np.newaxis]), _change(stretches)
        scale = np.sqrt((heard**2).sum() * (played**2).sum(axis=(1, 2)))
        products = (heard * played).sum(axis=(1, 2))
        return float((products[scale > 0] / scale[scale > 0]).max(initial=0.0))


def _change(shapes: NDArray[np.float64]) -> NDArray[np.float64]:
    """What changes in each stretch, shape ``(stretches, chunks, bands)``.

    The long-term colour of a voice or a room is the same all the time: it counts half.
    """
    by_band: NDArray[np.float64] = shapes - shapes.mean(axis=1, keepdims=True)
    changed: NDArray[np.float64] = by_band + 0.5 * (
        shapes - shapes.mean(axis=(1, 2), keepdims=True)
    )
    return changed
