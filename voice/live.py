"""The live call: the microphone stays open, the interviewer answers, and may be cut off."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conversation.cancellation import InterruptReason
from core.conversation.conversation import Conversation
from core.conversation.errors import Kind, ReplyError, TranscriptionError, TurnError
from core.conversation.states import Event, State, advance
from core.listen.backchannel import is_backchannel
from core.listen.completeness import Completeness, read_completeness
from core.listen.turn_taking import TurnEvent
from voice import faults
from voice.answering import Answer, Answering
from voice.capture import Capture
from voice.dialogue import Dialogue, Utterance
from voice.ear import Ear
from voice.heard_turn import HeardTurn
from voice.live_view import LiveOptions, LiveSnapshot, TurnTimings
from voice.loop import BackgroundLoop
from voice.reply_audio import Player
from voice.turn import Engines

CONNECT_WITHIN_S = 9.0
"""The page promises to say within ten seconds that a connection cannot be made."""

LOST_AFTER_S = 5.0
"""Frames come every 20 ms: so long without any, and the other end is gone."""

WORDS_WITHIN_S = 30.0
_LAST_WORDS_WITHIN_S = 8.0
_INTERIM_AFTER_S = 2.5
_INTERIM_UP_TO_S = 10.0

Note = Callable[[TurnError], None]
Changed = Callable[[], None]


class LiveCall:
    """One call: ``feed`` it the microphone, ``pull`` the interviewer's voice from it.

    Every public method may be called from any thread and returns at once. All work runs as
    tasks on ``loop``; the call ends by ``stop``, when no sound arrives any more, or when the
    dialogue is over, and then every task of its own has ended and what was said is kept.
    ``note`` is told each fault, ``changed`` runs off the loop when the dialogue has grown.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        engines: Engines,
        loop: BackgroundLoop,
        options: LiveOptions,
        note: Note,
        changed: Changed | None = None,
    ) -> None:
        self._dialogue = dialogue
        self._engines = engines
        self._loop = loop
        self._options = options
        self._note = note
        self._changed = changed
        self._capture = Capture()
        self._player = Player()
        self._lock = threading.Lock()  # protects the snapshot
        self._snapshot = LiveSnapshot()
        self._running: concurrent.futures.Future[None] | None = None
        # From here on: the loop's own.
        self._tasks: set[asyncio.Task[None]] = set()
        self._answering = Answering(
            dialogue, engines, self._player, self._spawn, options.language, self._show
        )
        self._ear: Ear | None = None
        self._turn: HeardTurn | None = None
        self._failed_turn: HeardTurn | None = None
        self._transcribing: asyncio.Task[None] | None = None
        self._closing = False
        self._spoke_until = 0.0
        self._over_at = self._words_at = 0.0
        self._waited_s = 0.0

    # ---- from any thread ---------------------------------------------------------------

    def start(self, greeting: str = "") -> None:
        """Begin to listen; ``greeting`` is spoken once sound arrives, and not taken down."""
        self._running = self._loop.submit(self._run(greeting))

    def feed(self, samples: NDArray[np.int16], sample_rate_hz: int) -> None:
        """The microphone's next mono samples, int16 of shape ``(n,)``."""
        self._capture.feed(samples, sample_rate_hz)

    def pull(self, count: int) -> NDArray[np.int16]:
        """The next samples to play at ``PLAYBACK_RATE_HZ``; fewer than ``count`` is silence."""
        return self._player.pull(count)

    def snapshot(self) -> LiveSnapshot:
        with self._lock:
            return self._snapshot

    def interrupt(self, reason: InterruptReason = InterruptReason.STOP_BUTTON) -> None:
        """Stop the interviewer; nothing happens while they are silent."""
        self._loop.call_soon(self._interrupt)

    def finish_turn(self) -> None:
        """"I'm done": the turn is over now."""
        self._loop.call_soon(lambda: self._on(self._ear and self._ear.turns.finish()))

    def hold_turn(self) -> None:
        """"Let me think": the turn stays open over a long silence."""
        self._loop.call_soon(lambda: self._ear and self._ear.turns.hold())

    def press(self) -> None:
        """Push-to-talk: from here on the person speaks."""
        self._loop.call_soon(lambda: self._on(self._ear and self._ear.turns.press()))

    def release(self) -> None:
        self._loop.call_soon(lambda: self._on(self._ear and self._ear.turns.release()))

    def retry(self) -> None:
        """Take up once more what could not be transcribed."""
        self._loop.call_soon(self._retry)

    def stop(self) -> None:
        """End the call; what was said so far is taken in. A second call does nothing."""
        self._capture.close()

    def wait_ended(self, timeout_s: float) -> bool:
        """Wait until the call has ended; whether that came within ``timeout_s``."""
        if self._running is None:
            return True
        done, _ = concurrent.futures.wait([self._running], timeout_s)
        return bool(done)

    # ---- on the loop -------------------------------------------------------------------

    async def _run(self, greeting: str) -> None:
        task = asyncio.current_task()
        if task is not None:
            task.set_name("greenroom-call")
        try:
            self._ear = Ear(await self._engines.open_detector(), self._options)
            async for chunk in self._capture.chunks(CONNECT_WITHIN_S, LOST_AFTER_S):
                if not self.snapshot().connected:
                    self._update(connected=True)
                    if greeting:
                        self._begin(Event.REPLY_REQUESTED)
                        self._follow(self._answering.say(greeting, self._first_sound))
                self._hear(chunk)
                if self._dialogue.over and self._answering.current is None:
                    break
        except TurnError as error:
            self._note(error)
            self._update(error=error)
        except Exception as error:  # noqa: BLE001 - a fault of ours ends the call, not the talk
            fault = faults.failed(ReplyError, error)
            self._note(fault)
            self._update(error=fault)
        finally:
            await self._wind_down()

    def _hear(self, chunk: NDArray[np.float32]) -> None:
        assert self._ear is not None
        turns = self._ear.turns
        over = self._player.recent() if self._answering.current is not None else None
        self._waited_s = turns.silence_s
        event = self._ear.hear(chunk, over)
        if turns.speaking and turns.silence_s == 0:
            self._spoke_until = self._now()
        if self._turn is not None:
            self._turn.add(chunk)
        self._on(event)
        self._caption_while_speaking()
        self._show()

    def _on(self, event: TurnEvent | None) -> None:
        if event is TurnEvent.STARTED:
            self._person_starts()
        elif event is TurnEvent.PAUSED:
            self._person_pauses()
        elif event is TurnEvent.RESUMED:
            self._person_goes_on()
        elif event is TurnEvent.ENDED:
            self._turn_ends()

    def _person_starts(self) -> None:
        assert self._ear is not None
        if self._closing:  # the words of the turn before are not known yet: it goes on
            self._closing = False
            self._begin(Event.DISMISSED)
        if self._answering.cut_off() is not None:
            self._count(cut_ins=1)
        self._begin(Event.UTTERANCE_STARTED)
        self._update(nothing_understood=False, error=None, can_retry=False)
        if self._turn is None:
            self._turn = HeardTurn(self._ear.before_turn(), self._options.language)
        else:
            self._turn.go_on()

    def _person_pauses(self) -> None:
        assert self._ear is not None
        if self._options.speculate:
            self._transcribe()
        else:  # without the words only the silence counts
            self._ear.turns.expect(Completeness.FINISHED)

    def _person_goes_on(self) -> None:
        if self._answering.drop_prepared():
            self._count(discarded=1)
        if self._turn is not None:
            self._turn.go_on()

    def _turn_ends(self) -> None:
        self._begin(Event.UTTERANCE_ENDED)
        self._over_at = self._now()
        self._closing = True
        if self._turn is not None and self._turn.settled:
            self._close_turn()
        elif self._transcribing is None or self._transcribing.done():
            self._transcribe()

    # ---- words -------------------------------------------------------------------------

    def _transcribe(self, *, all_said: bool = True) -> None:
        if self._turn is None:
            return
        if self._transcribing is not None:
            self._transcribing.cancel()
        work = self._take_words(self._turn, all_said)
        self._transcribing = self._spawn(work, "greenroom-transcribe")

    async def _take_words(self, turn: HeardTurn, all_said: bool) -> None:
        length, sound = turn.length, turn.open_piece()
        self._count(transcribed_s=sound.duration_s)
        try:
            async with asyncio.timeout(WORDS_WITHIN_S):
                transcript = await self._engines.transcriber.transcribe(
                    sound, self._options.language
                )
        except TimeoutError as error:
            self._words_failed(turn, faults.timed_out(TranscriptionError, WORDS_WITHIN_S, error))
            return
        except TurnError as error:
            if error.kind is not Kind.NO_SPEECH:
                self._words_failed(turn, error)
                return
            transcript = None
        if turn is self._turn:
            turn.take(transcript, length, all_said=all_said)
            self._words_at = self._now()
            self._words_known(turn)

    def _words_known(self, turn: HeardTurn) -> None:
        assert self._ear is not None
        if self._closing:
            self._close_turn() if turn.settled else self._transcribe()
            return
        if not (turn.settled and self._ear.turns.paused):
            return
        text = turn.text
        if not text or self._is_noise(text):
            self._ear.turns.expect(Completeness.DONE)
            return
        completeness = read_completeness(text, self._options.language)
        self._ear.turns.expect(completeness)
        if completeness in (Completeness.FINISHED, Completeness.DONE):
            self._answering.settle()
            conversation = self._dialogue.consider(self._utterance(turn))
            if self._answering.prepare(text, conversation, self._first_sound):
                self._count(speculated=1)

    def _words_failed(self, turn: HeardTurn, error: TurnError) -> None:
        if turn is not self._turn or not self._closing:
            return  # the end of the turn tries again
        self._turn, self._closing = None, False
        self._failed_turn = turn
        self._fail(error, can_retry=error.retryable)

    def _retry(self) -> None:
        turn, self._failed_turn = self._failed_turn, None
        if turn is None or self.snapshot().state is not State.READY:
            return
        self._turn = turn
        self._begin(Event.UTTERANCE_STARTED)
        self._update(error=None, can_retry=False)
        self._turn_ends()

    def _caption_while_speaking(self) -> None:
        turn = self._turn
        if turn is None or not (self._options.interim and self._options.speculate):
            return
        busy = self._transcribing is not None and not self._transcribing.done()
        paused = self._ear is not None and self._ear.turns.silence_s > 0
        if busy or paused or self._now() - self._words_at < _INTERIM_AFTER_S:
            return
        if _INTERIM_AFTER_S <= turn.open_s <= _INTERIM_UP_TO_S:
            self._transcribe(all_said=False)

    # ---- replies -----------------------------------------------------------------------

    def _close_turn(self) -> None:
        turn, self._turn, self._closing = self._turn, None, False
        assert turn is not None
        text = turn.text
        if not text or self._is_noise(text):
            self._dismiss(understood=bool(text))
            return
        self._answering.settle()
        self._begin(Event.TRANSCRIBED)
        considered = self._answering.prepared_for(text)
        conversation = self._dialogue.hear(self._utterance(turn), considered)
        self._count(turns=1)
        self._grew()
        self._reply_to(conversation)

    def _reply_to(self, conversation: Conversation) -> None:
        self._follow(self._answering.give(conversation, self._first_sound))

    def _dismiss(self, *, understood: bool) -> None:
        """What was heard was no turn: go on from where the reply was cut off, if one was."""
        answer = self._answering.resume()
        if answer is not None:
            self._count(resumed=1)
            self._begin(Event.REPLY_RESUMED)
            self._follow(answer)
            return
        self._begin(Event.DISMISSED)
        owed = self._dialogue.owed()
        if owed is not None:  # they coughed while the interviewer was thinking
            self._begin(Event.REPLY_REQUESTED)
            self._reply_to(owed)
        else:
            self._update(nothing_understood=not understood)

    def _follow(self, answer: Answer) -> None:
        self._spawn(self._see_through(answer), "greenroom-follow")

    async def _see_through(self, answer: Answer) -> None:
        try:
            await answer.making
        except TurnError as error:
            if answer is self._answering.current:
                self._reply_failed(answer, error)
            return
        if answer.reply.voiceless is not None:
            self._note(answer.reply.voiceless)
            self._update(error=answer.reply.voiceless)
        await answer.reply.audio.drained()
        if answer is self._answering.current:
            self._answering.finished(answer)
            self._begin(Event.REPLY_ENDED)
            self._grew()

    def _reply_failed(self, answer: Answer, error: TurnError) -> None:
        """Keep what was heard; the rest of the talk goes on."""
        self._answering.cut_off()
        self._answering.settle()
        self._fail(error)
        self._grew()

    def _interrupt(self) -> None:
        if self._answering.cut_off() is None:
            return
        self._answering.settle()
        self._begin(Event.INTERRUPTED)
        self._grew()
        self._show()

    def _first_sound(self) -> None:
        if self.snapshot().state is not State.THINKING or self._answering.current is None:
            return
        self._begin(Event.PLAYBACK_STARTED)
        now = self._now()
        self._update(
            timings=TurnTimings(
                endpointing_s=self._over_at - self._spoke_until,
                words_s=self._words_at - self._spoke_until,
                first_audio_s=now - self._spoke_until,
            )
        )

    # ---- small -------------------------------------------------------------------------

    def _is_noise(self, text: str) -> bool:
        cut = self._answering.cut
        return (
            cut is not None
            and cut.worth_resuming
            and is_backchannel(text, self._options.language)
        )

    def _utterance(self, turn: HeardTurn) -> Utterance:
        transcript = turn.transcript()
        return Utterance(transcript.text, transcript)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _begin(self, event: Event) -> None:
        self._update(state=advance(self.snapshot().state, event))

    def _fail(self, error: TurnError, *, can_retry: bool = False) -> None:
        self._note(error)
        self._update(
            state=advance(self.snapshot().state, Event.FAILED), error=error, can_retry=can_retry
        )

    def _grew(self) -> None:
        if self._changed is not None:
            self._spawn(self._tell(self._changed), "greenroom-keep")

    async def _tell(self, changed: Changed) -> None:
        await asyncio.to_thread(changed)

    def _count(self, **more: float) -> None:
        counts = self.snapshot().counts
        changes: dict[str, Any] = {name: getattr(counts, name) + n for name, n in more.items()}
        self._update(counts=replace(counts, **changes))

    def _show(self) -> None:
        ear, answer = self._ear, self._answering.current
        if ear is None:
            return
        paused = ear.turns.speaking and ear.turns.paused
        self._update(
            level_dbfs=ear.level_dbfs,
            person=self._turn.text if self._turn is not None else "",
            interviewer=answer.reply.audio.heard() if answer is not None else "",
            silence_s=ear.turns.silence_s if paused else 0.0,
            wait_s=ear.turns.wait_s if paused else 0.0,
            held=paused and ear.turns.held,
        )

    def _update(self, **changes: Any) -> None:
        with self._lock:
            self._snapshot = replace(self._snapshot, **changes)

    def _spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _wind_down(self) -> None:
        """Take in what was said, end every task, and say that the call has ended."""
        self._capture.close()
        self._answering.drop_prepared()
        self._answering.cut_off()
        self._answering.settle()
        if self._turn is not None:
            await self._last_words(self._turn)
        keeping = [task for task in self._tasks if task.get_name() == "greenroom-keep"]
        for task in self._tasks.difference(keeping):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._changed is not None:
            await self._tell(self._changed)
        self._update(state=State.READY, ended=True, connected=False)

    async def _last_words(self, turn: HeardTurn) -> None:
        """What was being said when the call ended is an answer too."""
        if not turn.settled:
            try:
                async with asyncio.timeout(_LAST_WORDS_WITHIN_S):
                    transcript = await self._engines.transcriber.transcribe(
                        turn.open_piece(), self._options.language
                    )
                turn.take(transcript, turn.length, all_said=True)
            except (TurnError, TimeoutError):
                pass
        self._turn = None
        if turn.text and not self._dialogue.over:
            self._dialogue.hear(self._utterance(turn))
