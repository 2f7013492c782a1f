"""The microphone check, what listeners murmur, and how a person wants to be listened to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.listen.backchannel import is_backchannel
from core.listen.barge_in import BargeInGate
from core.listen.manner import (
    Sensitivity,
    Waiting,
    barge_in_for,
    patience_for,
    speech_gates_for,
)
from core.listen.mic_check import MicProblem, MicReading, judge_microphone
from core.listen.turn_taking import Patience, SpeechGates

GOOD = MicReading(speech_dbfs=-22.0, peak=0.6)


def test_ordinary_speech_passes_the_check() -> None:
    assert judge_microphone(GOOD) is None


@pytest.mark.parametrize("problem", list(MicProblem))
def test_what_the_browser_refused_is_told_whatever_was_measured(problem: MicProblem) -> None:
    assert judge_microphone(MicReading(-22.0, 0.6, problem=problem)) is problem
    assert judge_microphone(MicReading(problem=problem)) is problem


@pytest.mark.parametrize(
    ("speech_dbfs", "problem"),
    [
        (-120.0, MicProblem.SILENT),
        (-70.1, MicProblem.SILENT),
        (-69.9, MicProblem.TOO_QUIET),
        (-45.1, MicProblem.TOO_QUIET),
        (-44.9, None),
        (-5.0, None),
    ],
)
def test_a_muted_microphone_is_told_from_a_quiet_one(
    speech_dbfs: float, problem: MicProblem | None
) -> None:
    assert judge_microphone(MicReading(speech_dbfs, peak=0.5)) is problem


def test_no_measurement_at_all_is_a_silent_microphone() -> None:
    assert judge_microphone(MicReading()) is MicProblem.SILENT


@pytest.mark.parametrize(
    ("peak", "clipped", "problem"),
    [
        (1.0, 0.01, MicProblem.CLIPPING),
        (0.99, 0.0011, MicProblem.CLIPPING),
        (1.0, 0.001, None),
        (0.98, 0.01, None),
        (1.0, 0.0, None),
    ],
)
def test_sound_is_clipped_when_more_than_a_moment_is_at_full_scale(
    peak: float, clipped: float, problem: MicProblem | None
) -> None:
    assert judge_microphone(MicReading(-10.0, peak, clipped)) is problem


def test_a_click_at_full_scale_does_not_hide_that_the_voice_is_too_quiet() -> None:
    assert judge_microphone(MicReading(-60.0, 1.0, 0.01)) is MicProblem.TOO_QUIET


@pytest.mark.parametrize(
    "text",
    "Mm-hm.|mm|Hmm…|uh-huh|Yeah|Yeah, yeah, yeah.|Right.|Okay, sure!|I see.|Got it.|OK|"
    "Oh, wow.|Yes. Exactly.".split("|"),
)
def test_what_listeners_murmur_is_no_wish_to_speak(text: str) -> None:
    assert is_backchannel(text)


@pytest.mark.parametrize(
    "text",
    "No.|Wait.|Stop|Sorry, what?|Yeah, but I did not.|Right, let me explain|I see a problem|"
    "Can you repeat that?|Okay, so|Hold on|Rightly|42|"
    "Yeah yeah yeah yeah yeah".split("|"),
)
def test_words_that_say_something_take_the_floor(text: str) -> None:
    assert not is_backchannel(text)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("text", ["", "  ", "...", "—", "\n"])
def test_a_sound_without_words_takes_no_floor_in_any_language(text: str, language: str) -> None:
    assert is_backchannel(text, language)


@pytest.mark.parametrize("text", ["Ja.", "mm", "yeah", "今"])
def test_beyond_english_every_word_takes_the_floor(text: str) -> None:
    assert not is_backchannel(text, "de")


def test_ordinary_waiting_and_sensitivity_are_the_defaults() -> None:
    assert patience_for(Waiting.NORMAL) == Patience()
    assert speech_gates_for(Sensitivity.NORMAL) == SpeechGates()
    assert barge_in_for(Sensitivity.NORMAL) == BargeInGate()


def test_a_patient_interviewer_waits_longer_than_a_brisk_one() -> None:
    waits = [patience_for(w) for w in (Waiting.BRISK, Waiting.NORMAL, Waiting.PATIENT)]
    for shorter, longer in pairwise(waits):
        assert shorter.finished_s < longer.finished_s
        assert shorter.unfinished_s < longer.unfinished_s


@pytest.mark.parametrize("waiting", list(Waiting))
def test_no_manner_changes_what_a_person_asks_for_in_words(waiting: Waiting) -> None:
    waits, usual = patience_for(waiting), Patience()
    assert (waits.done_s, waits.hold_s) == (usual.done_s, usual.hold_s)
    assert (waits.pause_s, waits.longest_turn_s) == (usual.pause_s, usual.longest_turn_s)


@pytest.mark.parametrize("waiting", list(Waiting))
def test_the_words_are_looked_at_before_a_finished_sentence_ends_the_turn(
    waiting: Waiting,
) -> None:
    waits = patience_for(waiting)
    assert waits.pause_s + 0.1 < waits.finished_s


def test_a_sensitive_ear_takes_more_for_speech() -> None:
    gates = [speech_gates_for(s) for s in (Sensitivity.HIGH, Sensitivity.NORMAL, Sensitivity.LOW)]
    for easier, harder in pairwise(gates):
        assert easier.on < harder.on
        assert easier.off < harder.off
    assert all(gate.off < gate.on for gate in gates)


def test_a_sensitive_ear_is_cut_in_on_sooner() -> None:
    gates = [barge_in_for(s) for s in (Sensitivity.HIGH, Sensitivity.NORMAL, Sensitivity.LOW)]
    for easier, harder in pairwise(gates):
        assert easier.on < harder.on
        assert easier.shortest_s < harder.shortest_s
        assert easier.spread_db < harder.spread_db
        assert easier.most_spread_db <= harder.most_spread_db
    assert all(gate.spread_db < gate.most_spread_db for gate in gates)


@pytest.mark.parametrize("sensitivity", list(Sensitivity))
def test_who_cuts_in_is_heard_as_speech_too(sensitivity: Sensitivity) -> None:
    """A voice that takes the floor must also be able to begin a turn."""
    assert barge_in_for(sensitivity).on >= speech_gates_for(sensitivity).on
