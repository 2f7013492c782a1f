"""A whole speaking test in a real browser, spoken into its microphone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import LONG_MS, heard_sounds, record_answer, wait_until_heard
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Microphone, Visit, wait_until_settled

pytestmark = pytest.mark.browser

WARM_UP = (
    "I usually get up at seven, because my train leaves early, and then I read the news.",
    "I live in a small town by a river, and I like it because it is quiet there.",
    "At the weekend I often cook with my sister, and then we play cards.",
    "My sister is older than me, and she taught me how to make bread.",
)
MONOLOGUE = (
    "In this picture I can see several people who spend the day together. Although they look "
    "happy, something has just gone wrong. For example, one of them looks worried, and another is "
    "trying to help. However, the others have not noticed it yet. If I were there, I would call a "
    "neighbour first, and then we could all sit down and eat, because a day with friends is too "
    "short to be angry."
)
DISCUSSION = (
    "I am agree that people should travel less, because it is good for everybody.",
    "However, my parents live far away, so I would not like to give it up.",
    "In the future I think that we will work from home more often and meet less.",
    "It depends on the people, because some of them have no choice.",
    "My neighbour repairs old bicycles, and he gives them to children in our street.",
    "I would start with small things, since nobody changes everything in a year.",
    "In my town the library lends tools, and that saves us a lot of money.",
    "Sometimes I forget it myself, although I know that it matters.",
    "It used to be easier, because the shops were nearer to our houses.",
    "If the buses were cheaper, I would leave the car at home more often.",
)


def speak_until(page: Page, microphone: Microphone, answers: tuple[str, ...], then: str) -> None:
    """Speak one answer after the other, each once the reply to the last was heard, until ``then``
    is to be read: how many a part takes depends on the follow-ups and on its clock."""
    there = page.get_by_text(then).first
    for said in answers:
        sounds = len(heard_sounds(page))
        record_answer(page, microphone, said)
        page.get_by_role("button", name="Send answer").click()
        wait_until_heard(page, sounds + 1)
        wait_until_settled(page)
        if there.is_visible():
            return
    expect(there).to_be_visible(timeout=LONG_MS)


def test_a_speaking_test_is_spoken_part_by_part_and_ends_with_the_grid(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    page.goto(f"{app.url}/language_test")
    expect(page.get_by_text("What works here in Spanish")).to_be_visible(timeout=LONG_MS)
    main = page.get_by_test_id("stMain")
    main.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="English").click()
    expect(page.get_by_text("What works here in English")).to_be_visible(timeout=LONG_MS)
    page.get_by_text("Speaking test", exact=True).click()
    expect(page.get_by_text("Three timed parts")).to_be_visible(timeout=LONG_MS)
    page.get_by_text("A picture", exact=True).click()
    wait_until_settled(page)
    page.get_by_role("button", name="Start talking").click()
    expect(page.get_by_text("Part 1 of 3")).to_be_visible(timeout=LONG_MS)
    wait_until_heard(page, 1)

    picture = page.get_by_test_id("stImage").get_by_role("img")
    expect(picture).to_have_count(0)
    speak_until(page, microphone, WARM_UP, "Part 2 of 3")
    expect(picture).to_be_visible()
    speak_until(page, microphone, (MONOLOGUE,), "Part 3 of 3")
    expect(picture).to_have_count(0)
    # Nobody ends it: the test does.
    speak_until(page, microphone, DISCUSSION, "The grid of spoken language")

    expect(page.get_by_text("The grid of spoken language")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_role("button", name="Delete this talk")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    report = page.get_by_test_id("stMain").inner_text()
    assert re.search(r"Your words look like (A2|B1|B2|C1)", report)
    assert "words a minute" in report
    assert "Accuracy: not assessed" in report
    assert "Not assessed: Greenroom judges the words" in report
    page.get_by_role("button", name="Make a PDF").click()
    expect(page.get_by_role("button", name="Save the PDF")).to_be_visible(timeout=LONG_MS)

    # A reload finds it again, and what was said is in no log.
    page.reload()
    expect(page.get_by_text("The grid of spoken language")).to_be_visible(timeout=LONG_MS)
    assert visit.outside_requests(app) == []
    assert visit.errors == []
    assert "trying to help" not in app.log_text(), "the log must not hold what was said"
