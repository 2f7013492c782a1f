"""From samples to stretches of speech."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio
from core.conversation.transcript import TimeSpan
from core.listen.frames import SILENCE_DBFS, level_dbfs, slice_audio
from core.listen.speech import SpeechGate, cut_at_pauses, find_speech

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
STEP_S = 0.1
TINY_S = 1e-9


def probabilities(*runs: tuple[float, int]) -> NDArray[np.float32]:
    """``(probability, how many steps)`` one after another."""
    return np.concatenate([np.full(count, value, dtype=np.float32) for value, count in runs])


def heard(*runs: tuple[float, int]) -> list[tuple[float, float]]:
    """The stretches found, in whole steps of a tenth of a second."""
    found = find_speech(probabilities(*runs), chunk_s=STEP_S)
    return [(round(s.start_s / STEP_S, 6), round(s.end_s / STEP_S, 6)) for s in found]


def spans(*pairs: tuple[float, float]) -> tuple[TimeSpan, ...]:
    return tuple(TimeSpan(*pair) for pair in pairs)


def pcm(*samples: int) -> PcmAudio:
    return PcmAudio(np.array(samples, dtype=np.int16), 16_000)


def test_silence_holds_no_speech() -> None:
    assert heard((0.1, 40)) == []


def test_no_probabilities_hold_no_speech() -> None:
    assert find_speech(np.zeros(0, dtype=np.float32)) == ()


def test_a_stretch_begins_and_ends_where_it_is_heard() -> None:
    assert heard((0.0, 5), (0.9, 10), (0.0, 5)) == [(5, 15)]


def test_speech_that_runs_to_the_end_ends_there() -> None:
    assert heard((0.0, 5), (0.9, 10)) == [(5, 15)]


def test_a_cough_is_dropped() -> None:
    gate = SpeechGate(min_speech_s=0.25)
    found = find_speech(probabilities((0, 5), (1, 2), (0, 5)), gate, STEP_S)
    assert found == ()


def test_a_cough_does_not_tie_two_stretches_together() -> None:
    """Either gap alone is short enough to bridge; the silence between the words is not."""
    gate = SpeechGate(min_speech_s=0.25, min_gap_s=0.35)
    found = find_speech(probabilities((1, 5), (0, 3), (1, 2), (0, 3), (1, 5)), gate, STEP_S)
    assert [round(span.duration_s, 6) for span in found] == [0.5, 0.5]


def test_a_gap_shorter_than_a_pause_is_bridged() -> None:
    assert heard((0.9, 5), (0.0, 1), (0.9, 5)) == [(0, 11)]


def test_a_pause_is_kept() -> None:
    assert heard((0.9, 5), (0.0, 3), (0.9, 5)) == [(0, 5), (8, 13)]


def test_speech_goes_on_while_it_only_weakens() -> None:
    """0.4 is too little to begin with and enough to go on."""
    assert heard((0.4, 5), (0.6, 3), (0.4, 5), (0.3, 5)) == [(5, 13)]


@PROPERTY
@given(st.lists(st.floats(0, 1, width=32), max_size=120))
def test_stretches_are_ordered_apart_and_inside_the_audio(values: list[float]) -> None:
    """Breaks when a gap is left unbridged, a cough stays, or an end overshoots the sound."""
    gate = SpeechGate()
    found = find_speech(np.array(values, dtype=np.float32), gate)
    edges = [edge for span in found for edge in (span.start_s, span.end_s)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(values) * 0.032 + TINY_S for edge in edges)
    assert all(span.duration_s >= gate.min_speech_s - TINY_S for span in found)
    gaps = [b.start_s - a.end_s for a, b in pairwise(found)]
    assert all(gap >= gate.min_gap_s - TINY_S for gap in gaps)


@PROPERTY
@given(st.lists(st.floats(0, 1, width=32), max_size=120))
def test_whatever_is_long_and_certain_is_inside_a_stretch(values: list[float]) -> None:
    """Breaks when a run of at least four sure steps is lost."""
    found = find_speech(np.array(values, dtype=np.float32))
    for start in range(len(values) - 3):
        if min(values[start : start + 4]) >= 0.5:
            middle_s = (start + 2) * 0.032
            assert any(span.start_s <= middle_s <= span.end_s for span in found)


def test_speech_that_fits_is_one_piece() -> None:
    assert cut_at_pauses(spans((1, 5), (6, 12)), 20) == spans((1, 12))


def test_long_speech_is_cut_in_its_pauses() -> None:
    pieces = cut_at_pauses(spans((0, 9), (10, 18), (20, 27), (29, 33)), 20)
    assert pieces == spans((0, 18), (20, 33))


def test_a_stretch_that_is_itself_too_long_is_cut_hard() -> None:
    assert cut_at_pauses(spans((2, 27)), 10) == spans((2, 12), (12, 22), (22, 27))


def test_no_speech_makes_no_piece() -> None:
    assert cut_at_pauses((), 20) == ()


@st.composite
def some_speech(draw: st.DrawFn, longest_s: float = 40) -> tuple[TimeSpan, ...]:
    lengths = draw(
        st.lists(st.tuples(st.floats(0.2, 5), st.floats(0.1, longest_s)), min_size=1, max_size=12)
    )
    found, at_s = [], 0.0
    for pause_s, speech_s in lengths:
        found.append(TimeSpan(at_s + pause_s, at_s + pause_s + speech_s))
        at_s = found[-1].end_s
    return tuple(found)


@PROPERTY
@given(some_speech(), st.floats(1, 30))
def test_pieces_cover_all_speech_and_none_is_too_long(
    speech: tuple[TimeSpan, ...], longest_s: float
) -> None:
    """Breaks when a stretch falls between two pieces or a piece outgrows the window."""
    pieces = cut_at_pauses(speech, longest_s)
    assert all(piece.duration_s <= longest_s + TINY_S for piece in pieces)
    assert all(a.end_s <= b.start_s + TINY_S for a, b in pairwise(pieces))
    for span in speech:
        inside = sum(
            max(0.0, min(span.end_s, piece.end_s) - max(span.start_s, piece.start_s))
            for piece in pieces
        )
        assert inside == pytest.approx(span.duration_s, abs=1e-6)


@PROPERTY
@given(some_speech(longest_s=10))
def test_pieces_begin_and_end_with_speech_when_every_stretch_fits(
    speech: tuple[TimeSpan, ...],
) -> None:
    """Breaks when a cut falls inside a word although a pause was at hand."""
    pieces = cut_at_pauses(speech, 10.5)
    assert {piece.start_s for piece in pieces} <= {span.start_s for span in speech}
    assert {piece.end_s for piece in pieces} <= {span.end_s for span in speech}


@pytest.mark.parametrize("audio", [pcm(), pcm(0), pcm(*[0] * 100)])
def test_silence_is_at_the_floor_of_the_meter(audio: PcmAudio) -> None:
    assert level_dbfs(audio) == SILENCE_DBFS == -120.0


def test_a_full_scale_square_wave_is_at_zero_db() -> None:
    assert level_dbfs(pcm(*[-32_768, 32_767] * 50)) == pytest.approx(0.0, abs=0.001)


def test_a_full_scale_sine_is_three_db_below_a_square_wave() -> None:
    wave = np.sin(2 * np.pi * np.arange(1_600) / 160) * 32_767
    assert level_dbfs(PcmAudio(wave.astype(np.int16), 16_000)) == pytest.approx(-3.01, abs=0.01)


def test_half_the_amplitude_is_six_db_less() -> None:
    assert level_dbfs(pcm(16_384, -16_384)) == pytest.approx(20 * math.log10(0.5))


@pytest.mark.parametrize(
    ("start_s", "end_s", "kept"),
    [
        (0.0, 1.0, (0, 8_000)),
        (0.25, 0.5, (2_000, 4_000)),
        (-1.0, 0.5, (0, 4_000)),
        (0.5, 9.0, (4_000, 8_000)),
        (2.0, 3.0, (0, 0)),
        (0.5, 0.25, (0, 0)),
        (-2.0, -1.0, (0, 0)),
    ],
)
def test_a_slice_is_cut_to_what_exists(start_s: float, end_s: float, kept: tuple[int, int]) -> None:
    audio = PcmAudio(np.arange(8_000, dtype=np.int16), 8_000)
    part = slice_audio(audio, start_s, end_s)
    assert part.samples.tolist() == list(range(*kept))
    assert part.sample_rate_hz == 8_000
