"""The people of ``benchmarks.capacity``: WebRTC peers that talk, listen and measure.

They run in a process of their own, told what to do by JSON lines on its input.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from itertools import cycle
from pathlib import Path

import av
import numpy as np
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio
from providers.recordings import decode_recording, resample

STEADY_AFTER_S = 4.0
LISTENS_S = 1.0
REPLY_WITHIN_S = 10.0
REPLY = "That is a good start. Tell me what you did next, and why you did it that way."
SECONDS_A_CHARACTER = 0.06

_MIC_HZ, _MIC_FRAME = 48_000, 960
_PEAK = 0.4
_LOUD = 500
_QUIET_S = 0.2


def load_words(clips: Path, rate_hz: int) -> list[PcmAudio]:
    """The words among ``clips``, equally loud, from the first sound to the last."""
    loaded = []
    for file in sorted(clips.glob("words_*.wav")):
        samples = resample(decode_recording(file.read_bytes()), rate_hz).as_float32()
        samples = samples / max(1e-9, float(np.abs(samples).max())) * _PEAK
        loud = np.flatnonzero(np.abs(samples) > 0.01)
        loaded.append(PcmAudio.from_float32(samples[loud[0] : loud[-1] + 1], rate_hz))
    if not loaded:
        raise SystemExit(f"no words_*.wav in {clips}")
    return loaded


class Microphone(MediaStreamTrack):
    """20 ms of sound at a time: silence, and what is ``say``-ed."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._sound = np.zeros(0, np.int16)
        self._said: asyncio.Future[float] | None = None
        self._started_s: float | None = None
        self._frames = 0

    async def say(self, sound: NDArray[np.int16]) -> float:
        """Speak ``sound``; when its last sample was sent."""
        self._sound = sound
        self._said = asyncio.get_running_loop().create_future()
        return await self._said

    async def recv(self) -> av.AudioFrame:
        loop = asyncio.get_running_loop()
        self._started_s = self._started_s or loop.time()
        await asyncio.sleep(max(0.0, self._started_s + self._frames * 0.02 - loop.time()))
        piece, self._sound = np.split(self._sound, [_MIC_FRAME])
        if self._said is not None and not len(self._sound):
            self._said.set_result(loop.time())
            self._said = None
        samples = np.pad(piece, (0, _MIC_FRAME - len(piece))).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate, frame.time_base = _MIC_HZ, Fraction(1, _MIC_HZ)
        frame.pts = self._frames * _MIC_FRAME
        self._frames += 1
        return frame


class Person:
    """Speaks, listens, cuts in."""

    def __init__(self) -> None:
        self._peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._microphone = Microphone()
        self._peer.addTrack(self._microphone)
        self._peer.on("track", self._on_track)
        self._connected = asyncio.Event()
        self._peer.on("connectionstatechange", self._on_state)
        self._listening: asyncio.Task[None] | None = None
        self._heard_s = 0.0
        self._awaited: asyncio.Future[float] | None = None

    async def offer(self) -> str:
        await self._peer.setLocalDescription(await self._peer.createOffer())
        return str(self._peer.localDescription.sdp)

    async def connect(self, answer: str) -> None:
        await self._peer.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        await asyncio.wait_for(self._connected.wait(), REPLY_WITHIN_S)

    async def talk(self, clips: Sequence[PcmAudio], until_s: float) -> list[float]:
        """From the last sample sent to the first heard, turn by turn."""
        loop = asyncio.get_running_loop()
        waits_s = []
        for clip in cycle(clips):
            if loop.time() > until_s:
                break
            end_s = await self._microphone.say(clip.samples)
            if end_s - self._heard_s < _QUIET_S:
                print("a cut-in was not heard", file=sys.stderr)
                await asyncio.sleep(SECONDS_A_CHARACTER * len(REPLY))
                continue
            self._awaited = loop.create_future()
            try:
                waits_s.append(await asyncio.wait_for(self._awaited, REPLY_WITHIN_S) - end_s)
            except TimeoutError:
                print("a turn was not answered", file=sys.stderr)
            await asyncio.sleep(LISTENS_S)
        return waits_s

    async def hang_up(self) -> None:
        await self._peer.close()
        if self._listening is not None:
            await self._listening

    def _on_state(self) -> None:
        if self._peer.connectionState == "connected":
            self._connected.set()

    def _on_track(self, track: MediaStreamTrack) -> None:
        self._listening = asyncio.ensure_future(self._listen(track))

    async def _listen(self, track: MediaStreamTrack) -> None:
        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                assert isinstance(frame, av.AudioFrame)
                if np.abs(frame.to_ndarray().astype(np.int32)).max() < _LOUD:
                    continue
                self._heard_s = asyncio.get_running_loop().time()
                if self._awaited is not None and not self._awaited.done():
                    self._awaited.set_result(self._heard_s)


async def _people(folder: Path) -> None:
    clips = load_words(folder, _MIC_HZ)
    people: list[Person] = []
    while line := await asyncio.to_thread(sys.stdin.readline):
        what, value = json.loads(line)
        answer: object = None
        if what == "offer":
            people.append(Person())
            answer = await people[-1].offer()
        elif what == "answer":
            await people[-1].connect(value)
        elif what == "hang_up":
            await people.pop(0).hang_up()
        elif what == "talk":
            until_s = asyncio.get_running_loop().time() + value
            talks = [asyncio.ensure_future(one.talk(clips, until_s)) for one in people]
            await asyncio.sleep(STEADY_AFTER_S)
            print(json.dumps("steady"), flush=True)
            answer = [wait_s for waits_s in await asyncio.gather(*talks) for wait_s in waits_s]
        print(json.dumps(answer), flush=True)
    for one in people:
        await one.hang_up()


def main() -> None:
    logging.disable(logging.WARNING)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clips", type=Path, required=True)
    asyncio.run(_people(parser.parse_args().clips))


if __name__ == "__main__":
    main()
