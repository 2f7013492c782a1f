"""Live conversation through real WebRTC: spoken into the page, heard in the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import LONG_MS, wait_for_log
from tests.browser.app_server import RunningApp, running_app
from tests.browser.conftest import Microphone, Visit, wait_until_settled
from tests.browser.losing import Losing, timer
from ui.live.room import _REFRESH_S

pytestmark = pytest.mark.browser

# One sentence: the voice rests 0.7 s between two, and a busy machine makes of that an end.
ANSWER = (
    "When I joined the support desk there were three hundred open tickets, so I sorted them by "
    "customer, and I called the ten largest myself, and we closed all of them in six weeks."
)

CUT_IN = "Wait, may I add something to that answer?"

# Counts, in every frame, how often sound began on a track from the other side.
_HEAR = """
(() => {
  const Connection = window.RTCPeerConnection;
  window.soundNow = false;
  window.RTCPeerConnection = class extends Connection {
    constructor(...given) {
      super(...given);
      this.addEventListener('track', (event) => {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        context.createMediaStreamSource(new MediaStream([event.track])).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        let last = 0;
        setInterval(() => {
          analyser.getFloatTimeDomainData(samples);
          if (samples.some((value) => Math.abs(value) > 0.004)) last = performance.now();
          window.soundNow = last > 0 && performance.now() - last < 900;
        }, 20);
      });
    }
  };
})();
"""


def start_live(page: Page, app: RunningApp) -> None:
    page.add_init_script(_HEAR)
    page.goto(app.url)
    page.get_by_role("button", name="Start the interview").click(timeout=LONG_MS)
    expect(page.get_by_text("Question 1 of 5")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    page.get_by_role("button", name="Start live").click()


def expect_state(page: Page, words: str) -> None:
    expect(page.locator(".live .state")).to_have_text(words, timeout=LONG_MS)


def wait_for_sound(page: Page, sounding: bool) -> None:
    frame = next(f for f in page.frames if "streamlit_webrtc" in f.url)
    frame.wait_for_function(f"window.soundNow === {str(sounding).lower()}", timeout=LONG_MS)


def answered(page: Page) -> Locator:
    """The answer in the talk. Bubbles are not counted: a page that is drawn anew may show some
    twice for a moment."""
    return page.get_by_test_id("stChatMessage").filter(has_text=re.compile("(six|6) weeks")).first


def test_an_interview_goes_live_is_answered_cut_into_and_still_there_afterwards(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    # How soon a busy machine replies is not known, so they speak up again and again.
    again = [part for pause_s in (2.3, 2.6, 3.1, 2.2, 2.9) for part in (pause_s, CUT_IN)]
    microphone.prepare_talk(12.0, ANSWER, *again)
    start_live(page, app)
    expect_state(page, "The interviewer is speaking")
    wait_for_sound(page, True)

    # The answer: heard, written down, and taken into the talk.
    expect(answered(page)).to_be_attached(timeout=LONG_MS)

    # Cutting in: the reply is remembered as far as it was heard.
    wait_for_log(page, app, "cut in")
    expect(page.get_by_text("You cut in here.").first).to_be_attached(timeout=LONG_MS)
    page.get_by_role("button", name="End live").click()
    expect(page.get_by_role("button", name="Start live")).to_be_visible(timeout=LONG_MS)

    # What must not happen: a word after the end, a request to another machine, words in the log.
    page.wait_for_function("() => !document.querySelector('.live')")
    assert page.get_by_label("Or type your answer").is_visible()
    assert visit.outside_requests(app) == []
    assert visit.errors == []
    assert "support desk" not in app.log_text(), "the log must not hold what was said"


def test_live_works_for_who_lingers_on_the_first_page(
    visit: Visit, tmp_path: Path, model_cache: Path, microphone: Microphone
) -> None:
    page = visit.page
    microphone.prepare_talk(60.0)
    with running_app(tmp_path / "data", model_cache) as fresh:
        page.add_init_script(_HEAR)
        page.goto(fresh.url)
        # Everything that loads in the background has loaded before anybody asks for a call.
        expect(page.get_by_text("Voice and hearing are ready")).to_be_visible(timeout=LONG_MS)
        start_live(page, fresh)
        expect_state(page, "The interviewer is speaking")
        wait_for_sound(page, True)
        assert visit.errors == []
        assert "missing ScriptRunContext" not in fresh.log_text()


def test_a_reload_in_the_middle_of_a_call_ends_it_and_keeps_what_was_said(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    microphone.prepare_talk(10.0, ANSWER)
    start_live(page, app)
    expect(answered(page)).to_be_visible(timeout=LONG_MS)
    ended = app.log_text().count("call ended")
    page.reload()
    expect(page.get_by_role("button", name="Start live")).to_be_visible(timeout=LONG_MS)
    expect(answered(page)).to_be_visible(timeout=LONG_MS)
    page.wait_for_function("() => !document.querySelector('.live')")
    wait_for_log(page, app, "call ended", ended + 1)  # the call must not outlive its page


def test_another_page_ends_the_call_and_the_interview_is_there_on_return(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    microphone.prepare_talk(60.0)
    start_live(page, app)
    expect_state(page, "The interviewer is speaking")
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_text("Push to talk")).to_be_visible(timeout=LONG_MS)
    page.get_by_role("link", name="Mock interview").click()
    expect(page.get_by_text("Question 1 of 5")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_role("button", name="Start live")).to_be_visible(timeout=LONG_MS)


_PANEL_IS_DRAWN_ANEW = timer(_REFRESH_S)


def start_live_chat(page: Page, app: RunningApp, losing: Losing) -> None:
    """Begin a call in the chat, and wait until it is connected."""
    page.goto(f"{app.url}/chat")
    expect(page.get_by_text("Voice and hearing are ready")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    losing.begin()
    before = app.log_text().count("call connected")
    page.get_by_role("button", name="Start live").click()
    wait_for_log(page, app, "call connected", times=before + 1)


def test_a_panel_that_stands_still_is_drawn_anew_and_the_talk_goes_on(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    microphone.prepare_talk(20.0, ANSWER)
    losing = Losing(page, _PANEL_IS_DRAWN_ANEW)
    start_live_chat(page, app, losing)
    expect(answered(page)).to_be_visible(timeout=LONG_MS)
    assert losing.lost == {_PANEL_IS_DRAWN_ANEW}
    page.get_by_role("button", name="End live").click()
    expect(page.get_by_role("button", name="Start live")).to_be_visible(timeout=LONG_MS)
    assert visit.errors == []


def test_a_panel_that_never_arrived_is_drawn_anew(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    microphone.prepare_talk(60.0)
    panel = b"greenroom_live_panel"
    losing = Losing(page, _PANEL_IS_DRAWN_ANEW, panel)
    start_live_chat(page, app, losing)
    assert losing.lost == {_PANEL_IS_DRAWN_ANEW, panel}
    losing.end()
    expect_state(page, "Your turn")
    page.get_by_role("button", name="End live").click()
    expect(page.get_by_role("button", name="Start live")).to_be_visible(timeout=LONG_MS)
    assert visit.errors == []


@pytest.mark.parametrize("visit", [{"microphone": "denied"}], indirect=True)
def test_without_a_microphone_the_page_says_so_and_offers_the_recorder(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    start_live(page, app)
    expect(page.get_by_text("The live connection could not be made")).to_be_visible(timeout=11_000)
    expect(page.get_by_label("Or type your answer")).to_be_visible()
    expect(page.get_by_role("button", name="Start live")).to_be_visible()


@pytest.mark.parametrize("visit", [{"size": (390, 844)}], indirect=True)
def test_on_a_phone_the_call_fits_and_esc_stops_the_interviewer(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    microphone.prepare_talk(60.0)
    start_live(page, app)
    expect_state(page, "The interviewer is speaking")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wait_for_sound(page, True)
    page.keyboard.press("Escape")
    expect_state(page, "Your turn")
    wait_for_sound(page, False)
    for name in ("I'm done", "Let me think", "Stop the interviewer", "End live"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["height"] >= 44, "a finger needs room"
        assert box["x"] + box["width"] <= 390
