"""Fixtures of the browser tests: an app, a Chromium, a fake microphone."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.voice_style import VoiceStyle
from providers.local.engines import LocalEngines
from providers.recordings import resample, wav_bytes
from tests.browser.app_server import CHROMIUM_FLAGS, RunningApp, find_chromium, running_app
from voice.loop import BackgroundLoop

_RATE_HZ = 48_000

# Reports, for each sound that plays, how often it began anew and how loud it was at most.
_LISTEN = """
window.heard = {};
document.addEventListener('playing', (event) => {
  const element = event.target;
  const sound = window.heard[element.currentSrc] ??= {replays: 0, reached: 0, loudest: 0};
  // Waiting for data fires the same event again; a replay is heard only if some was heard before.
  if (sound.reached > 0.3 && element.currentTime < 0.25) sound.replays += 1;
  // One context for all sounds: a new one may start late, or never, while the machine is busy.
  const context = (window.listening ??= new AudioContext());
  context.resume();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(element.captureStream()).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    sound.reached = Math.max(sound.reached, element.currentTime);
    analyser.getFloatTimeDomainData(samples);
    for (const value of samples) sound.loudest = Math.max(sound.loudest, Math.abs(value));
    if (context.state !== 'running') context.resume();
    if (element.ended) clearInterval(timer);
  }, 50);
}, true);
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine can be late: what fails is tried once more, and it is told."""
    for item in items:
        if item.get_closest_marker("browser") is not None:
            item.add_marker(pytest.mark.flaky(reruns=1))


@dataclass
class Microphone:
    """What Chromium hears: a file that is read anew whenever the page opens the microphone."""

    file: Path
    speak: Callable[[str], PcmAudio]
    said: list[str] = field(default_factory=list)

    def prepare(self, text: str) -> float:
        """Put ``text``, spoken, in front of the microphone; how long it takes, in seconds."""
        silence = PcmAudio(np.zeros(_RATE_HZ // 2, np.int16), _RATE_HZ)
        audio = join_audio([silence, resample(self.speak(text), _RATE_HZ), silence])
        self.file.write_bytes(wav_bytes(audio))
        self.said.append(text)
        return audio.duration_s

    def prepare_talk(self, *parts: float | str, then_s: float = 60.0) -> None:
        """Put a talk in front of the microphone: texts to say, and seconds of silence."""
        pieces = [
            resample(self.speak(part), _RATE_HZ) if isinstance(part, str) else _silence(part)
            for part in (*parts, then_s)
        ]
        self.file.write_bytes(wav_bytes(join_audio(pieces)))
        self.said += [part for part in parts if isinstance(part, str)]


def _silence(seconds: float) -> PcmAudio:
    return PcmAudio(np.zeros(round(seconds * _RATE_HZ), np.int16), _RATE_HZ)


@dataclass
class Visit:
    """One open page and everything that it asked for."""

    page: Page
    requests: list[str]
    errors: list[str]

    def outside_requests(self, app: RunningApp) -> list[str]:
        inside = (app.url, app.url.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(inside)]


@pytest.fixture(scope="session")
def chromium() -> str:
    path = find_chromium()
    if path is None:
        message = "no Chromium found: install it (Debian: chromium) or name it in $CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Iterator[RunningApp]:
    with running_app(tmp_path_factory.mktemp("data"), model_cache) as running:
        yield running


@pytest.fixture(autouse=True)
def no_fault_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """No journey leaves a traceback in the log, and each answers for its own stretch of it."""
    held = [request.getfixturevalue(name) for name in request.fixturenames if name.endswith("app")]
    stretches = [(app, len(app.log_text())) for app in held if isinstance(app, RunningApp)]
    yield
    for app, start in stretches:
        assert "Traceback" not in app.log_text()[start:]


@pytest.fixture
def microphone(tmp_path: Path, engines: LocalEngines, loop: BackgroundLoop) -> Microphone:
    async def gather(pieces: AsyncIterator[PcmAudio]) -> list[PcmAudio]:
        return [piece async for piece in pieces]

    def speak(text: str) -> PcmAudio:
        # Playwright keeps an event loop in this thread, so the voice speaks on another.
        pieces = loop.submit(gather(engines.synthesize(text, VoiceStyle())))
        return join_audio(pieces.result(60))

    made = Microphone(tmp_path / "microphone.wav", speak)
    made.prepare("Hello.")
    return made


@pytest.fixture(scope="package")
def driver() -> Iterator[Playwright]:
    """One for all browsers. It keeps an event loop in this thread, so it ends with the package."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, chromium: str, driver: Playwright, microphone: Microphone
) -> Iterator[Visit]:
    """A page at desktop width, or as ``request.param`` says; the microphone is granted."""
    options = getattr(request, "param", {})
    flags = [*CHROMIUM_FLAGS, "--use-fake-device-for-media-stream"]
    flags.append(f"--use-file-for-fake-audio-capture={microphone.file}%noloop")
    if options.get("microphone", "granted") == "granted":
        flags.append("--use-fake-ui-for-media-stream")
    with driver.chromium.launch(executable_path=chromium, args=flags) as browser:
        width, height = options.get("size", (1280, 1000))
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.add_init_script(_LISTEN)
        opened = Visit(page, [], [])
        page.on("request", lambda r: opened.requests.append(r.url))
        page.on("websocket", lambda socket: opened.requests.append(socket.url))
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        yield opened


def wait_until_settled(page: Page) -> None:
    """Until the page's script has run and is not running again.

    What is clicked while it is drawn anew can be lost: people are slower than that.
    """
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
