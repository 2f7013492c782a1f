"""What a page shows first when something new is to be read, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import LONG_MS
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Visit, wait_until_settled
from ui.parts.menu import MENU_JS

pytestmark = pytest.mark.browser

EITHER = pytest.mark.parametrize(
    "visit", [{"size": (390, 844)}, {"size": (1280, 700)}], indirect=True, ids=["phone", "desk"]
)
_ABOVE = """() => {
    const header = document.querySelector('[data-testid="stHeader"]').getBoundingClientRect();
    const line = [...document.querySelectorAll('[data-testid="stChatMessage"]')].at(-1);
    const { top } = line.getBoundingClientRect();
    return top >= header.bottom - 1 && top < window.innerHeight;
}"""


PHONE, DESK = {"size": (375, 812)}, {"size": (1280, 812)}


def _load_settings(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/settings")
    expect(page.get_by_role("heading", name="Settings", level=1)).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)


def _start(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name)
    expect(button).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    button.scroll_into_view_if_needed()
    button.click()
    expect(page.get_by_role("button", name="Skip", exact=True)).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)


def _answer(page: Page, text: str) -> None:
    said = page.get_by_test_id("stChatMessage")
    page.get_by_label("Or type your answer").fill(text)
    page.get_by_role("button", name="Send typed answer").click()
    expect(said.filter(has_text=text).first).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)


@EITHER
def test_an_interview_opens_at_its_top(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    page.goto(app.url)
    _start(page, "Start the interview")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop === 0")
    expect(page.get_by_text("Question 1 of")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Start live")).to_be_in_viewport()


@EITHER
def test_a_new_question_is_in_sight_however_far_down_one_answered(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    page.goto(f"{app.url}/language_test")
    expect(page.get_by_text("What works here in")).to_be_visible(timeout=LONG_MS)
    page.get_by_text("Speaking test", exact=True).click()
    expect(page.get_by_text("Three timed parts")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    page.get_by_text("A picture", exact=True).click()
    wait_until_settled(page)
    _start(page, "Start talking")
    for turn in range(4):
        _answer(page, f"Me gusta mucho hablar de esto, y lo hago {turn + 2} veces cada semana.")
        page.wait_for_function(_ABOVE)
    # The last one was written below the picture.
    expect(page.get_by_test_id("stImage").first).to_be_in_viewport()
    assert not visit.errors


def test_the_page_says_which_language_it_is_in(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    page.goto(f"{app.url}/settings")
    wait_until_settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=LONG_MS)
    box = page.get_by_test_id("stSidebar").get_by_role("combobox")
    box.fill("Deutsch")
    box.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "de", timeout=LONG_MS)
    assert not visit.errors


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_on_a_phone_the_menu_opens_by_hand_and_never_stays_over_the_page(
    visit: Visit, app: RunningApp
) -> None:
    page = visit.page
    menu = page.get_by_test_id("stSidebarNav")
    open_menu = page.get_by_test_id("stExpandSidebarButton")
    _load_settings(page, app)
    expect(menu).not_to_be_in_viewport()
    # Of the pages in the menu, the one that is open is chosen as well.
    for chosen in ("Diagnostics", "Diagnostics", "Settings"):
        open_menu.click()
        expect(menu).to_be_in_viewport()
        menu.get_by_role("link", name=chosen).click()
        expect(menu).not_to_be_in_viewport()
        expect(page.get_by_role("heading", name=chosen, level=1)).to_be_visible(timeout=LONG_MS)
        wait_until_settled(page)
    open_menu.click()
    expect(menu).to_be_in_viewport()
    _load_settings(page, app)
    expect(menu).not_to_be_in_viewport()
    # What was shut on a narrow screen is not shut on a wide one.
    page.set_viewport_size({"width": 1280, "height": 812})
    expect(menu).to_be_in_viewport()
    assert not visit.errors


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
@pytest.mark.parametrize("pressed, chosen", [(True, False), (True, True), (False, False)])
def test_a_menu_that_was_opened_before_the_page_was_there_stays_open_until_a_page_is_chosen(
    visit: Visit, app: RunningApp, pressed: bool, chosen: bool
) -> None:
    """On a document of two buttons: when the real page is there cannot be chosen."""
    page = visit.page
    page.goto(f"{app.url}/_stcore/health")
    page.set_content(
        """
        <button>Open</button>
        <div data-testid="stSidebarCollapseButton">
          <button onclick="this.dataset.pressed = 1">Shut</button>
        </div>
        """
    )
    if pressed:
        page.get_by_role("button", name="Open").click()
    if chosen:
        page.evaluate("history.pushState(null, '', '/diagnostics')")
    page.evaluate(
        """async (source) => {
            const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
            (await import(url)).default();
        }""",
        MENU_JS,
    )
    shut = page.get_by_role("button", name="Shut").get_attribute("data-pressed")
    assert shut == (None if pressed and not chosen else "1")


@pytest.mark.parametrize("visit", [DESK], indirect=True)
def test_on_a_desk_the_menu_stays_as_it_is(visit: Visit, app: RunningApp) -> None:
    page = visit.page
    menu = page.get_by_test_id("stSidebarNav")
    _load_settings(page, app)
    expect(menu).to_be_in_viewport()
    menu.get_by_role("link", name="Diagnostics").click()
    expect(page.get_by_role("heading", name="Diagnostics", level=1)).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    expect(menu).to_be_in_viewport()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    _load_settings(page, app)
    expect(menu).not_to_be_in_viewport()
    assert not visit.errors
