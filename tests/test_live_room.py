"""The live part of a page: what somebody presses counts, whatever the page is about to do."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from ui.live.panel import Action
from voice.live.view import LiveSnapshot


class OneCall:
    """A session with a call, of which more is said when the first run has begun to draw it."""

    def __init__(self) -> None:
        self.runs = self.asked = self.hung_up = 0
        self.loaded_at_s = 0.0

    def snapshot(self) -> LiveSnapshot:
        while time.monotonic() < self.loaded_at_s:  # what is looked at now has loaded meanwhile
            pass
        return LiveSnapshot(connected=True, ended=self.hung_up > 0)

    def size(self) -> int:
        self.asked += 1
        return min(self.asked, 2)

    def hang_up(self) -> None:
        self.hung_up += 1


CALL = OneCall()

pytestmark = pytest.mark.usefixtures("own_folders")


def _page() -> None:
    import time

    import streamlit as st

    from tests.test_live_room import CALL
    from ui.live.room import _talk

    CALL.runs += 1
    if CALL.hung_up:
        st.text("The call has ended.")
    else:
        _talk(CALL, CALL, "talk", size=CALL.size, connect_at_s=time.monotonic())  # type: ignore[arg-type]


def test_a_press_counts_although_something_was_said_in_the_same_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call = OneCall()
    monkeypatch.setattr("tests.test_live_room.CALL", call)
    # As a browser tells it: once, to the first run after the press.
    monkeypatch.setattr(
        "ui.live.room.show_panel", lambda *_, **__: Action.END if call.runs == 1 else None
    )
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert [text.value for text in app.text] == ["The call has ended."]
    assert call.hung_up == 1


def _minute() -> None:
    import time

    import streamlit as st

    from tests.test_live_room import CALL
    from ui.drills.live_talk import LiveTalk, _follow
    from voice.dialogues.monologue import Monologue

    CALL.runs += 1
    if CALL.hung_up:
        st.text("The minute is over.")
    elif CALL.runs == 1:
        CALL.loaded_at_s = time.monotonic() + 0.2
        _follow(LiveTalk(Monologue(), CALL, CALL), CALL.loaded_at_s)  # type: ignore[arg-type]


def test_a_minute_ends_when_told_to_although_its_connection_has_loaded_in_the_same_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call = OneCall()
    monkeypatch.setattr("tests.test_live_room.CALL", call)
    monkeypatch.setattr("ui.drills.live_talk.st.button", lambda *_, **__: call.runs == 1)
    app = AppTest.from_function(_minute).run()
    assert not app.exception
    assert [text.value for text in app.text] == ["The minute is over."]
    assert call.hung_up == 1
