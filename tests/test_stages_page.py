"""An interview in stages on the page, typed from the set-up to the review."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import (
    STORY,
    buttons_on,
    choose,
    open_app,
    press,
    read_feedback,
    send,
    started,
    words_on,
)

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")


def _staged(minutes: int = 10) -> AppTest:
    app = open_app()
    app.slider[0].set_value(3)
    return choose(app, "Stages", minutes)


def _progress(app: AppTest) -> str:
    texts = [str(bar.proto.text) for bar in app.get("progress")]  # engines show theirs as well
    (where,) = [text for text in texts if text.startswith(("Stage", "Question"))]
    return where


def _to_their_turn(app: AppTest) -> AppTest:
    for _ in range(6):
        if _progress(app) == "Stage 3 of 3: your questions":
            return app
        app = press(app, "Skip")
    raise AssertionError(_progress(app))


def test_the_set_up_says_how_the_time_is_laid_out() -> None:
    app = _staged(20)
    assert "Introduction about 3 min, the questions about 13 min" in words_on(app)
    assert "No answer is ever cut short" in words_on(app)


def test_a_staged_interview_goes_through_its_stages_to_the_review() -> None:
    app = press(_staged(), "Start the interview")
    assert not app.exception
    assert _progress(app) == "Stage 1 of 3: introduction"
    assert "left in this stage" in words_on(app)
    app = press(send(app, STORY), "Skip")
    assert _progress(app).startswith("Stage 2 of 3: the interviewer's questions, question ")
    app = _to_their_turn(app)
    assert "No more questions" in buttons_on(app)
    assert "Skip" not in buttons_on(app)
    app = send(app, "What does a normal day look like, *really*?")
    assert "one ordinary week" in app.text[-1].value
    app = press(app, "No more questions")
    assert not app.exception
    assert "That's a wrap" in words_on(app)
    read_feedback(app)
    assert not app.exception
    assert "What you asked" in {header.value for header in app.header}
    words = [element.value for element in app.text]
    assert "“What does a normal day look like, *really*?”" in words, "as text, never as markup"
    assert any(word.startswith("You asked 1 question.") for word in words)
    app.session_state["interface-language"] = "de"
    words = [element.value for element in app.run().text]
    assert any(word.startswith("Sie haben 1 Frage gestellt. ") for word in words)
    assert not any("You asked" in word for word in words)


def test_the_page_says_calmly_how_much_of_the_stage_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = press(_staged(), "Start the interview")
    dialogue = app.session_state["interview-room"].dialogue
    for elapsed_s, told in (
        (0.0, "About 2 minutes left in this stage"),
        (50.0, "Less than a minute left in this stage"),
        (300.0, "The time of this stage is up; finish what you are saying."),
    ):
        monkeypatch.setattr(type(dialogue), "elapsed_s", elapsed_s)
        app.run()
        assert told in words_on(app)


def test_a_staged_interview_can_be_paused_while_the_questions_are_theirs() -> None:
    app = _to_their_turn(press(_staged(), "Start the interview"))
    app = press(press(app, "Pause"), "Resume")
    assert not app.exception
    assert _progress(app) == "Stage 3 of 3: your questions"
    app = send(app, "What is the team like?")
    assert "who you would work with" in app.text[-1].value


def test_without_stages_the_page_speaks_of_none() -> None:
    app = started()
    assert _progress(app) == "Question 1 of 3"
    assert "stage" not in words_on(app).lower()
