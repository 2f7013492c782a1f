"""A review that another version of the app has kept: told of, not paid for anew, not touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.practice.drills import Drill
from tests.pages import STORY, buttons_on, choose, open_app, press, send, words_on
from tests.test_review_page import _until_nobody_works
from tests.test_take_page import Judge, _reviewed, judge
from ui.runtime import history

__all__ = ["judge"]
pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

TOLD = "The review of this interview was kept by another version of the app"
THEIRS = '{"self_rating": "high"}'


def _written_by_another_version(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "data" / "greenroom.db") as database:
        database.execute("UPDATE reviews SET record = ?", (THEIRS,))
    database.close()


def _kept(tmp_path: Path) -> list[str]:
    with sqlite3.connect(tmp_path / "data" / "greenroom.db") as database:
        rows = [record for (record,) in database.execute("SELECT record FROM reviews")]
    database.close()
    return rows


def _opened(interview_id: str, page: str) -> AppTest:
    app = open_app(interview=interview_id)
    return app.switch_page(f"pages/{page}.py").run()


@pytest.mark.parametrize("page", ["feedback", "mock_interview"])
def test_it_is_neither_judged_anew_nor_written_over_and_the_interview_stays(
    judge: Judge, tmp_path: Path, page: str
) -> None:
    interview_id, _ = _reviewed()
    asked = len(judge.asked)
    _written_by_another_version(tmp_path)
    app = _opened(interview_id, page)
    for _ in range(2):
        app.run()
        _until_nobody_works()
        assert not app.exception
    assert len(judge.asked) == asked, "it was paid for once"
    assert _kept(tmp_path) == [THEIRS]
    repository = history()
    assert repository is not None
    assert repository.load(interview_id) is not None


def test_the_page_says_so_in_one_sentence_and_asks_for_no_rating(
    judge: Judge, tmp_path: Path
) -> None:
    interview_id, _ = _reviewed()
    _written_by_another_version(tmp_path)
    app = _opened(interview_id, "feedback")
    assert words_on(app).count(TOLD) == 1
    assert not {"Open without rating", "Try again"} & buttons_on(app)
    app = press(app, "Delete for good")
    assert _kept(tmp_path) == [], "it may be deleted unread"


def test_a_page_that_was_open_hands_back_what_it_cannot_keep_beside_another_versions_review(
    judge: Judge, tmp_path: Path
) -> None:
    _, app = _reviewed()
    asked = len(judge.asked)
    _written_by_another_version(tmp_path)
    desk = app.session_state["review-desk"]
    app.toggle[0].set_value(True).run()
    app = send(app, f"{STORY} I would do it the same way today.")
    _until_nobody_works()
    assert not app.exception
    assert len(judge.asked) == asked
    assert words_on(app).count(TOLD) == 1
    assert [code.value for code in app.code] == [f"{STORY} I would do it the same way today."]
    assert not desk.state.takes, "what is handed back is no take"
    assert _kept(tmp_path) == [THEIRS]


def test_the_drill_says_so_and_not_that_the_review_was_never_opened(
    judge: Judge, tmp_path: Path
) -> None:
    interview_id, _ = _reviewed()
    _written_by_another_version(tmp_path)
    app = choose(_opened(interview_id, "drills"), "Drill", Drill.WEAK_QUESTION)
    assert not app.exception
    assert words_on(app).count(TOLD) == 1
    assert "not opened its review" not in words_on(app)
    assert "Send typed answer" in buttons_on(app), "a question of the bank is there"
