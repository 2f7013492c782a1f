"""Is what the microphone hears only the interviewer out of the loudspeaker?

With human voices at -20 dBFS in the noise of a quiet room, cut and gated as in a live call. The
measured shares are beside their bounds.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.listen.echo import EchoGuard
from core.listen.spectrum import BANDS, Spectrum, spectrum
from providers.recordings import decode_recording, resample

DATA = Path(__file__).resolve().parents[3] / "benchmarks" / "data" / "read_speech"
CLIPS = sorted(path.stem for path in DATA.glob("*.wav"))
PLAYED_RATE_HZ, CHUNK = 24_000, 512
ROOM_NOISE, QUIET_DBFS = 0.0008, -45.0
DELAYS = range(17)
Spectra = list[Spectrum | None]


@cache
def voice(name: str) -> NDArray[np.float32]:
    sound = decode_recording((DATA / f"{name}.wav").read_bytes()).as_float32()
    spoken = sound[np.abs(sound) > 0.01]
    return sound / np.float32(10 * np.sqrt(np.mean(spoken**2)))


def spectra(sound: NDArray[np.float32], rate_hz: int, quiet_dbfs: float) -> Spectra:
    """One for each 32 ms, of 64 ms; ``None`` where it is too quiet to be worth a look."""
    step = CHUNK * rate_hz // SPEECH_RATE_HZ
    sound = np.concatenate([np.zeros(step, np.float32), sound])
    windows = [sound[i : i + 2 * step] for i in range(0, len(sound) - 2 * step + 1, step)]
    levels = [20 * np.log10(np.sqrt(np.mean(w[step:] ** 2)) + 1e-12) for w in windows]
    return [
        spectrum(w, rate_hz) if level > quiet_dbfs else None
        for w, level in zip(windows, levels, strict=True)
    ]


@cache
def played(name: str) -> Spectra:
    sound = PcmAudio.from_float32(voice(name), SPEECH_RATE_HZ)
    return spectra(resample(sound, PLAYED_RATE_HZ).as_float32(), PLAYED_RATE_HZ, -80.0)


def heard(sound: NDArray[np.float32]) -> Spectra:
    room = np.random.default_rng(7).normal(0, ROOM_NOISE, len(sound)).astype(np.float32)
    return spectra(sound + room, SPEECH_RATE_HZ, QUIET_DBFS)


def echo_of(name: str, delay_chunks: float, gain: float) -> NDArray[np.float32]:
    delay = np.zeros(round(delay_chunks * CHUNK), np.float32)
    return np.float32(gain) * np.concatenate([delay, voice(name)])[: len(voice(name))]


def verdicts(microphone: Spectra, loudspeaker: Spectra) -> list[bool]:
    """For each chunk with a sound, whether it is taken for an echo.

    The loudspeaker plays its clip again and again while somebody is heard.
    """
    guard, found = EchoGuard(), []
    for index, sound in enumerate(microphone):
        is_echo = guard.push(sound, loudspeaker[index % len(loudspeaker)])
        assert not (is_echo and sound is None)
        if sound is not None:
            found.append(is_echo)
    return found


def share(found: list[bool]) -> float:
    assert len(found) > 500, "too little sound to tell anything"
    return sum(found) / len(found)


def together(person: str, other: str, person_db: float, delay_chunks: float) -> Spectra:
    """``person`` speaks while the loudspeaker plays ``other``, so much louder than its echo."""
    echo = np.resize(echo_of(other, delay_chunks, 10 ** (-person_db / 20)), len(voice(person)))
    return heard(voice(person) + echo)


@pytest.mark.parametrize(("gain", "least"), [(1.0, 0.90), (0.3, 0.80)])
def test_what_was_just_played_is_an_echo(gain: float, least: float) -> None:
    """Measured 0.95 and 0.87: the beginnings of a sound are too short to compare."""
    found = [
        verdict
        for name in CLIPS
        for delay in (0, 3.3, 11.7, 16)
        for verdict in verdicts(heard(echo_of(name, delay, gain)), played(name))
    ]
    assert share(found) >= least


@pytest.mark.parametrize("delay", [0, 1, 4, 8, 12, 15])
def test_an_echo_is_known_at_any_delay_up_to_half_a_second(delay: int) -> None:
    found = [
        verdict
        for name in CLIPS
        for verdict in verdicts(heard(echo_of(name, delay + 0.4, 0.7)), played(name))
    ]
    assert share(found) >= 0.85


def test_a_cheap_loudspeaker_does_not_hide_an_echo() -> None:
    """6 dB an octave: measured 0.76."""
    found: list[bool] = []
    for name in CLIPS:
        tinny = np.diff(echo_of(name, 5.2, 3.0), prepend=np.float32(0))
        found += verdicts(heard(tinny.astype(np.float32)), played(name))
    assert share(found) >= 0.65


def test_another_voice_is_no_echo() -> None:
    """Measured 0.014: two voices resemble each other now and then."""
    found = [
        verdict
        for person, other in permutations(CLIPS, 2)
        for verdict in verdicts(heard(voice(person)), played(other))
    ]
    assert share(found) <= 0.04


@pytest.mark.parametrize(("person_db", "most"), [(0, 0.20), (6, 0.10), (12, 0.05)])
def test_a_person_who_speaks_over_the_echo_is_mostly_heard(person_db: float, most: float) -> None:
    """Measured 0.10, 0.04 and 0.015."""
    found = [
        verdict
        for person, other in permutations(CLIPS, 2)
        for verdict in verdicts(together(person, other, person_db, 4.4), played(other))
    ]
    assert share(found) <= most


def test_a_copy_that_comes_far_too_late_is_no_echo() -> None:
    found = [
        verdict
        for name in CLIPS
        for verdict in verdicts(heard(echo_of(name, 40.0, 1.0)), played(name))
    ]
    assert share(found) <= 0.15


def random_spectra(count: int, seed: int) -> Spectra:
    shapes = np.random.default_rng(seed).normal(0, 10, (count, BANDS))
    return [Spectrum(shape, 0.9) for shape in shapes]


@pytest.mark.parametrize("delay", DELAYS)
def test_a_perfect_copy_is_an_echo_as_soon_as_there_is_enough_to_compare(delay: int) -> None:
    loudspeaker = random_spectra(60, seed=1)
    microphone = [None] * delay + loudspeaker[: 60 - delay]
    guard = EchoGuard()
    found = [guard.push(a, b) for a, b in zip(microphone, loudspeaker, strict=True)]
    assert not any(found[: delay + 2])
    assert all(found[delay + 6 :])
    assert guard.likeness == pytest.approx(1.0)


def test_the_colour_of_the_room_does_not_hide_a_copy() -> None:
    colour = np.linspace(10, -10, BANDS)
    guard = EchoGuard()
    for sound in random_spectra(30, seed=1):
        assert sound is not None
        is_echo = guard.push(Spectrum(sound.shape_db + colour, 0.9), sound)
    assert is_echo


def test_spectra_of_nothing_that_was_played_are_no_echo() -> None:
    guard = EchoGuard()
    pairs = zip(random_spectra(200, seed=1), random_spectra(200, seed=2), strict=True)
    found = [guard.push(a, b) for a, b in pairs]
    assert sum(found) <= 4


def test_silence_is_never_an_echo() -> None:
    guard = EchoGuard()
    loudspeaker = random_spectra(30, seed=1)
    assert not any(guard.push(None, sound) for sound in loudspeaker)
    assert not any(guard.push(None, None) for _ in range(30))


def test_a_silence_between_two_sounds_begins_the_comparison_anew() -> None:
    guard = EchoGuard()
    sounds = random_spectra(20, seed=1)
    assert [guard.push(sound, sound) for sound in sounds][-1]
    assert not guard.push(None, sounds[0])
    assert guard.likeness == 0
    assert not guard.push(sounds[1], sounds[1])


def test_nothing_is_an_echo_while_nothing_is_played() -> None:
    guard = EchoGuard()
    assert not any(guard.push(sound, None) for sound in random_spectra(60, seed=1))
    assert guard.likeness == 0


def test_a_stretch_with_a_silence_in_it_is_not_compared() -> None:
    guard = EchoGuard()
    for index, sound in enumerate(random_spectra(60, seed=1)):
        assert not guard.push(sound, sound if index % 3 else None)
    assert guard.likeness == 0


def test_an_echo_fades_from_memory_after_the_longest_delay() -> None:
    sounds = random_spectra(20, seed=1)
    guard = EchoGuard()
    for sound in sounds:
        guard.push(None, sound)
    for _ in range(40):
        guard.push(None, None)
    assert not any(guard.push(sound, None) for sound in sounds)
