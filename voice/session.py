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

import structlog

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.cancellation import Generations, InterruptReason
from core.conversation.conversation import Conversation
from core.conversation.errors import (
    Kind,
    ReplyError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from core.conversation.states import Event, advance
from core.speak.chunker import SentenceChunker
from core.speak.speakable import speakable_text
from core.think.tone import detect_tone
from voice.dialogue import Dialogue, Utterance
from voice.loop import BackgroundLoop
from voice.turn import Engines, Reply, Snapshot

log = structlog.get_logger()

TURN_TIMEOUT_S = 180.0
"""An upper bound on one turn, so that it always ends: ten minutes of sound on a slow machine."""


FAULTS_KEPT = 20


class VoiceSession:
    """Hears recordings and typed answers, and replies in text and sound.

    Every method returns at once; the work runs on ``loop`` and shows in ``snapshot``. Pages
    call from their script thread, one session from one script at a time; ``interrupt`` and
    ``snapshot`` may be called from any thread. Whatever an interrupted turn still brings
    forth bears an old generation and is dropped.
    """

    def __init__(
        self, dialogue: Dialogue, engines: Engines, loop: BackgroundLoop, language: str = "en"
    ) -> None:
        self._dialogue = dialogue
        self._engines = engines
        self._loop = loop
        self._language = language
        self._lock = threading.Lock()  # protects _snapshot, _work, _taken and _faults
        self._snapshot = Snapshot()
        self._generations = Generations()
        self._work: concurrent.futures.Future[None] | None = None
        self._taken: set[str] = set()
        self._replies = 0
        self._faults: deque[TurnError] = deque(maxlen=FAULTS_KEPT)

    def snapshot(self) -> Snapshot:
        with self._lock:
            return self._snapshot

    def faults(self) -> tuple[TurnError, ...]:
        """The newest faults of this session, oldest first, at most ``FAULTS_KEPT``."""
        with self._lock:
            return tuple(self._faults)

    def has_taken(self, recording: bytes) -> bool:
        """Whether this very recording was heard before."""
        with self._lock:
            return _digest(recording) in self._taken

    def hear(self, recording: bytes) -> bool:
        """Begin to transcribe ``recording`` into a draft; ``False`` when it was taken before."""
        digest = _digest(recording)
        with self._lock:
            if digest in self._taken:
                return False
            self._taken.add(digest)
        self._start(Event.UTTERANCE_ENDED, lambda turn: self._transcribe(turn, recording))
        return True

    def hear_again(self, recording: bytes) -> None:
        """Take a recording once more whose transcription failed: nothing said is lost."""
        with self._lock:
            self._taken.discard(_digest(recording))
        self.hear(recording)

    def discard_draft(self) -> None:
        """Forget the transcript that waits; its recording stays taken."""
        with self._lock:
            self._snapshot = replace(self._snapshot, draft=None, error=None)

    def send(self, utterance: Utterance) -> None:
        """Send an answer, typed or confirmed, and begin the reply."""
        # First, so that a reply that is just ending cannot be taken for the next one.
        self._supersede(self._generations.current, InterruptReason.NEW_TURN, Event.INTERRUPTED)
        conversation = self._dialogue.hear(utterance)
        self.reply_to(conversation)

    def reply_again(self) -> bool:
        """Begin the reply that an interruption or a fault left out; whether one was owed."""
        conversation = self._dialogue.owed()
        if conversation is None:
            return False
        self.reply_to(conversation)
        return True

    def reply_to(self, conversation: Conversation) -> None:
        """Begin the interviewer's reply to ``conversation``."""
        self._start(Event.REPLY_REQUESTED, lambda turn: self._reply(turn, conversation))

    def interrupt(self, reason: InterruptReason = InterruptReason.STOP_BUTTON) -> bool:
        """End what is under way; whether there was anything to end. Safe to call twice."""
        return self._supersede(self._generations.current, reason, Event.INTERRUPTED)

    def stop(self) -> None:
        """End the session's work for good."""
        self._supersede(self._generations.current, InterruptReason.SESSION_END, Event.STOPPED)

    def wait(self, timeout_s: float) -> bool:
        """Wait until nothing is under way; whether that came within ``timeout_s``."""
        with self._lock:
            work = self._work
        if work is None:
            return True
        done, _ = concurrent.futures.wait([work], timeout_s)
        return bool(done)

    def _start(self, event: Event, work: Callable[[int], Coroutine[Any, Any, None]]) -> None:
        self._supersede(self._generations.current, InterruptReason.NEW_TURN, Event.INTERRUPTED)
        generation = self._generations.current
        with self._lock:
            state = advance(self._snapshot.state, event)
            self._snapshot = replace(self._snapshot, state=state, draft=None, error=None)
            self._work = self._loop.submit(self._guarded(generation, work, _STAGES[event]))

    def _supersede(self, generation: int, reason: InterruptReason, event: Event) -> bool:
        with self._lock:
            if not self._snapshot.busy:
                return False
            if not self._generations.supersede(generation, reason):
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
        stage_error: type[TranscriptionError] | type[ReplyError],
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
            failure: TurnError = stage_error(
                Kind.SERVER,
                "turn_timed_out",
                f"This took longer than {TURN_TIMEOUT_S:.0f} seconds and was stopped.",
                "Nothing you said is lost. Try once more, or go on by typing.",
            )
            failure.__cause__ = error
            self._fail(generation, failure)
        except Exception as error:  # noqa: BLE001 - a fault of ours: the turn ends, the talk goes on
            failure = stage_error(
                Kind.UNKNOWN,
                "turn_failed",
                "This turn ended early because of a fault in the app.",
                "Nothing you said is lost. Try once more, or go on by typing.",
            )
            failure.__cause__ = error
            self._fail(generation, failure)

    async def _transcribe(self, generation: int, recording: bytes) -> None:
        audio = await asyncio.to_thread(self._engines.decode, recording)
        transcript = await self._engines.transcriber.transcribe(audio, self._language)
        self._update(generation, Event.DRAFTED, draft=transcript)

    async def _reply(self, generation: int, conversation: Conversation) -> None:
        texts: list[str] = []
        pieces: list[PcmAudio] = []
        chunker = SentenceChunker(self._language)
        voiceless: SynthesisError | None = None

        async def speak(chunk: str) -> None:
            nonlocal voiceless
            if voiceless is not None or self._engines.synthesizer is None:
                return
            try:
                spoken = speakable_text(chunk)
                style = detect_tone(chunk)
                async for piece in self._engines.synthesizer.synthesize(spoken, "", style):
                    pieces.append(piece)
            except SynthesisError as error:
                voiceless = error  # the words are still worth reading: go on without sound

        async for token in self._engines.interviewer.reply(conversation):
            texts.append(token)
            for chunk in chunker.push(token):
                await speak(chunk)
        for chunk in chunker.flush():
            await speak(chunk)
        self._finish_reply(generation, "".join(texts).strip(), pieces, voiceless)

    def _finish_reply(
        self, generation: int, text: str, pieces: list[PcmAudio], voiceless: SynthesisError | None
    ) -> None:
        if not text:
            raise ReplyError(
                Kind.SERVER,
                "reply_empty",
                "The interviewer had nothing to say.",
                "Your answer is kept. Continue, or answer again.",
            )
        audio = join_audio(pieces) if pieces and voiceless is None else None
        if voiceless is not None:
            self._note(voiceless)
        with self._lock:
            if not self._generations.is_current(generation):
                return
            self._replies += 1
            self._dialogue.said(text, audio.duration_s if audio else 0.0)
            self._snapshot = replace(
                self._snapshot,
                state=advance(self._snapshot.state, Event.REPLY_ENDED),
                reply=Reply(self._replies, text, audio),
                error=voiceless,
            )

    def _update(self, generation: int, event: Event, **changes: Any) -> None:
        with self._lock:
            if self._generations.is_current(generation):
                state = advance(self._snapshot.state, event)
                self._snapshot = replace(self._snapshot, state=state, **changes)

    def _fail(self, generation: int, error: TurnError) -> None:
        self._note(error)
        self._update(generation, Event.FAILED, error=error)

    def _note(self, error: TurnError) -> None:
        """Give the fault its id, keep it for the diagnostics page, and log it once."""
        error.request_id = error.request_id or uuid.uuid4().hex[:8]
        with self._lock:
            self._faults.append(error)
        _log_failure(error)


_STAGES: dict[Event, type[TranscriptionError] | type[ReplyError]] = {
    Event.UTTERANCE_ENDED: TranscriptionError,
    Event.REPLY_REQUESTED: ReplyError,
}


def _digest(recording: bytes) -> str:
    return hashlib.sha256(recording).hexdigest()


def _log_failure(error: TurnError) -> None:
    # The code and the cause's type, never its text: a cause may quote what somebody said.
    log.warning(
        "turn failed",
        stage=error.stage.value,
        kind=error.kind.value,
        code=error.code,
        request_id=error.request_id,
        cause=type(error.__cause__).__name__,
    )
