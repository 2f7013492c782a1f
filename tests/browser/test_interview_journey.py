"""A person's way through the app in a real browser, spoken into its microphone."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import expect

from providers.local.engines import LocalEngines
from providers.recordings import decode_recording
from tests.browser.acts import (
    LONG_MS,
    heard_sounds,
    interviewer_lines,
    read_feedback,
    record_answer,
    send_in_writing,
    start,
    wait_until_heard,
)
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Microphone, Visit, wait_until_settled
from voice.loop import BackgroundLoop

pytestmark = pytest.mark.browser

FIRST_ANSWER = (
    "We changed the way that we planned our releases, and we met every week with the whole "
    "group, and we wrote everything down."
)
SECOND_ANSWER = (
    "When I joined the support desk there were three hundred open tickets. I had to clear them "
    "before the summer. I sorted them by customer, and I called the ten largest myself. In the "
    "end we closed all of them in six weeks."
)
THIRD_ANSWER = "I wrote a short guide for the new people, and as a result nobody had to ask twice."
FOURTH_ANSWER = (
    "There was a script that nobody dared to touch. I wrote tests around it, and I swapped it out "
    "piece by piece."
)
SECOND_AGAIN = (
    "I sorted the three hundred tickets by customer, and I called the ten largest myself. As a "
    "result we closed all of them in six weeks."
)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def test_an_interview_is_spoken_heard_followed_up_and_quoted(
    visit: Visit,
    app: RunningApp,
    microphone: Microphone,
    engines: LocalEngines,
    loop: BackgroundLoop,
) -> None:
    page = visit.page
    start(page, app)
    wait_until_heard(page, 1)

    # The first answer, recorded: shown before it counts, then taken up by a follow-up.
    transcript = record_answer(page, microphone, FIRST_ANSWER)
    assert len(set(words(FIRST_ANSWER)) - set(words(transcript))) <= 2
    assert page.get_by_test_id("stChatMessage").count() == 1, "a draft must not count yet"
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_test_id("stChatMessage")).to_have_count(3, timeout=LONG_MS)
    wait_until_heard(page, 2)
    follow_up = interviewer_lines(page)[-1]
    taken_up = re.search(r'"([^"]+)"', follow_up)
    assert taken_up is not None, "the follow-up takes up what was said"
    assert taken_up.group(1) in transcript

    # What is heard in the page is the follow-up, not something else.
    newest = list(heard_sounds(page))[-1]
    sound = decode_recording(page.request.get(newest).body())
    spoken = loop.submit(engines.transcribe(sound, "en")).result(60).text
    missed = [word for word in words(follow_up) if word not in words(spoken)]
    assert len(missed) <= 0.3 * len(words(follow_up))

    # Two more spoken answers, until the second question is on.
    record_answer(page, microphone, SECOND_ANSWER)
    page.get_by_role("button", name="Send answer").click()
    wait_until_heard(page, 3)
    record_answer(page, microphone, THIRD_ANSWER)
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("Question 2 of 5")).to_be_visible(timeout=LONG_MS)
    wait_until_heard(page, 4)
    second = record_answer(page, microphone, FOURTH_ANSWER)
    page.get_by_role("button", name="Send answer").click()
    wait_until_heard(page, 5)

    page.get_by_role("button", name="End interview").click()
    page.get_by_role("button", name="End now").click()
    report = read_feedback(page)
    said = " ".join([transcript, second, report.split("Answer by answer")[1]])
    quotes = re.findall(r"“([^”]{12,})”", report.split("Answer by answer")[1])
    assert quotes
    assert all(quote in said for quote in quotes)
    assert re.search(r"closed all of them in six weeks\W+\(result\)", report)

    # Told once more into the microphone, and set beside the first telling.
    page.get_by_text("Answer again", exact=True).click()
    again = record_answer(page, microphone, SECOND_AGAIN)
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("First and newest answer side by side")).to_be_visible(timeout=LONG_MS)
    # Its parts are marked, so each sentence stands by itself; whole it stands only folded away.
    for sentence in re.split(r"(?<=[.!?]) ", again):
        told = page.get_by_text(sentence).locator("visible=true").last
        expect(told).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_text("Reading your newest answer")).to_have_count(0, timeout=LONG_MS)

    # What must not happen: a sound played twice, a request to another machine, a broken page.
    twice = [n for n, sound in enumerate(heard_sounds(page).values()) if sound["replays"]]
    assert twice == []
    assert visit.outside_requests(app) == []
    assert visit.errors == []
    assert "six weeks" not in app.log_text(), "the log must not hold what was said"


@pytest.mark.parametrize("visit", [{"microphone": "denied"}], indirect=True)
def test_a_denied_microphone_is_explained_and_typing_still_works(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    start(page, app)
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_text("microphone").first).to_be_visible()
    send_in_writing(page, SECOND_ANSWER)
    assert visit.errors == []


def test_a_reload_brings_the_interview_back_and_plays_nothing_by_itself_twice(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    start(page, app)
    send_in_writing(page, SECOND_ANSWER)
    page.reload()
    expect(page.get_by_text("three hundred open tickets")).to_be_visible(timeout=LONG_MS)
    assert heard_sounds(page) == {}


@pytest.mark.parametrize("visit", [{"size": (390, 844)}], indirect=True)
def test_on_a_phone_nothing_is_wider_than_the_screen_and_controls_share_a_row(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    start(page, app)
    send_in_writing(page, SECOND_ANSWER)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    wait_until_settled(page)
    tops = [
        page.get_by_role("button", name=name).evaluate("e => e.getBoundingClientRect().top")
        for name in ("Repeat", "Skip")
    ]
    assert tops[0] == tops[1], "the controls do not take a row each"


def test_a_question_can_be_answered_with_the_keyboard_alone(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    start(page, app)
    page.get_by_label("Or type your answer").focus()
    page.keyboard.type("I don't know.")
    page.keyboard.press("Tab")
    # Leaving the field sends its text, and what is pressed while the page is drawn anew can be
    # lost: a person presses again.
    bubbles = page.get_by_test_id("stChatMessage")
    for _ in range(3):
        wait_until_settled(page)
        expect(page.get_by_role("button", name="Send typed answer")).to_be_focused()
        page.keyboard.press("Enter")
        with suppress(AssertionError):
            expect(bubbles).to_have_count(3, timeout=LONG_MS / 3)
            break
    expect(bubbles).to_have_count(3)
    expect(page.get_by_text("Question 1 of 5")).to_be_visible()
    # The next answer is written where the last one was, without looking for the box.
    expect(page.get_by_label("Or type your answer")).to_be_focused(timeout=LONG_MS)


def test_a_double_click_sends_an_answer_once_and_loses_nothing(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    start(page, app)
    page.get_by_label("Or type your answer").fill(SECOND_ANSWER)
    page.get_by_role("button", name="Send typed answer").dblclick()
    expect(page.get_by_test_id("stChatMessage")).to_have_count(3, timeout=LONG_MS)
    expect(page.get_by_text("has not replied yet")).to_have_count(0)
    assert page.get_by_text("three hundred open tickets").count() == 1
    page.get_by_label("Or type your answer").fill(THIRD_ANSWER)
    page.get_by_role("button", name="Send typed answer").dblclick()
    expect(page.get_by_text("nobody had to ask twice")).to_have_count(1, timeout=LONG_MS)


def test_a_reload_on_another_page_still_finds_the_interview(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    start(page, app)
    send_in_writing(page, SECOND_ANSWER)
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_text("Push-button recorder")).to_be_visible()
    expect(page).to_have_url(re.compile("interview="))
    page.reload()
    page.get_by_role("link", name="Mock interview").click()
    expect(page.get_by_text("three hundred open tickets")).to_be_visible(timeout=LONG_MS)
    assert visit.errors == []
