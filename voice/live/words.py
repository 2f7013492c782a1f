"""The words of a turn: its pieces go to the transcriber while the person still speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.errors import Kind, TranscriptionError, TurnError
from core.conversation.ports import Transcriber
from core.conversation.transcript import Transcript
from voice import faults
from voice.live.heard_turn import HeardTurn
from voice.live.tasks import Tasks

WORDS_WITHIN_S = 30.0
"""At least; a longer sound may take as long as it lasts. A slow machine needs a sixth of that."""

_INTERIM_AFTER_S = 2.5
_INTERIM_UP_TO_S = 10.0
_INTERIM_WITH_SILENCE_S = 30.0
"""With the silence before it: recognisers read so much at once, and are no slower for it."""

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
        known: Known,
        failed: Failed,
    ) -> None:
        self._transcriber = transcriber
        self._language = language
        self._tasks = tasks
        self._known = known
        self._failed = failed
        self._task: asyncio.Task[None] | None = None
        self._known_at_s = 0.0  # when words last became known, in the loop's time

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
        if self.on_the_way or now_s - self._known_at_s < _INTERIM_AFTER_S:
            return
        if turn.spoken_s > _INTERIM_UP_TO_S:
            return
        if _INTERIM_AFTER_S <= turn.open_s <= _INTERIM_WITH_SILENCE_S:
            self.find(turn, all_said=False)

    def forget(self) -> None:
        """What is on the way is not wanted any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def find_last(
        self, turn: HeardTurn | None, failed: HeardTurn | None
    ) -> tuple[TurnError | None, PcmAudio | None]:
        """Take in the words of a turn that nobody will reply to; why they cannot be had, if so.

        And the sound that has none: of ``failed``, and then of the turn.
        """
        left = [failed.sound] if failed is not None else []
        fault = None
        if turn is not None and not turn.settled:
            fault = await self._take_words(turn, all_said=True)
        if turn is not None and fault is not None and (wordless := turn.left_over()) is not None:
            left.append(wordless)
        return fault, join_audio(left) if left else None

    async def _find(self, turn: HeardTurn, all_said: bool) -> None:
        fault = await self._take_words(turn, all_said)
        if fault is not None:
            self._failed(turn, fault)
            return
        self._known_at_s = asyncio.get_running_loop().time()
        self._known(turn)

    async def _take_words(self, turn: HeardTurn, all_said: bool) -> TurnError | None:
        """Transcribe what is open of ``turn``, if anything is, and take it in; the fault, if
        that fails."""
        piece = turn.open_piece()
        if piece is None:
            return None
        heard: list[Transcript] = []

        async def transcribe() -> None:
            heard.append(await self._transcriber.transcribe(piece.sound, self._language))

        limit_s = max(WORDS_WITHIN_S, piece.sound.duration_s)
        fault = await faults.fault_of(transcribe(), TranscriptionError, limit_s)
        if fault is not None and fault.kind is not Kind.NO_SPEECH:
            return fault
        turn.take(heard[0] if heard else None, piece, all_said=all_said)
        return None
