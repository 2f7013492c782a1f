"""What is typed and not sent waits for its turn, and for nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import LONG_MS, send_in_writing, start
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Visit, wait_until_settled
from tests.pages import STORY
from ui.conversation.answer_box import LONGEST_ANSWER_CHARS

pytestmark = pytest.mark.browser

DRAFT = "We had three hundred open tickets, and"
_UNHEARD_MS = 10_000
_KEPT = "draft => [...window.greenroomDrafts.words.values()].includes(draft)"


def _box(page: Page) -> Locator:
    return page.get_by_label("Or type your answer")


def _line_of_the_chat(page: Page, app: RunningApp) -> Locator:
    page.goto(f"{app.url}/chat")
    line = page.get_by_test_id("stChatInputTextArea")
    expect(line).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    return line


def _look_at_settings_and_return(page: Page, name: str) -> None:
    settings = page.get_by_role("heading", name="Settings", level=1)
    page.get_by_role("link", name="Settings").click()
    # What a live call is started with reports once, just after its page has arrived, and names that
    # page: a press in the same tenth of a second goes unheard, and whoever meant it presses again.
    try:
        expect(settings).to_be_visible(timeout=_UNHEARD_MS)
    except AssertionError:
        wait_until_settled(page)
        page.get_by_role("link", name="Settings").click()
        expect(settings).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    page.get_by_role("link", name=name).click()
    expect(settings).to_have_count(0, timeout=LONG_MS)
    wait_until_settled(page)


def test_an_answer_half_typed_waits_while_another_page_is_looked_at_and_while_it_is_paused(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    start(page, app)
    _box(page).fill(DRAFT)
    _look_at_settings_and_return(page, "Mock interview")
    expect(_box(page)).to_have_value(DRAFT, timeout=LONG_MS)
    page.get_by_role("button", name="Pause").click()
    expect(_box(page)).to_have_count(0, timeout=LONG_MS)
    page.get_by_role("button", name="Resume").click()
    expect(_box(page)).to_have_value(DRAFT, timeout=LONG_MS)
    # It is sent as it stands, and what follows begins without it.
    wait_until_settled(page)
    page.get_by_role("button", name="Send typed answer").click()
    bubbles = page.get_by_test_id("stChatMessage")
    expect(bubbles.filter(has_text=DRAFT)).to_have_count(1, timeout=LONG_MS)
    expect(_box(page)).to_have_value("", timeout=LONG_MS)
    _look_at_settings_and_return(page, "Mock interview")
    expect(_box(page)).to_have_value("", timeout=LONG_MS)
    assert visit.errors == []


def test_a_draft_is_of_its_own_interview_alone(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    start(page, app)
    send_in_writing(page, STORY)
    _box(page).fill(DRAFT)
    page.get_by_role("button", name="End interview").click()
    page.get_by_role("button", name="End now").click()
    page.get_by_role("button", name="Start another interview").click(timeout=LONG_MS)
    page.get_by_role("button", name="Start the interview").click(timeout=LONG_MS)
    expect(page.get_by_text("Question 1 of 5")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    expect(_box(page)).to_have_value("")


def test_a_draft_is_forgotten_with_its_interview(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    start(page, app)
    _box(page).fill(DRAFT)
    page.wait_for_function(_KEPT, arg=DRAFT)
    page.get_by_role("link", name="Feedback").click()
    page.get_by_role("button", name="Delete this interview").click(timeout=LONG_MS)
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("The interview has been deleted.")).to_be_visible(timeout=LONG_MS)
    page.wait_for_function(f"draft => !({_KEPT})(draft)", arg=DRAFT)


def test_a_line_of_the_chat_waits_while_another_page_is_looked_at(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    line = _line_of_the_chat(page, app)
    line.fill(DRAFT)
    _look_at_settings_and_return(page, "Chat practice")
    expect(line).to_have_value(DRAFT, timeout=LONG_MS)
    line.press("Enter")
    bubbles = page.get_by_test_id("stChatMessage")
    expect(bubbles.filter(has_text=DRAFT)).to_have_count(1, timeout=LONG_MS)
    _look_at_settings_and_return(page, "Chat practice")
    expect(bubbles.filter(has_text=DRAFT)).to_have_count(1, timeout=LONG_MS)
    expect(line).to_have_value("")


def test_a_line_that_was_too_long_to_send_waits_untouched_while_another_page_is_looked_at(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    line = _line_of_the_chat(page, app)
    long = f"{DRAFT} {'so on and ' * (LONGEST_ANSWER_CHARS // 10)}so forth."
    line.fill(long)
    line.press("Enter")
    expect(page.get_by_text("This is too long to send")).to_be_visible(timeout=LONG_MS)
    expect(line).to_have_value(long, timeout=LONG_MS)
    _look_at_settings_and_return(page, "Chat practice")
    expect(line).to_have_value(long, timeout=LONG_MS)
    expect(page.get_by_test_id("stChatMessage")).to_have_count(0)
    # What it was shortened to is what waits from then on.
    line.fill(DRAFT)
    _look_at_settings_and_return(page, "Chat practice")
    expect(line).to_have_value(DRAFT, timeout=LONG_MS)
    assert visit.errors == []
