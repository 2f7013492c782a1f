"""The voice session: hears, replies, can be cut off, and never loses what was said."""

from __future__ import annotations

import asyncio
import inspect
import random
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import structlog

import voice.session as session_module
from core.conversation.audio import PcmAudio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import (
    CaptureError,
    Kind,
    ReplyError,
    Stage,
    SynthesisError,
    TranscriptionError,
)
from core.conversation.states import State
from core.conversation.voice_style import VoiceStyle
from core.practice.bank import load_bank
from core.practice.interview import Interview, Speaker
from core.practice.plan import plan_interview
from tests.fakes import (
    ScriptedInterviewer,
    ScriptedSynthesizer,
    ScriptedTranscriber,
    open_loudness_stream,
    tone_audio,
)
from tests.phone import Phone, words_sound
from voice import speaking
from voice.dialogue import InterviewDialogue, Utterance
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop
from voice.session import VoiceSession
from voice.turn import Engines, Unheard

SECONDS = 10.0
BUSY = ReplyError(Kind.SERVER, "model_down", "The model is down.", "Try again.")
MUTE = SynthesisError(Kind.UNKNOWN, "voice_failed", "No voice.", "Read it.")
DEAF = TranscriptionError(Kind.SERVER, "hearing_down", "I cannot hear.", "Try again.")


def _dialogue() -> InterviewDialogue:
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(1))
    return InterviewDialogue(Interview("id", brief, plan), random.Random(1), lambda: 0.0)


def _session(
    loop: BackgroundLoop,
    dialogue: InterviewDialogue,
    *,
    transcriber: ScriptedTranscriber | None = None,
    interviewer: ScriptedInterviewer | None = None,
    synthesizer: ScriptedSynthesizer | None = None,
    decode: Callable[[bytes], PcmAudio] = lambda _: tone_audio(1.0),
) -> VoiceSession:
    engines = Engines(
        decode,
        transcriber or ScriptedTranscriber([]),
        interviewer or ScriptedInterviewer([]),
        synthesizer,
        open_loudness_stream,
    )
    return VoiceSession(dialogue, engines, loop)


def _gate(loop: BackgroundLoop) -> asyncio.Event:
    async def make() -> asyncio.Event:
        return asyncio.Event()

    return loop.submit(make()).result(SECONDS)


def _open_gate(loop: BackgroundLoop, gate: asyncio.Event) -> None:
    async def set_it() -> None:
        gate.set()

    loop.submit(set_it()).result(SECONDS)


def _loop_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "greenroom-loop"}


def _until(loop: BackgroundLoop, condition: Callable[[], bool]) -> None:
    async def poll() -> None:
        async with asyncio.timeout(SECONDS):
            while not condition():
                await asyncio.sleep(0)

    loop.submit(poll()).result(SECONDS)


def test_the_interviewer_opens_in_words_and_sound(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    voice = ScriptedSynthesizer()
    interviewer = ScriptedInterviewer(["Welcome to Greenroom. What is your plan?"])
    session = _session(loop, dialogue, interviewer=interviewer, synthesizer=voice)
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    reply = session.snapshot().reply
    assert reply is not None
    assert reply.text == "Welcome to Greenroom. What is your plan?"
    assert reply.audio is not None
    assert [text for text, _ in voice.asked] == ["Welcome to Greenroom.", "What is your plan?"]
    assert session.snapshot().state is State.READY
    assert dialogue.interview.lines[0].audio_s == pytest.approx(0.2)


def test_a_recording_becomes_a_draft_that_does_not_count_yet(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    session = _session(loop, dialogue, transcriber=ScriptedTranscriber(["I led the team."]))
    assert session.hear(b"recording")
    assert session.wait(SECONDS)
    draft = session.snapshot().draft
    assert draft is not None
    assert draft.text == "I led the team."
    assert dialogue.interview.lines == ()


def test_the_same_recording_is_never_taken_twice(loop: BackgroundLoop) -> None:
    transcriber = ScriptedTranscriber(["First."])
    session = _session(loop, _dialogue(), transcriber=transcriber)
    assert session.hear(b"recording")
    assert session.wait(SECONDS)
    assert not session.hear(b"recording")
    assert session.wait(SECONDS)
    assert len(transcriber.asked) == 1


def test_a_failed_transcription_can_be_tried_again_with_the_same_recording(
    loop: BackgroundLoop,
) -> None:
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber([DEAF, "Heard."]))
    session.hear(b"recording")
    assert session.wait(SECONDS)
    error = session.snapshot().error
    assert error is not None
    assert error.stage is Stage.TRANSCRIPTION
    assert error.request_id
    assert session.snapshot().state is State.READY
    session.hear_again()
    assert session.wait(SECONDS)
    snapshot = session.snapshot()
    assert snapshot.error is None
    assert snapshot.draft is not None
    assert snapshot.draft.text == "Heard."


def test_a_recording_that_cannot_be_read_is_told_at_its_own_stage(loop: BackgroundLoop) -> None:
    def refuse(_: bytes) -> PcmAudio:
        raise CaptureError(Kind.INVALID_INPUT, "recording_empty", "Empty.", "Type it.")

    session = _session(loop, _dialogue(), decode=refuse)
    session.hear(b"")
    assert session.wait(SECONDS)
    error = session.snapshot().error
    assert error is not None
    assert error.stage is Stage.CAPTURE


def test_an_answer_is_kept_when_the_reply_fails_and_the_reply_can_be_had_again(
    loop: BackgroundLoop,
) -> None:
    dialogue = _dialogue()
    interviewer = ScriptedInterviewer(["Hello. First question?", BUSY, "And then?"])
    session = _session(loop, dialogue, interviewer=interviewer)
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    session.send(Utterance("We rebuilt the warehouse in three weeks."))
    assert session.wait(SECONDS)
    assert session.snapshot().error is BUSY
    assert dialogue.interview.lines[-1].text == "We rebuilt the warehouse in three weeks."
    assert dialogue.interview.owes_reply
    assert session.reply_again()
    assert session.wait(SECONDS)
    assert session.snapshot().error is None
    assert dialogue.interview.lines[-1].text == "And then?"
    assert not session.reply_again()


def test_without_a_voice_the_reply_is_read_and_the_fault_is_told(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    session = _session(
        loop,
        dialogue,
        interviewer=ScriptedInterviewer(["Hello there. A question?"]),
        synthesizer=ScriptedSynthesizer(error=MUTE),
    )
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    snapshot = session.snapshot()
    assert snapshot.reply is not None
    assert snapshot.reply.audio is None
    assert snapshot.error is MUTE
    assert dialogue.interview.lines[-1].text == "Hello there. A question?"


def test_an_interruption_ends_the_turn_and_a_second_one_finds_it_done(
    loop: BackgroundLoop,
) -> None:
    dialogue = _dialogue()
    interviewer = ScriptedInterviewer(["Too late."], gate=_gate(loop))
    session = _session(loop, dialogue, interviewer=interviewer)
    session.reply_to(dialogue.open)
    _until(loop, lambda: len(interviewer.asked) == 1)
    assert session.interrupt()
    assert not session.interrupt()
    assert session.snapshot().state is State.READY
    assert session.wait(SECONDS)
    _until(loop, lambda: interviewer.cancelled == 1)
    assert session.snapshot().reply is None
    assert dialogue.interview.lines == ()


def test_what_an_interrupted_turn_still_brings_is_dropped(loop: BackgroundLoop) -> None:
    """A decoder in a thread cannot be stopped: its late result must not become a draft."""
    release, entered = threading.Event(), threading.Event()

    def slow(_: bytes) -> PcmAudio:
        entered.set()
        assert release.wait(SECONDS)
        return tone_audio(1.0)

    transcriber = ScriptedTranscriber(["From the first recording.", "From the second."])
    session = _session(loop, _dialogue(), transcriber=transcriber, decode=slow)
    session.hear(b"first")
    assert entered.wait(SECONDS)
    assert session.interrupt()
    release.set()
    assert session.wait(SECONDS)
    assert session.snapshot().draft is None
    assert transcriber.asked == []


def test_a_new_answer_replaces_a_reply_that_is_under_way(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    gate = _gate(loop)
    interviewer = ScriptedInterviewer(["Hello. A question?", "A follow-up?"], gate=gate)
    session = _session(loop, dialogue, interviewer=interviewer)
    _open_gate(loop, gate)
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    interviewer.gate = _gate(loop)
    session.send(Utterance("My first answer."))
    _until(loop, lambda: len(interviewer.asked) == 2)
    _open_gate(loop, interviewer.gate)
    assert session.wait(SECONDS)
    texts = [line.text for line in dialogue.interview.lines]
    assert texts == ["Hello. A question?", "My first answer.", "A follow-up?"]


def test_an_empty_reply_is_a_fault_and_not_a_silence(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    session = _session(loop, dialogue, interviewer=ScriptedInterviewer([""]))
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    error = session.snapshot().error
    assert error is not None
    assert error.code == "reply_empty"


def test_a_fault_of_the_app_itself_ends_the_turn_with_a_next_step(loop: BackgroundLoop) -> None:
    def broken(_: bytes) -> PcmAudio:
        raise KeyError("a mistake in the code")

    session = _session(loop, _dialogue(), decode=broken)
    session.hear(b"recording")
    assert session.wait(SECONDS)
    error = session.snapshot().error
    assert error is not None
    assert error.code == "turn_failed"
    assert session.snapshot().state is State.READY


def test_the_log_names_the_fault_and_never_the_words(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    quoting = ReplyError(Kind.SERVER, "model_down", "The model is down.", "Try again.")
    quoting.__cause__ = ValueError("secret-canary said by the candidate")
    session = _session(loop, dialogue, interviewer=ScriptedInterviewer(["Hello?", quoting]))
    with structlog.testing.capture_logs() as entries:
        session.reply_to(dialogue.open)
        assert session.wait(SECONDS)
        session.send(Utterance("My secret-canary answer."))
        assert session.wait(SECONDS)
    assert [entry["code"] for entry in entries] == ["model_down"]
    assert entries[0]["request_id"] == quoting.request_id
    assert "canary" not in str(entries)


def test_a_stopped_session_says_nothing_more(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    interviewer = ScriptedInterviewer(["Too late."], gate=_gate(loop))
    session = _session(loop, dialogue, interviewer=interviewer)
    session.reply_to(dialogue.open)
    _until(loop, lambda: len(interviewer.asked) == 1)
    session.stop()
    assert session.snapshot().state is State.READY
    assert session.wait(SECONDS)
    assert dialogue.interview.lines == ()


def test_closing_the_loop_ends_its_thread_and_its_tasks() -> None:
    before = _loop_threads()
    background = BackgroundLoop()
    running, cancelled = threading.Event(), threading.Event()

    async def forever() -> None:
        running.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    started = background.submit(forever())
    assert running.wait(SECONDS)
    background.close()
    assert cancelled.wait(SECONDS)
    assert started.cancelled()
    assert _loop_threads() == before
    background.close()


def test_work_on_the_loop_bears_the_name_that_it_was_given(loop: BackgroundLoop) -> None:
    async def names() -> set[str]:
        return {task.get_name() for task in asyncio.all_tasks()}

    waiting = loop.submit(asyncio.Event().wait(), "greenroom-waits")
    assert "greenroom-waits" in loop.submit(names()).result(SECONDS)
    waiting.cancel()


def test_work_that_is_cancelled_before_it_begins_leaves_nothing_unawaited(
    loop: BackgroundLoop,
) -> None:
    async def never() -> None:
        raise AssertionError("it was cancelled")

    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        held.set()
        go_on.wait(SECONDS)

    loop.call_soon(hold)
    assert held.wait(SECONDS)
    work = never()
    assert loop.submit(work, "greenroom-never").cancel()
    go_on.set()
    _until(loop, lambda: inspect.getcoroutinestate(work) == inspect.CORO_CLOSED)


def test_a_loop_that_is_being_closed_takes_no_work_and_tells_what_it_cannot_end() -> None:
    background = BackgroundLoop()
    begun, go_on = threading.Event(), threading.Event()

    def block() -> None:
        begun.set()
        go_on.wait(SECONDS)

    async def blocked() -> None:
        await asyncio.to_thread(block)

    background.submit(blocked())
    assert begun.wait(SECONDS)
    with structlog.testing.capture_logs() as logged:
        background.close(timeout_s=0.0)
    assert [entry["event"] for entry in logged] == ["loop still ending"]
    late = blocked()
    with pytest.raises(RuntimeError):
        background.submit(late)
    assert inspect.getcoroutinestate(late) == inspect.CORO_CLOSED
    go_on.set()
    with structlog.testing.capture_logs() as logged:
        background.close()
    assert logged == []


def test_interrupting_from_many_threads_ends_one_turn_once(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    interviewer = ScriptedInterviewer(["Too late."], gate=_gate(loop))
    session = _session(loop, dialogue, interviewer=interviewer)
    session.reply_to(dialogue.open)
    _until(loop, lambda: len(interviewer.asked) == 1)
    barrier, results = threading.Barrier(8), list[bool]()

    def press() -> None:
        barrier.wait(SECONDS)
        results.append(session.interrupt())

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    assert results.count(True) == 1


def test_speakers_of_lines_are_kept_apart(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    session = _session(loop, dialogue, interviewer=ScriptedInterviewer(["Hello?", "Why?"]))
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    session.send(Utterance("Because it was late."))
    assert session.wait(SECONDS)
    speakers: list[Any] = [line.speaker for line in dialogue.interview.lines]
    assert speakers == [Speaker.INTERVIEWER, Speaker.CANDIDATE, Speaker.INTERVIEWER]


def test_a_voice_that_hangs_leaves_the_words_to_read(
    loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    class HangingVoice:
        async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
            await asyncio.Event().wait()
            yield tone_audio(0.1)

    monkeypatch.setattr(speaking, "STALL_S", 0.01)
    dialogue = _dialogue()
    engines = Engines(
        lambda _: tone_audio(1.0),
        ScriptedTranscriber([]),
        ScriptedInterviewer(["Hello. A question?"]),
        HangingVoice(),
        open_loudness_stream,
    )
    session = VoiceSession(dialogue, engines, loop)
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    snapshot = session.snapshot()
    assert snapshot.reply is not None
    assert snapshot.reply.text == "Hello. A question?"
    assert snapshot.error is not None
    assert snapshot.error.code == "voice_timed_out"


def test_a_turn_that_hangs_ends_at_its_stage(
    loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "TURN_TIMEOUT_S", 0.01)
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber([], gate=_gate(loop)))
    session.hear(b"recording")
    assert session.wait(SECONDS)
    error = session.snapshot().error
    assert error is not None
    assert (error.stage, error.code) == (Stage.TRANSCRIPTION, "turn_timed_out")
    assert error.retryable


def test_ending_while_a_reply_is_under_way_closes_with_the_closing_line(
    loop: BackgroundLoop,
) -> None:
    dialogue = _dialogue()
    interviewer = ScriptedInterviewer(["Hello?", "Thank you, goodbye."])
    session = _session(loop, dialogue, interviewer=interviewer)
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    interviewer.gate = _gate(loop)
    session.send(Utterance("My answer."))
    _until(loop, lambda: len(interviewer.asked) == 2)
    interviewer.gate = None
    session.reply_to(dialogue.end)
    assert session.wait(SECONDS)
    assert dialogue.interview.ended
    assert [line.text for line in dialogue.interview.lines] == [
        "Hello?",
        "My answer.",
        "Thank you, goodbye.",
    ]


def test_a_session_that_outlives_its_loop_says_what_to_do() -> None:
    gone = BackgroundLoop()
    gone.close()
    dialogue = _dialogue()
    session = _session(gone, dialogue, interviewer=ScriptedInterviewer(["Hello?"]))
    session.reply_to(dialogue.open)
    snapshot = session.snapshot()
    assert snapshot.state is State.READY
    assert snapshot.error is not None
    assert snapshot.error.code == "app_restarted"


def test_a_new_recording_replaces_the_draft_of_the_one_before(loop: BackgroundLoop) -> None:
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber(["First.", DEAF]))
    session.hear(b"first")
    assert session.wait(SECONDS)
    session.hear(b"second")
    assert session.wait(SECONDS)
    assert session.snapshot().draft is None
    assert session.snapshot().error is DEAF


def test_a_draft_waits_while_a_reply_is_said_and_goes_with_the_answer_that_is_sent(
    loop: BackgroundLoop,
) -> None:
    dialogue = _dialogue()
    session = _session(
        loop,
        dialogue,
        transcriber=ScriptedTranscriber(["I led the team."]),
        interviewer=ScriptedInterviewer(["Hello?", "Once more: hello?", "And then?"]),
    )
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    session.hear(b"recording", "the greeting")
    assert session.wait(SECONDS)
    session.reply_to(lambda: dialogue.hear(Utterance("Could you repeat that?")))
    assert session.wait(SECONDS)
    snapshot = session.snapshot()
    assert snapshot.draft is not None
    assert (snapshot.draft.text, snapshot.answers) == ("I led the team.", "the greeting")
    session.send(Utterance("I led the team."))
    assert session.snapshot().draft is None
    assert session.wait(SECONDS)
    assert session.snapshot().draft is None


# What a live call finds, and what it leaves


def test_a_draft_outlives_a_live_call(loop: BackgroundLoop) -> None:
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber(["I led the team."]))
    session.hear(b"recording", "the greeting")
    assert session.wait(SECONDS)
    session.go_live(LiveOptions(interim=lambda: False))
    session.hang_up()
    snapshot = session.snapshot()
    assert snapshot.draft is not None
    assert (snapshot.draft.text, snapshot.answers) == ("I led the team.", "the greeting")


def test_a_recording_that_is_being_written_down_becomes_a_draft_during_a_live_call(
    loop: BackgroundLoop,
) -> None:
    gate = _gate(loop)
    transcriber = ScriptedTranscriber(["I led the team."], gate=gate)
    session = _session(loop, _dialogue(), transcriber=transcriber)
    session.hear(b"recording", "the greeting")
    session.go_live(LiveOptions(interim=lambda: False))
    _open_gate(loop, gate)
    assert session.wait(SECONDS)
    session.hang_up()
    draft = session.snapshot().draft
    assert draft is not None
    assert draft.text == "I led the team."


def test_a_recording_without_words_outlives_a_live_call(loop: BackgroundLoop) -> None:
    transcriber = ScriptedTranscriber([DEAF, "I led the team."])
    session = _session(loop, _dialogue(), transcriber=transcriber)
    session.hear(b"recording", "the greeting")
    assert session.wait(SECONDS)
    session.go_live(LiveOptions(interim=lambda: False))
    session.hang_up()
    assert session.claim_unheard("the greeting")
    session.hear_again()
    assert session.wait(SECONDS)
    draft = session.snapshot().draft
    assert draft is not None
    assert draft.text == "I led the team."
    assert not session.claim_unheard("the greeting")


def test_what_a_call_could_not_write_down_is_tried_again_after_it(loop: BackgroundLoop) -> None:
    transcriber = ScriptedTranscriber([DEAF, "I led the team."])
    session = _session(loop, _dialogue(), transcriber=transcriber)
    options = LiveOptions(interim=lambda: False, push_to_talk=True)
    call = session.go_live(options)
    phone = Phone(call, loop)
    phone.until(lambda seen: seen.connected)
    call.press()
    phone.say(words_sound(2.0))
    session.hang_up()
    assert session.faults()[-1].code == "hearing_down"
    assert session.claim_unheard("the greeting")
    session.hear_again()
    assert session.wait(SECONDS)
    snapshot = session.snapshot()
    assert snapshot.draft is not None
    assert (snapshot.draft.text, snapshot.answers) == ("I led the team.", "the greeting")


def test_a_recording_without_words_is_written_down_with_the_next_one(loop: BackgroundLoop) -> None:
    transcriber = ScriptedTranscriber([DEAF, "I led the team.", "We shipped."])
    session = _session(loop, _dialogue(), transcriber=transcriber)
    session.hear(b"one", "the greeting")
    assert session.wait(SECONDS)
    session.hear(b"two", "the greeting")
    assert session.wait(SECONDS)
    snapshot = session.snapshot()
    assert snapshot.draft is not None
    assert snapshot.draft.text == "I led the team. We shipped."
    starts_s = [word.start_s for word in snapshot.draft.words]
    assert starts_s == sorted(set(starts_s)), "the second begins where the first ended"
    assert snapshot.unheard == ()


def test_recordings_that_all_fail_all_wait_in_the_order_they_were_said_in(
    loop: BackgroundLoop,
) -> None:
    transcriber = ScriptedTranscriber([DEAF, DEAF, "I led the team.", DEAF, "We won."])
    session = _session(loop, _dialogue(), transcriber=transcriber)
    for recording in (b"one", b"two"):
        session.hear(recording, "the greeting")
        assert session.wait(SECONDS)
    # The words of the first alone are no draft; they are kept, and nobody asks for them again.
    for draft in (None, "I led the team. We won."):
        assert [one.sound for one in session.snapshot().unheard] == [b"one", b"two"]
        session.hear_again()
        assert session.wait(SECONDS)
        seen = session.snapshot().draft
        assert (seen and seen.text) == draft
    assert not session.claim_unheard("the greeting")


def test_recordings_that_take_longer_than_a_turn_come_through_try_by_try(
    loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Breaks when what was written down before the turn was stopped is thrown away."""
    gate = _gate(loop)
    transcriber = ScriptedTranscriber(["I led the team.", "We won.", "We won."])
    session = _session(loop, _dialogue(), transcriber=transcriber)

    async def heard(audio: PcmAudio, language: str, terms: Any = ()) -> Any:
        if transcriber.asked:  # the first comes through, the second takes too long
            await gate.wait()
        return await ScriptedTranscriber.transcribe(transcriber, audio, language, terms)

    monkeypatch.setattr(transcriber, "transcribe", heard)
    monkeypatch.setattr(session_module, "TURN_TIMEOUT_S", 0.2)
    session._change(unheard=(Unheard(b"one", "g"), Unheard(b"two", "g")))
    session.hear_again()
    assert session.wait(SECONDS)
    assert session.snapshot().draft is None
    assert [bool(one.words) for one in session.snapshot().unheard] == [True, False]
    _open_gate(loop, gate)
    session.hear_again()
    assert session.wait(SECONDS)
    draft = session.snapshot().draft
    assert draft is not None
    assert draft.text == "I led the team. We won."
    assert len(transcriber.asked) == 2


def test_recordings_that_wait_take_only_so_much_room(
    loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice.writing_down.MOST_WAITING_BYTES", 8)
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber([DEAF, DEAF]))
    for recording in (b"longer than that", b"one more"):
        session.hear(recording, "the greeting")
        assert session.wait(SECONDS)
    assert [one.sound for one in session.snapshot().unheard] == [b"longer than that"]
    error = session.snapshot().error
    assert error is not None
    assert error.code == "too_much_waiting"
    assert not session.hear(b"longer than that", "the greeting"), "one that waits is no new one"
    assert not session.hear(b"one more", "the greeting"), "a page that is drawn anew asks again"
    session.discard_unheard()
    session.hear(b"recorded anew", "the greeting")
    assert session.wait(SECONDS)
    assert [one.sound for one in session.snapshot().unheard] == [b"recorded anew"]


def test_a_recording_that_another_overtakes_is_written_down_with_it(loop: BackgroundLoop) -> None:
    gate = _gate(loop)
    transcriber = ScriptedTranscriber(["I led the team.", "We shipped."], gate=gate)
    session = _session(loop, _dialogue(), transcriber=transcriber)
    session.hear(b"one", "the greeting")
    session.hear(b"two", "the greeting")
    _open_gate(loop, gate)
    assert session.wait(SECONDS)
    draft = session.snapshot().draft
    assert draft is not None
    assert draft.text == "I led the team. We shipped."


def test_a_recording_that_nobody_can_read_takes_no_other_with_it(loop: BackgroundLoop) -> None:
    broken = CaptureError(Kind.INVALID_INPUT, "broken", "It is broken.", "Record again.")

    def decode(recording: bytes) -> PcmAudio:
        if recording == b"two":
            raise broken
        return tone_audio(1.0)

    transcriber = ScriptedTranscriber([DEAF, "I led the team."])
    session = _session(loop, _dialogue(), transcriber=transcriber, decode=decode)
    for recording in (b"one", b"two"):
        session.hear(recording, "the greeting")
        assert session.wait(SECONDS)
    snapshot = session.snapshot()
    assert snapshot.draft is not None
    assert snapshot.draft.text == "I led the team."
    assert snapshot.error is broken, "what cannot be had is told"
    assert snapshot.unheard == ()


def test_a_call_without_words_leaves_a_recording_without_words_alone(loop: BackgroundLoop) -> None:
    transcriber = ScriptedTranscriber([DEAF, DEAF, "I led the team.", "We shipped."])
    session = _session(loop, _dialogue(), transcriber=transcriber)
    session.hear(b"recording", "the greeting")
    assert session.wait(SECONDS)
    call = session.go_live(LiveOptions(interim=lambda: False, push_to_talk=True))
    phone = Phone(call, loop)
    phone.until(lambda seen: seen.connected)
    call.press()
    phone.say(words_sound(2.0))
    session.hang_up()
    assert [type(one.sound) for one in session.snapshot().unheard] == [bytes, PcmAudio]
    assert session.claim_unheard("the greeting")
    session.hear_again()
    assert session.wait(SECONDS)
    draft = session.snapshot().draft
    assert draft is not None
    assert draft.text == "I led the team. We shipped."


def test_what_a_call_left_stays_when_what_was_recorded_answers_another_thing(
    loop: BackgroundLoop,
) -> None:
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber([DEAF]))
    session.hear(b"recording", "the greeting")
    assert session.wait(SECONDS)
    session._change(unheard=(*session.snapshot().unheard, Unheard(tone_audio(1.0))))
    assert session.claim_unheard("the next question")
    [left] = session.snapshot().unheard
    assert isinstance(left.sound, PcmAudio)


def test_sound_without_words_answers_one_thing_and_no_other(loop: BackgroundLoop) -> None:
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber([DEAF]))
    session.hear(b"recording", "the greeting")
    assert session.wait(SECONDS)
    assert not session.claim_unheard("the next question")
    assert not session.claim_unheard("the greeting")


def test_a_recording_in_which_nobody_speaks_is_not_offered_again(loop: BackgroundLoop) -> None:
    silent = TranscriptionError(Kind.NO_SPEECH, "no_speech", "Nobody speaks.", "Speak.")
    session = _session(loop, _dialogue(), transcriber=ScriptedTranscriber([silent]))
    session.hear(b"recording", "the greeting")
    assert session.wait(SECONDS)
    assert not session.claim_unheard("the greeting")
