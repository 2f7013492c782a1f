"""A connection stays where its frame stayed, and waits for a frame that loads anew."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit_webrtc
import streamlit_webrtc.component as webrtc
from streamlit.testing.v1 import AppTest
from streamlit_webrtc.component import WebRtcStreamerContext, WebRtcStreamerState

from voice.live.view import LiveSnapshot


class Visit:
    """What the runs of a script do and see: ``page`` is drawn, after ``cut_off`` runs that end
    before they draw anything."""

    def __init__(self) -> None:
        self.page, self.cut_off, self.now_s = "chat", 0, 0.0
        self.waits_s: list[float] = []

    def monotonic(self) -> float:
        return self.now_s


VISIT = Visit()


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    visit = Visit()
    monkeypatch.setattr("tests.test_live_connection.VISIT", visit)
    monkeypatch.setattr("ui.live.connection.time", visit)
    return visit


def _script() -> None:
    import streamlit as st

    from tests.test_live_connection import VISIT
    from ui.live.connection import counted_run, loading_s

    with counted_run(VISIT.page):
        if VISIT.cut_off:
            VISIT.cut_off -= 1
            st.rerun()
        if VISIT.page == "chat":
            VISIT.waits_s.append(loading_s("talk"))
        if VISIT.page == "empty":
            st.stop()


def test_a_frame_stays_loaded_although_a_run_was_cut_off_before_it_drew_it(visit: Visit) -> None:
    app = AppTest.from_function(_script).run()
    visit.now_s = 10.0
    app.run()
    visit.cut_off = 3
    app.run()
    assert visit.waits_s == [1.5, 0.0, 0.0]
    assert not app.exception


@pytest.mark.parametrize(
    ("elsewhere", "cut_off"), [("settings", 0), ("settings", 1), ("empty", 0)], ids=str
)
def test_a_frame_loads_anew_when_another_page_was_there(
    visit: Visit, elsewhere: str, cut_off: int
) -> None:
    app = AppTest.from_function(_script).run()
    visit.now_s, visit.page, visit.cut_off = 10.0, elsewhere, cut_off
    app.run()
    visit.page, visit.cut_off = "chat", cut_off
    app.run()
    assert visit.waits_s == [1.5, 1.5]


class OpenCall:
    def __init__(self) -> None:
        self.stopped = 0

    def snapshot(self) -> LiveSnapshot:
        return LiveSnapshot(connected=True)

    def stop(self) -> None:
        self.stopped += 1


CALL = OpenCall()


def _connected() -> None:
    from tests.test_live_connection import CALL
    from ui.live.connection import connect

    connect(CALL, "talk-live")  # type: ignore[arg-type]


class Worker:
    """Stands for the open connection; the library stops it when it thinks the page was left."""

    backend, local_description = "aiortc", None

    def __init__(self) -> None:
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True

    def __getattr__(self, name: str) -> Any:
        return lambda *_, **__: None


def test_a_call_goes_on_when_the_ends_of_two_runs_are_told_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Breaks when streamlit-webrtc counts the runs: it would think that one had not drawn it."""
    told = SimpleNamespace(script_run_count=1)
    monkeypatch.setattr(webrtc, "get_this_session_info", lambda: told)
    for name in ("create_audio_source_track", "create_audio_sink_track"):
        monkeypatch.setattr(streamlit_webrtc, name, lambda *_, **__: None)
    app = AppTest.from_function(_connected).run()
    assert not app.exception
    context: WebRtcStreamerContext[Any, Any] = app.session_state["talk-live"]
    worker = Worker()
    context._set_worker(worker)  # type: ignore[arg-type]
    context._set_state(WebRtcStreamerState(playing=True, signalling=False))
    told.script_run_count = 3
    app.run()
    assert not app.exception
    assert context._get_worker() is worker
    assert not worker.stopped
