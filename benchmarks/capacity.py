"""How many can talk at once: real WebRTC peers against calls on one loop, and what they leave.

The measured process holds what the app holds: calls on ``greenroom-loop``, their connections on
a loop and thread of their own, joined by the page's own callbacks. The people are a second
process, so that their share of the machine does not count. Transcriber, interviewer and voice
are scripted with fixed delays; the speech detector is the real one. Linux only.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import structlog
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay
from numpy.typing import NDArray

from benchmarks.capacity_people import (
    LISTENS_S,
    REPLY,
    REPLY_WITHIN_S,
    SECONDS_A_CHARACTER,
    load_words,
)
from benchmarks.printing import print_figures
from core.conversation.audio import SPEECH_RATE_HZ, VOICE_RATE_HZ, PcmAudio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation
from core.conversation.ports import SpeechStream
from core.conversation.states import State
from core.conversation.transcript import Transcript
from core.conversation.voice_style import VoiceStyle
from core.listen.speech import CHUNK_S
from providers.local.silero import CHUNK_SAMPLES, SileroDetector
from providers.recordings import decode_recording
from voice.dialogues.chat import ChatDialogue
from voice.live.call import LiveCall
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop
from voice.turn import Engines

CLIPS = Path(__file__).parent / "data" / "barge_in"
_WORDS_AFTER_S = 0.15
_ANSWER = "I moved the shop to the new address."
_SHORT_CALLS = 20
_LEAKS_WITHIN_S = 10.0
_TURNS, _SETTLED_TURNS = 500, 100


Result = TypeVar("Result")


class Script:
    """The transcriber, interviewer and voice: always the same words, ``after_s`` late."""

    def __init__(self, after_s: float) -> None:
        self._after_s = after_s

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        await asyncio.sleep(self._after_s)
        return Transcript(_ANSWER, language, audio.duration_s)

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        for word in REPLY.split():
            yield f"{word} "

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        yield _tone(len(text))


@cache
def _tone(characters: int) -> PcmAudio:
    at_s = np.arange(round(SECONDS_A_CHARACTER * characters * VOICE_RATE_HZ)) / VOICE_RATE_HZ
    return PcmAudio((9_000 * np.sin(2 * np.pi * 220 * at_s)).astype(np.int16), VOICE_RATE_HZ)


def _call(loop: BackgroundLoop, detector: SileroDetector, script: Script) -> Talk:
    async def open_detector() -> SpeechStream:
        return detector.stream()

    dialogue = ChatDialogue(Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL))
    engines = Engines(decode_recording, script, script, script, open_detector)
    note = partial(print, "fault:", file=sys.stderr)
    call = LiveCall(dialogue, engines, loop, LiveOptions(), note=note)
    call.start()
    return call, dialogue


Talk = tuple[LiveCall, ChatDialogue]


class Network:
    """The loop that carries the connections, in a thread of its own as Streamlit's."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name="webrtc-loop")
        self._thread.start()
        self.relay = self.do(self._make_relay())

    async def _make_relay(self) -> MediaRelay:
        return MediaRelay()

    def do(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)

    def close(self) -> None:
        self.do(self.loop.shutdown_default_executor())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


class Connection:
    """The server's end of one connection, put together as streamlit-webrtc does it."""

    def __init__(self, call: LiveCall, network: Network) -> None:
        # Streamlit complains on import that no page is being drawn: only where it is needed.
        from streamlit_webrtc.sink import AudioSinkTrack
        from streamlit_webrtc.source import AudioSourceTrack

        from ui.live import connection as page

        self.call = call
        self._network = network
        self._peer: RTCPeerConnection | None = None
        self._source = AudioSourceTrack(partial(page._next_frame, call), VOICE_RATE_HZ)
        self._sink = AudioSinkTrack(partial(page._feed, call))
        self._sink._on_ended_callback = call.stop

    async def answer(self, offer: str) -> str:
        self._peer = peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        subscribe = self._network.relay.subscribe

        def on_track(track: MediaStreamTrack) -> None:
            self._sink.addTrack(subscribe(track))
            peer.addTrack(subscribe(subscribe(self._source)))

        peer.on("track", on_track)
        await peer.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        self._sink.start()
        await peer.setLocalDescription(await peer.createAnswer())
        return str(peer.localDescription.sdp)

    async def close(self) -> None:
        self._sink.stop()
        self._source.stop()
        if self._peer is not None:
            await self._peer.close()


class People:
    """The other process; one command and one answer a line."""

    def __init__(self, clips: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.capacity_people", "--clips", str(clips)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)

    def ask(self, what: str, value: object = None) -> Any:
        assert self._process.stdin is not None
        print(json.dumps([what, value]), file=self._process.stdin, flush=True)
        return self.read()

    def read(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the people's process has ended early")
        return json.loads(line)

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(15)


def run(sessions: int, seconds: float, clips: Path) -> dict[str, object]:
    detector = SileroDetector()
    loop, network, people = BackgroundLoop(), Network(), People(clips)
    try:
        before = _alive(loop, network)
        connect = partial(_connect, loop, network, people, detector)
        connected = [connect() for _ in range(sessions)]
        people.ask("talk", seconds)  # answers when the talk is steady
        cpu_s, wall_s = time.process_time(), time.perf_counter()
        waits_s = people.read()
        cores = (time.process_time() - cpu_s) / (time.perf_counter() - wall_s)
        for one in connected:
            _disconnect(one, network, people)
        for _ in range(_SHORT_CALLS):
            _disconnect(connect(), network, people)
        threads, tasks = _leaks(lambda: _alive(loop, network), before)
        talk = _call(loop, detector, Script(0.0))
        growth = loop.submit(_growth(talk, load_words(clips, SPEECH_RATE_HZ))).result()
        talk[0].stop()
        talk[0].wait_ended(REPLY_WITHIN_S)
    finally:
        people.close()
        network.close()
        loop.close()
    if not waits_s:
        raise SystemExit("nobody was answered")
    return {
        "sessions": sessions,
        "first_audio_p50_s": round(float(np.median(waits_s)), 3),
        "first_audio_p95_s": round(float(np.quantile(waits_s, 0.95)), 3),
        "cpu_cores_per_session": round(cores / sessions, 4),
        "leaked_threads": threads,
        "leaked_tasks": tasks,
        "rss_growth": round(growth, 4),
    }


def _connect(
    loop: BackgroundLoop, network: Network, people: People, detector: SileroDetector
) -> Connection:
    call, _ = _call(loop, detector, Script(_WORDS_AFTER_S))
    made = Connection(call, network)
    people.ask("answer", network.do(made.answer(people.ask("offer"))))
    deadline_s = time.monotonic() + REPLY_WITHIN_S
    while not call.snapshot().connected:
        if time.monotonic() > deadline_s:
            raise SystemExit("a call was not connected")
        time.sleep(0.01)  # a call tells nobody that it is connected
    return made


def _disconnect(connection: Connection, network: Network, people: People) -> None:
    """They hang up: the call must end of itself."""
    people.ask("hang_up")
    if not connection.call.wait_ended(REPLY_WITHIN_S):
        raise SystemExit("a call did not end when its connection was gone")
    network.do(connection.close())


def _alive(loop: BackgroundLoop, network: Network) -> tuple[list[str], list[str]]:
    """The names of threads, but those of bounded pools, and of the tasks on both loops."""
    pools = ("greenroom-block", "asyncio_")
    threads = [t.name for t in threading.enumerate() if not t.name.startswith(pools)]
    tasks = [t.get_name() for one in (loop._loop, network.loop) for t in asyncio.all_tasks(one)]
    return threads, tasks


def _leaks(
    alive: Callable[[], tuple[list[str], list[str]]], before: tuple[list[str], list[str]]
) -> tuple[int, int]:
    deadline_s = time.monotonic() + _LEAKS_WITHIN_S
    while True:
        now = alive()
        more = tuple(len(n) - len(b) for n, b in zip(now, before, strict=True))
        if more == (0, 0) or time.monotonic() > deadline_s:
            if more != (0, 0):
                print(f"before: {before}\nnow: {now}", file=sys.stderr)
            return more[0], more[1]
        time.sleep(0.05)  # what ends tells nobody


async def _growth(talk: Talk, clips: Sequence[PcmAudio]) -> float:
    """How much memory grew from turn 100 to turn 500 of one call that is faster than time."""
    call, dialogue = talk
    sounds = cycle(clip.samples for clip in clips)
    settled = 0
    turns = 0
    while turns < _TURNS:
        dialogue.messages = ()  # only what nobody can see may grow
        await _exchange(call, next(sounds))
        for _ in range(round(REPLY_WITHIN_S / CHUNK_S)):
            await _exchange(call, np.zeros(CHUNK_SAMPLES, np.int16))
            if call.snapshot().state is State.SPEAKING:
                break
        await _exchange(call, np.zeros(round(LISTENS_S * SPEECH_RATE_HZ), np.int16))
        turns = call.snapshot().counts.turns
        if turns >= _SETTLED_TURNS and not settled:
            settled = _resident()
    return _resident() / settled - 1


async def _exchange(call: LiveCall, sound: NDArray[np.int16]) -> None:
    for start in range(0, len(sound), CHUNK_SAMPLES):
        call.feed(sound[start : start + CHUNK_SAMPLES], SPEECH_RATE_HZ)
        call.pull(round(CHUNK_S * VOICE_RATE_HZ))
        for _ in range(12):  # enough turns of the loop for all that one chunk sets off
            await asyncio.sleep(0)


def _resident() -> int:
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    logging.disable(logging.WARNING)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--clips", type=Path, default=CLIPS, help="a folder with words_*.wav")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments.sessions, arguments.seconds, arguments.clips)
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
