"""Live turns on services that stall, drop, truncate and ask for pauses: does the talk go on?

``python -m benchmarks.faulty_services --cases FILE --json`` holds ``turns`` turns in ``sessions``
live calls at a time, against a server on this machine that misbehaves at the given rates (each
a share of the requests of its kind). FILE says what is spoken, how fast the server is in health,
and how often it fails. Hearing and thinking are asked of Groq first and of OpenAI next, speaking
of OpenAI; the embedded engines stand by. Figures are in seconds from the last word spoken to
the first sound heard.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from numpy.typing import NDArray
from platformdirs import user_cache_path
from pydantic import SecretStr

from benchmarks.printing import print_figures
from core.conversation.audio import SPEECH_RATE_HZ, VOICE_RATE_HZ, join_audio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import TurnError
from core.conversation.voice_style import VoiceStyle
from providers.local.engines import LocalEngines
from providers.recordings import decode_recording, resample
from providers.registry import Access
from providers.services import Services
from providers.spending import Caps, DayLedger
from providers.visit import Visit
from tests.stand_in import EVENTS, SPEECH, Exchange, StandInThread
from voice.dialogues.chat import ChatDialogue
from voice.live.call import LiveCall
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop
from voice.turn import Engines

FRAME_S = 0.02
ANSWER_WITHIN_S = 12.0
LISTENS_S = 0.6

_REPLY = "That was a brave step. What did you do first?"
_KEY = SecretStr("sk-benchmark")
_LOUD = 200
_RETRY_AFTER = "retry-after: 2"


class FaultyServer:
    """A server in a thread of its own. ``cases`` says how it behaves; ``faults`` counts them."""

    def __init__(self, cases: dict[str, Any]) -> None:
        self._cases = cases
        self._healthy = cases["healthy_s"]
        self._rng = random.Random(cases["seed"])
        self._thread = StandInThread(self._behave)
        self.faults: Counter[str] = Counter()

    @property
    def origin(self) -> str:
        return self._thread.origin

    def close(self) -> None:
        self._thread.close()

    async def _behave(self, exchange: Exchange) -> None:
        path = exchange.request.path
        for ending, kind, answer in (
            ("/transcriptions", "transcription", self._hear),
            ("/completions", "chat", self._think),
            ("/speech", "speech", self._speak),
        ):
            if path.endswith(ending):
                if not await self._misbehave(kind, exchange):
                    await answer(exchange)
                return
        await exchange.answer(body={"object": "list", "data": []})

    async def _misbehave(self, kind: str, exchange: Exchange) -> bool:
        """Whether the request met a fault; a slow answer is one that still comes."""
        rates = self._cases[kind]
        if self._rng.random() < rates.get("slow_share", 0.0):
            self.faults[f"{kind}: slow"] += 1
            await asyncio.sleep(rates["slow_s"])
            return False
        drawn = self._rng.random()
        for fault in ("stall", "rate_limit", "disconnect", "truncate"):
            drawn -= rates.get(fault, 0.0)
            if drawn < 0:
                self.faults[f"{kind}: {fault}"] += 1
                await self._fail(fault, kind, exchange)
                return True
        return False

    async def _fail(self, fault: str, kind: str, exchange: Exchange) -> None:
        if fault == "stall":
            await exchange.until_gone()
        elif fault == "rate_limit":
            await exchange.answer(429, {"error": {"message": "slow down"}}, more=(_RETRY_AFTER,))
        elif kind == "chat":  # a few words, then nothing; with and without the end of the body
            await exchange.begin(EVENTS)
            for word in _REPLY.split(" ")[:4]:
                await exchange.send_token(f"{word} ")
                await asyncio.sleep(self._healthy["token"])
            if fault == "truncate":
                await exchange.end()

    async def _hear(self, exchange: Exchange) -> None:
        await asyncio.sleep(self._healthy["transcription"])
        await exchange.answer(body={"text": "I moved the shop and we kept every customer."})

    async def _think(self, exchange: Exchange) -> None:
        await exchange.begin(EVENTS)
        await asyncio.sleep(self._healthy["first_token"])
        for word in _REPLY.split(" "):
            await exchange.send_token(f"{word} ")
            await asyncio.sleep(self._healthy["token"])
        await exchange.send_token(None, "stop")
        await exchange.send_event("[DONE]")
        await exchange.end()

    async def _speak(self, exchange: Exchange) -> None:
        text = str(exchange.request.json()["input"])
        await exchange.begin(SPEECH)
        await asyncio.sleep(self._healthy["speech"])
        at_s = np.arange(round(0.06 * len(text) * VOICE_RATE_HZ)) / VOICE_RATE_HZ
        sound = (6_000 * np.sin(2 * np.pi * 200 * at_s)).astype("<i2").tobytes()
        for start in range(0, len(sound), 9_600):
            await exchange.send(sound[start : start + 9_600])
        await exchange.end()


class Person:
    """Talks into a call in real time and listens to it."""

    def __init__(self, call: LiveCall) -> None:
        self._call = call
        self._next_s = time.monotonic()

    async def frame(self, samples: NDArray[np.int16]) -> bool:
        """20 ms: into the microphone, and out of the loudspeaker; whether anything was heard."""
        self._next_s += FRAME_S
        await asyncio.sleep(max(0.0, self._next_s - time.monotonic()))
        self._call.feed(samples, SPEECH_RATE_HZ)
        played = self._call.pull(round(FRAME_S * VOICE_RATE_HZ))
        return bool(len(played)) and bool(np.abs(played.astype(int)).max() > _LOUD)

    async def turn(self, words: NDArray[np.int16]) -> float | None:
        """Say ``words``; how long until the reply sounds, ``None`` when it never does.

        Then listens until it is over.
        """
        size = round(FRAME_S * SPEECH_RATE_HZ)
        for start in range(0, len(words), size):
            await self.frame(words[start : start + size])
        silence = np.zeros(size, np.int16)
        spoke_until_s = time.monotonic()
        while not await self.frame(silence):
            if time.monotonic() - spoke_until_s > ANSWER_WITHIN_S:
                return None
        first_s = time.monotonic() - spoke_until_s
        heard_s = time.monotonic()
        while time.monotonic() - heard_s < LISTENS_S:
            if await self.frame(silence):
                heard_s = time.monotonic()
        return first_s


async def talk(
    visit: Visit,
    loop: BackgroundLoop,
    clips: Sequence[NDArray[np.int16]],
    turns: int,
    seed: int,
) -> dict[str, Any]:
    """One call of ``turns`` turns."""
    faults: list[TurnError] = []
    engines = Engines(
        decode_recording,
        visit.transcriber(),
        visit.interviewer(),
        visit.synthesizer(),
        visit.services.local.open_detector,
    )
    dialogue = ChatDialogue(Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL))
    call = LiveCall(dialogue, engines, loop, LiveOptions(interim=lambda: False), note=faults.append)
    call.start()
    person, rng = Person(call), random.Random(seed)
    waits_s: list[float] = []
    explained = lost = 0
    for _ in range(turns):
        before = len(faults)
        wait_s = await person.turn(rng.choice(clips))
        if wait_s is not None:
            waits_s.append(wait_s)
        elif len(faults) > before:
            explained += 1
        else:
            lost += 1
    call.stop()
    await asyncio.to_thread(call.wait_ended, 10.0)
    fell_back = Counter(f"{f.role.value}: {f.code}" for f in visit.journal.all())
    spoken = len(dialogue.messages)
    return {
        "waits_s": waits_s,
        "explained": explained,
        "lost": lost,
        "faults": [f.code for f in faults],
        "fell_back": fell_back,
        "messages": spoken,
    }


async def measure(cases: dict[str, Any], cache_dir: Path) -> dict[str, Any]:
    server, loop = FaultyServer(cases), BackgroundLoop()
    local = LocalEngines(cache_dir)
    access = Access(
        groq_key=_KEY, groq_url=server.origin, openai_key=_KEY, openai_home=f"{server.origin}/v1"
    )
    services = Services(access, local, Caps(1e9, 1e9), DayLedger(None))
    try:
        clips = []
        for text in cases["utterances"]:
            audio = join_audio([p async for p in local.synthesize(text, VoiceStyle())])
            samples = resample(audio, SPEECH_RATE_HZ).samples
            loud = np.flatnonzero(np.abs(samples.astype(int)) > _LOUD)
            clips.append(samples[loud[0] : loud[-1] + 1])
        await asyncio.to_thread(local.transcriber.get)
        await asyncio.wrap_future(loop.submit(services.greet()))
        sessions, turns = cases["sessions"], cases["turns"]
        shares = [turns // sessions + (n < turns % sessions) for n in range(sessions)]
        told = await asyncio.gather(
            *(talk(Visit(services), loop, clips, share, n) for n, share in enumerate(shares))
        )
        await asyncio.wrap_future(loop.submit(services.close()))
        tasks = await asyncio.wrap_future(loop.submit(_tasks_left()))
        sockets = open_sockets(server.origin)
    finally:
        server.close()
        loop.close()
        local.close()
    waits_s = [wait for one in told for wait in one["waits_s"]]
    return {
        "turns": sum(shares),
        "heard": len(waits_s),
        "explained": sum(one["explained"] for one in told),
        "lost": sum(one["lost"] for one in told),
        "first_audio_p50_s": round(float(np.percentile(waits_s, 50)), 3),
        "first_audio_p95_s": round(float(np.percentile(waits_s, 95)), 3),
        "first_audio_max_s": round(max(waits_s), 3),
        "faults_met": dict(server.faults),
        "fell_back": dict(sum((one["fell_back"] for one in told), Counter[str]())),
        "faults_shown": dict(Counter(code for one in told for code in one["faults"])),
        "leaked_tasks": tasks,
        "leaked_sockets": sockets,
        "leaked_threads": sum(t.name.startswith("greenroom") for t in threading.enumerate()),
    }


async def _tasks_left() -> int:
    return len(asyncio.all_tasks()) - 1


def open_sockets(origin: str) -> int:
    """Connections of this process to ``origin`` that are still open (Linux)."""
    port = int(origin.rpartition(":")[2])
    established = "01"
    found = 0
    with suppress(OSError):
        for line in Path("/proc/self/net/tcp").read_text().splitlines()[1:]:
            fields = line.split()
            remote, state = fields[2], fields[3]
            found += state == established and int(remote.rpartition(":")[2], 16) == port
    return found


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--turns", type=int, help="instead of the number in the file")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    cases = json.loads(arguments.cases.read_text(encoding="utf-8"))
    cases["turns"] = arguments.turns or cases["turns"]
    result = asyncio.run(measure(cases, user_cache_path("greenroom", appauthor=False)))
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
