"""A review whose page is closed half way: the work goes on, is kept, and is not paid twice."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

import pytest
import streamlit as st
import structlog
from streamlit.testing.v1 import AppTest

from core.conversation.services import ServiceRole
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from tests.pages import ROOT, STORY, press, send, started, words_on
from tests.providers.scripted import chain, embedded
from tests.providers.test_assessing import judged_pass
from tests.test_review_kept import WITHIN_S, HeldJudge, judging
from ui.parts.plain import plain
from ui.runtime import _configure_logging, history, runtime
from voice.loop import BackgroundLoop

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")
QUOTE = "I listed their complaints and I rebuilt the delivery plan"


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> HeldJudge:
    """The one strong model of every visit."""
    made = HeldJudge(judged_pass(4, QUOTE))
    links = chain(embedded(ServiceRole.ASSESS, "judge", made))
    monkeypatch.setattr("providers.visit.Visit.assessing_models", lambda visit: list(links()))
    monkeypatch.setattr("ui.report.jobs._assessor", lambda: ModelAssessor(links, Journal()))
    return made


def _ended() -> str:
    """The id of an interview that has just ended; its page is closed when this returns."""
    app = send(started(), STORY)
    app = send(app, "Please end the interview.")
    given = app.query_params["interview"]
    return given if isinstance(given, str) else str(given[0])


def _opened(interview_id: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["interview"] = interview_id
    app.run()
    app.switch_page("pages/feedback.py").run()
    return app


def _until_nobody_works() -> None:
    runtime().reviews.wait(WITHIN_S)
    assert len(runtime().reviews) == 0
    assert judging(runtime().loop) == []


def test_what_lands_after_the_page_was_closed_is_there_when_it_opens_again(
    judge: HeldJudge,
) -> None:
    interview_id = _ended()
    judge.until(lambda one: one.asked == 3)
    judge.let(1)
    judge.until(lambda one: one.ended == 1)

    again = _opened(interview_id)
    assert "A model is judging your answers" in _progress(press(again, "Open without rating"))
    assert judge.asked == 3, "the work of the closed page is found, not begun anew"
    del again
    judge.let(2)
    _until_nobody_works()

    last = _opened(interview_id)
    assert "Levels by a language model" in words_on(last)
    assert judge.asked == 3


def test_deleting_the_interview_ends_what_is_asked_about_it(judge: HeldJudge) -> None:
    interview_id = _ended()
    judge.until(lambda one: one.asked == 3)
    app = press(_opened(interview_id), "Open without rating")
    app = press(app, "Delete for good")
    judge.until(lambda one: one.ended == 3)
    assert len(runtime().reviews) == 0
    repository = history()
    assert repository is not None
    assert repository.load(interview_id) is None
    assert "nothing to review yet" in words_on(app)


def _progress(app: AppTest) -> str:
    return "\n".join(bar.proto.text for bar in app.get("progress"))


def test_a_review_that_begins_as_the_app_is_started_again_says_so_and_the_rules_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take = BackgroundLoop.submit

    def closed(loop: BackgroundLoop, work: Coroutine[Any, Any, Any], name: str = "work") -> Any:
        if name != "greenroom-review":
            return take(loop, work, name)
        work.close()
        raise RuntimeError("the loop is closed")

    monkeypatch.setattr(BackgroundLoop, "submit", closed)
    app = press(_opened(_ended()), "Open without rating")
    assert not app.exception
    assert plain("The app was restarted while this page was open.") in words_on(app)
    assert "stands for:" in words_on(app), "levels are told"


def test_what_a_call_costs_that_is_ended_with_the_app_is_kept() -> None:
    here, begun = runtime(), threading.Event()

    async def call() -> None:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            here.services.ledger.add(0.25)

    here.loop.submit(call(), "greenroom-call")
    assert begun.wait(WITHIN_S)
    st.cache_resource.clear()
    assert runtime().services.ledger.usd == 0.25


def test_a_failure_is_logged_with_its_place_and_without_a_word_of_what_failed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = structlog.get_config()
    _configure_logging("INFO")
    try:
        raise ValueError(STORY)
    except ValueError:
        structlog.get_logger().exception("review failed")
    finally:
        structlog.configure(**before)
    logged = capsys.readouterr().err
    assert "test_review_page.py" in logged
    assert "ValueError" in logged
    assert STORY[:20] not in logged
