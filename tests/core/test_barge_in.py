"""Does somebody take the floor, or do they only cough or hum?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.listen.barge_in import BargeInDetector, BargeInGate
from core.listen.spectrum import BANDS, UPPER_FORMANTS, Spectrum, spectrum
from core.listen.speech import CHUNK_S

PROPERTY = settings(max_examples=100, deadline=None, database=None, derandomize=True)
RATE_HZ, CHUNK, WINDOW = 16_000, 512, 1_024
FALLING = np.linspace(15, -15, BANDS)
SPEECH, BREATH = 0.9, 0.05
VOWELS = ((300, 2300, 3000), (700, 1200, 2500), (350, 800, 2400), (500, 1800, 2500))


def by_hand(periodicity: float, shape_db: NDArray[np.float64] = FALLING) -> Spectrum:
    return Spectrum(shape_db, periodicity)


HUM = by_hand(0.9)
DULL_NOISE, HISS = by_hand(0.4), by_hand(0.1, -FALLING / 2)
BURST = by_hand(0.1)


def swinging(count: int, spread_db: float, where: slice = UPPER_FORMANTS) -> list[Spectrum]:
    """Voiced spectra whose bands ``where`` lie ``spread_db`` above and below their mean."""
    shapes = [FALLING.copy() for _ in range(count)]
    for index, shape in enumerate(shapes):
        shape[where] += spread_db if index % 2 else -spread_db
    return [by_hand(0.9, shape) for shape in shapes]


def stop_s(
    spectra: list[Spectrum], probability: float = SPEECH, detector: BargeInDetector | None = None
) -> float | None:
    """When the interviewer stops, from the first of ``spectra``; ``None`` if never."""
    detector = detector or BargeInDetector()
    for index, heard in enumerate(spectra):
        if detector.push(probability, heard):
            return (index + 1) * CHUNK_S
    return None


def after(*past: tuple[float, Spectrum | None, int]) -> BargeInDetector:
    """A detector that heard so many chunks of this and that, and did not stop."""
    detector = BargeInDetector()
    for probability, heard, count in past:
        assert not any(detector.push(probability, heard) for _ in range(count))
    return detector


def sung(formants_hz: tuple[float, ...], seconds: float, pitch_hz: float = 120) -> NDArray:
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


@pytest.mark.parametrize("heard", [[HUM] * 60, spectra_of(sung((250, 400), 2.0))])
def test_a_steady_hum_stops_nobody_until_it_is_too_long_for_one(heard: list[Spectrum]) -> None:
    assert stop_s(heard) == pytest.approx(0.8)


@pytest.mark.parametrize("longest_s", [0.32, 1.6])
def test_how_long_a_hum_may_be_is_set_by_the_gate(longest_s: float) -> None:
    detector = BargeInDetector(BargeInGate(longest_hum_s=longest_s))
    assert stop_s([HUM] * 60, detector=detector) == pytest.approx(longest_s)


@pytest.mark.parametrize("gain", [0.01, 0.1, 1.0])
def test_words_stop_the_interviewer_within_a_third_of_a_second(gain: float) -> None:
    found_s = stop_s(spectra_of(babble(1.0) * np.float32(gain)))
    assert found_s is not None
    assert 0.16 <= found_s <= 0.3


def test_no_voice_is_believed_before_the_shortest_time() -> None:
    assert stop_s(swinging(20, 20.0)) == pytest.approx(5 * CHUNK_S)
    slow = BargeInDetector(BargeInGate(shortest_s=0.32))
    assert stop_s(swinging(20, 20.0), detector=slow) == pytest.approx(0.32)


def test_a_spread_that_is_enough_at_once_is_too_little_later() -> None:
    assert stop_s(swinging(20, 3.4)) == pytest.approx(5 * CHUNK_S)
    later = after((SPEECH, DULL_NOISE, 5))
    assert stop_s(swinging(18, 3.4), detector=later) is None


def test_the_spread_that_is_needed_grows_to_a_bound() -> None:
    later = after((SPEECH, DULL_NOISE, 15))
    assert stop_s(swinging(6, 4.1), detector=later) == pytest.approx(2 * CHUNK_S)


def test_a_spread_below_the_bound_stops_nobody() -> None:
    assert stop_s(swinging(20, 3.2)) is None


def test_only_the_bands_of_the_upper_formants_tell_words() -> None:
    assert stop_s(swinging(20, 20.0, slice(0, UPPER_FORMANTS.start))) is None
    assert stop_s(swinging(20, 20.0, slice(UPPER_FORMANTS.stop, BANDS))) is None


def test_the_spread_of_fewer_than_two_voiced_spectra_is_zero() -> None:
    detector = BargeInDetector()
    assert detector.spread_db == 0
    detector.push(SPEECH, HUM)
    assert detector.spread_db == 0


def test_noise_that_changes_without_a_pitch_tells_no_words() -> None:
    changing = [by_hand(0.4, heard.shape_db) for heard in swinging(20, 10.0)]
    assert stop_s(changing) is None


@PROPERTY
@given(st.lists(st.tuples(st.floats(0, 0.499), st.floats(0, 1)), max_size=100))
def test_what_is_hardly_speech_never_stops_anybody(heard: list[tuple[float, float]]) -> None:
    detector = BargeInDetector()
    for (probability, periodicity), moving in zip(heard, swinging(100, 10.0), strict=False):
        assert not detector.push(probability, by_hand(periodicity, moving.shape_db))


def test_what_is_next_to_silent_never_stops_anybody() -> None:
    detector = BargeInDetector()
    assert not any(detector.push(1.0, None) for _ in range(100))


def test_a_hiss_of_a_tenth_of_a_second_is_a_word() -> None:
    assert stop_s([HISS] * 3, detector=after((SPEECH, HUM, 2))) == pytest.approx(3 * CHUNK_S)
    assert stop_s([HISS] * 2 + [HUM] * 10, detector=after((SPEECH, HUM, 3))) is None


def test_a_real_hiss_stops_the_interviewer_as_soon_as_words_do() -> None:
    found_s = stop_s(spectra_of(hiss(1.0)))
    assert found_s is not None
    assert 0.09 <= found_s <= 5 * CHUNK_S + 1e-9


def test_a_dull_noise_is_no_hiss() -> None:
    assert stop_s([DULL_NOISE] * 20) is None


@pytest.mark.parametrize("bursts", [3, 6, 12])
def test_the_voice_at_the_end_of_a_cough_stops_nobody(bursts: int) -> None:
    voice = spectra_of(babble(0.35))[:9]
    assert stop_s(voice) is not None
    assert stop_s(voice, detector=after((BREATH, BURST, bursts))) is None


def test_a_real_burst_of_noise_is_a_cough() -> None:
    detector = BargeInDetector()
    assert stop_s(spectra_of(noise(0.2)), BREATH, detector) is None
    assert stop_s(spectra_of(babble(0.35))[:9], detector=detector) is None


@pytest.mark.xfail(strict=True, reason="the burst is forgotten after 12 chunks, that is at 0.32 s")
@pytest.mark.parametrize("bursts", [3, 12])
def test_a_cough_is_remembered_as_long_as_its_voice_may_last(bursts: int) -> None:
    detector = after((BREATH, BURST, bursts))
    assert stop_s(swinging(30, 10.0), detector=detector) == pytest.approx(0.45, abs=CHUNK_S)


def test_words_after_a_cough_stop_the_interviewer_in_half_a_second() -> None:
    found_s = stop_s(swinging(30, 10.0), detector=after((BREATH, BURST, 6)))
    assert found_s is not None
    assert 0.3 < found_s <= 0.5


@pytest.mark.parametrize(
    ("before", "count"), [(BURST, 2), (by_hand(0.35), 6), (None, 6)], ids=["click", "tone", "hush"]
)
def test_what_is_no_cough_does_not_delay_the_words(before: Spectrum | None, count: int) -> None:
    detector = after((BREATH, before, count))
    assert stop_s(swinging(20, 10.0), detector=detector) == pytest.approx(5 * CHUNK_S)


def test_a_cough_wipes_out_the_voice_before_it() -> None:
    detector = after((SPEECH, HUM, 24), (BREATH, BURST, 3))
    assert stop_s([HUM] * 20, detector=detector) is None


@pytest.mark.parametrize(("silent_chunks", "needed"), [(9, 1), (10, 25)])
def test_a_silence_of_a_third_of_a_second_starts_anew(silent_chunks: int, needed: int) -> None:
    detector = after((SPEECH, HUM, 24), (BREATH, None, silent_chunks))
    assert stop_s([HUM] * 60, detector=detector) == pytest.approx(needed * CHUNK_S)


def test_silences_with_a_voice_between_them_do_not_add_up() -> None:
    detector = after(*[(SPEECH, HUM, 8), (BREATH, None, 8)] * 3)
    assert stop_s([HUM], detector=detector) is not None


def test_a_reset_starts_anew() -> None:
    detector = after((SPEECH, HUM, 24))
    detector.reset()
    assert detector.spread_db == 0
    assert stop_s([HUM] * 60, detector=detector) == pytest.approx(0.8)


@pytest.mark.xfail(strict=True, reason="a reset keeps the bursts of an old cough")
def test_a_reset_forgets_the_cough_too() -> None:
    detector = after((BREATH, BURST, 6))
    detector.reset()
    assert stop_s(swinging(20, 10.0), detector=detector) == pytest.approx(5 * CHUNK_S)


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


@pytest.mark.parametrize("pitch_hz", [80, 120, 200, 390])
def test_a_voice_has_a_pitch(pitch_hz: float) -> None:
    assert all(heard.periodicity > 0.8 for heard in spectra_of(pulses(pitch_hz)))


@pytest.mark.parametrize("seed", range(5))
def test_white_noise_has_no_pitch(seed: int) -> None:
    assert all(heard.periodicity < 0.3 for heard in spectra_of(noise(1.0, seed)))


def test_a_hiss_tilts_up_and_a_hum_down() -> None:
    assert spectra_of(hiss(0.1))[0].tilt_db > 10
    assert spectra_of(sung((250, 400), 0.1))[0].tilt_db < -10
