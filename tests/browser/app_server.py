"""A running app for browser tests and benchmarks, and the browser to see it with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 60.0

CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class RunningApp:
    url: str
    log: Path

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


def find_chromium() -> str | None:
    """A Chromium on this machine: ``$CHROMIUM``, or one of its usual names."""
    named = os.environ.get("CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = [named] if named else [shutil.which(name) for name in names]
    return next((path for path in found if path), None)


@contextmanager
def running_app(
    data_dir: Path, cache_dir: Path, more: Mapping[str, str] | None = None
) -> Iterator[RunningApp]:
    """The app on a free port of loopback, ended together with everything it started.

    It sees no key of this machine; ``more`` are further settings of its environment.
    """
    port = _free_port()
    log = data_dir / "app.log"
    data_dir.mkdir(parents=True, exist_ok=True)
    environment = {
        **{k: v for k, v in os.environ.items() if not k.endswith(("_API_KEY", "_BASE_URL"))},
        "GREENROOM_DATA_DIR": str(data_dir),
        "GREENROOM_CACHE_DIR": str(cache_dir),
        "HF_HUB_OFFLINE": "1",
        # The answers that journeys give are about the questions of this plan.
        "GREENROOM_QUESTION_SEED": "12",
        **(more or {}),
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--server.fileWatcherType", "none", "--server.headless", "true"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(f"{url}/_stcore/health", process, log)
            yield RunningApp(url, log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline_s = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline_s:
        if process.poll() is not None:
            raise RuntimeError(f"the app ended while starting:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)  # a server tells nobody when it begins to listen
    raise RuntimeError(f"the app did not answer within {START_TIMEOUT_S:.0f} s")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
