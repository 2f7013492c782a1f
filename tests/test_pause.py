"""Pausing an interview: the clock stands, nothing is heard, nothing said is lost."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from core.assess.delivery import measure_session
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import MoveKind
from core.conversation.states import State
from core.practice.bank import load_bank
from core.practice.director import open_question
from core.practice.interview import Interview, Speaker
from core.practice.plan import plan_interview
from history.repository import InterviewRepository, sqlite_url
from tests.fakes import (
    ScriptedInterviewer,
    ScriptedSynthesizer,
    ScriptedTranscriber,
    open_loudness_stream,
    spoken,
    tone_audio,
)
from tests.phone import Phone, words_sound
from voice.dialogue import InterviewDialogue, Utterance
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop
from voice.pause import pause, resume, unpause
from voice.session import VoiceSession
from voice.turn import Engines

SECONDS = 10.0
ANSWER = "I moved the whole shop to the new address."
PROPERTY = settings(max_examples=60, deadline=None, database=None, derandomize=True)
RECORD = TypeAdapter(Interview)


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def _interview() -> Interview:
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    return Interview("id", brief, plan_interview(load_bank(brief.domain), brief, random.Random(1)))


def _opened(clock: Clock) -> InterviewDialogue:
    dialogue = InterviewDialogue(_interview(), random.Random(1), clock)
    move = dialogue.open().move
    assert move is not None
    dialogue.said(move.text, 2.0)
    return dialogue


def _session(
    loop: BackgroundLoop,
    dialogue: InterviewDialogue,
    *,
    interviewer: ScriptedInterviewer | None = None,
    transcriber: ScriptedTranscriber | None = None,
    voice: ScriptedSynthesizer | None = None,
) -> VoiceSession:
    engines = Engines(
        lambda _: tone_audio(1.0),
        transcriber or ScriptedTranscriber([]),
        interviewer or ScriptedInterviewer([]),
        voice or ScriptedSynthesizer(),
        open_loudness_stream,
    )
    return VoiceSession(dialogue, engines, loop)


def _until(loop: BackgroundLoop, condition: Callable[[], bool]) -> None:
    async def poll() -> None:
        async with asyncio.timeout(SECONDS):
            while not condition():
                await asyncio.sleep(0)

    loop.submit(poll()).result(SECONDS)


# The clock


def test_paused_time_does_not_count() -> None:
    clock = Clock()
    dialogue = _opened(clock)
    clock.now_s += 40.0
    dialogue.pause()
    clock.now_s += 3_600.0
    assert dialogue.elapsed_s == 40.0
    dialogue.resume()
    clock.now_s += 5.0
    dialogue.hear(Utterance(ANSWER))
    assert dialogue.interview.lines[-1].at_s == 45.0


def test_pausing_twice_or_resuming_one_that_runs_changes_nothing() -> None:
    clock = Clock()
    dialogue = _opened(clock)
    clock.now_s += 40.0
    dialogue.resume()
    assert not dialogue.paused
    dialogue.pause()
    clock.now_s += 10.0
    once = dialogue.interview
    dialogue.pause()
    assert dialogue.interview is once
    assert dialogue.elapsed_s == 40.0


def test_time_on_another_page_does_not_count() -> None:
    clock = Clock()
    dialogue = _opened(clock)
    clock.now_s += 10.0
    dialogue.stand_still()
    clock.now_s += 500.0
    dialogue.go_on()
    clock.now_s += 10.0
    assert dialogue.elapsed_s == 20.0
    assert not dialogue.paused


def test_a_paused_interview_does_not_go_on_because_its_page_is_open() -> None:
    clock = Clock()
    dialogue = _opened(clock)
    dialogue.pause()
    dialogue.go_on()
    clock.now_s += 60.0
    assert dialogue.elapsed_s == 0.0


def test_an_interview_that_has_ended_cannot_be_paused() -> None:
    dialogue = _opened(Clock())
    closing = dialogue.end().move
    assert closing is not None
    dialogue.said(closing.text, 1.0)
    dialogue.pause()
    assert not dialogue.paused


@PROPERTY
@given(
    st.lists(
        st.tuples(st.sampled_from("pause resume leave return reload".split()), st.floats(0, 900)),
        max_size=20,
    )
)
def test_no_pausing_leaving_or_reloading_makes_elapsed_time_jump_forward(
    steps: list[tuple[str, float]],
) -> None:
    clock = Clock()
    dialogue = _opened(clock)
    shown_s = dialogue.elapsed_s
    for what, later_s in steps:
        clock.now_s += later_s
        before_s = dialogue.elapsed_s
        assert shown_s <= before_s <= shown_s + later_s + 1e-6
        if what == "reload":
            kept = dialogue.interview
            clock.now_s += 1_000.0
            dialogue = InterviewDialogue(kept, random.Random(1), clock)
            assert dialogue.elapsed_s <= before_s + 1e-6, "time away does not count"
            assert dialogue.paused == kept.paused
        else:
            {
                "pause": dialogue.pause,
                "resume": dialogue.resume,
                "leave": dialogue.stand_still,
                "return": dialogue.go_on,
            }[what]()
            assert dialogue.elapsed_s == pytest.approx(before_s), "no jump"
        shown_s = dialogue.elapsed_s


def test_a_pause_changes_no_figure_of_delivery() -> None:
    def held(pause_s: float) -> InterviewDialogue:
        clock = Clock()
        dialogue = _opened(clock)
        dialogue.pause()
        clock.now_s += pause_s
        dialogue.resume()
        clock.now_s += 8.0
        dialogue.hear(Utterance(ANSWER, spoken(ANSWER)))
        return dialogue

    short, long = held(0.0), held(5_000.0)
    assert measure_session(long.interview.lines) == measure_session(short.interview.lines)
    assert long.interview.lines == short.interview.lines


# What is kept


def test_a_paused_interview_comes_back_paused_where_its_clock_stood(tmp_path: Path) -> None:
    clock = Clock()
    dialogue = _opened(clock)
    clock.now_s += 75.0
    dialogue.pause()
    repository = InterviewRepository(sqlite_url(tmp_path))
    repository.add(dialogue.interview)
    kept = repository.load("id")
    repository.close()
    assert kept == dialogue.interview
    later = Clock()
    later.now_s = 50_000.0
    again = InterviewDialogue(kept, random.Random(1), later)
    later.now_s += 60.0
    assert again.paused
    assert again.elapsed_s == 75.0


def test_a_record_from_before_there_were_pauses_comes_back_unpaused(tmp_path: Path) -> None:
    repository = InterviewRepository(sqlite_url(tmp_path))
    interview = _opened(Clock()).interview
    repository.add(interview)
    record = json.loads(RECORD.dump_json(interview, by_alias=True))
    for name in ("paused", "counted_s"):
        del record[name]
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        database.execute("UPDATE interviews SET record = ?", (json.dumps(record),))
    database.close()
    assert repository.load("id") == interview
    repository.close()


# Coming back


def test_coming_back_repeats_the_open_question_and_takes_nothing_down(
    loop: BackgroundLoop,
) -> None:
    dialogue = _opened(Clock())
    voice = ScriptedSynthesizer()
    session = _session(loop, dialogue, voice=voice)
    before = dialogue.interview.lines
    pause(session, dialogue)
    resume(session, dialogue)
    assert session.wait(SECONDS)
    reply = session.snapshot().reply
    assert reply is not None
    assert reply.audio is not None
    assert reply.text.endswith(dialogue.interview.plan[0].text)
    assert voice.asked
    assert dialogue.interview.lines == before
    assert not dialogue.paused


def test_the_follow_up_that_was_open_is_what_is_repeated() -> None:
    dialogue = _opened(Clock())
    move = dialogue.hear(Utterance("It went well.")).move
    assert move is not None
    assert move.kind is MoveKind.FOLLOW_UP
    dialogue.said(move.text, 1.0)
    assert open_question(dialogue.interview) == move.text


def test_after_being_given_time_the_question_is_repeated_and_not_the_giving_of_time() -> None:
    dialogue = _opened(Clock())
    move = dialogue.hear(Utterance("Let me think.")).move
    assert move is not None
    assert move.kind is MoveKind.HOLD
    dialogue.said(move.text, 1.0)
    assert open_question(dialogue.interview) == dialogue.interview.plan[0].text


def test_a_reply_that_the_pause_cut_short_is_made_when_one_comes_back(
    loop: BackgroundLoop,
) -> None:
    async def gate() -> asyncio.Event:
        return asyncio.Event()

    dialogue = _opened(Clock())
    interviewer = ScriptedInterviewer(["How did it end?"], gate=loop.submit(gate()).result(SECONDS))
    session = _session(loop, dialogue, interviewer=interviewer)
    session.send(Utterance(ANSWER))
    _until(loop, lambda: bool(interviewer.asked))
    pause(session, dialogue)
    _until(loop, lambda: interviewer.cancelled == 1)
    assert session.snapshot().state is State.READY
    assert dialogue.interview.lines[-1].text == ANSWER
    interviewer.gate = None
    resume(session, dialogue)
    assert session.wait(SECONDS)
    assert dialogue.interview.lines[-1].text == "How did it end?"


def test_a_recording_that_is_being_written_down_becomes_a_draft_all_the_same(
    loop: BackgroundLoop,
) -> None:
    async def gate() -> asyncio.Event:
        return asyncio.Event()

    async def open_it(one: asyncio.Event) -> None:
        one.set()

    waiting = loop.submit(gate()).result(SECONDS)
    dialogue = _opened(Clock())
    session = _session(loop, dialogue, transcriber=ScriptedTranscriber([ANSWER], gate=waiting))
    session.hear(b"recording")
    pause(session, dialogue)
    loop.submit(open_it(waiting)).result(SECONDS)
    assert session.wait(SECONDS)
    resume(session, dialogue)
    assert session.wait(SECONDS)
    draft = session.snapshot().draft
    assert draft is not None, "the question that is repeated does not take its place"
    assert draft.text == ANSWER


# The live call


def test_pausing_a_live_call_hangs_up_and_keeps_the_half_said_answer(loop: BackgroundLoop) -> None:
    clock = Clock()
    dialogue = _opened(clock)
    session = _session(loop, dialogue, transcriber=ScriptedTranscriber([ANSWER]))
    call = session.go_live(LiveOptions(interim=lambda: False, speculate=False))
    phone = Phone(call, loop)
    phone.until(lambda seen: seen.connected)
    phone.say_until(words_sound(1.0), lambda seen: seen.state is State.LISTENING)
    phone.say(words_sound(1.0))
    clock.now_s += 30.0
    pause(session, dialogue)
    assert call.snapshot().ended
    assert dialogue.paused
    last = dialogue.interview.lines[-1]
    assert (last.speaker, last.text, last.at_s) == (Speaker.CANDIDATE, ANSWER, 30.0)
    before = dialogue.interview
    call.feed(words_sound(2.0), 16_000)
    clock.now_s += 500.0
    assert session.wait(SECONDS)
    assert dialogue.interview is before, "nothing is heard while it is paused"
    assert dialogue.elapsed_s == 30.0
    assert dialogue.interview.owes_reply, "the answer gets its reply when one comes back"


def test_last_words_that_take_longer_than_the_pause_waits_join_the_paused_interview(
    loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gate() -> asyncio.Event:
        return asyncio.Event()

    async def open_it(one: asyncio.Event) -> None:
        one.set()

    changed_in: list[str] = []

    def noting(change: Callable[[Interview, float], Interview]) -> Any:
        def noted(*given: Any) -> Interview:
            changed_in.append(threading.current_thread().name)
            return change(*given)

        return noted

    monkeypatch.setattr(Interview, "with_pause", noting(Interview.with_pause))
    waiting = loop.submit(gate()).result(SECONDS)
    dialogue = _opened(Clock())
    session = _session(loop, dialogue, transcriber=ScriptedTranscriber([ANSWER], gate=waiting))
    call = session.go_live(LiveOptions(interim=lambda: False, speculate=False))
    phone = Phone(call, loop)
    phone.until(lambda seen: seen.connected)
    phone.say_until(words_sound(1.0), lambda seen: seen.state is State.LISTENING)
    phone.say(words_sound(1.0))
    pause(session, dialogue, within_s=0.0)
    assert not call.snapshot().ended
    assert dialogue.paused
    assert changed_in == ["greenroom-loop"], "nothing is taken in between its read and its write"
    loop.submit(open_it(waiting)).result(SECONDS)
    assert call.wait_ended(SECONDS)
    assert dialogue.interview.lines[-1].text == ANSWER
    assert dialogue.paused


def test_a_pause_after_the_loop_was_closed_still_pauses() -> None:
    gone = BackgroundLoop()
    dialogue = _opened(Clock())
    session = _session(gone, dialogue)
    session.go_live(LiveOptions())
    gone.close()
    pause(session, dialogue)
    assert dialogue.paused
    unpause(session, dialogue)
    assert not dialogue.paused


def test_a_live_call_goes_on_with_the_open_question(loop: BackgroundLoop) -> None:
    dialogue = _opened(Clock())
    voice = ScriptedSynthesizer()
    session = _session(loop, dialogue, voice=voice)
    options = LiveOptions(interim=lambda: False)
    Phone(session.go_live(options), loop).until(lambda seen: seen.connected)
    pause(session, dialogue)
    dialogue.resume()
    call = session.go_live(options, dialogue.welcome_back())
    phone = Phone(call, loop)
    phone.until(lambda seen: seen.state is State.SPEAKING)
    phone.until(lambda seen: seen.state is State.READY)
    session.hang_up()
    heard = " ".join(text for text, _ in voice.asked)
    assert dialogue.interview.plan[0].text in heard
