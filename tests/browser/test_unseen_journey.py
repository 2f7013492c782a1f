"""What acts on a page and shows nothing leaves no gap on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import LONG_MS, start
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Visit, wait_until_settled

pytestmark = pytest.mark.browser

# Every component, by the key that marks it, and whether it is displayed with nothing to show.
_COMPONENTS = """() => [...document.querySelectorAll('.stBidiComponent')]
    .map((component) => component.closest('.stElementContainer'))
    .map((place) => [place.className.match(/st-key-(\\S+)/)[1],
        place.getClientRects().length > 0 && place.getBoundingClientRect().height === 0])"""


def _assert_no_gaps(page: Page, *kinds: str) -> None:
    wait_until_settled(page)
    found: list[tuple[str, bool]] = page.evaluate(_COMPONENTS)
    for kind in kinds:
        assert any(key.startswith(f"unseen-{kind}") for key, _ in found), kind
    assert [key for key, has_gap in found if has_gap] == []


def test_no_page_has_a_gap_where_a_component_shows_nothing(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    page.goto(f"{app.url}/chat")
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=LONG_MS)
    _assert_no_gaps(page, "menu", "page-language", "draft")
    start(page, app)
    _assert_no_gaps(page, "menu", "page-language", "draft", "sight", "start-")
    assert visit.errors == []


def test_what_is_not_displayed_acts_all_the_same(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    page.goto(app.url)
    expect(page.get_by_role("button", name="Start the interview")).to_be_visible(timeout=LONG_MS)
    page.evaluate("document.documentElement.lang = ''")
    page.goto(f"{app.url}/chat")
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert visit.errors == []
