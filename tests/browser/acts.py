"""What a person does on the pages, and what they wait for: shared by the journeys."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.app_server import RunningApp
from tests.browser.conftest import Microphone, wait_until_settled

LONG_MS = 60_000
"""How long anything may take on a busy machine."""


def start(page: Page, app: RunningApp) -> None:
    page.goto(app.url)
    page.get_by_role("button", name="Start the interview").click(timeout=LONG_MS)
    expect(page.get_by_text("Question 1 of 5")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)


def send_in_writing(page: Page, text: str) -> None:
    """Type the first answer of an interview, and wait for the reply to it."""
    wait_until_settled(page)
    page.get_by_label("Or type your answer").fill(text)
    wait_until_settled(page)
    page.get_by_role("button", name="Send typed answer").click()
    expect(page.get_by_test_id("stChatMessage")).to_have_count(3, timeout=LONG_MS)


def interviewer_lines(page: Page) -> list[str]:
    bubbles = page.get_by_test_id("stChatMessage")
    texts = [bubble.inner_text() for bubble in bubbles.all()]
    return [text.strip() for text in texts]


def wait_until_recorded(page: Page, for_s: float) -> None:
    clock = page.get_by_test_id("stAudioInputWaveformTimeCode")
    clock.wait_for()
    page.wait_for_function(
        """([element, seconds]) => {
            const [minutes, rest] = element.textContent.split(':').map(Number);
            return 60 * minutes + rest >= seconds;
        }""",
        arg=[clock.element_handle(), for_s],
        timeout=LONG_MS,
    )


def record_answer(page: Page, microphone: Microphone, text: str) -> str:
    """Speak ``text`` into the recorder; the transcript that the page shows."""
    seconds = microphone.prepare(text)
    page.get_by_role("button", name="Record", exact=True).click()
    wait_until_recorded(page, seconds)
    page.get_by_role("button", name="Stop recording").click()
    draft = page.get_by_label("This is what I heard")
    expect(draft).to_be_visible(timeout=LONG_MS)
    return draft.input_value()


def wait_for_log(page: Page, app: RunningApp, words: str, times: int = 1) -> None:
    """Waits until the app has logged ``words`` for the ``times``-th time."""
    waited_ms = 0
    while app.log_text().count(words) < times:
        assert waited_ms < LONG_MS, f"{words!r} was not logged {times} times"
        page.wait_for_timeout(100)
        waited_ms += 100


def heard_sounds(page: Page) -> dict[str, dict[str, Any]]:
    sounds: dict[str, dict[str, Any]] = page.evaluate("window.heard")
    return sounds


def wait_until_heard(page: Page, count: int) -> None:
    page.wait_for_function(
        """(count) => Object.values(window.heard)
            .filter((sound) => sound.loudest > 0.02).length >= count""",
        arg=count,
        timeout=LONG_MS,
    )


def read_feedback(page: Page) -> str:
    """The text of the report with the reasons of the first answer, once nothing is on its way."""
    page.get_by_role("button", name="Read your feedback").click()
    expect(page.get_by_role("button", name="Open without rating")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    page.get_by_role("button", name="Open without rating").click()
    expect(page.get_by_text("What was measured")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_text("wpm").first).to_be_visible()
    # The page is drawn from above: its last button tells that all of it is there.
    expect(page.get_by_role("button", name="Delete this interview")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_text("Checking whether each answer")).to_have_count(0, timeout=LONG_MS)
    wait_until_settled(page)
    page.get_by_text("Why, with your own words").first.click()
    expect(page.get_by_text("stands for:").locator("visible=true").first).to_be_visible()
    return page.get_by_test_id("stMain").inner_text()
