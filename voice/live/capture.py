"""Capture: the microphone's frames, from whatever thread, as even chunks on the loop."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator

import av
import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ
from core.conversation.errors import CaptureError, Kind
from core.listen.speech import CHUNK_S
from core.sentence import say

CHUNK_SAMPLES = round(CHUNK_S * SPEECH_RATE_HZ)
_QUEUED_FRAMES = 100
"""Two seconds of 20 ms frames: more is a flood or a stuck loop, and old sound is no use."""

_LONGEST_FRAME_S = 1.0
_SLOWEST_HZ, _FASTEST_HZ = 8_000, 192_000


class Capture:
    """Takes frames of any rate, gives chunks of 512 samples at 16 kHz.

    ``feed`` and ``close`` may be called from any thread and never block; ``chunks`` runs once,
    on the loop. When frames come faster than they are read the oldest are dropped.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()  # protects the queue, the loop and the event
        self._frames: deque[tuple[NDArray[np.int16], int]] = deque(maxlen=_QUEUED_FRAMES)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._arrived: asyncio.Event | None = None
        self._closed = False

    def feed(self, samples: NDArray[np.int16], sample_rate_hz: int) -> None:
        """Hand over mono int16 ``samples`` of shape ``(n,)``; what cannot be sound is dropped."""
        fits = _SLOWEST_HZ <= sample_rate_hz <= _FASTEST_HZ
        if not fits or not 0 < len(samples) <= _LONGEST_FRAME_S * sample_rate_hz:
            return
        with self._lock:
            if self._closed:
                return
            was_empty = not self._frames
            self._frames.append((samples, sample_rate_hz))
            if was_empty:
                self._wake()

    def close(self) -> None:
        """End ``chunks`` after what is queued. A second call does nothing."""
        with self._lock:
            self._closed = True
            self._wake()

    def _wake(self) -> None:
        if self._loop is not None and self._arrived is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._arrived.set)

    async def chunks(self, first_within_s: float, next_within_s: float) -> AsyncIterator[Chunk]:
        """Chunks as they come, until ``close``.

        Raises ``CaptureError`` when no frame came in time: ``microphone_unreachable`` for the
        first one, ``microphone_lost`` afterwards.
        """
        arrived = asyncio.Event()
        with self._lock:
            self._loop, self._arrived = asyncio.get_running_loop(), arrived
            if self._frames or self._closed:
                arrived.set()
        resampler = _Resampler()
        limit_s, fault = first_within_s, _unreachable
        while True:
            try:
                async with asyncio.timeout(limit_s):
                    await arrived.wait()
            except TimeoutError as error:
                raise fault() from error
            with self._lock:
                frames = list(self._frames)
                self._frames.clear()
                arrived.clear()
                closed = self._closed
            for samples, rate_hz in frames:
                for chunk in resampler.push(samples, rate_hz):
                    yield chunk
            if closed:
                return
            limit_s, fault = next_within_s, _lost


Chunk = NDArray[np.float32]
"""Float32 in [-1, 1), shape ``(512,)``, at 16 kHz."""


class _Resampler:
    """Frames of any rate to chunks, without a seam between frames."""

    def __init__(self) -> None:
        self._rate_hz = 0
        self._resampler: av.AudioResampler | None = None
        self._rest = np.zeros(0, np.int16)

    def push(self, samples: NDArray[np.int16], rate_hz: int) -> list[Chunk]:
        if rate_hz != self._rate_hz or self._resampler is None:
            self._rate_hz = rate_hz
            self._resampler = av.AudioResampler(format="s16", layout="mono", rate=SPEECH_RATE_HZ)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = rate_hz
        out = [piece.to_ndarray().reshape(-1) for piece in self._resampler.resample(frame)]
        self._rest = np.concatenate([self._rest, *out])
        count = len(self._rest) // CHUNK_SAMPLES
        whole, self._rest = np.split(self._rest, [count * CHUNK_SAMPLES])
        return list(whole.reshape(count, CHUNK_SAMPLES).astype(np.float32) / 32_768.0)


def _unreachable() -> CaptureError:
    return CaptureError(
        Kind.CONNECTIVITY,
        "microphone_unreachable",
        say("The live connection could not be made: no sound arrives from your microphone."),
        say(
            "Use the recorder below; it is the same conversation. A firewall, a VPN or a blocked "
            "microphone are the usual reasons."
        ),
    )


def _lost() -> CaptureError:
    return CaptureError(
        Kind.CONNECTIVITY,
        "microphone_lost",
        say("The live connection broke off. Everything said so far is kept."),
        say("Start live again, or go on with the recorder below."),
    )
