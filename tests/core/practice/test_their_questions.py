"""The candidate's own questions: known by their kind, answered honestly, never judged."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.practice.directing.their_questions import (
    TheirTurn,
    _data,
    answer_question,
    asks_of_the_place,
    kinds_of,
    question_spans,
    read_their_turn,
)

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)

ASKED = [
    ("Who would I be working with most closely?", "team"),
    ("How many people are on the team at the moment?", "team"),
    ("What does a typical day look like for somebody in this role?", "day_to_day"),
    ("Could you walk me through a normal week?", "day_to_day"),
    ("How would you measure success in the first six months?", "success"),
    ("What do you expect from me in the beginning?", "success"),
    ("Are there opportunities for professional development?", "growth"),
    ("What could my career path look like here?", "growth"),
    ("How would you describe the culture?", "culture"),
    ("What are the next steps in the process?", "next_steps"),
    ("When can I expect to hear back from you?", "next_steps"),
    ("What is the salary range for the position?", "pay"),
    ("How many days of holiday are there?", "holidays"),
    ("Can I take time off in August?", "holidays"),
    ("Do you offer staff meals?", "benefits"),
    ("Is there a canteen?", "benefits"),
    ("Can I wear sneakers at work?", "dress"),
    ("Do you have a dress code?", "dress"),
    ("Is there parking?", "getting_there"),
    ("Thank you. Is there a place for my bicycle?", "getting_there"),
    ("How much travel is there to your other sites?", "remote"),
    ("Do I have to work on weekends?", "shifts"),
    ("What happens after this interview?", "next_steps"),
    ("Is it possible to work from home a few days?", "remote"),
    ("Is this position remote or hybrid?", "remote"),
    ("How often do people work overtime?", "hours"),
    ("What does the shift pattern look like?", "shifts"),
    ("Which tools do you use?", "tools"),
    ("What's your tech stack?", "tools"),
    ("Why is this position open?", "why_open"),
    ("Why did the last person leave?", "why_open"),
    ("What are the biggest challenges of this job?", "challenges"),
    ("What would you say is the hardest part?", "challenges"),
    ("Who would I report to?", "manager"),
    ("How would you describe the management style?", "manager"),
    ("What does the onboarding look like?", "onboarding"),
    ("How often are performance reviews done?", "feedback"),
    ("Where do you see the company in five years?", "direction"),
    ("What are your plans for next year?", "direction"),
    ("What do you like most about working here?", "interviewer"),
    ("How long have you been here yourself?", "interviewer"),
    ("Do you have any doubts about my profile?", "doubts"),
    ("How did I do?", "doubts"),
    ("What kind of clients do you have?", "customers"),
    ("I'd like to know more about the team.", "team"),
    ("tell me how the onboarding works", "onboarding"),
]


@pytest.mark.parametrize(("said", "kind"), ASKED)
def test_a_common_question_is_known_by_its_kind(said: str, kind: str) -> None:
    assert [found.id for found in kinds_of(said)] == [kind]
    assert read_their_turn(said) is TheirTurn.QUESTION


@pytest.mark.parametrize(
    "said",
    [
        "Do you have a piano?",
        "Can I bring my dog?",
        "Do you employ students?",
        "What would your dog say about this job?",
        "is it true that you have a choir",
    ],
)
def test_an_unknown_question_gets_an_honest_line_and_no_invention(said: str) -> None:
    assert read_their_turn(said) is TheirTurn.QUESTION
    assert kinds_of(said) == ()
    answer = answer_question(said, random.Random(1))
    assert answer in _data().unknown


@pytest.mark.parametrize(
    "said",
    [
        "No questions, thank you.",
        "No.",
        "Nope, I'm good.",
        "No, I think you've covered everything.",
        "I don't have any questions at the moment.",
        "You have answered all my questions already, thank you.",
        "That's all from my side.",
        "Do I have any questions? No, I don't think so.",
        "Not really.",
        "Thank you, no.",
        "I have no more questions, thank you.",
        "Thank you, nothing else.",
    ],
)
def test_having_nothing_to_ask_is_understood(said: str) -> None:
    assert read_their_turn(said) is TheirTurn.NO_MORE


@pytest.mark.parametrize(
    "said",
    [
        "Thank you, that's helpful.",
        "Okay, that sounds good.",
        "What a lovely team that must be.",
        "Interesting.",
        "I see.",
    ],
)
def test_a_remark_is_neither_a_question_nor_the_end(said: str) -> None:
    assert read_their_turn(said) is TheirTurn.REMARK


def test_a_question_counts_though_it_is_said_to_be_the_last() -> None:
    said = "What are the next steps? That's all I have."
    assert read_their_turn(said) is TheirTurn.QUESTION
    assert [kind.id for kind in kinds_of(said)] == ["next_steps"]


@pytest.mark.parametrize(
    ("said", "of_the_place"),
    [
        ("Do you employ students?", True),
        ("Can you help me with a visa?", True),
        ("When do you close?", True),
        ("What did you say about the team?", True),
        ("Could you put that another way?", False),
        ("What do you mean by that?", False),
        ("How do I exit this?", False),
        ("That sounds good.", False),
    ],
)
def test_what_an_employer_would_know_is_told_from_what_was_said_here(
    said: str, of_the_place: bool
) -> None:
    assert asks_of_the_place(said) is of_the_place


def test_what_was_answered_is_no_answer_to_another_question() -> None:
    rng = random.Random(1)
    salary = answer_question("What is the salary?", rng)
    another = answer_question("Is it paid weekly?", rng, told=[salary])
    (pay,) = kinds_of("Is it paid weekly?")
    assert pay.answer not in another
    assert "pay" in another
    both = answer_question("Is it paid weekly? And is there parking?", rng, told=[salary])
    assert kinds_of("Is there parking?")[0].answer in both
    assert pay.answer not in both
    said_again = answer_question("What did you say about the salary?", rng, told=[salary, another])
    assert said_again == salary


def test_no_line_for_an_unknown_question_comes_twice_before_the_others() -> None:
    told: list[str] = []
    for said in ("Do you have a piano?", "Can I bring my dog?", "Are there windows?"):
        told.append(answer_question(said, random.Random(2), told=told))
    assert len(set(told)) == 3


def test_two_questions_in_one_breath_are_both_answered() -> None:
    said = "Thanks. What is the team like? And can I work from home?"
    assert [said[slice(*span)] for span in question_spans(said)] == [
        "What is the team like?",
        "And can I work from home?",
    ]
    answer = answer_question(said, random.Random(1))
    for kind in kinds_of(said):
        assert kind.answer in answer
        assert kind.listen_for in answer
        assert kind.advice not in answer, "one word of advice is enough"
    assert answer.endswith(_data().several)


def test_an_answer_says_what_to_listen_for_and_how_to_ask() -> None:
    kinds = _data().kinds
    assert len(kinds) >= 15
    assert len({kind.id for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.listen_for.startswith("Listen for"), kind.id
        assert len(kind.text.split()) <= 80, f"{kind.id}: half a minute of speech is enough"
        assert not re.search(r"\d", kind.text), f"{kind.id}: a figure would be made up"


def test_every_cue_of_a_kind_finds_something_said() -> None:
    """Breaks for a cue that can never match, for instance one with a capital letter."""
    for kind in _data().kinds:
        for cue in kind.cues:
            plain = cue.replace("*", "").replace("...", "really")
            said = " ".join(word.split("|")[0] for word in plain.split())
            asked = f"Would you tell me about {said}?"
            found = kinds_of(asked)
            assert found, f"{kind.id}: {cue}"


@PROPERTY
@given(st.text(max_size=200))
def test_any_text_is_read_and_answered_without_an_error(said: str) -> None:
    assert read_their_turn(said) in set(TheirTurn)
    for start, end in question_spans(said):
        assert said[start:end].strip()
    assert answer_question(said, random.Random(1))
