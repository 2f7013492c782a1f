"""Who types code into an interview is answered as somebody who answered, and hears none of it."""

from __future__ import annotations

import random

import pytest

from core.conversation.brief import Domain, InterviewType, Manner
from core.conversation.messages import Message, Role
from core.conversation.moves import FollowUpReason, Move
from core.practice.bank import load_bank
from core.practice.director import next_move
from core.practice.following_up.asker import Asker
from core.practice.following_up.followups import choose_follow_up
from core.think.intent import Intent, detect_intent
from core.think.memory import summarise_facts
from core.think.reading.code_lines import code_spans
from tests.core.answers import interview_of, question_of
from tests.core.think.test_code_lines import CODE, PYTHON

QUESTION = load_bank(Domain.COMPUTER_SCIENCE).of_type(InterviewType.TECHNICAL)[0]
SAID = (
    "I would keep each number that I have seen in a map, because a look-up in it takes one step, "
    "and for each number I ask whether its partner came before."
)


def follow_up(said: str, manner: Manner = Manner.NEUTRAL, *, after: str = "") -> Move | None:
    asked = (FollowUpReason.UNEXPLAINED,) if after else ()
    return choose_follow_up(
        QUESTION,
        f"{after}\n{said}",
        asked,
        random.Random(1),
        newest=said,
        asker=Asker(manner),
    )


@pytest.mark.parametrize("code", CODE)
def test_code_is_an_answer_whatever_is_written_in_it(code: str) -> None:
    assert detect_intent(code) is Intent.ANSWER
    assert detect_intent(f"Skip this one.\n{code}") is Intent.ANSWER


@pytest.mark.parametrize("text", ["Skip this one.", "Could you repeat that?", "break", "continue"])
def test_who_types_no_code_is_understood_as_ever(text: str) -> None:
    assert code_spans(text) == ()


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("code", CODE)
def test_who_writes_code_alone_is_asked_to_explain_it_and_hears_none_of_it(
    code: str, manner: Manner
) -> None:
    move = follow_up(code, manner)
    assert move is not None
    assert move.reason is FollowUpReason.UNEXPLAINED
    assert not move.quote
    assert not any(line and line in move.text for line in code.split("\n") if len(line) > 3)


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize("ahead", [f"{SAID} I would write:", f"{SAID} So in Python it is"])
def test_who_ends_with_code_was_not_cut_off(ahead: str, code: str) -> None:
    move = follow_up(f"{ahead}\n{code}")
    assert move is None or move.reason is not FollowUpReason.UNFINISHED


def test_who_breaks_off_after_code_is_asked_to_go_on_in_their_own_words() -> None:
    move = follow_up(f"{SAID}\n{PYTHON}\nThat is fast, but it needs memory because")
    assert move is not None
    assert move.reason is FollowUpReason.UNFINISHED
    assert "it needs memory because" in move.text
    assert "return" not in move.text


def test_who_was_asked_to_explain_code_once_is_not_asked_so_again() -> None:
    move = follow_up("It is fast.", after=PYTHON)
    assert move is None or move.reason is not FollowUpReason.UNEXPLAINED


def test_code_with_a_comment_about_a_death_gets_no_sympathy() -> None:
    code = "def reap(child):\n    # my father died last week\n    return child.kill()"
    question = question_of("technical", "How do you end a process?")
    interview = interview_of(question, code)
    move = next_move(interview, code, Intent.ANSWER, random.Random(1))
    assert "sorry" not in move.text.lower()


def test_a_summary_of_a_long_talk_holds_what_was_said_and_no_line_of_code() -> None:
    said = f"Remind me to come back to the 40 servers in Hull.\n{PYTHON}\nprint('Ann', 31)"
    summary = summarise_facts([Message(Role.USER, said)])
    assert "40 servers in Hull" in summary
    assert "Ann" not in summary and "enumerate" not in summary
