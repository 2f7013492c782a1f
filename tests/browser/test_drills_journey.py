"""The drills with a clock, spoken into a real browser: fillers live, and a pitch in its time."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import LONG_MS, wait_for_log, wait_until_recorded
from tests.browser.app_server import RunningApp
from tests.browser.conftest import Microphone, Visit, wait_until_settled
from tests.browser.losing import Losing, timer
from ui.drills.live_talk import _REFRESH_S

pytestmark = pytest.mark.browser

# "You know" twice and "I mean" once say nothing; each "like" and "do you know" are needed.
FIRST_PART = "It was, you know, a long day, and I like this team."
SECOND_PART = "I mean, do you know the town? It was, you know, very late, and I like it there."

WHO = "My name is Anna, and I am a nurse."
DID = "Last year I trained twelve new colleagues."
WANTS = "I am looking for a hospital that needs a head nurse."

_PITCH_S = 30
# The microphone may open before the recorder says so, and then it is ahead of the countdown.
_AFTER_TIME_S = _PITCH_S + 3.0

# Keeps all that the countdown's clock shows; a clock that runs writes four times a second.
_WATCH = """(time) => {
  window.shown = [];
  new MutationObserver(() => window.shown.push(time.textContent))
    .observe(time, {childList: true, characterData: true, subtree: true});
}"""


def open_drill(page: Page, app: RunningApp, name: str, heading: str) -> None:
    page.goto(f"{app.url}/drills")
    page.get_by_text(name, exact=True).click(timeout=LONG_MS)
    expect(page.get_by_role("heading", name=heading)).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)


def main(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def open_pitch(page: Page, app: RunningApp) -> tuple[Locator, Locator]:
    """The pitch of half a minute; its clock, which is watched, and what its countdown says."""
    open_drill(page, app, "Pitch", "Say who you are")
    page.get_by_text(f"{_PITCH_S} seconds", exact=True).click()
    time = page.locator(".countdown .time")
    expect(time).to_have_text(f"0:{_PITCH_S}")
    wait_until_settled(page)
    time.evaluate(_WATCH)
    return time, page.locator(".countdown .said")


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.shown")
    return found


def seconds(clock: str) -> int:
    minutes, rest = clock.split(":")
    return 60 * int(minutes) + int(rest)


def fillers_of(result: str) -> set[tuple[str, str]]:
    """The fillers that ``result`` names, and how often each was heard."""
    return set(re.findall("“([^”]+)”: (.+)", result))


def expect_nothing_amiss(visit: Visit, app: RunningApp, said: str) -> None:
    assert visit.outside_requests(app) == []
    assert visit.errors == []
    assert said not in app.log_text(), "the log must not hold what was said"


def test_fillers_show_while_somebody_talks_and_a_word_that_is_needed_is_none(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    open_drill(page, app, "Fillers", "Talk for a minute without fillers")
    microphone.prepare_talk(6.0, FIRST_PART)
    ended = app.log_text().count("call ended")
    page.get_by_role("button", name="Start live").click()

    # The talk goes on, and what was heard of it shows.
    expect(page.get_by_text("None heard so far")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_text("At least 1 heard")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_text("“you know”: once")).to_be_visible()
    expect(page.get_by_text("Listening.")).to_be_visible()
    assert app.log_text().count("call ended") == ended

    page.get_by_role("button", name="Stop now").click()
    expect(page.get_by_role("button", name="Once more")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    result = main(page)
    assert "At least 1 heard" in result
    assert fillers_of(result) == {("you know", "once")}
    assert "you may have said more than were heard" in result

    # What must not happen: a needed word taken for a filler, a total, a call that goes on.
    assert "I like this team" in result, "it was heard, and it is no filler"
    assert page.get_by_test_id("stMetric").count() == 0, "no figure stands for what is hidden"
    assert "Listening." not in result
    assert app.log_text().count("call ended") == ended + 1
    expect_nothing_amiss(visit, app, "this team")


@pytest.mark.parametrize("visit", [{"size": (390, 844)}], indirect=True)
def test_on_a_phone_the_minute_ends_by_itself_and_all_that_was_said_in_it_counts(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    open_drill(page, app, "Fillers", "Talk for a minute without fillers")
    # The last sentence is still being said when the minute is over.
    last = (
        "At the very end a red balloon rose over the harbour, and all the children ran after it, "
        "and they laughed and shouted until it was only a small dot above the ships."
    )
    spoken_s = sum(microphone.speak(part).duration_s for part in (FIRST_PART, SECOND_PART))
    before_s = 52.0 - 6.0 - 9.0 - spoken_s
    microphone.prepare_talk(6.0, FIRST_PART, 9.0, SECOND_PART, before_s, last)
    ended = app.log_text().count("call ended")
    page.get_by_role("button", name="Start live").click()
    expect(page.get_by_text(re.compile(r"Listening\. 0:5\d left"))).to_be_visible(timeout=LONG_MS)

    # On a small screen too the fillers are seen without scrolling, and nothing is cut off.
    expect(page.get_by_text("“you know”: once")).to_be_in_viewport(ratio=1, timeout=LONG_MS)
    expect(page.get_by_role("button", name="Stop now")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    expect(page.get_by_text("At least 3 heard")).to_be_visible(timeout=LONG_MS)
    assert app.log_text().count("call ended") == ended, "a silence ends nothing"
    expect(page.get_by_text(re.compile(r"Listening\. 0:[0-2]\d left"))).to_be_visible(
        timeout=LONG_MS
    )

    # What must not happen: that the end takes the words of the sentence it falls into.
    expect(page.get_by_role("button", name="Once more")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    result = main(page)
    assert "At least 3 heard" in result
    assert fillers_of(result) == {("you know", "twice"), ("I mean", "once")}
    assert "I like this team" in result
    assert "do you know the town" in result
    assert "red balloon" in result
    assert "Listening." not in result
    assert app.log_text().count("call ended") == ended + 1
    expect_nothing_amiss(visit, app, "balloon")


def test_a_minute_that_stands_still_is_drawn_anew_and_nothing_said_is_lost(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    losing = Losing(page, timer(_REFRESH_S))
    open_drill(page, app, "Fillers", "Talk for a minute without fillers")
    microphone.prepare_talk(6.0, FIRST_PART)
    losing.begin()
    connected = app.log_text().count("call connected")
    page.get_by_role("button", name="Start live").click()
    wait_for_log(page, app, "call connected", times=connected + 1)
    assert losing.lost
    losing.end()
    expect(page.get_by_text("At least 1 heard")).to_be_visible(timeout=LONG_MS)
    page.get_by_role("button", name="Stop now").click()
    expect(page.get_by_role("button", name="Once more")).to_be_visible(timeout=LONG_MS)
    expect_nothing_amiss(visit, app, "this team")


def test_a_pitch_that_outlasts_its_countdown_is_told_so_and_assessed_to_its_last_word(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    time, said = open_pitch(page, app)
    in_time_s = sum(microphone.speak(part).duration_s for part in (WHO, DID))
    microphone.prepare_talk(0.5, WHO, 2.0, DID, _AFTER_TIME_S - 2.5 - in_time_s, WANTS)
    page.get_by_role("button", name="Record", exact=True).click()
    expect(said).to_have_text(f"{_PITCH_S} seconds from now.")
    expect(said).to_have_text("Half of the time is left.", timeout=LONG_MS)
    expect(said).to_have_text("Ten seconds left.", timeout=LONG_MS)
    expect(said).to_have_text("Time is up. Finish your sentence.", timeout=LONG_MS)
    expect(time).to_have_text("0:00")
    at_the_end = shown(page)
    left = [seconds(clock) for clock in dict.fromkeys(at_the_end)]
    assert left == sorted(left, reverse=True)
    assert left[0] > _PITCH_S / 2, "it begins with the recording"
    assert len(left) > _PITCH_S / 2, "it goes down second by second"

    # The bell stops nothing: what is still to be said is recorded.
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    wait_until_recorded(page, _AFTER_TIME_S + microphone.speak(WANTS).duration_s + 1.5)
    page.get_by_role("button", name="Stop recording").click()
    draft = page.get_by_label("This is what I heard")
    expect(draft).to_be_visible(timeout=LONG_MS)
    assert "head nurse" in draft.input_value(), "what was said after the end is not lost"
    assert shown(page) == at_the_end, "after its end the countdown stands still"
    expect(said).to_have_text("Time is up. Finish your sentence.")

    wait_until_settled(page)
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text(f"Longer than your time of {_PITCH_S} seconds.")).to_be_visible(
        timeout=LONG_MS
    )
    expect(page.get_by_role("button", name="Once more")).to_be_visible()
    # The browser fetches what draws a figure when it first needs it, later than the text.
    length = page.get_by_test_id("stMetric").filter(has_text="Length")
    expect(length).to_have_text(re.compile(r"Length\s*3\d\.\d s"), timeout=LONG_MS)
    wait_until_settled(page)
    review = main(page)
    assert re.search(r"Who you are\s+“My name is Anna?\b", review)
    assert re.search(r"What you did, with a number\s+“Last year I trained", review)
    assert re.search(r"What you want\s+“[^”]*head nurse", review)
    assert "It runs over the time." in review
    assert "Fillers are not shown" in review
    assert page.locator(".countdown").count() == 0
    expect_nothing_amiss(visit, app, "head nurse")


def test_the_countdown_stops_with_the_recording_and_takes_another_time_while_it_runs(
    visit: Visit, app: RunningApp, microphone: Microphone
) -> None:
    page = visit.page
    time, said = open_pitch(page, app)
    heard_s = microphone.prepare(WHO)
    page.get_by_role("button", name="Record", exact=True).click()
    wait_until_recorded(page, heard_s)
    page.get_by_role("button", name="Stop recording").click()
    expect(said).to_have_text("The countdown has stopped with your recording.")
    at_the_stop = shown(page)
    assert 0 < seconds(at_the_stop[-1]) < _PITCH_S

    expect(page.get_by_label("This is what I heard")).to_be_visible(timeout=LONG_MS)
    wait_until_settled(page)
    page.get_by_role("button", name="Record again").click()
    expect(page.get_by_label("This is what I heard")).to_have_count(0)
    wait_until_settled(page)
    assert shown(page) == at_the_stop, "a countdown that has stopped stands still"

    # A new recording has its whole time, and another time counts from where the talk began.
    page.get_by_role("button", name="Record", exact=True).click()
    page.wait_for_function("(before) => window.shown.length > before", arg=len(at_the_stop))
    assert seconds(shown(page)[len(at_the_stop)]) >= _PITCH_S - 1
    expect(time).to_have_text(re.compile("0:2[0-7]"), timeout=LONG_MS)
    page.get_by_text("60 seconds", exact=True).click()
    expect(time).to_have_text(re.compile("0:[45]."))
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    page.wait_for_function(
        "(later) => window.shown.some((clock) => clock > '0:30' && clock <= later)",
        arg=f"0:{seconds(time.inner_text()) - 3}",
        timeout=LONG_MS,
    )
    left = [seconds(clock) for clock in dict.fromkeys(shown(page)[len(at_the_stop) :])]
    longer = [s for s in left if s > _PITCH_S]
    assert longer[0] <= 60 - 3, "the time that was talked is not given back"
    assert longer == sorted(longer, reverse=True)
    expect_nothing_amiss(visit, app, "Anna")
