"""Sounds made of numbers: hums, vowels that change, noise, hiss, pulses."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.listen.spectrum import Spectrum, spectrum

RATE_HZ, CHUNK, WINDOW = 16_000, 512, 1_024
VOWELS = ((300, 2300, 3000), (700, 1200, 2500), (350, 800, 2400), (500, 1800, 2500))


def sung(
    formants_hz: tuple[float, ...], seconds: float, pitch_hz: float = 120
) -> NDArray[np.float32]:
    """A steady vowel: the harmonics of a pitch, strongest at the formants."""
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    sound = np.zeros(len(times))
    for harmonic in np.arange(pitch_hz, 5_000, pitch_hz):
        gain = 0.002 + sum(1 / (1 + ((harmonic - f) / 80) ** 2) for f in formants_hz)
        sound += gain * np.sin(2 * np.pi * harmonic * times + harmonic)
    return (0.3 * sound / np.abs(sound).max()).astype(np.float32)


def babble(seconds: float) -> NDArray[np.float32]:
    """Vowels of 80 ms in turn."""
    return np.concatenate([sung(VOWELS[i % 4], 0.08) for i in range(round(seconds / 0.08))])


def noise(seconds: float, seed: int = 1) -> NDArray[np.float32]:
    samples = np.random.default_rng(seed).normal(0, 0.1, round(seconds * RATE_HZ))
    return samples.astype(np.float32)


def hiss(seconds: float) -> NDArray[np.float32]:
    return np.diff(noise(seconds), n=2, prepend=[0, 0]).astype(np.float32)


def pulses(pitch_hz: float, seconds: float = 0.5) -> NDArray[np.float32]:
    sound = np.zeros(round(seconds * RATE_HZ), np.float32)
    sound[:: round(RATE_HZ / pitch_hz)] = 0.5
    return sound


def spectra_of(sound: NDArray[np.float32]) -> list[Spectrum]:
    starts = range(0, len(sound) - WINDOW + 1, CHUNK)
    return [spectrum(sound[start : start + WINDOW], RATE_HZ) for start in starts]
