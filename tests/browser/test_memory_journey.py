"""Coming back without an address: this browser finds its interviews again, another one does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import LONG_MS, send_in_writing, start
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Visit, wait_until_settled
from tests.pages import STORY

pytestmark = pytest.mark.browser


def _feedback(page: Page, app: RunningApp) -> Page:
    page.goto(f"{app.url}/feedback")
    expect(page.get_by_role("heading", name="Feedback", level=1)).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    return page


def test_an_interview_is_found_again_without_its_address_in_this_browser_alone_until_deleted(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    start(page, app)
    send_in_writing(page, STORY)
    page.close()
    context = page.context
    again = _feedback(context.new_page(), app)
    expect(again.get_by_text("1 of 5 questions answered")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(again)
    again.get_by_role("button", name="Open this interview").click()
    expect(again.get_by_text("Where you stand")).to_be_visible(timeout=LONG_MS)

    browser = context.browser
    assert browser is not None
    other = browser.new_context()
    try:
        elsewhere = _feedback(other.new_page(), app)
        expect(elsewhere.get_by_text("There is nothing to review yet")).to_be_visible()
        expect(elsewhere.get_by_role("button", name="Open this interview")).to_have_count(0)
    finally:
        other.close()

    wait_until_settled(again)
    again.get_by_role("link", name="Settings").click()
    expect(again.get_by_text("Interviews: 1.")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(again)
    again.get_by_role("button", name="Delete all of it").click()
    again.get_by_role("button", name="Delete for good").click()
    expect(again.get_by_text("All of it has been deleted.")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(again)
    assert again.evaluate("localStorage.getItem('greenroom-interviews')") == "[]"
    last = _feedback(context.new_page(), app)
    expect(last.get_by_text("There is nothing to review yet")).to_be_visible()
    assert visit.errors == []
