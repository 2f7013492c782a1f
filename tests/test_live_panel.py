"""What the live panel draws, and what a browser may report to it."""

from __future__ import annotations

import pytest

from core.conversation.states import State
from core.listen.mic_check import MicProblem
from ui.live.mic_check import _MENDED_BY, read_result
from ui.live.panel import panel_data
from voice.live.view import LiveSnapshot


def _data(push_to_talk: bool = False, **changes: object) -> dict[str, object]:
    snapshot = LiveSnapshot(connected=True, **changes)  # type: ignore[arg-type]
    return panel_data(snapshot, push_to_talk=push_to_talk)


def test_every_state_has_words_of_its_own() -> None:
    words = {_data(state=state)["words"] for state in State}
    assert len(words) == len(State)


def test_before_the_first_sound_the_panel_says_that_it_connects() -> None:
    assert panel_data(LiveSnapshot(), push_to_talk=False)["words"] == "Connecting"


def test_the_ring_is_full_when_a_pause_begins_and_empty_when_it_is_over() -> None:
    begun = _data(state=State.LISTENING, silence_s=0.0, wait_s=2.5)
    nearly_over = _data(state=State.LISTENING, silence_s=2.4, wait_s=2.5)
    assert begun["wait_left"] == 1.0
    assert nearly_over["wait_left"] == pytest.approx(0.04)
    assert _data(state=State.LISTENING)["wait_left"] == 0.0


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (State.READY, {"end"}),
        (State.LISTENING, {"done", "think", "end"}),
        (State.TRANSCRIBING, {"end"}),
        (State.THINKING, {"stop", "end"}),
        (State.SPEAKING, {"stop", "end"}),
    ],
)
def test_only_what_makes_sense_can_be_pressed(state: State, possible: set[str]) -> None:
    assert set(_data(state=state)["actions"]) == possible  # type: ignore[call-overload]


def test_push_to_talk_shows_the_button_to_hold_instead_of_done_and_think() -> None:
    data = _data(push_to_talk=True, state=State.READY)
    assert data["actions"] == ["talk", "end"]
    assert data["waiting"] == ["stop"]


def test_what_a_browser_reports_is_read_or_ignored() -> None:
    assert read_result({"problem": "denied"}).problem is MicProblem.DENIED  # type: ignore[union-attr]
    reading = read_result({"speech_dbfs": -20, "peak": 0.5, "clipped": 0})
    assert reading is not None
    assert reading.peak == 0.5
    for nonsense in (None, "x", [], {}, {"problem": "<script>"}, {"speech_dbfs": "loud"}):
        assert read_result(nonsense) is None


def test_every_problem_has_a_way_to_mend_it() -> None:
    assert set(_MENDED_BY) == set(MicProblem)
