"""What a moment of sound is like: its bands, its pitch, its tilt."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from core.listen.spectrum import BANDS, spectrum
from tests.core.sounds import RATE_HZ, WINDOW, babble, hiss, noise, pulses, spectra_of, sung


@pytest.mark.parametrize("gain", [0.1, 10.0])
@pytest.mark.parametrize("make", [noise, hiss, babble, lambda s: sung((250, 400), s)])
def test_a_spectrum_does_not_tell_how_loud_a_sound_is(
    make: Callable[[float], NDArray[np.float32]], gain: float
) -> None:
    sound = 0.05 * make(WINDOW / RATE_HZ + 0.1)[:WINDOW]
    plain, scaled = spectrum(sound, RATE_HZ), spectrum(np.float32(gain) * sound, RATE_HZ)
    assert np.abs(plain.shape_db - scaled.shape_db).max() < 0.5
    assert plain.periodicity == pytest.approx(scaled.periodicity, abs=0.01)


def test_an_empty_window_has_no_spectrum() -> None:
    with pytest.raises(ValueError, match="needs samples"):
        spectrum(np.zeros(0, np.float32), RATE_HZ)


def test_digital_silence_has_a_spectrum_without_a_pitch() -> None:
    silent = spectrum(np.zeros(WINDOW, np.float32), RATE_HZ)
    assert np.isfinite(silent.shape_db).all()
    assert silent.periodicity == 0


@pytest.mark.parametrize("rate_hz", [16_000, 24_000, 48_000])
@pytest.mark.parametrize("band", range(BANDS))
def test_a_tone_is_in_its_band_at_any_rate(rate_hz: int, band: int) -> None:
    tones_hz = (150, 250, 375, 550, 775, 1050, 1400, 1850, 2450, 3300, 4400)
    times = np.arange(round(0.064 * rate_hz)) / rate_hz
    shape = spectrum(np.sin(2 * np.pi * tones_hz[band] * times).astype(np.float32), rate_hz)
    assert int(np.argmax(shape.shape_db)) == band
    assert shape.shape_db.mean() == pytest.approx(0, abs=1e-9)
    assert np.ptp(shape.shape_db) <= 50 + 1e-9


def test_a_band_tells_energy_in_decibels_and_a_tone_stays_in_it() -> None:
    """A tenth of the amplitude is 20 dB less; far from both tones there is nothing."""
    times = np.arange(WINDOW) / RATE_HZ
    tones = np.sin(2 * np.pi * 381 * times) + 0.1 * np.sin(2 * np.pi * 1_403 * times)
    shape = spectrum((0.3 * tones).astype(np.float32), RATE_HZ).shape_db
    assert shape[2] - shape[6] == pytest.approx(20, abs=0.5)
    assert shape[2] - shape[9] == pytest.approx(50)


@pytest.mark.parametrize("pitch_hz", [80, 120, 200, 390])
def test_a_voice_has_a_pitch(pitch_hz: float) -> None:
    assert all(heard.periodicity > 0.8 for heard in spectra_of(pulses(pitch_hz)))


@pytest.mark.parametrize("seed", range(5))
def test_white_noise_has_no_pitch(seed: int) -> None:
    assert all(heard.periodicity < 0.3 for heard in spectra_of(noise(1.0, seed)))


def test_neither_a_rumble_nor_a_constant_offset_passes_for_a_pitch() -> None:
    """Noise without high frequencies, and noise around another level than zero."""
    rumble = np.convolve(noise(0.5), np.full(10, 0.1, np.float32), "same").astype(np.float32)
    for sound in (rumble, noise(0.5) + np.float32(0.5)):
        assert all(heard.periodicity < 0.4 for heard in spectra_of(sound))


def test_a_hiss_tilts_up_and_a_hum_down() -> None:
    assert spectra_of(hiss(0.1))[0].tilt_db > 10
    assert spectra_of(sung((250, 400), 0.1))[0].tilt_db < -10
