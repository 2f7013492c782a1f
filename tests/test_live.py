"""The live call: it answers, it can be cut off, it lets people think, and it always ends well."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from core.conversation.audio import PcmAudio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation
from core.conversation.errors import TurnError
from core.conversation.messages import Role
from core.conversation.states import State
from core.conversation.voice_style import VoiceStyle
from tests.fakes import (
    ScriptedInterviewer,
    ScriptedTranscriber,
    open_loudness_stream,
    tone_audio,
)
from tests.phone import Phone, hum_sound, words_sound
from voice.dialogues.chat import ChatDialogue
from voice.live.call import LiveCall
from voice.live.view import LiveOptions, LiveSnapshot
from voice.loop import BackgroundLoop
from voice.turn import Engines

REPLY = "That is a good start. Tell me what you did next, and why you did it that way."
ANSWER = "I moved the whole shop to the new address."
SECONDS_A_CHARACTER = 0.06


class SteadyVoice:
    """Speaks every character in the same time, all of a chunk at once."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        self.asked.append(text)
        yield tone_audio(SECONDS_A_CHARACTER * len(text), 24_000)


class Stage:
    """A call with scripted engines, and everything that can be seen of it."""

    def __init__(self, loop: BackgroundLoop) -> None:
        self.loop = loop
        self.transcriber = ScriptedTranscriber([])
        self.interviewer = ScriptedInterviewer([])
        self.voice = SteadyVoice()
        self.dialogue = ChatDialogue(Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL))
        self.faults: list[TurnError] = []
        self.left: list[PcmAudio] = []
        self.saved = 0
        self.calls: list[LiveCall] = []

    def unconnected(self, greeting: str = "", **options: object) -> LiveCall:
        """A call that has begun and that nobody speaks into yet."""
        engines = Engines(
            lambda _: tone_audio(1.0),
            self.transcriber,
            self.interviewer,
            self.voice,
            open_loudness_stream,
        )
        chosen = replace(LiveOptions(interim=lambda: False), **options)  # type: ignore[arg-type]
        call = LiveCall(
            self.dialogue,
            engines,
            self.loop,
            chosen,
            note=self.faults.append,
            changed=self._save,
            left=self.left.append,
        )
        self.calls.append(call)
        call.start(greeting)
        return call

    def call(self, greeting: str = "", **options: object) -> tuple[LiveCall, Phone]:
        call = self.unconnected(greeting, **options)
        phone = Phone(call, self.loop)
        phone.until(lambda s: s.connected)
        return call, phone

    def _save(self) -> None:
        self.saved += 1

    def end(self) -> None:
        for call in self.calls:
            call.stop()
            assert call.wait_ended(20)

    @property
    def said(self) -> list[tuple[Role, str]]:
        return [(message.role, message.text) for message in self.dialogue.messages]


@pytest.fixture
def stage(loop: BackgroundLoop) -> Iterator[Stage]:
    made = Stage(loop)
    yield made
    made.end()


def in_state(state: State) -> Callable[[LiveSnapshot], bool]:
    return lambda seen: seen.state is state


def _speaking(stage: Stage, replies: int = 1, **options: object) -> tuple[LiveCall, Phone]:
    """A call in which the interviewer has just begun to speak."""
    stage.transcriber.script[:0] = [ANSWER]
    stage.interviewer.script[:0] = [REPLY] * replies
    call, phone = stage.call(**options)
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    phone.silent(1.0)
    return call, phone


def test_what_is_said_is_answered_aloud_and_remembered_word_for_word(stage: Stage) -> None:
    _, phone = _speaking(stage)
    seen = phone.until(in_state(State.READY))
    assert stage.said == [(Role.USER, ANSWER), (Role.ASSISTANT, REPLY)]
    sounded_s = sum(bool(np.abs(chunk).max()) for chunk in phone.played) * 0.032
    assert sounded_s == pytest.approx(SECONDS_A_CHARACTER * len(REPLY), rel=0.1)
    assert seen.counts.turns == 1
    phone.until(lambda _: stage.saved >= 2)  # the answer and the reply, each when it is there


def test_the_reply_is_made_in_the_pause_and_not_heard_before_the_turn_is_over(
    stage: Stage,
) -> None:
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.silent(0.4)
    assert stage.voice.asked, "the pause is used"
    assert not any(np.abs(chunk).max() for chunk in phone.played)
    assert stage.said == [], "nothing counts before the turn is over"


def test_a_reply_made_for_a_turn_that_goes_on_is_thrown_away_and_counted(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER, f"{ANSWER} Then we opened on Monday."]
    stage.interviewer.script = [REPLY, REPLY]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.silent(0.4)
    phone.say(words_sound(1.0))
    seen = phone.until(in_state(State.SPEAKING))
    assert (seen.counts.speculated, seen.counts.discarded) == (2, 1)
    assert stage.said == [(Role.USER, f"{ANSWER} Then we opened on Monday.")]


def test_nothing_is_begun_in_advance_for_an_unfinished_thought(stage: Stage) -> None:
    stage.transcriber.script = ["I moved the whole shop because."]
    stage.interviewer.script = [REPLY]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.silent(2.0)
    assert stage.interviewer.asked == []
    phone.until(in_state(State.SPEAKING))
    assert len(stage.interviewer.asked) == 1


def test_without_speculation_nothing_is_asked_before_the_turn_is_over(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    _, phone = stage.call(speculate=False)
    phone.say(words_sound(1.0))
    phone.silent(0.5)
    assert stage.transcriber.asked == []
    phone.until(in_state(State.SPEAKING))
    assert stage.said == [(Role.USER, ANSWER)]


def test_cutting_in_silences_the_interviewer_at_once_and_for_good(stage: Stage) -> None:
    stage.transcriber.script = ["Wait, that was not my team."]
    stage.interviewer.script = ["Whose team was it?"]
    call, phone = _speaking(stage)
    phone.say_until(words_sound(1.0), in_state(State.LISTENING))
    before = len(phone.played)
    phone.say(words_sound(0.5))
    assert not any(np.abs(chunk).max() for chunk in phone.played[before:])
    phone.until(in_state(State.SPEAKING))
    assert call.snapshot().counts.cut_ins == 1


def test_what_was_heard_of_a_reply_stands_on_the_page_while_they_cut_in(stage: Stage) -> None:
    """Breaks when the caption goes with the reply: what was said of it comes with their turn."""
    stage.transcriber.script = ["Wait, that was not my team."]
    stage.interviewer.script = ["Whose team was it?"]
    call, phone = _speaking(stage)
    phone.say_until(words_sound(1.0), in_state(State.LISTENING))
    phone.say(words_sound(0.5))
    heard = call.snapshot().interviewer
    assert heard and REPLY.startswith(heard)
    assert (Role.ASSISTANT, heard) not in stage.said
    phone.until(in_state(State.SPEAKING))
    assert (Role.ASSISTANT, heard) in stage.said


def test_what_is_remembered_of_a_reply_is_what_was_heard_of_it(stage: Stage) -> None:
    stage.transcriber.script = ["Wait, that was not my team."]
    stage.interviewer.script = ["Whose team was it?"]
    _, phone = _speaking(stage)
    phone.say_until(words_sound(1.0), in_state(State.LISTENING))
    played_s = sum(bool(np.abs(chunk).max()) for chunk in phone.played) * 0.032
    phone.until(in_state(State.SPEAKING))
    remembered = stage.said[1][1]
    heard = len(REPLY[: round(played_s / SECONDS_A_CHARACTER)].split())
    assert REPLY.startswith(remembered)
    assert abs(len(remembered.split()) - heard) <= 1
    assert stage.interviewer.asked[-1].cut_off


def test_a_hundred_interruptions_let_no_late_sound_through(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER] * 101
    stage.interviewer.script = [REPLY] * 101
    call, phone = stage.call()
    late = 0
    for _ in range(100):
        phone.say_until(words_sound(1.0), in_state(State.LISTENING))
        before = len(phone.played)
        phone.say(words_sound(0.3))
        late += sum(bool(np.abs(chunk).max()) for chunk in phone.played[before:])
        phone.until(in_state(State.SPEAKING))
    assert late == 0
    assert call.snapshot().counts.cut_ins == 99


def test_a_short_hum_does_not_stop_the_interviewer(stage: Stage) -> None:
    _, phone = _speaking(stage)
    phone.say(hum_sound(0.5))
    assert phone.heard_now()
    phone.until(in_state(State.READY))
    assert stage.said[1][1] == REPLY


def test_an_interviewer_stopped_by_mistake_goes_on_from_where_they_were(stage: Stage) -> None:
    stage.transcriber.script = ["Mm-hm."]
    call, phone = _speaking(stage)
    phone.say_until(hum_sound(1.0), in_state(State.LISTENING))
    phone.until(in_state(State.SPEAKING), within_s=1.0)
    phone.until(in_state(State.READY))
    assert stage.said == [(Role.USER, ANSWER), (Role.ASSISTANT, REPLY)]
    sounded_s = sum(bool(np.abs(chunk).max()) for chunk in phone.played) * 0.032
    assert sounded_s == pytest.approx(SECONDS_A_CHARACTER * len(REPLY), rel=0.15)
    assert call.snapshot().counts.resumed == 1


def test_yes_over_the_last_word_is_an_answer_and_no_noise(stage: Stage) -> None:
    stage.transcriber.script = ["Yes."]
    stage.interviewer.script = ["Good."]
    _, phone = _speaking(stage)
    nearly_all_s = SECONDS_A_CHARACTER * len(REPLY) - 2.2
    phone.silent(nearly_all_s)
    phone.say_until(words_sound(1.0), in_state(State.LISTENING))
    phone.until(in_state(State.SPEAKING))
    assert stage.said[-1] == (Role.USER, "Yes.")


def test_stopping_the_interviewer_by_hand_keeps_what_was_heard(stage: Stage) -> None:
    call, phone = _speaking(stage)
    call.interrupt()
    phone.until(in_state(State.READY), within_s=0.5)
    phone.silent(0.04)
    assert not phone.heard_now()
    remembered = stage.said[1][1]
    assert REPLY.startswith(remembered)
    assert 0 < len(remembered) < len(REPLY)


def test_an_interruption_ends_the_streams_of_the_reply(stage: Stage) -> None:
    ended: list[str] = []

    class EndlessInterviewer:
        async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
            try:
                while True:
                    yield "and so it goes on and on. "
                    await asyncio.sleep(0)
            finally:
                ended.append("model")

    stage.interviewer = EndlessInterviewer()  # type: ignore[assignment]
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    call.interrupt()
    phone.until(in_state(State.READY), within_s=0.5)
    assert ended == ["model"]


def test_let_me_think_holds_the_turn_and_im_done_ends_it(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    call.hold_turn()
    phone.silent(10.0)
    assert call.snapshot().held
    assert stage.said == []
    call.finish_turn()
    phone.until(in_state(State.SPEAKING), within_s=1.0)


def test_let_me_think_said_aloud_holds_the_turn_too(stage: Stage) -> None:
    stage.transcriber.script = ["Let me think.", f"Let me think. {ANSWER}"]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.silent(10.0)
    assert call.snapshot().held
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING), within_s=1.5)
    assert stage.said == [(Role.USER, f"Let me think. {ANSWER}")]


def test_the_countdown_runs_while_a_turn_pauses_and_stops_when_they_go_on(stage: Stage) -> None:
    stage.transcriber.script = ["I moved the shop because.", ANSWER]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.silent(1.0)
    seen = call.snapshot()
    assert 0.9 < seen.silence_s < 1.1
    assert seen.wait_s == LiveOptions().patience.unfinished_s
    phone.say(words_sound(0.3))
    assert call.snapshot().wait_s == 0


def test_push_to_talk_hears_only_what_lies_between_press_and_release(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call(push_to_talk=True)
    phone.say(words_sound(2.0))
    assert call.snapshot().state is State.READY
    call.press()
    phone.say(words_sound(1.0))
    phone.silent(5.0)
    assert call.snapshot().state is State.LISTENING
    call.release()
    phone.until(in_state(State.SPEAKING), within_s=1.0)
    assert stage.said == [(Role.USER, ANSWER)]


def test_a_greeting_is_spoken_and_not_taken_down(stage: Stage) -> None:
    _, phone = stage.call(greeting="Here is your question.")
    phone.until(in_state(State.SPEAKING))
    phone.until(in_state(State.READY))
    assert stage.voice.asked == ["Here is your question."]
    assert stage.said == []


def test_the_clock_of_a_turn_starts_where_speech_ended(stage: Stage) -> None:
    _, phone = _speaking(stage)
    timings = phone.until(lambda s: s.timings is not None).timings
    assert timings is not None
    assert 0 < timings.endpointing_s <= timings.first_audio_s
