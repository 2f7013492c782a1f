"""An agent on a WebSocket, so that its turn-taking can be measured without a browser.

Speaks voicebench's protocol: binary frames of mono PCM16 at 16 kHz in, at ``--rate-out`` out;
``{"type": "clear"}`` when playback is dropped, ``{"type": "transcript", ...}`` for captions.
Speech to text, language model and voice are the OpenAI-compatible server at ``--base-url``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from contextlib import suppress

import numpy as np
import structlog
from numpy.typing import NDArray
from platformdirs import user_cache_path
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from core.conversation.audio import SPEECH_RATE_HZ, VOICE_RATE_HZ, PcmAudio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import TurnError
from core.conversation.messages import Role
from core.conversation.ports import SpeechStream
from core.conversation.services import ServiceRole
from core.listen.turn_taking import Patience
from providers.choices import Wish
from providers.local.engines import LocalEngines
from providers.local.silero import SileroDetector
from providers.recordings import decode_recording, resample
from providers.registry import Access, ProviderId
from providers.services import Services
from providers.spending import Caps, DayLedger
from providers.visit import Visit
from voice.dialogues.chat import ChatDialogue
from voice.live.call import LiveCall
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop
from voice.turn import Engines

FRAME_S = 0.02
_AHEAD_S = 0.02
"""So much is sent before it is due: a late wake-up must not tear a hole into the sound."""


def live_options(endpoint_s: float, speculate: bool, interim: bool = False) -> LiveOptions:
    """The app's own way of listening, with ``endpoint_s`` after a finished sentence."""
    usual = Patience()
    patience = Patience(
        finished_s=endpoint_s,
        unfinished_s=max(endpoint_s, usual.unfinished_s),
        done_s=min(endpoint_s, usual.done_s),
        pause_s=min(endpoint_s, usual.pause_s),
    )
    return LiveOptions(patience, speculate=speculate, interim=lambda: interim)


class Agent:
    """One connection: its call, its captions and its paced playback."""

    def __init__(self, socket: ServerConnection, call: LiveCall, rate_out: int) -> None:
        self._socket = socket
        self._call = call
        self._rate_out = rate_out
        self._cleared = 0
        self._told = ("", "")

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            playing = group.create_task(self._play(), name="serve-play")
            await self._listen()
            playing.cancel()

    async def _listen(self) -> None:
        with suppress(ConnectionClosed):
            async for message in self._socket:
                if isinstance(message, bytes):
                    samples = np.frombuffer(message[: len(message) // 2 * 2], "<i2")
                    self._call.feed(samples, SPEECH_RATE_HZ)

    async def _play(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        count = round(FRAME_S * VOICE_RATE_HZ)
        with suppress(ConnectionClosed):
            while True:
                await self._tell()
                samples = self._call.pull(count)
                if len(samples):
                    await self._socket.send(self._encode(samples))
                due = max(due + FRAME_S, loop.time() - FRAME_S)
                await asyncio.sleep(max(0.0, due - _AHEAD_S - loop.time()))

    async def _tell(self) -> None:
        seen = self._call.snapshot()
        if seen.counts.cut_ins != self._cleared:
            self._cleared = seen.counts.cut_ins
            await self._socket.send(json.dumps({"type": "clear"}))
        told = (seen.person, seen.interviewer)
        for role, text, before in zip(("user", "agent"), told, self._told, strict=True):
            if text and text != before:
                final = role == "user" and seen.wait_s > 0
                caption = {"type": "transcript", "role": role, "text": text, "final": final}
                await self._socket.send(json.dumps(caption))
        self._told = told

    def _encode(self, samples: NDArray[np.int16]) -> bytes:
        if self._rate_out == VOICE_RATE_HZ:
            return samples.tobytes()
        return resample(PcmAudio(samples, VOICE_RATE_HZ), self._rate_out).samples.tobytes()


def note_fault(fault: TurnError) -> None:
    print(f"fault: {fault.stage}/{fault.kind}/{fault.code}", file=sys.stderr)


def services_at(base_url: str) -> Services:
    """Everything from the server at ``base_url``; the embedded engines stand by."""
    models = {ServiceRole.HEAR: "whisper-1", ServiceRole.SPEAK: "tts-1"}
    wishes = {role: (Wish(ProviderId.SERVER, models.get(role, "default")),) for role in ServiceRole}
    local = LocalEngines(user_cache_path("greenroom", appauthor=False))
    ledger, caps = DayLedger(None), Caps(1.0, 1.0)
    return Services(Access(openai_url=base_url), local, caps, ledger, wishes)


async def serve_forever(
    arguments: argparse.Namespace, loop: BackgroundLoop, ready: Callable[[], None] | None = None
) -> None:
    detector = SileroDetector()

    services = services_at(arguments.base_url)
    await asyncio.wrap_future(loop.submit(services.greet()))
    services.local.detector.get()

    async def open_detector() -> SpeechStream:
        return detector.stream()

    async def connected(socket: ServerConnection) -> None:
        dialogue = ChatDialogue(Brief(Domain.BUSINESS, InterviewType.TECHNICAL))
        visit = Visit(services)
        engines = Engines(
            decode_recording,
            visit.transcriber(),
            visit.interviewer(),
            visit.synthesizer(),
            open_detector,
        )
        options = live_options(arguments.endpoint_s, not arguments.no_speculation)
        call = LiveCall(dialogue, engines, loop, options, note=note_fault)
        call.start()
        try:
            await Agent(socket, call, arguments.rate_out).run()
        finally:
            call.stop()
            await asyncio.to_thread(call.wait_ended, 10.0)
            spoken = [m.text for m in dialogue.messages if m.role is Role.ASSISTANT]
            report = {
                "turns": len(dialogue.messages) - len(spoken),
                **{name: getattr(call.snapshot().counts, name) for name in _COUNTS},
                "remembered": spoken if arguments.remembered else None,
            }
            print(json.dumps(report), flush=True)

    async with serve(connected, "127.0.0.1", arguments.port, max_size=2**20):
        print(f"listening on ws://127.0.0.1:{arguments.port}", file=sys.stderr, flush=True)
        if ready is not None:
            ready()
        await asyncio.get_running_loop().create_future()


_COUNTS = ("cut_ins", "resumed", "speculated", "discarded")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    made.add_argument("--port", type=int, required=True)
    made.add_argument("--base-url", required=True)
    made.add_argument("--endpoint-s", type=float, default=Patience().finished_s)
    made.add_argument("--rate-out", type=int, default=VOICE_RATE_HZ)
    made.add_argument("--no-speculation", action="store_true")
    made.add_argument("--remembered", action="store_true", help="print what the agent remembers")
    return made


def main() -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
    arguments = parser().parse_args()
    loop = BackgroundLoop()
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve_forever(arguments, loop))
    finally:
        loop.close()


if __name__ == "__main__":
    main()
