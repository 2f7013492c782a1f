"""A panel on the pages, driven without a browser: chosen, introduced, named in every line."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.brief import InterviewType, Manner
from core.conversation.persona import Persona
from core.conversation.states import State
from core.practice.directing.interviewers import (
    choose_panel,
    everybody,
    find_interviewer,
    find_persona,
)
from tests.pages import STORY, address_of, choose, open_app, press, read_feedback, send, words_on
from ui.conversation.people import _GROUNDS
from ui.live.panel import panel_data
from voice.live.view import LiveSnapshot

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

NAMES = {person.name for person in everybody().interviewers}


def _set_up(size: int, manner: Manner = Manner.NEUTRAL) -> AppTest:
    app = open_app()
    app.slider[0].set_value(3)
    return choose(choose(app, "Who interviews", size), "Manner", manner)


def _speakers(app: AppTest) -> list[str]:
    return [message.name for message in app.chat_message]


def test_a_panel_is_presented_before_it_begins_and_the_page_says_that_it_sounds_alike() -> None:
    app = _set_up(3)
    assert not app.exception
    words = words_on(app)
    for name in choose_panel(3, Manner.NEUTRAL, InterviewType.BEHAVIOURAL):
        person = find_interviewer(name)
        assert person is not None
        assert f"**{person.name}** · {person.role}" in words
        assert person.aim_for_you in words
    assert "all of them sound alike" in words


def test_one_interviewer_is_the_usual_choice_and_has_no_name() -> None:
    app = open_app()
    assert "sound alike" not in words_on(app)
    app = press(app, "Start the interview")
    assert _speakers(app) == ["Interviewer"]


def test_somebody_with_a_name_may_interview_alone_and_keeps_their_own_manner() -> None:
    app = open_app()
    app = next(b for b in app.selectbox if b.label == "By whom").set_value("viktor").run()
    words = words_on(app)
    assert "**Viktor** · head of people" in words
    assert "sound alike" not in words
    labels = [one.label for one in app.segmented_control]
    assert "Manner" not in labels, "the manner is theirs"
    app = press(app, "Start the interview")
    assert not app.exception
    assert set(_speakers(app)) == {"Viktor"}


def test_a_panel_may_be_of_mixed_manners() -> None:
    app = choose(choose(open_app(), "Who interviews", 3), "Manner", "mixed")
    assert "each of them has a manner of their own" in words_on(app)
    people = [find_interviewer(name) for name in choose_panel(3, None, InterviewType.BEHAVIOURAL)]
    assert all(person is not None and person.name in words_on(app) for person in people)


@pytest.mark.parametrize("manner", list(Manner))
def test_each_manner_is_told_in_words(manner: Manner) -> None:
    assert f"{manner.value.capitalize()}: " in words_on(_set_up(1, manner))


def test_a_whole_typed_panel_interview_names_every_speaker_to_the_review() -> None:
    app = press(_set_up(3), "Start the interview")
    assert not app.exception
    opening = app.text[-1].value
    introduced = {name for name in NAMES if name in opening}
    assert len(introduced) == 3
    heard: set[str] = set()
    for _ in range(12):
        heard |= set(_speakers(app))
        if "That's a wrap" in words_on(app):
            break
        app = send(app, STORY)
        assert not app.exception
    assert "That's a wrap" in words_on(app)
    assert heard - {"You"} == introduced
    read_feedback(app)
    assert not app.exception
    asked_by = re.search(r"Asked by :\w+-badge\[\*\*(\w+)\*\*", words_on(app))
    assert asked_by is not None
    assert asked_by.group(1) in introduced


def test_a_refresh_brings_the_panel_back_with_its_names() -> None:
    app = send(press(_set_up(2), "Start the interview"), STORY)
    again = open_app(interview=address_of(app, "interview"))
    assert not again.exception
    assert _speakers(again) == _speakers(app)
    assert "Interviewer" not in _speakers(again)


def test_the_live_panel_shows_the_name_and_the_colour_of_who_speaks() -> None:
    persona = find_persona("priya")
    assert persona is not None
    seen = LiveSnapshot(
        state=State.SPEAKING, connected=True, interviewer="All right.", speaker=persona
    )
    data = panel_data(seen, push_to_talk=False)
    assert (data["name"], data["colour"]) == ("Priya", "green")
    assert data["words"] == "Priya is speaking"
    unnamed = panel_data(LiveSnapshot(state=State.SPEAKING, connected=True), push_to_talk=False)
    assert (unnamed["name"], unnamed["colour"]) == ("Interviewer", "")
    assert unnamed["words"] == "The interviewer is speaking"


def test_every_colour_of_the_people_has_a_ground_that_a_white_letter_stands_out_from() -> None:
    assert {person.colour for person in everybody().interviewers} == set(_GROUNDS)
    for ground in _GROUNDS.values():
        assert 1.05 / (_luminance(ground) + 0.05) >= 5


def _luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_nobody_special_has_no_title() -> None:
    assert Persona().title == ""
