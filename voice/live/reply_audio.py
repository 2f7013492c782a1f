"""The sound of one reply: filled while it is made, drained while it is played."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import VOICE_RATE_HZ, PcmAudio
from core.listen.spectrum import WINDOW_S
from core.speak.heard import SpokenChunk, heard_text


@dataclass
class _Chunk:
    text: str
    samples: int = 0
    complete: bool = False


class ReplyAudio:
    """Sound for one reply, and how much of it was played.

    It is its own generation: a player plays one ``ReplyAudio``, and whatever a superseded turn
    still adds to its own can never be heard in the next. The loop calls ``begin_chunk``,
    ``push``, ``end_chunk`` and ``finish``; the player's thread calls ``pull``.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, on_first_sound: Callable[[], None] | None = None
    ) -> None:
        self._loop = loop
        self._on_first_sound = on_first_sound
        self._lock = threading.Lock()  # protects everything below
        self._pieces: deque[NDArray[np.int16]] = deque()
        self._chunks: list[_Chunk] = []
        self._pushed = 0
        self._played = 0
        self._finished = False
        self._drained = asyncio.Event()
        self._room = asyncio.Event()

    def begin_chunk(self, text: str) -> float:
        """The sound that is pushed from here on says ``text``.

        How much of it is there already, in seconds: more than 0 when the making of this very
        chunk was broken off.
        """
        with self._lock:
            if not self._chunks or self._chunks[-1].complete:
                self._chunks.append(_Chunk(text))
            return self._chunks[-1].samples / VOICE_RATE_HZ

    def push(self, audio: PcmAudio) -> None:
        """Add sound at ``VOICE_RATE_HZ`` to the chunk begun last.

        Raises ``ValueError`` before the first chunk, and for sound at another rate.
        """
        if audio.sample_rate_hz != VOICE_RATE_HZ:
            raise ValueError(f"sound at {audio.sample_rate_hz} Hz cannot be played")
        samples = audio.samples
        with self._lock:
            if not self._chunks:
                raise ValueError("no chunk was begun")
            self._pieces.append(samples)
            self._pushed += len(samples)
            self._chunks[-1].samples += len(samples)

    def end_chunk(self) -> None:
        with self._lock:
            self._chunks[-1].complete = True

    def finish(self) -> None:
        """No more sound is coming."""
        with self._lock:
            self._finished = True
            drained = not self._pieces
        if drained:
            self._drained.set()

    def pull(self, count: int) -> NDArray[np.int16]:
        """The next samples, at most ``count``; fewer when there are no more at the moment."""
        taken: list[NDArray[np.int16]] = []
        with self._lock:
            first = self._played == 0 and bool(self._pieces)
            missing = count
            while missing and self._pieces:
                piece = self._pieces.popleft()
                if len(piece) > missing:
                    self._pieces.appendleft(piece[missing:])
                    piece = piece[:missing]
                taken.append(piece)
                missing -= len(piece)
            self._played += count - missing
            drained = self._finished and not self._pieces
        if taken:
            self._tell(self._room.set)
        if drained:
            self._tell(self._drained.set)
        if first and self._on_first_sound is not None:
            self._tell(self._on_first_sound)
        return np.concatenate(taken) if taken else np.zeros(0, np.int16)

    async def drained(self) -> None:
        """Wait until everything was played."""
        await self._drained.wait()

    async def room(self, ahead_s: float) -> None:
        """Wait until less than ``ahead_s`` of sound waits to be played."""
        while self.buffered_s >= ahead_s:
            self._room.clear()
            if self.buffered_s >= ahead_s:
                await self._room.wait()

    @property
    def buffered_s(self) -> float:
        with self._lock:
            return (self._pushed - self._played) / VOICE_RATE_HZ

    @property
    def played_s(self) -> float:
        with self._lock:
            return self._played / VOICE_RATE_HZ

    @property
    def has_sound(self) -> bool:
        with self._lock:
            return self._pushed > 0

    def heard(self) -> str:
        """The words played so far."""
        with self._lock:
            spoken = [
                SpokenChunk(chunk.text, chunk.samples / VOICE_RATE_HZ, chunk.complete)
                for chunk in self._chunks
            ]
            played_s = self._played / VOICE_RATE_HZ
        return heard_text(spoken, played_s)

    def _tell(self, what: Callable[[], None]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what)


class Player:
    """Plays one ``ReplyAudio`` at a time; silence otherwise.

    ``pull`` belongs to the thread that feeds the network; everything else to the loop.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()  # protects the reply and the recent sound
        self._reply: ReplyAudio | None = None
        self._recent = np.zeros(round(WINDOW_S * VOICE_RATE_HZ), np.int16)

    def play(self, reply: ReplyAudio) -> None:
        with self._lock:
            self._reply = reply

    def stop(self) -> ReplyAudio | None:
        """Silence from the next sample on; what was playing, to be asked what was heard."""
        with self._lock:
            reply, self._reply = self._reply, None
            return reply

    def pull(self, count: int) -> NDArray[np.int16]:
        """The next samples at ``VOICE_RATE_HZ``, at most ``count``."""
        with self._lock:
            samples = self._reply.pull(count) if self._reply is not None else _NOTHING
            padded = np.pad(samples, (0, count - len(samples)))
            self._recent = np.concatenate([self._recent, padded])[-len(self._recent) :]
        return samples

    def recent(self) -> NDArray[np.int16]:
        """The last 64 ms that were played, silence included."""
        with self._lock:
            return self._recent


_NOTHING = np.zeros(0, np.int16)
