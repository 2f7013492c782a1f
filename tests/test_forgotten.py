"""What "Delete for good" leaves in the memory of a visit: none of the words that were said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.transcript import Transcript
from core.practice.bank import load_bank
from core.practice.drills import Drill
from core.practice.interview import Interview
from core.practice.plan import plan_interview
from history.repository import InterviewRepository, sqlite_url
from tests.pages import choose, open_app, press, read_feedback, send
from ui.visit.held import MOST_HELD

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

SPOKEN = "Zanzibar"
WEAK = f"We reorganised {SPOKEN} and it was good because people were happy, and it went better."
_OURS = ("core", "ui", "voice", "providers", "history")


def _texts(app: AppTest) -> list[str]:
    """Every text that what the visit holds leads to."""
    state = {name: app.session_state[name] for name in app.session_state}
    return list(_inside(state, set()))


def _inside(held: Any, seen: set[int]) -> Iterator[str]:
    if isinstance(held, str):
        yield held
        return
    if id(held) in seen:
        return
    seen.add(id(held))
    if isinstance(held, dict):
        parts = [*held.keys(), *held.values()]
    elif isinstance(held, list | tuple | set | frozenset):
        parts = list(held)
    elif type(held).__module__.partition(".")[0] in _OURS:
        parts = list(vars(held).values()) if hasattr(held, "__dict__") else []
    else:
        return
    for part in parts:
        yield from _inside(part, seen)


def _coached(answer: str) -> AppTest:
    """A coached interview that ended after ``answer``."""
    app = open_app()
    app.slider[0].set_value(3)
    app = send(press(choose(app, "Feedback", True), "Start the interview"), answer)
    return send(app, "Please end the interview.")


def test_nothing_that_was_said_is_held_once_the_interview_is_deleted() -> None:
    app = _coached(WEAK)
    read_feedback(app)
    app.switch_page("pages/drills.py").run()
    choose(app, "Drill", Drill.WEAK_QUESTION)
    desk = app.session_state["review-desk"]
    ((question, hearing),) = desk.hearing.items()
    hearing._change(
        draft=Transcript(f"A draft of {SPOKEN}.", "en", 2.0),
        answers=f"retake-{desk.interview.id}-{question}-0",
    )
    app.run()
    app.switch_page("pages/feedback.py").run()
    assert len([text for text in _texts(app) if SPOKEN in text]) > 3, "or nothing is forgotten"
    app = press(app, "Delete for good")
    assert not app.exception
    assert not [text for text in _texts(app) if SPOKEN in text]
    app.switch_page("pages/drills.py").run()
    assert not app.exception
    assert not [text for text in _texts(app) if SPOKEN in text]


def test_what_hears_second_takes_is_ended_and_let_go_of_with_the_desk() -> None:
    app = read_feedback(_coached(WEAK))
    next(t for t in app.toggle if t.label.startswith("Answer")).set_value(True).run()
    (hearing,) = app.session_state["review-desk"].hearing.values()
    stopped: list[bool] = []
    hearing.stop = lambda: stopped.append(True)
    press(app, "Delete for good")
    assert stopped == [True]


def _drill_of_a_long_visit(ids: list[str]) -> None:
    import streamlit as st

    from ui.visit.held import held_of
    from ui.visit.rooms import ended_interviews

    st.session_state["interviews-of-this-visit"] = ids
    for _run in range(2):
        for interview in ended_interviews():
            made = held_of(interview.id)
            st.text("again" if made else "first")
            made["report"] = interview
    for one in ids:
        held_of(one)


def test_a_long_visit_holds_what_it_made_of_its_newest_interviews_and_makes_it_once(
    tmp_path: Path,
) -> None:
    ids = [f"{number:032x}" for number in range(MOST_HELD + 3)]
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(1))
    repository = InterviewRepository(sqlite_url(tmp_path / "data"))
    for one in ids:
        repository.add(Interview(one, brief, plan, ended=True))
    repository.close()
    app = AppTest.from_function(_drill_of_a_long_visit, default_timeout=60, args=(ids,)).run()
    assert not app.exception
    assert [text.value for text in app.text] == ["first"] * MOST_HELD + ["again"] * MOST_HELD
    assert len(app.session_state["held-of-interviews"]) == MOST_HELD
