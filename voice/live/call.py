"""The live call: the microphone stays open, the interviewer answers, and may be cut off."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Callable

import numpy as np
import structlog
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio
from core.conversation.errors import ReplyError, TurnError
from core.conversation.states import State
from voice import faults
from voice.dialogue import Dialogue
from voice.live.board import Board
from voice.live.capture import Capture
from voice.live.ear import Ear
from voice.live.exchange import Exchange
from voice.live.reply_audio import Player
from voice.live.tasks import Tasks
from voice.live.view import LiveOptions, LiveSnapshot
from voice.live.warm_up import warm_up
from voice.loop import BackgroundLoop, has_ended
from voice.turn import Engines

log = structlog.get_logger()

CONNECT_WITHIN_S = 9.0
"""The page promises to say within ten seconds that a connection cannot be made."""

LOST_AFTER_S = 5.0
"""Frames come every 20 ms: so long without any, and the other end is gone."""

_KEEP = "greenroom-keep"

Note = Callable[[TurnError], None]
Changed = Callable[[], None]
Left = Callable[[PcmAudio], object]


class LiveCall:
    """One call: ``feed`` it the microphone, ``pull`` the interviewer's voice from it.

    Every public method may be called from any thread and, but for ``wait_ended`` and
    ``change_dialogue``, returns at once. All work runs as tasks on ``loop``; the call ends by
    ``stop``, when no sound arrives any more, or when the dialogue is over, and then every task
    of its own has ended and what was said is kept.
    ``note`` is told each fault, ``changed`` runs off the loop when the dialogue has grown,
    ``left`` takes the sound whose words could not be had, on the loop, before the call has ended.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        engines: Engines,
        loop: BackgroundLoop,
        options: LiveOptions,
        *,
        note: Note,
        changed: Changed | None = None,
        left: Left | None = None,
    ) -> None:
        self._dialogue = dialogue
        self._engines = engines
        self._loop = loop
        self._options = options
        self._note = note
        self._changed = changed
        self._left = left
        self._capture = Capture()
        self._player = Player()
        self._board = Board()
        self._tasks = Tasks(self._work_broke)
        self._ear: Ear | None = None
        self._exchange: Exchange | None = None
        self._running: concurrent.futures.Future[None] | None = None

    def start(self, greeting: str = "") -> None:
        """Begin to listen; ``greeting`` is spoken once sound arrives, and not taken down."""
        try:
            self._running = self._loop.submit(self._run(greeting), "greenroom-call")
        except RuntimeError:  # the loop was closed: this page outlived its server's cache
            self._broke(faults.restarted())
            self._board.update(ended=True)

    def feed(self, samples: NDArray[np.int16], sample_rate_hz: int) -> None:
        """The microphone's next mono samples, int16 of shape ``(n,)``."""
        self._capture.feed(samples, sample_rate_hz)

    def pull(self, count: int) -> NDArray[np.int16]:
        """The next samples to play at ``VOICE_RATE_HZ``; fewer than ``count`` is silence."""
        return self._player.pull(count)

    def snapshot(self) -> LiveSnapshot:
        return self._board.snapshot()

    def interrupt(self) -> None:
        """Stop the interviewer; nothing happens while they are silent."""
        log.info("interrupted")
        self._do(lambda ear, exchange: exchange.interrupt())

    def finish_turn(self) -> None:
        """ "I'm done": the turn is over now."""
        self._do(lambda ear, exchange: exchange.take(ear.turns.finish()))

    def hold_turn(self) -> None:
        """ "Let me think": the turn stays open over a long silence."""
        self._do(lambda ear, exchange: ear.turns.hold())

    def press(self) -> None:
        """Push-to-talk: from here on the person speaks."""
        self._do(lambda ear, exchange: exchange.take(ear.turns.press()))

    def release(self) -> None:
        """Push-to-talk: they have spoken."""
        self._do(lambda ear, exchange: exchange.take(ear.turns.release()))

    def retry(self) -> None:
        """Take up once more what could not be transcribed."""
        self._do(lambda ear, exchange: exchange.retry())

    def stop(self) -> None:
        """End the call; what was said so far is taken in. A second call does nothing."""
        self._capture.close()

    def wait_ended(self, timeout_s: float) -> bool:
        """Wait until the call has ended; whether that came within ``timeout_s``."""
        return has_ended(self._running, timeout_s)

    def change_dialogue(self, change: Callable[[], None]) -> None:
        """Run ``change`` and wait for it: on the loop until the call has ended.

        So it never comes between the reading and the writing of what is taken in there.
        """

        async def on_the_loop() -> None:
            change()

        try:
            if not self.snapshot().ended:
                self._loop.submit(on_the_loop(), "greenroom-change").result()
                return
        except (RuntimeError, concurrent.futures.CancelledError):
            pass  # the loop is closed or closes: nothing is taken in any more
        change()

    def _do(self, what: Callable[[Ear, Exchange], None]) -> None:
        def on_the_loop() -> None:
            if self._ear and self._exchange and self.snapshot().connected:
                try:
                    what(self._ear, self._exchange)
                except Exception as error:  # noqa: BLE001 - the loop would only print it
                    self._work_broke(error)

        self._loop.call_soon(on_the_loop)

    async def _run(self, greeting: str) -> None:
        try:
            await self._listen(greeting)
        except TurnError as error:
            self._broke(error)
        except Exception as error:  # noqa: BLE001 - a fault of ours ends the call, not the talk
            self._broke(faults.failed(ReplyError, error))
        finally:
            await self._wind_down()

    async def _listen(self, greeting: str) -> None:
        self._ear = Ear(await self._engines.open_detector(), self._options)
        await asyncio.to_thread(warm_up, self._options.language)
        self._exchange = Exchange(
            dialogue=self._dialogue,
            engines=self._engines,
            ear=self._ear,
            player=self._player,
            board=self._board,
            tasks=self._tasks,
            options=self._options,
            note=self._note,
            grew=self._grew,
        )
        async for chunk in self._capture.chunks(CONNECT_WITHIN_S, LOST_AFTER_S):
            if not self.snapshot().connected:
                log.info("call connected")
                self._board.update(connected=True)
                self._exchange.greet(greeting)
            self._exchange.hear(chunk)
            if self._exchange.over:
                return

    def _work_broke(self, error: BaseException) -> None:
        """A fault of ours in a task or at a button: the call ends, the talk goes on."""
        cause = error if isinstance(error, Exception) else RuntimeError(type(error).__name__)
        self._broke(faults.failed(ReplyError, cause))
        self._capture.close()

    def _broke(self, error: TurnError) -> None:
        self._note(error)
        self._board.update(error=error)

    def _grew(self) -> None:
        if self._changed is not None:
            self._tasks.start(self._tell(self._changed), _KEEP)

    async def _tell(self, changed: Changed) -> None:
        await asyncio.to_thread(changed)

    async def _wind_down(self) -> None:
        """Take in what was said, end every task, and say that the call has ended."""
        self._capture.close()
        exchange, self._exchange = self._exchange, None  # no button reaches it any more
        try:
            if exchange is not None:
                sound = await exchange.wind_down()
                if sound is not None and self._left is not None:
                    self._left(sound)
            await self._tasks.end_all(but_finish=_KEEP)
            if self._changed is not None:
                await self._tell(self._changed)
        except Exception as error:  # noqa: BLE001 - a call that cannot end would hold its page
            self._broke(faults.failed(ReplyError, error))
            await self._tasks.end_all(but_finish=_KEEP)
        counts = self.snapshot().counts
        log.info("call ended", turns=counts.turns, cut_ins=counts.cut_ins, resumed=counts.resumed)
        self._board.update(state=State.READY, ended=True, connected=False)
