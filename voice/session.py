"""The voice session: the one object that owns a conversation."""

from __future__ import annotations

import concurrent.futures
import hashlib
import threading
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any

from core.conversation.cancellation import Generations
from core.conversation.conversation import Conversation
from core.conversation.errors import ReplyError, TranscriptionError, TurnError
from core.conversation.states import Event, State, advance
from voice import faults as turn_faults
from voice.collected_audio import CollectedAudio, collected_reply
from voice.dialogue import Dialogue, Utterance
from voice.live.call import Changed, LiveCall
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop, has_ended
from voice.speaking import SpokenReply
from voice.turn import Engines, Reply, Snapshot, Unheard
from voice.writing_down import Waiting, claimed, has_room, settled, without, write_down

TURN_TIMEOUT_S = 180.0
"""An upper bound on one turn, so that it always ends: ten minutes of sound on a slow machine."""

HANG_UP_WITHIN_S, _ENDED_WITHIN_S = 10.0, 330.0
"""So long a page stands still for the last words of a call, which are taken in all the same, and
longer than those of the longest turn take."""

Work = Callable[[int], Coroutine[Any, Any, None]]
"""A turn of the generation that it is given."""


class VoiceSession:
    """Hears recordings and typed answers, and replies in text and sound.

    Every method but ``wait``, ``hang_up`` and ``go_live`` (which hangs up first) returns at
    once; the work runs on ``loop`` and shows in ``snapshot``. Pages call from their script thread,
    one session from one script at a time; ``interrupt`` and ``snapshot`` may be called from any.
    What an interrupted turn still brings forth bears an old generation and is dropped.
    """

    def __init__(
        self, dialogue: Dialogue, engines: Engines, loop: BackgroundLoop, language: str = "en"
    ) -> None:
        self._dialogue = dialogue
        self._engines = engines
        self._loop = loop
        self._language = language
        self._generations = Generations()
        self._faults = turn_faults.FaultLog()
        self._call: LiveCall | None = None  # the page's script alone sets it
        self._lock = threading.Lock()  # protects everything below
        self._snapshot = Snapshot()
        self._work: concurrent.futures.Future[None] | None = None
        self._taken: set[str] = set()
        self._replies = 0

    def snapshot(self) -> Snapshot:
        with self._lock:
            return self._snapshot

    def faults(self) -> tuple[TurnError, ...]:
        """The newest faults of this session, oldest first."""
        return self._faults.newest()

    def hear(self, recording: bytes, answers: str = "") -> bool:
        """Begin to transcribe ``recording`` into a draft; ``False`` when it was taken before.

        ``answers`` names what it was said to: a draft never becomes the answer to another thing.
        What waits for its words to the same is written down with it; where much waits already,
        nothing is taken, and the error says so.
        """
        digest = hashlib.sha256(recording).hexdigest()
        with self._lock:
            if digest in self._taken:
                return False
            self._taken.add(digest)
        if not has_room(claimed(self.snapshot().unheard, answers), recording):
            self._change(error=turn_faults.no_room())
            return True
        said = Unheard(recording, answers)
        self._hold(lambda waiting: (*claimed(waiting, answers), said))
        self.hear_again()
        return True

    def claim_unheard(self, answers: str) -> bool:
        """Take what waits for its words as said to ``answers``; whether anything does.

        What a call left answers whatever is asked first; what answers another thing is forgotten.
        """
        return bool(self._hold(lambda waiting: claimed(waiting, answers)))

    def hear_again(self) -> None:
        """Begin to write down all that has no words yet, as one draft: nothing said is lost."""
        said = self.snapshot().unheard
        if said:
            self._start(Event.UTTERANCE_ENDED, partial(self._transcribe, said=said))

    def discard_draft(self) -> None:
        """Forget the transcript; its recording stays taken."""
        self._change(draft=None, error=None)

    def discard_unheard(self) -> None:
        """Forget all sound that has no words; its recordings stay taken."""
        self._change(unheard=(), error=None)

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
        call = self._call
        if call is not None and not (seen := call.snapshot()).ended:
            call.interrupt()
            return seen.state in (State.THINKING, State.SPEAKING)
        return self._supersede(self._generations.current, Event.INTERRUPTED)

    @property
    def on_call(self) -> bool:
        return self._call is not None and not self._call.snapshot().ended

    @property
    def call(self) -> LiveCall | None:
        """The live call under way or just ended; its snapshot tells."""
        return self._call

    def go_live(
        self, options: LiveOptions, greeting: str = "", changed: Changed | None = None
    ) -> LiveCall:
        """Begin a live call on this dialogue; a call or a reply under way ends first.

        What was recorded waits, as a draft or until it has become one. ``greeting`` is spoken when
        the call connects; ``changed`` runs, off the loop, whenever the dialogue has grown.
        """
        self.hang_up(_ENDED_WITHIN_S)
        if self.snapshot().state is State.THINKING:
            self.interrupt()
        self._change(reply=None, error=None)  # what was spoken must not be played again
        self._call = LiveCall(
            self._dialogue,
            self._engines,
            self._loop,
            options,
            note=self.note,
            changed=changed,
            left=lambda sound: self._hold(lambda waiting: (*waiting, Unheard(sound))),
        )
        self._call.start(greeting)
        return self._call

    def hang_up(self, timeout_s: float = HANG_UP_WITHIN_S) -> None:
        """End the live call, if there is one, and wait until what was said is taken in.

        The last words may take longer than ``timeout_s``: they are taken in all the same, later.
        """
        if self._call is not None:
            self._call.stop()
            self._call.wait_ended(timeout_s)

    def stop(self) -> None:
        """End the call and what else is under way, and wait for neither: the page was left."""
        if self._call is not None:
            self._call.stop()
        self._supersede(self._generations.current, Event.STOPPED)

    def wait(self, timeout_s: float) -> bool:
        """Wait until nothing is under way; whether that came within ``timeout_s``."""
        with self._lock:
            work = self._work
        return has_ended(work, timeout_s)

    def _hold(self, change: Callable[[Waiting], Waiting]) -> Waiting:
        """Change what waits for its words in one step: the loop and the page both do."""
        with self._lock:
            waiting = change(self._snapshot.unheard)
            self._snapshot = replace(self._snapshot, unheard=waiting)
        return waiting

    def _change(self, **changes: Any) -> None:
        with self._lock:
            self._snapshot = replace(self._snapshot, **changes)

    def _start(self, event: Event, work: Work) -> None:
        self._supersede(self._generations.current, Event.INTERRUPTED)
        generation = self._generations.current
        stage = TranscriptionError if event is Event.UTTERANCE_ENDED else ReplyError
        with self._lock:
            state = advance(self._snapshot.state, event)
            # Only another recording takes the place of one that waits to be sent.
            draft = self._snapshot.draft if event is Event.REPLY_REQUESTED else None
            changes: dict[str, Any] = {"draft": draft, "error": None}
            try:
                turn = self._guarded(generation, work, stage)
                self._work = self._loop.submit(turn, f"greenroom-turn-{generation}")
                changes["state"] = state
            except RuntimeError:  # the loop was closed: this page outlived its server's cache
                changes["error"] = turn_faults.restarted()
            self._snapshot = replace(self._snapshot, **changes)

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
        self, generation: int, work: Work, stage_error: turn_faults.StageError
    ) -> None:
        """Run one turn; every end but cancellation leads back to READY."""
        error = await turn_faults.fault_of(work(generation), stage_error, TURN_TIMEOUT_S)
        if error is not None:
            self.note(error)
            self._update(generation, Event.FAILED, error=error)

    async def _transcribe(self, generation: int, said: Waiting) -> None:
        draft, fault = await write_down(said, self._engines, self._language, self._settle)
        if fault is not None:
            self.note(fault)
        answers = said[-1].answers
        if self._update(generation, Event.DRAFTED, draft=draft, answers=answers, error=fault):
            self._hold(lambda waiting: without(waiting, said))

    def _settle(self, one: Unheard, now: Unheard | None) -> None:
        self._hold(lambda waiting: settled(waiting, one, now))

    async def _reply(self, generation: int, conversation: Conversation) -> None:
        reply = collected_reply(self._engines, self._language)
        await reply.run(conversation)
        self._finish_reply(generation, reply)

    async def _say(self, generation: int, text: str) -> None:
        reply = collected_reply(self._engines, self._language)
        await reply.say(text, self._dialogue.floor)
        self._finish_reply(generation, reply, counts=False)

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
            state = advance(self._snapshot.state, Event.REPLY_ENDED)
            reply = Reply(self._replies, made.text, audio)
            self._snapshot = replace(self._snapshot, state=state, reply=reply, error=voiceless)

    def _update(self, generation: int, event: Event, **changes: Any) -> bool:
        """Show how a turn ended, unless it was superseded; whether it was not."""
        with self._lock:
            if current := self._generations.is_current(generation):
                state = advance(self._snapshot.state, event)
                self._snapshot = replace(self._snapshot, state=state, **changes)
        return current

    def note(self, error: TurnError) -> None:
        """Keep the fault for the diagnostics page, and log it once."""
        self._faults.note(error)
