"""A person with keys: served by hosted models, by others when those fail, and never shown a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.acts import LONG_MS
from tests.browser.app_server import RunningApp, running_app
from tests.browser.conftest import Visit, wait_until_settled
from tests.stand_in import EVENTS, PCM, SPEECH, Exchange, StandInThread, refuse

pytestmark = pytest.mark.browser

GROQ_KEY, SERVER_KEY = "gsk-canary-93b1f0c2", "sk-canary-5a77e4d8"
REPLY = "You moved forty sites, you say. What would you do differently?"
ANSWER = "I moved forty sites to the new system, and I wrote the plan for it myself."
MODELS = ["llama-small", "whisper-base", "kokoro"]


async def healthy(exchange: Exchange) -> None:
    """A server that hears, thinks and speaks."""
    path = exchange.request.path
    if path.endswith("/models"):
        await exchange.answer(
            body={"object": "list", "data": [{"id": name, "object": "model"} for name in MODELS]}
        )
    elif path.endswith("/completions"):
        await exchange.begin(EVENTS)
        for word in REPLY.split(" "):
            await exchange.send_token(f"{word} ")
        await exchange.send_token(None, "stop")
        await exchange.send_event("[DONE]")
        await exchange.end()
    elif path.endswith("/speech"):
        await exchange.answer(body=PCM * 4, kind=SPEECH)
    else:
        await exchange.answer(body={"text": "I moved forty sites."})


@pytest.fixture
def service() -> Iterator[StandInThread]:
    started = StandInThread(healthy)
    yield started
    started.close()


@pytest.fixture
def keyed_app(tmp_path: Path, model_cache: Path, service: StandInThread) -> Iterator[RunningApp]:
    keys = {
        "GROQ_API_KEY": GROQ_KEY,
        "GROQ_BASE_URL": service.origin,
        "OPENAI_API_KEY": SERVER_KEY,
        "OPENAI_BASE_URL": f"{service.origin}/v1",
        "GREENROOM_LOG_LEVEL": "DEBUG",
    }
    with running_app(tmp_path / "data", model_cache, keys) as running:
        yield running


class Frames:
    """Everything that the app sent to the page, and the page to the app."""

    def __init__(self, page: Page) -> None:
        self.seen = bytearray()
        page.on("websocket", self._watch)

    def _watch(self, socket: WebSocket) -> None:
        for event in ("framereceived", "framesent"):
            socket.on(event, self._take)

    def _take(self, payload: str | bytes) -> None:
        self.seen += payload if isinstance(payload, bytes) else payload.encode()


def answer(page: Page, text: str, then: int) -> None:
    page.get_by_label("Or type your answer").fill(text)
    wait_until_settled(page)
    page.get_by_role("button", name="Send typed answer").click()
    expect(page.get_by_test_id("stChatMessage")).to_have_count(then, timeout=LONG_MS)


def test_a_hosted_interview_goes_on_when_its_services_break_down_and_no_key_is_ever_seen(
    visit: Visit, keyed_app: RunningApp, service: StandInThread
) -> None:
    page = visit.page
    frames = Frames(page)
    page.goto(keyed_app.url)
    page.get_by_role("button", name="Start the interview").click(timeout=LONG_MS)
    expect(page.get_by_text("Question 1 of 5")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    shown = [page.content()]

    # A model words the reply, and takes part in the talk.
    answer(page, ANSWER, then=3)
    expect(page.get_by_text(REPLY).last).to_be_visible()
    asked_with = {
        r.headers.get("authorization", "").removeprefix("Bearer ") for r in service.requests
    }
    assert asked_with & {GROQ_KEY, SERVER_KEY}, "the keys go to the services, and nowhere else"

    # Everything breaks down: the embedded interviewer goes on, and the page says so.
    service.behave = refuse(503)
    answer(page, "I would begin with the smallest site, because it shows the mistakes.", then=5)
    note = page.get_by_text(re.compile("the embedded interviewer answered"))
    expect(note).to_be_visible()
    expect(page.get_by_text("could not be")).to_have_count(0)
    shown.append(page.content())

    # The settings page says who serves, and its test who answers.
    service.behave = refuse(401)
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("button", name="Test the services").click(timeout=LONG_MS)
    expect(page.get_by_text("Groq refused the key").first).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_text(re.compile(r"^\d+ ms$")).first).to_be_visible()
    shown.append(page.content())
    page.get_by_role("link", name="Diagnostics").click()
    expect(page.get_by_text("the embedded interviewer").first).to_be_visible(timeout=LONG_MS)
    shown.append(page.content())

    # What must not happen: a key, or a part of one, in anything that leaves the process.
    everything = [*shown, keyed_app.log_text(), frames.seen.decode(errors="replace")]
    assert len(frames.seen) > 10_000, "the frames were watched"
    for key in (GROQ_KEY, SERVER_KEY):
        for part in (key, key[-8:]):
            assert not [text for text in everything if part in text]
    assert not [text for text in everything if "Something went wrong" in text]
    assert "forty sites" not in keyed_app.log_text(), "the log must not hold what was said"
    assert visit.errors == []
