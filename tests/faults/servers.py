"""The servers that fail: aimock in a process of its own, llmock in a thread, and none at all."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from llmock.scenarios import Match, Reply
from llmock.testing import LLMockServer
from llmock.verdict import Verdict, judge

from core.conversation.services import ServiceRole
from providers.recordings import wav_bytes
from tests.fakes import tone_audio
from tests.faults.cases import FIRST_MODELS, HEAR, KEYS, SPEAK, THINK, Case

ANSWER = "We measured the delay first."
"""What the person says, and what a healthy service understands."""

REPLY = "Thank you for that. Why did you begin with the delay, and what did you change?"
"""What a healthy service has the interviewer say."""

ENDPOINTS = {HEAR: "transcription", THINK: "chat", SPEAK: "speech"}

_PACKAGE = Path(__file__).parent / "node_modules" / "@copilotkit" / "aimock"
_STARTS_WITHIN_S = 15.0
_ANSWERS_WITHIN_S = 5.0
_SETTLES_WITHIN_S = 2.0
_SOUND = tone_audio(1.0, 24_000)


class FaultyServer(ABC):
    """A server that serves well until it is told to commit a case's fault."""

    @property
    @abstractmethod
    def port(self) -> int: ...

    @property
    def groq_url(self) -> str:
        """What ``GROQ_BASE_URL`` would say: the library adds ``/openai/v1``."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def openai_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @abstractmethod
    def fail(self, case: Case) -> None:
        """Commit the fault of ``case`` from now on, and forget what came before."""

    @abstractmethod
    def mend(self) -> None:
        """Serve well from now on."""

    def requests(self, stage: ServiceRole) -> int:
        """How many there were at ``stage`` since the fault; 0 where others judge of that."""
        return 0

    @abstractmethod
    def stop(self) -> None: ...


class Nowhere(FaultyServer):
    """A port that is taken but not listened to: every connection is refused."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))

    @property
    def port(self) -> int:
        port: int = self._socket.getsockname()[1]
        return port

    def fail(self, case: Case) -> None:
        return

    def mend(self) -> None:
        return

    def stop(self) -> None:
        self._socket.close()


class LLMock(FaultyServer):
    """llmock: chat alone, and a verdict on whoever asked."""

    def __init__(self) -> None:
        self._server = LLMockServer().start()

    @property
    def port(self) -> int:
        return self._server.port

    @property
    def groq_url(self) -> str:
        return f"{self._server.url}/groq"

    def fail(self, case: Case) -> None:
        assert case.fault.behaviours is not None
        self._server.state.reset()
        self._server.state.scenarios.add(
            *case.fault.behaviours(KEYS[case.sdk]),
            Reply(text=REPLY, times=None, match=Match(path="*/chat/completions")),
        )

    def mend(self) -> None:
        """Faults end; what was asked stays known to the verdict."""
        self._server.state.scenarios.clear()
        self._server.state.scenarios.add(Reply(text=REPLY, times=None))

    def verdict(self) -> Verdict:
        """On the requests since the last fault; waits for those under way."""
        return judge(self._server.state.journal.records(wait=_SETTLES_WITHIN_S))

    def stop(self) -> None:
        self._server.stop()


class AIMock(FaultyServer):
    """aimock: transcription, chat and speech. ``folder`` takes its configuration and its log."""

    def __init__(self, folder: Path) -> None:
        why_not = aimock_missing()
        if why_not:
            raise RuntimeError(why_not)
        (folder / "fixtures.json").write_text(json.dumps({"fixtures": _healthy()}))
        config = {"llm": {"fixtures": str(folder / "fixtures.json"), "logLevel": "warn"}}
        (folder / "aimock.json").write_text(json.dumps(config))
        self._log = folder / "aimock.log"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [
                    *("node", str(_PACKAGE / "dist" / "aimock-cli.js")),
                    *("--config", str(folder / "aimock.json"), "--port", "0"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._port = self._await_port()
        except BaseException:
            self.stop()
            raise

    @property
    def port(self) -> int:
        return self._port

    def fail(self, case: Case) -> None:
        assert case.fault.fixture is not None
        match: Fixture = {"endpoint": ENDPOINTS[case.stage], **case.fault.only}
        if case.others or "model" in case.fault.only:
            match["model"] = FIRST_MODELS[case.sdk, case.stage]
        healthy = _healthy()
        like = next(f for f in healthy if f["match"]["endpoint"] == match["endpoint"])
        bad = {**like, **case.fault.fixture(KEYS[case.sdk]), "match": match}
        self._serve([bad, *healthy])

    def fail_everywhere(self, **rates: float) -> None:
        """Chaos in whatever it is asked, beginning now."""
        self._ask("POST", "/__aimock/chaos", rates)

    def mend(self) -> None:
        self._ask("DELETE", "/__aimock/chaos")
        self._serve(_healthy())

    def asked(self) -> list[dict[str, Any]]:
        """The requests since the last fault was set up or mended."""
        entries: list[dict[str, Any]] = self._ask("GET", "/__aimock/journal")
        return entries

    def requests(self, stage: ServiceRole) -> int:
        return sum(endpoint_of(entry) is stage for entry in self.asked())

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(_ANSWERS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _serve(self, fixtures: list[dict[str, Any]]) -> None:
        self._ask("POST", "/__aimock/reset")
        self._ask("DELETE", "/__aimock/fixtures")
        self._ask("POST", "/__aimock/fixtures", {"fixtures": fixtures})

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=_ANSWERS_WITHIN_S) as answer:
            return json.loads(answer.read())

    def _await_port(self) -> int:
        """The port it says it listens on. Its end is waited for, so nothing sleeps."""
        until_s = time.monotonic() + _STARTS_WITHIN_S
        while time.monotonic() < until_s:
            said = self._log.read_text()
            if "listening on http" in said and said.endswith("\n"):
                address = said.rpartition("listening on ")[2].split()[0]
                return int(address.rstrip("/").rpartition(":")[2])
            try:
                self._process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError(f"aimock ended at once: {self._log.read_text()}")
        raise RuntimeError("aimock did not begin to listen")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


Fixture = dict[str, Any]


def aimock_missing() -> str:
    """Why aimock cannot be started; "" when it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not _PACKAGE.is_dir():
        return "aimock is not installed: run make env, with npm on the path"
    return ""


def required() -> bool:
    """Whether a missing server is a failure and not a reason to skip."""
    return bool(os.environ.get("CI"))


def _healthy() -> list[Fixture]:
    """What aimock answers when nothing is wrong. Groq's voice sends WAV, OpenAI's raw samples.

    The models that are named here are those that it says it has.
    """
    words = [
        {"word": word, "start": 0.5 + 0.3 * number, "end": 0.8 + 0.3 * number}
        for number, word in enumerate(ANSWER.split())
    ]
    segment = {"id": 0, "start": 0.4, "end": 2.6, "text": f" {ANSWER}", "avg_logprob": -0.1}
    segment |= {"no_speech_prob": 0.01, "compression_ratio": 1.0, "tokens": [], "temperature": 0}
    heard = {"text": ANSWER, "language": "en", "duration": 3.0}
    heard |= {"words": words, "segments": [segment]}
    wav = base64.b64encode(wav_bytes(_SOUND)).decode()
    raw = base64.b64encode(_SOUND.samples.astype("<i2").tobytes()).decode()
    return [
        {"match": {"endpoint": "transcription"}, "response": {"transcription": heard}},
        {"match": {"endpoint": "chat"}, "response": {"content": REPLY}, "chunkSize": 6},
        {"match": {"endpoint": "chat", "model": "llama3.2"}, "response": {"content": REPLY}},
        {
            "match": {"endpoint": "speech", "model": FIRST_MODELS["groq", SPEAK]},
            "response": {"audio": wav, "format": "wav"},
        },
        {"match": {"endpoint": "speech"}, "response": {"audio": raw, "format": "pcm"}},
    ]


def endpoint_of(entry: Mapping[str, Any]) -> ServiceRole | None:
    """Which role a journal entry of aimock is about."""
    path = str(entry.get("path", ""))
    ends = {"/transcriptions": HEAR, "/chat/completions": THINK, "/speech": SPEAK}
    return next((role for end, role in ends.items() if path.endswith(end)), None)
