"""Pausing on the page: it says so, it stands still, and the way back is one press."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import STORY, address_of, buttons_on, open_app, press, send, started, words_on

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")


def _open_again(app: AppTest) -> AppTest:
    return open_app(interview=address_of(app, "interview"))


def test_a_paused_interview_says_so_and_takes_nothing() -> None:
    app = press(send(started(), STORY), "Pause")
    assert not app.exception
    words = words_on(app)
    assert "The clock stands still, and nothing is heard" in words
    assert "paused" in words
    assert STORY in [element.value for element in app.text]
    assert not {"Start live", "Skip", "Pause"} & buttons_on(app)
    assert not app.audio_input
    assert not app.text_area


def test_resuming_goes_on_with_the_open_question_spoken_and_the_record_as_it_was() -> None:
    app = started()
    lines = len(app.chat_message)
    app = press(app, "Pause")
    app = press(app, "Resume")
    assert not app.exception
    assert "Paused." not in words_on(app)
    assert len(app.chat_message) == lines
    assert app.get("audio"), "the question is there to hear"
    app = send(app, STORY)
    assert STORY in [element.value for element in app.text]


def test_a_reload_while_paused_comes_back_paused() -> None:
    again = _open_again(press(send(started(), STORY), "Pause"))
    assert not again.exception
    assert "Resume" in buttons_on(again)
    again = press(again, "Resume")
    assert "Paused." not in words_on(again)
    assert "Resume" not in buttons_on(_open_again(again)), "that it goes on is kept as well"


def test_time_on_other_pages_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started()
    now_s = [0.0]
    room = app.session_state["interview-room"]
    room.dialogue.stand_still()
    monkeypatch.setattr(room.dialogue, "_clock", lambda: now_s[0])
    app.run()
    started_s = room.dialogue.elapsed_s
    now_s[0] += 3.0
    assert room.dialogue.elapsed_s == pytest.approx(started_s + 3.0), "here it runs"
    app.switch_page("pages/settings.py").run()
    now_s[0] += 900.0
    app.switch_page("pages/diagnostics.py").run()
    now_s[0] += 900.0
    app.switch_page("pages/mock_interview.py").run()
    now_s[0] += 5.0
    assert room.dialogue.elapsed_s == pytest.approx(started_s + 8.0)
