"""What a moment of sound is like: energy by frequency band, and whether it has a pitch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

WINDOW_S = 0.064
"""Long enough for two periods of the lowest voices (about 70 Hz)."""

# Bands about a third of an octave to an octave wide, where speech has its formants.
_EDGES_HZ = (100, 200, 300, 450, 650, 900, 1200, 1600, 2100, 2800, 3800, 5000)
BANDS = len(_EDGES_HZ) - 1
UPPER_FORMANTS = slice(4, 10)
"""The bands from 650 to 3800 Hz, where vowels and consonants differ and hums do not."""
_LOW, _HIGH = slice(0, 5), slice(8, BANDS)
_DYNAMIC_RANGE_DB = 50.0
_PITCH_HZ = (70.0, 400.0)


@dataclass(frozen=True, eq=False)
class Spectrum:
    """``shape_db``: float64 of shape ``(BANDS,)``, energies by band around a mean of 0 dB.

    ``periodicity`` in [0, 1] is the highest autocorrelation at the pitches of human voices.
    """

    shape_db: NDArray[np.float64]
    periodicity: float

    @property
    def tilt_db(self) -> float:
        """How much stronger the highest bands are than the lowest: positive for a hiss."""
        return float(self.shape_db[_HIGH].mean() - self.shape_db[_LOW].mean())


def spectrum(window: NDArray[np.float32], sample_rate_hz: int) -> Spectrum:
    """The spectrum of ``window``, float in [-1, 1] of shape ``(n,)``; raises for an empty one.

    The level is taken out, so that loud and quiet voices look alike.
    """
    if len(window) == 0:
        raise ValueError("a spectrum needs samples")
    taper, band_of = _plan(len(window), sample_rate_hz)
    power = np.abs(np.fft.rfft(window * taper)) ** 2 + 1e-12
    energy = np.bincount(band_of, weights=power, minlength=BANDS + 1)[:BANDS]
    shape = 10 * np.log10(energy + 1e-12)
    shape = np.maximum(shape, shape.max() - _DYNAMIC_RANGE_DB)
    return Spectrum(shape - shape.mean(), _periodicity(window, sample_rate_hz))


def _periodicity(window: NDArray[np.float32], sample_rate_hz: int) -> float:
    size = 2 * len(window)
    transformed = np.fft.rfft(window - window.mean(), size)
    correlation = np.fft.irfft(np.abs(transformed) ** 2, size)
    if correlation[0] <= 0:
        return 0.0
    shortest, longest = (int(sample_rate_hz / hz) for hz in reversed(_PITCH_HZ))
    return float(np.clip(correlation[shortest : longest + 1].max() / correlation[0], 0.0, 1.0))


@cache
def _plan(length: int, sample_rate_hz: int) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """The taper, and for each frequency its band (``BANDS`` for none)."""
    frequencies = np.fft.rfftfreq(length, 1 / sample_rate_hz)
    bands = np.digitize(frequencies, _EDGES_HZ) - 1
    return np.hanning(length), np.where((bands < 0) | (bands >= BANDS), BANDS, bands)
