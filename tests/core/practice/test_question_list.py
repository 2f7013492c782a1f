"""A plain list of questions becomes a pack: each is found, ended, told by its kind and askable."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.brief import Brief, Domain, InterviewType, Pack
from core.ground.opening import new_interview
from core.package_data import load_data
from core.practice.bank import Question, QuestionBank
from core.practice.check import faults_of
from core.practice.pack_file import MOST_CUES, MOST_QUESTIONS, MOST_SHOWN
from core.practice.plan import plan_interview
from core.practice.question_list import BroughtQuestions, read_question_list

PROPERTY = settings(max_examples=60, deadline=None, database=None, derandomize=True)
STORY = "Tell me about a time you disagreed with your manager."
MOTIVE = "Why do you want to work here?"
KNOWLEDGE = "What is the difference between a process and a thread?"


def bank_of(*lines: str) -> QuestionBank:
    reading = read_question_list("\n".join(lines), "Mine")
    assert reading.faults == ()
    assert reading.bank is not None
    return reading.bank


def texts(bank: QuestionBank) -> list[str]:
    return [question.text for question in bank.questions]


KINDS = {
    "experience": (
        STORY,
        "What was the hardest bug you fixed?",
        "What is your biggest achievement?",
        "Describe a situation when you failed.",
        "Have you ever missed a deadline?",
        "Give me an example of a conflict at work.",
        "Tell me about a project you are proud of.",
        "When did you last learn something new?",
    ),
    "what if": (
        "How would you handle an angry customer?",
        "What would your last manager say about you?",
        "If you were an animal, which one would you be?",
        "Imagine a child refuses to leave the room. What do you do?",
    ),
    "yourself": (
        MOTIVE,
        "Tell me about yourself.",
        "What are your strengths and weaknesses?",
        "How do you handle stress?",
        "Where do you see yourself in five years?",
        "Walk me through your CV.",
        "What motivates you?",
        "Why should we hire you?",
        "Describe your leadership style.",
        "Can you work weekends?",
    ),
    "knowledge": (
        KNOWLEDGE,
        "Explain how a hash map works.",
        "How does TCP work?",
        "Which database would you use for a chat app?",
        "Why are manhole covers round?",
        "What is polymorphism?",
    ),
}


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines]
)
def test_a_question_is_followed_up_by_its_kind(kind: str, line: str) -> None:
    (question,) = bank_of(line).questions
    assert question.tags == (kind,)
    assert question.text == line


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("1. Why us, and not them?", "Why us, and not them?"),
        ("2) why do you want to work here", "Why do you want to work here?"),
        ("- What motivates you", "What motivates you?"),
        ("* **What motivates you?**", "What motivates you?"),
        ("Q5: Describe your leadership style", "Describe your leadership style."),
        ("a) Tell me about yourself;", "Tell me about yourself."),
        ("• “What motivates you?”", "What motivates you?"),
        ("## What  motivates   you?", "What motivates you?"),
    ],
)
def test_marks_before_a_question_go_and_its_own_mark_is_at_its_end(raw: str, text: str) -> None:
    assert texts(bank_of(raw)) == [text]


def test_headings_empty_lines_and_repetitions_are_no_questions() -> None:
    bank = bank_of("From the recruiter:", "", "---", MOTIVE, "  ", f"- {MOTIVE}", STORY)
    assert texts(bank) == [MOTIVE, STORY]


def test_experiences_alone_are_behavioural_and_beside_others_they_stay_with_them() -> None:
    assert bank_of(STORY).types == (InterviewType.BEHAVIOURAL,)
    mixed = bank_of(STORY, MOTIVE, KNOWLEDGE)
    assert [q.type for q in mixed.questions] == [
        InterviewType.CULTURAL_FIT,
        InterviewType.CULTURAL_FIT,
        InterviewType.TECHNICAL,
    ]


def test_knowledge_beside_experiences_is_asked_by_itself() -> None:
    bank = bank_of(STORY, KNOWLEDGE)
    assert [q.type for q in bank.questions] == [InterviewType.BEHAVIOURAL, InterviewType.TECHNICAL]


@given(st.integers(min_value=1, max_value=4), st.integers(min_value=0, max_value=99))
@PROPERTY
def test_what_is_asked_of_a_list_is_asked_in_its_order(count: int, seed: int) -> None:
    bank = bank_of(STORY, MOTIVE, "What motivates you?", "How do you handle stress?")
    brief = Brief(bank.domain, InterviewType.CULTURAL_FIT, question_count=count)
    asked = [q.text for q in plan_interview(bank, brief, random.Random(seed))]
    assert len(asked) == count
    assert asked == [text for text in texts(bank) if text in asked]


def test_an_interview_of_a_list_speaks_of_no_title_that_nobody_gave_it() -> None:
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, pack=Pack.OWN)
    interview = new_interview("one", brief, bank_of(STORY), random.Random(1))
    assert interview.subject == "what you want to practise"
    assert interview.title == "Mine"


def test_the_field_is_the_one_whose_people_are_named_most_or_business() -> None:
    assert bank_of(MOTIVE).domain is Domain.BUSINESS
    wards = ("What makes a good nurse?", "How does a nurse hand over a patient to another nurse?")
    assert bank_of(*wards).domain is Domain.HEALTHCARE


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no question in it yet"),
        ("Questions:\n\n- \n1.", "no question in it yet"),
        ("3 people leave in a month. What now?", "begins with no letter"),
        ("为什么想在这里工作？请说说。", "begins with no letter"),
        ("Why?", "too short to be asked: Why?"),
        ("Why " + "very " * 60 + "hard?", "longer than 45 words"),
        ("\n".join(f"Why is {n} your number?" for n in range(MOST_QUESTIONS + 1)), "at most 200"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_sentence_and_nothing_is_kept(
    text: str, fault: str
) -> None:
    reading = read_question_list(text, "Mine")
    assert reading.bank is None
    assert any(fault in told for told in reading.faults)
    assert len(reading.shown) <= MOST_SHOWN + 1


def _all(question: Question) -> list[str]:
    return [cue for point in question.points for cue in point.cues]


@given(st.text(max_size=400))
@PROPERTY
def test_whatever_is_pasted_is_refused_or_a_pack_without_faults(text: str) -> None:
    reading = read_question_list(f"{MOTIVE}\n{text}", "Mine")
    assert (reading.bank is None) == bool(reading.faults)
    if reading.bank is not None:
        assert faults_of(reading.bank) == ()
        assert texts(reading.bank)[0] == MOTIVE


def test_a_cue_that_the_question_says_proves_nothing_of_its_answer() -> None:
    (question,) = bank_of("When did you do it differently, and what was the result?").questions
    assert "differently" not in _all(question)
    assert "looking back" in _all(question)


def test_the_kinds_hold_to_the_bounds_of_a_pack() -> None:
    known = load_data("brought_questions_en", BroughtQuestions)
    for kind in known.kinds:
        assert all(len(point.cues) <= MOST_CUES for point in kind.points)
    with pytest.raises(ValueError, match="no kind is called nothing"):
        BroughtQuestions.model_validate({**known.model_dump(by_alias=True), "otherwise": "nothing"})
