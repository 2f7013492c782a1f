"""Whatever goes wrong in a live call, it is told, nothing said is lost, and nothing hangs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Iterator
from pathlib import Path

import numpy as np
import pytest

from core.conversation.audio import PcmAudio
from core.conversation.conversation import Conversation
from core.conversation.errors import (
    Kind,
    ReplyError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from core.conversation.messages import Role
from core.conversation.states import State
from core.conversation.voice_style import VoiceStyle
from providers.recordings import decode_recording, resample
from tests.phone import Phone, words_sound
from tests.test_live import ANSWER, REPLY, Stage, in_state
from voice import faults as faults_module
from voice import speaking as speaking_module
from voice.live import call as live_module
from voice.live import heard_turn as heard_turn_module
from voice.live.capture import Capture, Chunk
from voice.live.exchange import Exchange
from voice.loop import BackgroundLoop

_FILE = Path(__file__).parents[1] / "benchmarks/data/read_speech/austen-0880.wav"


@pytest.fixture
def stage(loop: BackgroundLoop) -> Iterator[Stage]:
    made = Stage(loop)
    yield made
    made.end()


def _fault(kind: Kind = Kind.CONNECTIVITY) -> TranscriptionError:
    return TranscriptionError(kind, "gone", "The service is gone.", "Try again.")


def test_words_that_could_not_be_had_are_taken_up_again(stage: Stage) -> None:
    stage.transcriber.script = [_fault(), _fault(), ANSWER]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    seen = phone.until(lambda s: s.error is not None)
    assert seen.state is State.READY
    assert seen.can_retry
    call.retry()
    phone.until(in_state(State.SPEAKING))
    assert stage.said == [(Role.USER, ANSWER)]


def test_words_that_could_not_be_had_are_not_lost_when_one_tries_again_while_speaking(
    stage: Stage,
) -> None:
    stage.transcriber.script = [_fault(), _fault(), "", ANSWER]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(lambda s: s.error is not None)
    phone.say_until(words_sound(0.1), in_state(State.LISTENING))
    call.retry()
    assert phone.until(lambda s: s.state is State.READY).can_retry, "nothing was said anew"
    call.retry()
    phone.until(in_state(State.SPEAKING))
    assert stage.said == [(Role.USER, ANSWER)]


def test_a_fault_in_a_pause_is_no_fault_when_the_end_of_the_turn_succeeds(stage: Stage) -> None:
    stage.transcriber.script = [_fault(), ANSWER]
    stage.interviewer.script = [REPLY]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    assert stage.faults == []


def test_a_reply_that_fails_is_told_and_the_answer_is_kept(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER, "Are you still there?"]
    stage.interviewer.script = [ReplyError(Kind.SERVER, "broken", "It broke.", "Go on."), "Yes."]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    seen = phone.until(lambda s: s.error is not None)
    assert seen.state is State.READY
    assert stage.said == [(Role.USER, ANSWER)]
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    phone.until(in_state(State.READY))
    assert stage.said[-1] == (Role.ASSISTANT, "Yes.")


def test_a_reply_that_breaks_off_is_remembered_as_far_as_it_was_heard(stage: Stage) -> None:
    class BreakingInterviewer:
        async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
            yield "First sentence of the reply. "
            yield "Second"
            while stage.calls[0].snapshot().state is not State.SPEAKING:
                await asyncio.sleep(0)
            raise ReplyError(Kind.CONNECTIVITY, "cut", "The line broke.", "Go on.")

    stage.interviewer = BreakingInterviewer()  # type: ignore[assignment]
    stage.transcriber.script = [ANSWER]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(lambda s: s.error is not None)
    assert stage.faults[0].code == "cut"
    remembered = [text for role, text in stage.said if role is Role.ASSISTANT]
    assert all("First sentence of the reply.".startswith(text) for text in remembered)


def test_without_a_voice_the_reply_is_taken_down_to_be_read(stage: Stage) -> None:
    class Mute:
        async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
            raise SynthesisError(Kind.SERVER, "mute", "No voice.", "Read it.")
            yield

    stage.voice = Mute()  # type: ignore[assignment]
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    seen = phone.until(lambda s: s.error is not None)
    assert seen.state is State.READY
    assert stage.said == [(Role.USER, ANSWER), (Role.ASSISTANT, REPLY)]


def test_a_fault_of_the_apps_own_ends_the_reply_and_not_the_call(stage: Stage) -> None:
    class Broken:
        async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
            raise ZeroDivisionError
            yield

    stage.interviewer = Broken()  # type: ignore[assignment]
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(lambda s: s.error is not None)
    assert stage.faults[0].code == "turn_failed"
    assert not call.snapshot().ended


def test_a_model_that_stalls_is_given_up_and_the_state_returns_to_ready(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speaking_module, "STALL_S", 0.05)
    stage.interviewer.gate = stage.loop.submit(_event()).result(5)
    stage.interviewer.script = [REPLY]
    stage.transcriber.script = [ANSWER]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    seen = phone.until(lambda s: s.error is not None, within_s=600)
    assert seen.state is State.READY
    assert stage.faults[0].code == "turn_timed_out"


async def _event() -> asyncio.Event:
    return asyncio.Event()


def test_noise_without_words_is_no_turn_and_is_told(stage: Stage) -> None:
    stage.transcriber.script = [_fault(Kind.NO_SPEECH)] * 3
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    seen = phone.until(lambda s: s.nothing_understood)
    assert seen.state is State.READY
    assert stage.said == []
    assert stage.faults == []


def test_a_minute_of_noise_ends_in_ready_and_leaves_the_call_usable(stage: Stage) -> None:
    stage.transcriber.script = [_fault(Kind.NO_SPEECH), ANSWER]
    stage.interviewer.script = [REPLY]
    _, phone = stage.call()
    phone.say(words_sound(60.0))
    phone.until(in_state(State.READY))
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    assert stage.said == [(Role.USER, ANSWER)]


def test_ending_in_the_middle_of_an_answer_keeps_the_answer(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    call.stop()
    assert call.wait_ended(10)
    assert stage.said == [(Role.USER, ANSWER)]
    assert stage.saved


def test_a_call_that_is_being_hung_up_takes_no_button(stage: Stage) -> None:
    gate = stage.transcriber.gate = stage.loop.submit(_event()).result(5)
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call(speculate=False)
    phone.say(words_sound(1.0))
    call.stop()
    phone.until(lambda _: bool(stage.transcriber.asked))  # its last words are on their way
    before = call.snapshot()
    for act in (call.finish_turn, call.interrupt, call.hold_turn, call.release, call.retry):
        act()
    call.press()
    stage.loop.submit(_event()).result(5)  # what was pressed has had its turn
    assert call.snapshot() == before
    stage.loop.call_soon(gate.set)
    assert call.wait_ended(10)
    assert call.snapshot().error is None
    assert stage.said == [(Role.USER, ANSWER)]


def test_a_fault_of_ours_at_a_button_is_told_and_ends_the_call(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(exchange: Exchange) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(Exchange, "interrupt", broken)
    call, _ = stage.call()
    call.interrupt()
    assert call.wait_ended(10)
    assert [fault.code for fault in stage.faults] == ["turn_failed"]
    assert call.snapshot().error is stage.faults[0]


def test_an_ended_call_leaves_no_task_behind_and_does_nothing_more(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    call.stop()
    call.stop()
    assert call.wait_ended(10)
    assert call.snapshot().ended
    for act in (call.interrupt, call.finish_turn, call.hold_turn, call.press, call.retry):
        act()
    assert len(call.pull(480)) == 0
    assert [
        name for name in stage.loop.submit(_task_names()).result(5) if "greenroom" in name
    ] == []


async def _task_names() -> list[str]:
    return [task.get_name() for task in asyncio.all_tasks()]


def test_a_microphone_that_never_sends_anything_is_told_in_time(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "CONNECT_WITHIN_S", 0.05)
    call = stage.unconnected()
    assert call.wait_ended(10)
    error = call.snapshot().error
    assert error is not None
    assert error.code == "microphone_unreachable"


def test_a_connection_that_breaks_off_ends_the_call_and_keeps_the_talk(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "LOST_AFTER_S", 0.3)
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    assert call.wait_ended(10)
    assert call.snapshot().error is not None
    assert stage.faults[0].code == "microphone_lost"
    assert stage.said == [(Role.USER, ANSWER)]


def test_of_a_flood_of_frames_the_newest_two_seconds_are_heard() -> None:
    capture = Capture()
    for number in range(5_000):
        capture.feed(np.full(320, number, np.int16), 16_000)
    capture.close()

    async def heard() -> list[Chunk]:
        return [chunk async for chunk in capture.chunks(1.0, 1.0)]

    sound = np.concatenate(asyncio.run(heard())) * 32_768
    assert len(sound) == pytest.approx(2.0 * 16_000, abs=512)
    assert (sound[0], sound[-1]) == (4_900, 4_999)


def test_a_flood_of_frames_does_not_end_the_call(stage: Stage) -> None:
    call, phone = stage.call()
    noise = np.zeros(960, np.int16)
    for _ in range(5_000):
        call.feed(noise, 48_000)
    phone.silent(0.1)
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 48_000])
def test_a_peer_of_any_rate_is_understood(stage: Stage, rate_hz: int) -> None:
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call(speculate=False)
    at_s = np.arange(rate_hz) / rate_hz
    voice = (9_000 * np.sin(2 * np.pi * 220 * at_s)).astype(np.int16)
    frame = rate_hz // 50
    for start in range(0, rate_hz, frame):
        call.feed(voice[start : start + frame], rate_hz)
        phone.until(lambda s: True)
    stage.interviewer.script = [REPLY]
    phone.until(in_state(State.SPEAKING))
    assert stage.transcriber.asked[0][0] == pytest.approx(1.0 + 0.7, abs=0.5)


@pytest.mark.parametrize("rate_hz", [0, 4_000, 400_000])
def test_frames_that_cannot_be_sound_are_dropped(stage: Stage, rate_hz: int) -> None:
    call, phone = stage.call()
    call.feed(np.ones(100, np.int16), rate_hz)
    call.feed(np.zeros(0, np.int16), 48_000)
    phone.silent(0.1)
    assert call.snapshot().state is State.READY


def test_two_calls_of_one_person_do_not_hear_each_other(stage: Stage) -> None:
    other = Stage(stage.loop)
    try:
        stage.transcriber.script, other.transcriber.script = [ANSWER], ["Something else."]
        stage.interviewer.script, other.interviewer.script = [REPLY], ["Another reply."]
        _, one = stage.call()
        _, two = other.call()
        one.say(words_sound(1.0))
        two.say(words_sound(1.0))
        one.until(in_state(State.SPEAKING))
        two.until(in_state(State.SPEAKING))
        assert stage.said == [(Role.USER, ANSWER)]
        assert other.said == [(Role.USER, "Something else.")]
    finally:
        other.end()


def test_a_call_starts_no_thread_of_its_own(stage: Stage) -> None:
    before = {thread.name for thread in threading.enumerate()}
    _, phone = stage.call()
    phone.silent(0.5)
    new = {thread.name for thread in threading.enumerate()} - before
    assert {name for name in new if not name.startswith("greenroom-block")} == set()


def test_words_that_come_late_do_not_hide_what_was_said_meanwhile(stage: Stage) -> None:
    gate = stage.transcriber.gate = stage.loop.submit(_event()).result(5)
    stage.transcriber.script = ["I led the migration", f"I led the migration and {ANSWER}"]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.silent(0.25)
    phone.say(words_sound(1.0))
    stage.loop.call_soon(gate.set)
    phone.say(words_sound(0.3))
    call.finish_turn()
    phone.until(in_state(State.SPEAKING))
    assert stage.said == [(Role.USER, f"I led the migration and {ANSWER}")]


def test_a_turn_without_words_outlives_what_is_said_after_it(stage: Stage) -> None:
    """Who asks "Did you hear me?" has not said it anew."""
    stage.transcriber.script = [_fault(), _fault(), "Did you hear me?", ANSWER]
    stage.interviewer.script = ["I did not.", REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(lambda s: s.can_retry)
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    seen = phone.until(in_state(State.READY))
    assert seen.can_retry
    assert seen.error is not None
    call.retry()
    phone.until(in_state(State.SPEAKING))
    assert [text for role, text in stage.said if role is Role.USER][-1] == ANSWER
    assert not call.snapshot().can_retry
    assert call.snapshot().error is None


def test_a_second_turn_without_words_does_not_take_the_place_of_the_first(stage: Stage) -> None:
    stage.transcriber.script = [_fault()] * 4 + [ANSWER]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    for failed in (1, 2):
        phone.say(words_sound(1.0))
        phone.until(lambda s, failed=failed: len(stage.faults) == failed)  # type: ignore[misc]
    longest_s = max(asked_s for asked_s, _ in stage.transcriber.asked)
    call.retry()
    phone.until(in_state(State.SPEAKING))
    assert stage.transcriber.asked[-1][0] > longest_s + 0.9
    assert stage.said[0] == (Role.USER, ANSWER)


def test_a_turn_without_words_is_no_answer_to_what_followed_it(stage: Stage) -> None:
    """When the call ends it is left as sound, and whoever said it decides."""
    stage.transcriber.script = [_fault(), _fault(), "Did you hear me?"]
    stage.interviewer.script = [REPLY]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(lambda s: s.can_retry)
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    call.stop()
    assert call.wait_ended(10)
    assert [text for role, text in stage.said if role is Role.USER] == ["Did you hear me?"]
    assert [sound.duration_s >= 1.0 for sound in stage.left] == [True]


def test_an_answer_whose_last_words_cannot_be_had_is_told_and_left_as_sound(stage: Stage) -> None:
    stage.transcriber.script = [_fault()]
    call, phone = stage.call(push_to_talk=True)
    call.press()
    phone.say(words_sound(2.0))
    call.stop()
    assert call.wait_ended(10)
    assert stage.said == []
    assert [fault.code for fault in stage.faults] == ["gone"]
    assert call.snapshot().error is stage.faults[0]
    assert [sound.duration_s >= 2.0 for sound in stage.left] == [True]


def test_what_was_understood_before_the_last_words_is_kept_and_the_rest_is_left_as_sound(
    stage: Stage,
) -> None:
    stage.transcriber.script = ["I led the move because", _fault()]
    call, phone = stage.call()
    phone.say(words_sound(3.0))
    phone.until(lambda s: bool(s.person))
    phone.say(words_sound(1.0))
    call.stop()
    assert call.wait_ended(10)
    assert stage.said == [(Role.USER, "I led the move because")]
    assert [1.0 <= sound.duration_s < 3.0 for sound in stage.left] == [True]


def test_a_call_in_which_too_much_has_no_words_ends_and_leaves_all_of_it_as_sound(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard_turn_module, "MOST_FAILED_S", 3.0)
    stage.transcriber.script = [_fault(), _fault()]
    call, phone = stage.call(speculate=False)
    phone.say(words_sound(1.0))
    assert phone.until(lambda s: s.error is not None).can_retry
    assert not call.snapshot().ended
    phone.say(words_sound(2.0))
    phone.until(lambda s: s.ended)
    assert [fault.code for fault in stage.faults] == ["gone", "call_wordless"]
    assert call.snapshot().error is stage.faults[-1]
    assert [sound.duration_s >= 3.0 for sound in stage.left] == [True]
    assert stage.said == []


def test_silence_when_the_call_ends_is_no_fault(stage: Stage) -> None:
    stage.transcriber.script = [_fault(Kind.NO_SPEECH)]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    call.stop()
    assert call.wait_ended(10)
    assert (stage.said, stage.faults, stage.left) == ([], [], [])


def test_the_last_words_may_take_as_long_as_they_are(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed_s: list[float] = []
    see_through = faults_module.fault_of

    async def note_limit(
        work: Awaitable[None], of: faults_module.StageError, limit_s: float
    ) -> TurnError | None:
        allowed_s.append(limit_s)
        return await see_through(work, of, limit_s)

    monkeypatch.setattr(faults_module, "fault_of", note_limit)
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call(push_to_talk=True)
    call.press()
    phone.say(words_sound(48.0))
    call.stop()
    assert call.wait_ended(10)
    assert allowed_s[0] >= 48.0
    assert stage.said == [(Role.USER, ANSWER)]


def test_keys_pressed_before_the_call_connects_do_nothing(stage: Stage) -> None:
    call = stage.unconnected(greeting="Welcome.", push_to_talk=True)
    call.press()
    call.release()
    call.finish_turn()
    phone = Phone(call, stage.loop)
    phone.until(in_state(State.SPEAKING))
    assert stage.faults == []


def test_a_fault_of_our_own_in_a_task_ends_the_call_and_is_told(stage: Stage) -> None:
    def broken(_: object) -> Conversation:
        raise ZeroDivisionError

    stage.dialogue.consider = broken  # type: ignore[method-assign]
    stage.transcriber.script = [ANSWER]
    call, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.silent(0.5)
    assert call.wait_ended(10)
    assert stage.faults[0].code == "turn_failed"
    assert stage.said == [(Role.USER, ANSWER)]


def test_the_end_of_a_reply_out_of_the_loudspeaker_is_no_turn(stage: Stage) -> None:
    stage.transcriber.script = [ANSWER]
    stage.interviewer.script = [REPLY]
    stage.voice = SpokenClip()  # type: ignore[assignment]
    _, phone = stage.call()
    phone.say(words_sound(1.0))
    phone.until(in_state(State.SPEAKING))
    phone.echo_until(in_state(State.READY), delay_chunks=6)
    phone.echo(12)
    assert [role for role, _ in stage.said] == [Role.USER, Role.ASSISTANT]
    assert stage.calls[0].snapshot().counts.cut_ins == 0


CLIP = resample(decode_recording(_FILE.read_bytes()), 24_000)


class SpokenClip:
    """A voice whose every chunk is the same human sentence."""

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        yield CLIP
