"""The words of a turn: its pieces go to the transcriber while the person still speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from core.conversation.errors import Kind, TranscriptionError, TurnError
from core.conversation.ports import Transcriber
from voice import faults
from voice.board import Board
from voice.heard_turn import HeardTurn
from voice.tasks import Tasks

WORDS_WITHIN_S = 30.0
_LAST_WORDS_WITHIN_S = 8.0
_INTERIM_AFTER_S = 2.5
_INTERIM_UP_TO_S = 10.0

Known = Callable[[HeardTurn], None]
Failed = Callable[[HeardTurn, TurnError], None]


class Words:
    """At most one transcription is waited for; a newer one of the same turn replaces it.

    ``known`` is called when a turn's words were taken into it, ``failed`` when they could not
    be had. Loop only.
    """

    def __init__(
        self,
        transcriber: Transcriber,
        language: str,
        *,
        tasks: Tasks,
        board: Board,
        known: Known,
        failed: Failed,
    ) -> None:
        self._transcriber = transcriber
        self._language = language
        self._tasks = tasks
        self._board = board
        self._known = known
        self._failed = failed
        self._task: asyncio.Task[None] | None = None
        self.known_at_s = 0.0
        """When words last became known, in the loop's time."""

    @property
    def on_the_way(self) -> bool:
        return self._task is not None and not self._task.done()

    def find(self, turn: HeardTurn, *, all_said: bool = True) -> None:
        """Transcribe what is open of ``turn``; ``all_said`` unless they are still speaking."""
        self.forget()
        self._task = self._tasks.start(self._find(turn, all_said), "greenroom-transcribe")

    def find_while_speaking(self, turn: HeardTurn) -> None:
        """For the captions: in a long sentence, now and then, when nothing else is under way."""
        now_s = asyncio.get_running_loop().time()
        if self.on_the_way or now_s - self.known_at_s < _INTERIM_AFTER_S:
            return
        if _INTERIM_AFTER_S <= turn.open_s <= _INTERIM_UP_TO_S:
            self.find(turn, all_said=False)

    def forget(self) -> None:
        """What is on the way is not wanted any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def find_last(self, turn: HeardTurn) -> None:
        """The words of a turn that nobody will reply to: as far as they can be had quickly."""
        if turn.settled:
            return
        try:
            async with asyncio.timeout(_LAST_WORDS_WITHIN_S):
                sound = turn.open_piece()
                transcript = await self._transcriber.transcribe(sound, self._language)
            turn.take(transcript, turn.length, all_said=True)
        except Exception:  # noqa: BLE001 - whatever it is, the call must end
            turn.settled = True  # what the pieces before it said is still an answer

    async def _find(self, turn: HeardTurn, all_said: bool) -> None:
        length, sound = turn.length, turn.open_piece()
        self._board.count(transcribed_s=sound.duration_s)
        try:
            async with asyncio.timeout(WORDS_WITHIN_S):
                transcript = await self._transcriber.transcribe(sound, self._language)
        except TimeoutError as error:
            self._failed(turn, faults.timed_out(TranscriptionError, WORDS_WITHIN_S, error))
            return
        except TurnError as error:
            if error.kind is not Kind.NO_SPEECH:
                self._failed(turn, error)
                return
            transcript = None
        except Exception as error:  # noqa: BLE001 - a fault of ours ends the turn, not the call
            self._failed(turn, faults.failed(TranscriptionError, error))
            return
        self.known_at_s = asyncio.get_running_loop().time()
        turn.take(transcript, length, all_said=all_said)
        self._known(turn)
