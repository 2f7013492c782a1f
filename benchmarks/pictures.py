"""The README's pictures, taken of the running app.

    python -m benchmarks.pictures

An interview is typed and its review opened; then the same question is answered live, spoken by
the embedded voice into Chromium's fake microphone. Writes ``docs/pictures/*.png``.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.voice_style import VoiceStyle
from providers.local.engines import LocalEngines
from providers.recordings import resample, wav_bytes
from tests.browser.app_server import CHROMIUM_FLAGS, RunningApp, find_chromium, running_app

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
RATE_HZ = 48_000
LONG_MS = 60_000

FIRST = (
    "Last spring our import code was so tangled that every change took a week. My manager wanted "
    "the loyalty card first, and I argued for cleaning up. I counted the hours we had lost to it "
    "in a quarter, a hundred and twenty, put them beside the roadmap, and offered to do it in two "
    "weeks. I rewrote the oldest module piece by piece, with tests around it."
)
RESULT = (
    "We shipped the loyalty card three weeks later, and a change that had taken a week took a "
    "day. Next time I would count the hours sooner: the number convinced them in ten minutes."
)
SPOKEN = (
    "Last spring our import code was so tangled that every change took a week, so I counted the "
    "hours that we had lost to it, and I offered to clean it up in two weeks."
)


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium found: install it or name it in $CHROMIUM")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        microphone = Path(folder) / "microphone.wav"
        microphone.write_bytes(asyncio.run(_spoken(Path(folder) / "cache", silence_s=14.0)))
        flags = [
            *CHROMIUM_FLAGS,
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-audio-capture={microphone}%noloop",
        ]
        with (
            running_app(Path(folder) / "data", Path(folder) / "cache") as app,
            sync_playwright() as playwright,
            playwright.chromium.launch(executable_path=chromium, args=flags) as browser,
        ):
            _written(browser, app)
            _live(browser, app)


def _started(browser: Browser, app: RunningApp) -> Page:
    page = browser.new_page(viewport={"width": 1120, "height": 820})
    page.set_default_timeout(LONG_MS)
    page.goto(app.url)
    page.get_by_role("button", name="Start the interview").click()
    expect(page.get_by_text("Question 1 of 5")).to_be_visible(timeout=LONG_MS)
    return page


def _written(browser: Browser, app: RunningApp) -> None:
    page = _started(browser, app)
    for count, text in ((3, FIRST), (5, RESULT)):
        _settled(page)
        page.get_by_label("Or type your answer").fill(text)
        page.get_by_role("button", name="Send typed answer").click()
        expect(page.get_by_test_id("stChatMessage")).to_have_count(count, timeout=LONG_MS)
        _settled(page)
        if count == 3:
            _take(page, "interview")
    page.get_by_role("button", name="End interview").click()
    page.get_by_role("button", name="End now").click()
    page.get_by_role("button", name="Read your feedback").click()
    page.get_by_role("button", name="Open without rating").click()
    expect(page.get_by_role("button", name="Delete this interview")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_text("Checking whether each answer")).to_have_count(0, timeout=LONG_MS)
    _settled(page)
    page.get_by_text("Where you stand").scroll_into_view_if_needed()
    _take(page, "review")
    page.get_by_text(
        "The story: situation, task, action, result"
    ).first.scroll_into_view_if_needed()
    page.mouse.wheel(0, 480)
    _take(page, "answer")


def _live(browser: Browser, app: RunningApp) -> None:
    page = _started(browser, app)
    _settled(page)
    page.get_by_role("button", name="Start live").click()
    expect(page.locator(".live")).to_contain_text(re.compile("tangled"), timeout=LONG_MS)
    _take(page, "live")
    page.get_by_role("button", name="End live").click()


def _settled(page: Page) -> None:
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(1_500)  # until what slides and fades stands still
    page.screenshot(path=FOLDER / f"{name}.png")


async def _spoken(cache: Path, silence_s: float) -> bytes:
    """A recording of ``SPOKEN`` after ``silence_s``, and half a minute of silence."""
    engines = LocalEngines(cache)

    async def all_of(pieces: AsyncIterator[PcmAudio]) -> list[PcmAudio]:
        return [piece async for piece in pieces]

    said = join_audio(await all_of(engines.synthesize(SPOKEN, VoiceStyle())))
    engines.close()
    before, after = (
        PcmAudio(np.zeros(round(s * RATE_HZ), np.int16), RATE_HZ) for s in (silence_s, 30.0)
    )
    return wav_bytes(join_audio([before, resample(said, RATE_HZ), after]))


if __name__ == "__main__":
    main()
