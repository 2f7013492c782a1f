"""The chat credits an answer with a point only in words that bear it, on the question's subject."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.brief import Domain
from core.practice.bank import Question, load_bank
from core.practice.chat.heard_points import AnswerPart, HeardPoints, hear_points
from core.practice.chat.partner import answer_from_bank
from tests.core.practice.test_points_and_partner import chat

PROPERTY = settings(max_examples=60, deadline=None, database=None, derandomize=True)
BANK = load_bank(Domain.COMPUTER_SCIENCE)
OBJECTION = next(q for q in BANK.questions if q.id == "cs-behavioural-20")
INDEXING = next(q for q in BANK.questions if q.id == "cs-technical-01")
OUTAGE = (
    "In my last job our payment service failed on Black Friday. I was responsible for bringing it "
    "back. I found that the connection pool was too small, raised it and added a queue, and within "
    "40 minutes the errors fell from 12% to 0.1%. Afterwards I wrote a runbook."
)
OBJECTED = (
    "A product lead wanted me to add a greyed out button, so that subscriptions were hard to "
    "cancel. I asked why, and a revenue target was behind it. I raised my concern with my manager."
)
ASKED = ("Ask me a hard question.", f"Here is one. {OBJECTION.text}")
ANSWERS = Path("benchmarks/data/points/answers.json")


def heard_in(question: Question, *said: str) -> HeardPoints:
    return hear_points(BANK, question, [AnswerPart(text) for text in said])


def test_a_story_about_something_else_is_credited_with_nothing_and_told_so() -> None:
    """Breaks when one word, as "raised" in "raised the pool", stands for a point."""
    heard = heard_in(OBJECTION, OUTAGE)
    assert heard.elsewhere
    assert (heard.heard, heard.missing) == ((), OBJECTION.points)
    text = answer_from_bank(BANK, chat(*ASKED, OUTAGE)).text
    assert "may be about something else" in text
    assert "I heard that" not in text
    assert text.endswith(OBJECTION.points[0].ask)


def test_an_answer_is_credited_in_words_of_its_own() -> None:
    heard = heard_in(OBJECTION, OBJECTED)
    assert not heard.elsewhere
    assert OBJECTION.points[0] in [one.point for one in heard.heard]
    assert all(one.words in OBJECTED for one in heard.heard)
    text = answer_from_bank(BANK, chat(*ASKED, OBJECTED)).text
    assert all(f"{one.point.point} (“{one.words}”)" in text for one in heard.heard)
    assert "something else" not in text


def test_who_begins_with_something_else_and_comes_to_the_point_is_credited() -> None:
    both, alone = (heard_in(OBJECTION, *said) for said in ([OUTAGE, OBJECTED], [OBJECTED]))
    assert both == alone


def test_a_few_words_are_not_told_to_be_about_something_else() -> None:
    heard = heard_in(OBJECTION, "We moved to Leeds.")
    assert not heard.elsewhere
    assert heard.heard == ()


def test_one_word_alone_is_a_hint_and_is_asked_for_last() -> None:
    heard = heard_in(INDEXING, "An index on a column speeds up reads of the table.")
    assert not {one.point for one in heard.heard} & set(heard.hinted)
    assert heard.open == (*heard.missing, *heard.hinted)


def test_who_was_just_asked_for_a_point_makes_it_in_one_word() -> None:
    point = OBJECTION.points[2]
    reply = AnswerPart("I raised it in our weekly meeting.", f"I did not hear any. {point.ask}")
    heard = hear_points(BANK, OBJECTION, [AnswerPart(OUTAGE), reply])
    assert [(one.point, one.words) for one in heard.heard] == [(point, "raised")]
    assert not heard.elsewhere


def test_a_story_about_something_else_makes_no_point_that_was_asked_for() -> None:
    for point in OBJECTION.points:
        told = hear_points(BANK, OBJECTION, [AnswerPart(OUTAGE, point.ask)])
        assert (told.heard, told.elsewhere) == ((), True)


def test_an_echo_of_what_was_asked_for_is_no_point() -> None:
    point = INDEXING.points[2]
    assert hear_points(BANK, INDEXING, [AnswerPart(point.ask, point.ask)]).heard == ()


def test_answers_of_another_question_are_seldom_credited() -> None:
    cases = json.loads(ANSWERS.read_text(encoding="utf-8"))
    own = [case for case in cases if case["question_id"].startswith("cs-")]
    asked = [q for q in BANK.questions if q.id not in {case["question_id"] for case in own}][:6]
    credited = [bool(heard_in(q, case["answer"]).heard) for case in own for q in asked]
    assert sum(credited) / len(credited) <= 0.03


@PROPERTY
@given(st.lists(st.sampled_from([OUTAGE, OBJECTED, "I raised it.", "", "?", "trust"]), max_size=4))
def test_every_point_is_heard_hinted_or_missing(said: list[str]) -> None:
    heard = heard_in(OBJECTION, *said)
    told = [one.point for one in heard.heard]
    assert sorted(p.point for p in (*told, *heard.open)) == sorted(
        p.point for p in OBJECTION.points
    )
