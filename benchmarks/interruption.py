"""What an interruption leaves: open connections, late sound, and a memory that does not fit.

Lets an interviewer behind the stand-in server speak, interrupts them ``--times`` times, and
compares the server's log with the moment of the decision, and what is remembered with what was
played. The stand-in speaks every character in 60 ms, so the words played are known exactly. Its
model writes slowly here, so that its stream is always open when the interruption comes. The
stand-in runs in ``--peer-python``, as for ``beside_pipecat``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import structlog

from benchmarks.beside_pipecat import PEERS, free_port, running
from benchmarks.printing import print_figures
from benchmarks.serve import services_at
from core.conversation.audio import VOICE_RATE_HZ
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from providers.visit import Visit
from voice.live.reply_audio import Player, ReplyAudio
from voice.speaking import SpokenReply, live_chunker

_SECONDS_A_CHARACTER = 0.06
_FRAME_S = 0.02
_CLOSED_WITHIN_S = 2.0


async def interrupt(base_url: str, log: Path, times: int) -> dict[str, Any]:
    services = services_at(base_url)
    await services.greet()
    visit = Visit(services)
    interviewer, voice = visit.interviewer(), visit.synthesizer()
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL)
    talk = Conversation(Mode.CHAT, brief, (Message(Role.USER, "Ask me something."),))
    closed_ms, late, differences = [], 0, []
    rng = np.random.default_rng(5)
    for _ in range(times):
        audio, player = ReplyAudio(asyncio.get_running_loop()), Player()
        reply = SpokenReply(interviewer, voice, audio, live_chunker("en"))
        making = asyncio.create_task(reply.run(talk))
        player.play(audio)
        listens_s = float(rng.uniform(0.4, 2.4))
        while audio.played_s < listens_s:
            player.pull(round(_FRAME_S * VOICE_RATE_HZ))
            await asyncio.sleep(_FRAME_S)
        decided_s = time.monotonic()
        player.stop()
        making.cancel()
        closed_s = await _closed_at(log, decided_s)
        closed_ms.append(1_000 * (closed_s - decided_s))
        late += sum(len(player.pull(480)) > 0 for _ in range(20))
        differences.append(abs(_played_words(reply.text, audio) - len(audio.heard().split())))
    await services.close()
    return {
        "times": times,
        "closed_p50_ms": round(float(np.median(closed_ms)), 1),
        "closed_max_ms": round(max(closed_ms), 1),
        "late_frames": late,
        "words_off_max": max(differences),
    }


def _played_words(text: str, audio: ReplyAudio) -> int:
    """How many words of ``text`` begin within what was played."""
    return len(text[: round(audio.played_s / _SECONDS_A_CHARACTER)].split())


async def _closed_at(log: Path, decided_s: float) -> float:
    """When the server saw the model's stream closed."""
    until_s = decided_s + _CLOSED_WITHIN_S
    while time.monotonic() < until_s:
        for line in _last_lines(log):
            event = json.loads(line)
            if event["ev"] == "llm_cut" and event["t"] >= decided_s:
                return float(event["t"])
        await asyncio.sleep(0.005)
    return float("inf")


def _last_lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines()[-6:]


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer-python", required=True)
    parser.add_argument("--stand-in", type=Path, default=PEERS / "stand_in.py")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    os.environ["TOK_MS"] = "120"
    with tempfile.TemporaryDirectory() as folder:
        port, log = free_port(), Path(folder) / "server.jsonl"
        command = [arguments.peer_python, str(arguments.stand_in), str(port), str(log)]
        with running(command, port):
            result = asyncio.run(interrupt(f"http://127.0.0.1:{port}", log, arguments.times))
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
