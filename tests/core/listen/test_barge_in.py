"""Does somebody take the floor, or do they only cough or hum?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.listen.barge_in import BargeInDetector, BargeInGate
from core.listen.spectrum import BANDS, UPPER_FORMANTS, Spectrum
from core.listen.speech import CHUNK_S
from tests.core.sounds import babble, hiss, noise, spectra_of, sung

PROPERTY = settings(max_examples=100, deadline=None, database=None, derandomize=True)
FALLING = np.linspace(15, -15, BANDS)
SPEECH, BREATH = 0.9, 0.05


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


def test_what_changes_between_two_chunks_counts_as_well() -> None:
    """Breaks when the end of a word falls between two looks, and nobody sees that it moved."""
    word = swinging(2, 8.0)
    detector, blind = BargeInDetector(), BargeInDetector()
    stops = [detector.push(SPEECH, word[0], word[1]) for _ in range(6)]
    assert any(stops)
    assert not any(blind.push(SPEECH, word[0], word[0]) for _ in range(6))


def test_what_has_no_pitch_half_a_chunk_before_is_no_part_of_a_voice() -> None:
    detector = BargeInDetector()
    noisy = by_hand(0.1, -FALLING)
    assert not any(detector.push(SPEECH, HUM, noisy) for _ in range(10))


def after(*past: tuple[float, Spectrum | None, int]) -> BargeInDetector:
    """A detector that heard so many chunks of this and that, and did not stop."""
    detector = BargeInDetector()
    for probability, heard, count in past:
        assert not any(detector.push(probability, heard) for _ in range(count))
    return detector


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


@pytest.mark.parametrize("heard", [DULL_NOISE, by_hand(0.9, -FALLING)], ids=["dull", "voiced"])
def test_a_sound_that_is_dull_or_voiced_is_no_hiss(heard: Spectrum) -> None:
    assert stop_s([heard] * 20) is None


@pytest.mark.parametrize("bursts", [3, 6, 12])
def test_the_voice_at_the_end_of_a_cough_stops_nobody(bursts: int) -> None:
    voice = spectra_of(babble(0.35))[:9]
    assert stop_s(voice) is not None
    assert stop_s(voice, detector=after((BREATH, BURST, bursts))) is None


def test_a_real_burst_of_noise_is_a_cough() -> None:
    detector = BargeInDetector()
    assert stop_s(spectra_of(noise(0.2)), BREATH, detector) is None
    assert stop_s(spectra_of(babble(0.35))[:9], detector=detector) is None


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
    assert stop_s([HUM] * 60, detector=detector) == pytest.approx(0.8)


def test_a_reset_forgets_how_the_sound_changed_and_hissed() -> None:
    detector = after((SPEECH, HISS, 2))
    assert stop_s(swinging(4, 3.0), detector=detector) is None
    detector.reset()
    assert detector.spread_db == 0
    assert stop_s([HUM, HUM, HUM, HISS, HISS, HUM], detector=detector) is None


def test_a_reset_forgets_the_cough_too() -> None:
    detector = after((BREATH, BURST, 6))
    detector.reset()
    assert stop_s(swinging(20, 10.0), detector=detector) == pytest.approx(5 * CHUNK_S)
