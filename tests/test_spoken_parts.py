"""Of an answer in several parts each figure says of which part it is."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

_SHARED = """
from core.assess.rules import review_interview
from core.conversation.moves import Move, MoveKind
from core.practice.interview import Line, Speaker
from tests.core.assess.test_review import PLAN, answer, ask, GOOD, held
from ui.report.delivery import show_delivery
"""
_MIXED = (
    _SHARED
    + """
talk = held(GOOD, plan=PLAN[:1])
talk = talk.with_move(Move(MoveKind.FOLLOW_UP, "And then?", PLAN[0].id), 2.0, 1.0)
talk = answer(talk, "Then they all came to us and asked how we had done it so soon.", wpm=120)
(review,) = review_interview(talk).answers
show_delivery(talk, review, "a")
"""
)
_WHOLE = (
    _SHARED
    + """
talk = held(GOOD, plan=PLAN[:1], wpm=120)
(review,) = review_interview(talk).answers
show_delivery(talk, review, "a")
"""
)


def captions(script: str) -> str:
    app = AppTest.from_string(script, default_timeout=30).run()
    assert not app.exception
    return "\n".join(caption.value for caption in app.caption)


def test_a_spoken_follow_up_is_named_and_not_held_to_the_length_of_an_answer() -> None:
    told = captions(_MIXED)
    assert "Spoken: “Then they all came to us and asked how …”" in told
    assert "of speech" in told
    assert "an ordinary answer" not in told


def test_an_answer_in_one_part_is_set_beside_an_ordinary_one() -> None:
    told = captions(_WHOLE)
    assert "an ordinary answer takes 60 to 120 s" in told
    assert "Spoken:" not in told
