"""Greenroom beside Pipecat: the same scripted talk, the same stand-in server, the same minutes.

Plays voicebench's talk into both agents in turns, so that a busy machine is busy for both, and
prints each figure and their ratio. The stand-in server, the Pipecat agent and voicebench run in
``--peer-python``, an environment of their own:
``pip install "pipecat-ai[silero,openai,websocket]==1.14.0" "voicebench[pipecat]==0.2.0" aiohttp``
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.printing import print_figures

PEERS = Path(__file__).parent / "peers"
_TALK_S = 120
_AGENTS = ("greenroom", "pipecat")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    clips = sorted(arguments.cases.glob("*.wav"))[:3]
    if len(clips) < 3:
        raise SystemExit(f"three 16 kHz mono clips are needed in {arguments.cases}")
    seen: dict[str, list[dict[str, Any]]] = {name: [] for name in (*_AGENTS, "slow", "slower")}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        log = folder / "server.jsonl"
        port = free_port()
        server = [arguments.peer_python, str(arguments.stand_in), str(port), str(log)]
        base_url = f"http://127.0.0.1:{port}/v1"
        with running(server, port):
            for _ in range(arguments.rounds):
                seen["greenroom"].append(_greenroom(arguments, folder, clips, base_url, "0.5"))
                seen["pipecat"].append(_pipecat(arguments, folder, clips, base_url))
            seen["slow"].append(_greenroom(arguments, folder, clips, base_url, "1.5"))
            slower = ("1.5", "--no-speculation")
            seen["slower"].append(_greenroom(arguments, folder, clips, base_url, *slower))
    return _compare(seen)


def _compare(seen: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name in _AGENTS:
        turns = [turn for talk in seen[name] for turn in talk["turns"]]
        first = _known(turns, "ttfa_ms")
        stops = _known(turns, "stop_latency_ms")
        result[name] = {
            "turns": len(turns),
            "first_audio_p50_ms": round(float(np.median(first))),
            "stop_p50_ms": round(float(np.median(stops))),
            "stop_p95_ms": round(float(np.quantile(stops, 0.95))),
        }
    ours, theirs = result["greenroom"], result["pipecat"]
    with_s, without_s = (
        float(np.median(_known(seen[name][0]["turns"], "ttfa_ms"))) for name in ("slow", "slower")
    )
    result["first_audio_ratio"] = round(
        ours["first_audio_p50_ms"] / theirs["first_audio_p50_ms"], 3
    )
    result["stop_ratio"] = round(ours["stop_p50_ms"] / theirs["stop_p50_ms"], 3)
    result["endpoint_1500_first_audio_ms"] = round(with_s)
    result["endpoint_1500_over_ideal_ms"] = round(with_s - 1_500)
    result["speculation_ratio"] = round(with_s / without_s, 3)
    return result


def _known(turns: list[dict[str, Any]], name: str) -> list[float]:
    return [turn[name] for turn in turns if turn.get(name) is not None]


def _greenroom(
    arguments: argparse.Namespace,
    folder: Path,
    clips: list[Path],
    base_url: str,
    endpoint_s: str,
    *more: str,
) -> dict[str, Any]:
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.serve", "--port", str(port)]
    command += ["--base-url", base_url, "--endpoint-s", endpoint_s, *more]
    adapter = {"type": "websocket", "options": {"url": _ws(port), "agent_sample_rate": 24_000}}
    with running(command, port):
        return _talk(arguments, folder, clips, adapter)


def _pipecat(
    arguments: argparse.Namespace, folder: Path, clips: list[Path], base_url: str
) -> dict[str, Any]:
    port = free_port()
    command = [
        arguments.peer_python,
        str(arguments.pipecat_agent),
        base_url,
        str(port),
        str(_TALK_S),
    ]
    with running(command, port):
        return _talk(arguments, folder, clips, {"type": "pipecat", "options": {"url": _ws(port)}})


def _talk(
    arguments: argparse.Namespace, folder: Path, clips: list[Path], adapter: dict[str, Any]
) -> dict[str, Any]:
    """One talk: a first turn, then ``--turns`` that cut into the reply."""
    out = folder / f"talk-{time.monotonic_ns()}"
    audio = [{"file": str(clip.resolve())} for clip in clips]
    turns: list[dict[str, Any]] = [
        {"id": "t0", "audio": audio[0], "start": {"after": "session_start", "delay_ms": 2_000}}
    ]
    for number in range(1, arguments.turns + 1):
        start = {"after": "agent_speech_start", "delay_ms": 2_500}
        turn = {"id": f"t{number}", "audio": audio[number % 3], "start": start}
        turns.append({**turn, "expect": "stop", "max_stop_ms": 600})
    scenario = {
        "name": "beside",
        "sample_rate": 16_000,
        "frame_ms": 20,
        "adapter": adapter,
        "defaults": {"response_timeout_ms": 5_000},
        "turns": turns,
    }
    file = folder / "talk.yaml"
    file.write_text(json.dumps(scenario), encoding="utf-8")  # YAML holds all of JSON
    command = [arguments.peer_python, "-m", "voicebench", "run", str(file), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=_TALK_S)
    report = next(out.rglob("*.json"))
    return _session(json.loads(report.read_text(encoding="utf-8")))


def _session(report: dict[str, Any]) -> dict[str, Any]:
    sessions = report.get("sessions", [report])
    session = sessions[0]
    return dict(session.get("metrics", session))


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """``command``, from when its port answers until it is not needed any more."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=dict(os.environ))
    try:
        deadline_s = time.monotonic() + 60
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline_s:
                raise SystemExit(f"did not start: {' '.join(command)}")
            time.sleep(0.1)  # a server tells nobody when it begins to listen
        yield
    finally:
        process.terminate()
        process.wait(15)


def _answers(port: int) -> bool:
    """Whether somebody listens, without connecting: one of the agents serves one client."""
    wanted = f":{port:04X}"
    rows = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return any(row.split()[1].endswith(wanted) and row.split()[3] == "0A" for row in rows)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _ws(port: int) -> str:
    return f"ws://127.0.0.1:{port}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stand-in", type=Path, default=PEERS / "stand_in.py")
    parser.add_argument("--pipecat-agent", type=Path, default=PEERS / "pipecat_agent.py")
    parser.add_argument("--peer-python", required=True)
    parser.add_argument("--cases", type=Path, required=True, help="a folder of 16 kHz mono clips")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--turns", type=int, default=6)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments)
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
