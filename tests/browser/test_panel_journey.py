"""A panel interview in a real browser, spoken into its microphone from the choice to the report."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from core.practice.directing.interviewers import everybody
from tests.browser.acts import LONG_MS, heard_sounds, read_feedback, record_answer, wait_until_heard
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Microphone, Visit, wait_until_settled

pytestmark = pytest.mark.browser

STORIES = (
    "There were three hundred open tickets. I sorted them and I called the ten largest customers "
    "myself. As a result we closed all of them in six weeks.",
    "We had a script that nobody dared to touch, and I replaced it piece by piece.",
    "Two colleagues did not talk to each other, so I asked both of them for an hour.",
)
# Told to follow-ups, each once: the same recording is not taken twice.
MORE = (
    "It was my own idea, and I measured it.",
    "I showed them the numbers of two weeks.",
    "In the end it saved us ten hours a month.",
    "I used one quiet morning a week for it.",
    "Two people heard of it too late.",
    "We kept a short list of open points.",
)
NAMES = {person.name for person in everybody().interviewers}


def start_panel(page: Page, app: RunningApp) -> None:
    page.goto(app.url)
    page.get_by_text("Interviewer, length and feedback").click(timeout=LONG_MS)
    page.get_by_role("radio", name="Panel of three").or_(
        page.get_by_role("button", name="Panel of three")
    ).click(timeout=LONG_MS)
    expect(page.get_by_text("all of them sound alike")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    slider = page.get_by_role("slider", name="Number of questions")
    slider.focus()
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    expect(slider).to_have_value("3")
    wait_until_settled(page)
    page.get_by_role("button", name="Start the interview").click()
    expect(page.get_by_text("Question 1 of 3")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)


def bubbles(page: Page) -> Locator:
    return page.get_by_test_id("stChatMessage").locator("visible=true")


def lines_in_sight(page: Page) -> list[tuple[str, str]]:
    """Who said each line that can be seen, and the line."""
    seen = []
    for bubble in bubbles(page).all():
        label = bubble.locator("[aria-label^='Chat message from']").first
        name = (label.get_attribute("aria-label") or "").removeprefix("Chat message from ")
        seen.append((name, bubble.inner_text()))
    return seen


def question_of(page: Page) -> int:
    found = re.search(r"Question (\d) of 3", page.get_by_test_id("stMain").inner_text())
    return int(found.group(1)) if found else 0


def test_a_panel_of_three_asks_hands_over_and_is_named_in_the_report(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    start_panel(page, app)
    wait_until_heard(page, 1)
    opening = lines_in_sight(page)[-1]
    introduced = {name for name in NAMES if name in opening[1]}
    assert len(introduced) == 3

    said, answered = list(lines_in_sight(page)), 0
    stories, more = iter(STORIES), iter(MORE)
    for reply in range(len(STORIES) + len(MORE)):
        asked = question_of(page)
        record_answer(page, microphone, next(stories if asked > answered else more))
        answered = asked
        page.get_by_role("button", name="Send answer").click()
        wait_until_heard(page, reply + 2)
        wait_until_settled(page)
        said += lines_in_sight(page)
        if page.get_by_role("button", name="Read your feedback").is_visible():
            break
    expect(page.get_by_text("That's a wrap")).to_be_visible()

    speakers = {name for name, _ in said} - {"You"}
    assert speakers == introduced, "everybody asks, and no line is said by nobody"
    for name, text in said:
        assert name == "You" or text.startswith(f"{name} ·")
    handed = {n for n, text in said for other in introduced - {n} if other in text}
    assert handed, "somebody gives the floor to another by name"

    report = read_feedback(page)
    asked_by = re.search(r"Asked by\s+(\w+)", report)
    assert asked_by is not None
    assert asked_by.group(1) in introduced

    # What must not happen: a sound played twice, a request to another machine, a broken page.
    assert [s for s in heard_sounds(page).values() if s["replays"]] == []
    assert visit.outside_requests(app) == []
    assert visit.errors == []
