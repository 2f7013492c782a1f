"""The voice session: the one object that owns a conversation."""

from __future__ import annotations

import asyncio
import concurrent.futures
import hashlib
import threading
import uuid
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from core.conversation.cancellation import Generations
from core.conversation.conversation import Conversation
from core.conversation.errors import (
    ReplyError,
    TranscriptionError,
    TurnError,
)
from core.conversation.states import Event, State, advance
from core.speak.chunker import SentenceChunker
from voice import faults as turn_faults
from voice.collected_audio import CollectedAudio
from voice.dialogue import Dialogue, Utterance
from voice.live import Changed, LiveCall
from voice.live_view import LiveOptions
from voice.loop import BackgroundLoop
from voice.speaking import SpokenReply
from voice.turn import Engines, Reply, Snapshot

TURN_TIMEOUT_S = 180.0
"""An upper bound on one turn, so that it always ends: ten minutes of sound on a slow machine."""


FAULTS_KEPT = 20

HANG_UP_WITHIN_S = 10.0
"""Longer than the last words of a call are waited for."""


class VoiceSession:
    """Hears recordings and typed answers, and replies in text and sound.

    Every method but ``wait``, ``hang_up`` and ``go_live`` (which hangs up first) returns at
    once; the work runs on ``loop`` and shows in ``snapshot``. Pages call from their script
    thread, one session from one script at a time; ``interrupt`` and ``snapshot`` may be called
    from any thread. Whatever an interrupted turn still brings forth bears an old generation
    and is dropped.
    """

    def __init__(
        self, dialogue: Dialogue, engines: Engines, loop: BackgroundLoop, language: str = "en"
    ) -> None:
        self._dialogue = dialogue
        self._engines = engines
        self._loop = loop
        self._language = language
        self._lock = threading.Lock()  # protects everything below
        self._snapshot = Snapshot()
        self._generations = Generations()
        self._work: concurrent.futures.Future[None] | None = None
        self._taken: set[str] = set()
        self._replies = 0
        self._faults: deque[TurnError] = deque(maxlen=FAULTS_KEPT)
        self._call: LiveCall | None = None

    def snapshot(self) -> Snapshot:
        with self._lock:
            return self._snapshot

    def faults(self) -> tuple[TurnError, ...]:
        """The newest faults of this session, oldest first, at most ``FAULTS_KEPT``."""
        with self._lock:
            return tuple(self._faults)

    def hear(self, recording: bytes, answers: str = "") -> bool:
        """Begin to transcribe ``recording`` into a draft; ``False`` when it was taken before.

        ``answers`` names what it was said to: a draft never becomes the answer to another thing.
        """
        digest = hashlib.sha256(recording).hexdigest()
        with self._lock:
            if digest in self._taken:
                return False
            self._taken.add(digest)
        self._start(Event.UTTERANCE_ENDED, lambda turn: self._transcribe(turn, recording, answers))
        return True

    def hear_again(self, recording: bytes, answers: str = "") -> None:
        """Take a recording once more whose transcription failed: nothing said is lost."""
        with self._lock:
            self._taken.discard(hashlib.sha256(recording).hexdigest())
        self.hear(recording, answers)

    def discard_draft(self) -> None:
        """Forget the transcript that waits; its recording stays taken."""
        with self._lock:
            self._snapshot = replace(self._snapshot, draft=None, error=None)

    def send(self, utterance: Utterance) -> None:
        """Send an answer, typed or confirmed, and begin the reply; no draft waits any longer."""
        self.discard_draft()
        self.reply_to(lambda: self._dialogue.hear(utterance))

    def reply_again(self) -> bool:
        """Begin the reply that an interruption or a fault left out; whether one was owed."""
        return self.reply_to(self._dialogue.owed)

    def reply_to(self, decide: Callable[[], Conversation | None]) -> bool:
        """Begin the interviewer's reply to what ``decide`` gives; whether it gave anything.

        What is under way ends first, so that a reply that is just ending can never be taken
        for the one that is decided here. A draft goes on waiting.
        """
        self._supersede(self._generations.current, Event.INTERRUPTED)
        conversation = decide()
        if conversation is None:
            return False
        self._start(Event.REPLY_REQUESTED, lambda turn: self._reply(turn, conversation))
        return True

    def say(self, text: str) -> None:
        """Speak ``text``, which the dialogue does not take in; a draft goes on waiting."""
        self._start(Event.REPLY_REQUESTED, lambda turn: self._say(turn, text))

    def interrupt(self) -> bool:
        """End what is under way; whether there was anything to end. Safe to call twice.

        In a live call that is the interviewer's voice; the microphone stays open.
        """
        if self._call is not None and not self._call.snapshot().ended:
            speaking = self._call.snapshot().state in (State.THINKING, State.SPEAKING)
            self._call.interrupt()
            return speaking
        return self._supersede(self._generations.current, Event.INTERRUPTED)

    @property
    def call(self) -> LiveCall | None:
        """The live call under way or just ended; its snapshot tells."""
        return self._call

    def go_live(
        self, options: LiveOptions, greeting: str = "", changed: Changed | None = None
    ) -> LiveCall:
        """Begin a live call on this dialogue; what else is under way ends first.

        ``greeting`` is spoken when the call connects; ``changed`` runs, off the loop, whenever
        the dialogue has grown.
        """
        self.interrupt()
        self.hang_up()
        with self._lock:  # what was spoken before must not be played again afterwards
            self._snapshot = replace(self._snapshot, reply=None, draft=None, error=None)
        self._call = LiveCall(
            self._dialogue, self._engines, self._loop, options, note=self.note, changed=changed
        )
        self._call.start(greeting)
        return self._call

    def hang_up(self, timeout_s: float = HANG_UP_WITHIN_S) -> None:
        """End the live call, if there is one, and wait until what was said is taken in."""
        if self._call is not None:
            self._call.stop()
            self._call.wait_ended(timeout_s)

    def stop(self) -> None:
        """End the session's work for good."""
        if self._call is not None:
            self._call.stop()
        self._supersede(self._generations.current, Event.STOPPED)

    def wait(self, timeout_s: float) -> bool:
        """Wait until nothing is under way; whether that came within ``timeout_s``."""
        with self._lock:
            work = self._work
        if work is None:
            return True
        done, _ = concurrent.futures.wait([work], timeout_s)
        return bool(done)

    def _start(self, event: Event, work: Callable[[int], Coroutine[Any, Any, None]]) -> None:
        self._supersede(self._generations.current, Event.INTERRUPTED)
        generation = self._generations.current
        turn = self._guarded(generation, work, _STAGES[event])
        with self._lock:
            state = advance(self._snapshot.state, event)
            # Only another recording takes the place of one that waits to be sent.
            draft = self._snapshot.draft if event is Event.REPLY_REQUESTED else None
            try:
                self._work = self._loop.submit(turn)
            except RuntimeError:  # the loop was closed: this page outlived its server's cache
                turn.close()
                gone = turn_faults.restarted()
                self._snapshot = replace(self._snapshot, draft=draft, error=gone)
                return
            self._snapshot = replace(self._snapshot, state=state, draft=draft, error=None)

    def _supersede(self, generation: int, event: Event) -> bool:
        with self._lock:
            if not self._snapshot.busy:
                return False
            if not self._generations.supersede(generation):
                return False
            self._snapshot = replace(self._snapshot, state=advance(self._snapshot.state, event))
            work = self._work
        if work is not None:
            work.cancel()
        return True

    async def _guarded(
        self,
        generation: int,
        work: Callable[[int], Coroutine[Any, Any, None]],
        stage_error: turn_faults.StageError,
    ) -> None:
        """Run one turn; every end but cancellation leads back to READY."""
        task = asyncio.current_task()
        if task is not None:
            task.set_name(f"greenroom-turn-{generation}")
        try:
            async with asyncio.timeout(TURN_TIMEOUT_S):
                await work(generation)
        except TurnError as error:
            self._fail(generation, error)
        except TimeoutError as error:
            self._fail(generation, turn_faults.timed_out(stage_error, TURN_TIMEOUT_S, error))
        except Exception as error:  # noqa: BLE001 - a fault of ours: the turn ends, the talk goes on
            self._fail(generation, turn_faults.failed(stage_error, error))

    async def _transcribe(self, generation: int, recording: bytes, answers: str) -> None:
        audio = await asyncio.to_thread(self._engines.decode, recording)
        transcript = await self._engines.transcriber.transcribe(audio, self._language)
        self._update(generation, Event.DRAFTED, draft=transcript, answers=answers)

    async def _reply(self, generation: int, conversation: Conversation) -> None:
        reply = self._new_reply()
        await reply.run(conversation)
        self._finish_reply(generation, reply)

    async def _say(self, generation: int, text: str) -> None:
        reply = self._new_reply()
        await reply.say(text, self._dialogue.floor)
        self._finish_reply(generation, reply, counts=False)

    def _new_reply(self) -> SpokenReply[CollectedAudio]:
        chunker = SentenceChunker(self._language)
        engines = self._engines
        return SpokenReply(engines.interviewer, engines.synthesizer, CollectedAudio(), chunker)

    def _finish_reply(
        self, generation: int, made: SpokenReply[CollectedAudio], *, counts: bool = True
    ) -> None:
        voiceless = made.voiceless
        audio = made.audio.joined() if voiceless is None else None
        if voiceless is not None:
            self.note(voiceless)
        with self._lock:
            if not self._generations.is_current(generation):
                return
            self._replies += 1
            if counts:
                self._dialogue.said(made.text, audio.duration_s if audio else 0.0)
            self._snapshot = replace(
                self._snapshot,
                state=advance(self._snapshot.state, Event.REPLY_ENDED),
                reply=Reply(self._replies, made.text, audio),
                error=voiceless,
            )

    def _update(self, generation: int, event: Event, **changes: Any) -> None:
        with self._lock:
            if self._generations.is_current(generation):
                state = advance(self._snapshot.state, event)
                self._snapshot = replace(self._snapshot, state=state, **changes)

    def _fail(self, generation: int, error: TurnError) -> None:
        self.note(error)
        self._update(generation, Event.FAILED, error=error)

    def note(self, error: TurnError) -> None:
        """Give the fault its id, keep it for the diagnostics page, and log it once."""
        error.request_id = error.request_id or uuid.uuid4().hex[:8]
        with self._lock:
            self._faults.append(error)
        turn_faults.log_fault(error)


_STAGES: dict[Event, turn_faults.StageError] = {
    Event.UTTERANCE_ENDED: TranscriptionError,
    Event.REPLY_REQUESTED: ReplyError,
}
