"""A telephone for tests: speaks into a live call and listens to it, faster than time.

Sound goes in chunk by chunk, and for each chunk as much is played as would be in that time.
Between two chunks the loop gets its turns, so a test waits on what it can see, never on time.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import VOICE_RATE_HZ
from core.listen.speech import CHUNK_S
from voice.live.call import LiveCall
from voice.live.view import LiveSnapshot
from voice.live.warm_up import warm_up
from voice.loop import BackgroundLoop

RATE_HZ = 16_000
_CHUNK = 512
_PLAYED = round(CHUNK_S * VOICE_RATE_HZ)
_TURNS_OF_THE_LOOP = 12

Result = TypeVar("Result")


def words_sound(duration_s: float) -> NDArray[np.int16]:
    """Something that moves like speech: a voice whose vowel changes every 80 ms."""
    count = round(duration_s * RATE_HZ)
    at_s = np.arange(count) / RATE_HZ
    sound = np.zeros(count)
    for harmonic in range(1, 30):
        hz = 120 * harmonic
        formant_hz = np.where((at_s / 0.08).astype(int) % 2, 800.0, 2_400.0)
        sound += np.exp(-(((hz - formant_hz) / 500) ** 2)) * np.sin(2 * np.pi * hz * at_s)
    return (12_000 * sound / np.abs(sound).max()).astype(np.int16)


def hum_sound(duration_s: float) -> NDArray[np.int16]:
    """ "Mm": a voice that stands still."""
    at_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    sound = sum(np.sin(2 * np.pi * 120 * k * at_s) / k**2 for k in range(1, 6))
    return (8_000 * sound / np.abs(sound).max()).astype(np.int16)


class Phone:
    """One end of ``call``. ``played`` is what came out of it, silence included."""

    def __init__(self, call: LiveCall, loop: BackgroundLoop) -> None:
        warm_up("en")  # a call's first use of it takes time that passes for no phone
        self._call = call
        self._loop = loop
        self.played: list[NDArray[np.int16]] = []

    def say(self, sound: NDArray[np.int16]) -> None:
        """Speak ``sound`` (16 kHz) to its end."""
        self._on_loop(self._say(sound))

    def silent(self, seconds: float) -> None:
        self.say(np.zeros(round(seconds * RATE_HZ), np.int16))

    def until(self, seen: Callable[[LiveSnapshot], bool], within_s: float = 30.0) -> LiveSnapshot:
        """Stay silent until ``seen`` holds; fails when that takes ``within_s`` of silence."""
        return self._on_loop(self._until(seen, within_s, np.zeros(_CHUNK, np.int16)))

    def say_until(
        self,
        sound: NDArray[np.int16],
        seen: Callable[[LiveSnapshot], bool],
        within_s: float = 30.0,
    ) -> LiveSnapshot:
        """Say ``sound`` again and again until ``seen`` holds."""
        return self._on_loop(self._until(seen, within_s, sound))

    def echo(self, chunks: int, delay_chunks: int = 6) -> None:
        """Hear what was played ``delay_chunks`` ago through the microphone."""
        for _ in range(chunks):
            self.say(self._echo(delay_chunks))

    def echo_until(self, seen: Callable[[LiveSnapshot], bool], delay_chunks: int) -> None:
        for _ in range(2_000):
            if seen(self._call.snapshot()):
                return
            self.echo(1, delay_chunks)
        raise AssertionError(f"never seen: {self._call.snapshot()}")

    def _echo(self, delay_chunks: int) -> NDArray[np.int16]:
        if len(self.played) < delay_chunks:
            return np.zeros(_CHUNK, np.int16)
        played = self.played[-delay_chunks].astype(np.float64)
        at = np.arange(_CHUNK) * len(played) / _CHUNK
        return (0.5 * np.interp(at, np.arange(len(played)), played)).astype(np.int16)

    def heard_now(self) -> bool:
        """Whether the interviewer's voice sounded in the last chunk."""
        return bool(self.played) and bool(np.abs(self.played[-1]).max(initial=0) > 0)

    def _on_loop(self, work: Coroutine[Any, Any, Result]) -> Result:
        future: concurrent.futures.Future[Result] = self._loop.submit(work)
        return future.result(60)

    async def _say(self, sound: NDArray[np.int16]) -> None:
        padded = np.pad(sound, (0, -len(sound) % _CHUNK))
        for chunk in padded.reshape(-1, _CHUNK):
            await self._exchange(chunk)

    async def _until(
        self, seen: Callable[[LiveSnapshot], bool], within_s: float, sound: NDArray[np.int16]
    ) -> LiveSnapshot:
        padded = np.pad(sound, (0, -len(sound) % _CHUNK)).reshape(-1, _CHUNK)
        for number in range(round(within_s / CHUNK_S)):
            if seen(self._call.snapshot()):
                return self._call.snapshot()
            await self._exchange(padded[number % len(padded)])
        raise AssertionError(f"never seen within {within_s} s: {self._call.snapshot()}")

    async def _exchange(self, chunk: NDArray[np.int16]) -> None:
        self._call.feed(chunk, RATE_HZ)
        samples = self._call.pull(_PLAYED)
        self.played.append(np.pad(samples, (0, _PLAYED - len(samples))))
        for _ in range(_TURNS_OF_THE_LOOP):
            await asyncio.sleep(0)
