"""A monologue: a live call that hears a person out and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from core.conversation.errors import TurnError
from tests.fakes import ScriptedInterviewer, ScriptedTranscriber, open_loudness_stream, tone_audio
from tests.phone import Phone, words_sound
from voice.dialogues.monologue import Monologue, listening_only, uninterrupted
from voice.live.call import LiveCall
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop
from voice.turn import Engines

TALK_S = 60.0


class Stage:
    def __init__(self, loop: BackgroundLoop) -> None:
        self.transcriber = ScriptedTranscriber([])
        self.faults: list[TurnError] = []
        self.monologue = Monologue()
        self.interviewer = ScriptedInterviewer([])
        engines = Engines(
            lambda _: tone_audio(1.0),
            self.transcriber,
            self.interviewer,
            None,
            open_loudness_stream,
        )
        options = uninterrupted(LiveOptions(interim=lambda: False), TALK_S)
        self.call = LiveCall(
            self.monologue, listening_only(engines), loop, options, note=self.faults.append
        )
        self.call.start()
        self.phone = Phone(self.call, loop)
        self.phone.until(lambda seen: seen.connected)

    def end(self) -> None:
        self.call.stop()
        assert self.call.wait_ended(20)


@pytest.fixture
def stage(loop: BackgroundLoop) -> Iterator[Stage]:
    made = Stage(loop)
    yield made
    made.end()


def test_what_is_said_shows_while_the_person_still_talks(stage: Stage) -> None:
    stage.transcriber.script = ["It was, um, fine."]
    stage.phone.say(words_sound(1.0))
    seen = stage.phone.until(lambda s: bool(s.person))
    assert seen.person == "It was, um, fine."
    assert seen.counts.turns == 0, "the turn goes on"


def test_a_long_silence_ends_nothing_and_nobody_replies(stage: Stage) -> None:
    stage.transcriber.script = ["That was that."]
    stage.phone.say(words_sound(1.0))
    stage.phone.until(lambda s: bool(s.person))
    stage.phone.silent(12.0)
    seen = stage.call.snapshot()
    assert not seen.ended
    assert seen.counts.turns == 0
    assert stage.interviewer.asked == []
    assert not any(np.abs(chunk).max() for chunk in stage.phone.played)


def test_hanging_up_keeps_all_that_was_said_and_loses_no_last_word(stage: Stage) -> None:
    stage.transcriber.script = ["First this.", "First this. Then that."]
    stage.phone.say(words_sound(1.0))
    stage.phone.until(lambda s: bool(s.person))
    stage.phone.say(words_sound(1.0))
    stage.end()
    assert stage.monologue.text == "First this. Then that."
    assert stage.monologue.over
    (said,) = stage.monologue.said_so_far
    assert said.transcript is not None, "it was spoken, so its fillers are not counted"
    assert stage.faults == []


def test_a_call_in_which_nobody_spoke_has_nothing_to_tell(stage: Stage) -> None:
    stage.phone.silent(2.0)
    stage.end()
    assert stage.monologue.text == ""
    assert stage.monologue.said_so_far == ()


def test_whoever_says_that_they_are_done_has_ended_the_call(stage: Stage) -> None:
    stage.transcriber.script = ["That is all."]
    stage.phone.say(words_sound(1.0))
    stage.phone.until(lambda s: bool(s.person))
    stage.call.finish_turn()
    stage.phone.until(lambda s: s.ended)
    assert stage.monologue.text == "That is all."
