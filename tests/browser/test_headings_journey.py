"""The headings of every page, by which whoever listens to it finds the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import LONG_MS
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Visit, wait_until_settled
from tests.pages import STORY

pytestmark = pytest.mark.browser

_LEVELS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((heading) => heading.checkVisibility())
    .map((heading) => Number(heading.tagName[1]))"""


def _assert_in_order(page: Page, place: str) -> None:
    """One heading of the page, and under it none whose level was left out."""
    wait_until_settled(page)
    levels: list[int] = page.evaluate(_LEVELS)
    assert levels[:1] == [1], f"{place}: {levels}"
    assert levels.count(1) == 1, f"{place}: {levels}"
    steps = pairwise(levels)
    assert all(below <= above + 1 for above, below in steps), f"{place}: {levels}"


def test_each_page_has_one_heading_and_leaves_out_no_level_below_it(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    for place, last in (
        ("", "Start the interview"),
        ("language_test", "Start talking"),
        ("drills", "Another question"),
        ("chat", "Start live"),
        ("feedback", "To the mock interview"),
        ("anchors", "What is never judged"),
        ("settings", "These choices last for this visit"),
        ("diagnostics", "Hosted services"),
    ):
        page.goto(f"{app.url}/{place}")
        expect(page.get_by_text(last).first).to_be_visible(timeout=LONG_MS)
        _assert_in_order(page, place)
    assert not visit.errors


def test_so_have_the_drills(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    page.goto(f"{app.url}/drills")
    drills = page.get_by_role("radiogroup", name="Drill").get_by_role("radio")
    expect(drills.last).to_be_visible(timeout=LONG_MS)
    heading = page.get_by_role("heading", level=2).first
    told: list[str] = []
    for drill in drills.all():
        wait_until_settled(page)
        drill.click()
        expect(drill).to_be_checked()
        if told:  # what was told before stands there until the page is drawn anew
            expect(heading).not_to_have_text(told[-1], timeout=LONG_MS)
        _assert_in_order(page, drill.inner_text())
        told.append(heading.inner_text())
    assert len(set(told)) == drills.count(), "each says under a heading of its own what it is"


def test_so_have_an_interview_and_its_review(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    page.goto(app.url)
    start = page.get_by_role("button", name="Start the interview")
    expect(start).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    start.click()
    expect(page.get_by_role("button", name="Skip", exact=True)).to_be_visible(timeout=LONG_MS)
    _assert_in_order(page, "interview")
    box = page.get_by_label("Or type your answer")
    for text in (STORY, "Please end the interview."):
        box.fill(text)
        page.get_by_role("button", name="Send typed answer").click()
        expect(page.get_by_test_id("stChatMessage").filter(has_text=text)).to_be_visible(
            timeout=LONG_MS
        )
        wait_until_settled(page)
    _assert_in_order(page, "the end")
    page.get_by_role("button", name="Read your feedback").click()
    without = page.get_by_role("button", name="Open without rating")
    expect(without).to_be_visible(timeout=LONG_MS)
    _assert_in_order(page, "rating")
    without.click()
    expect(page.get_by_role("heading", name="Take it with you")).to_be_visible(timeout=LONG_MS)
    _assert_in_order(page, "review")
    assert not visit.errors


def test_so_has_a_talk(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    page.goto(f"{app.url}/language_test")
    start = page.get_by_role("button", name="Start talking")
    expect(start).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    start.click()
    expect(page.get_by_role("button", name="Skip", exact=True)).to_be_visible(timeout=LONG_MS)
    _assert_in_order(page, "talk")
    assert not visit.errors
