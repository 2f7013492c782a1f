"""A question is said to be asked because of a line only where it examines that line."""

from __future__ import annotations

import pytest

from benchmarks.grounding import run_fits
from core.conversation.brief import Domain
from core.ground.fitting import LEAST_WORTH, BankSubjects, speaks_of
from core.practice.bank import QuestionBank, load_bank
from tests.core.answers import read

PAIRS = read("grounding/fits_development")
BANK = load_bank(Domain.HEALTHCARE)
SUBJECTS = BankSubjects(BANK)


def test_of_ten_questions_that_pass_at_least_nine_examine_their_line() -> None:
    """Breaks when a rule lets more pass at the price of misfires, or hardly anything at all."""
    figures = run_fits(PAIRS)
    assert figures["pairs"] >= 400
    assert figures["precision"] >= 0.9
    assert figures["recall"] >= 0.55


def test_each_labelled_question_stands_in_the_bank_of_its_field() -> None:
    for pair in PAIRS:
        ids = {question.id for question in load_bank(Domain(pair["field"])).questions}
        assert pair["question"] in ids
    assert {pair["field"] for pair in PAIRS} == {domain.value for domain in Domain}
    labelled = [(pair["field"], pair["want"], pair["question"]) for pair in PAIRS]
    assert len(set(labelled)) == len(labelled)


def test_the_question_on_the_subject_of_a_line_fits_it() -> None:
    found = SUBJECTS.fitting("Knowledge of infection control and hand hygiene", BANK.questions)
    assert found is not None
    assert "infection control" in found.tags


@pytest.mark.parametrize(
    "line",
    [
        "Five years of experience in a team of three",
        "Twelve months' acute care experience in the last three years",
        "You are a nurse",
        "",
    ],
)
def test_years_and_words_of_any_trade_are_no_subject(line: str) -> None:
    assert SUBJECTS.fitting(line, BANK.questions) is None


def test_what_a_name_is_without_is_a_part_of_the_name() -> None:
    asked = BANK.questions[0].model_copy(update={"tags": ("work across borders", "doctors")})
    others = BANK.questions[1:]
    subjects = BankSubjects(BANK.model_copy(update={"questions": (asked, *others)}))
    assert subjects.fitting("Doctors Without Borders", (asked, *others)) == asked
    assert subjects.fitting("Cared for doctors without borders", others) is None


def test_of_no_questions_none_fits() -> None:
    assert SUBJECTS.fitting("Infection control and hand hygiene", ()) is None


def test_what_every_question_has_is_worth_nothing() -> None:
    alike = [
        question.model_copy(update={"tags": ("hand hygiene",), "text": "How do you wash them?"})
        for question in BANK.questions[:5]
    ]
    bank = QuestionBank(schema=1, domain=BANK.domain, title="Hands", questions=tuple(alike))
    assert BankSubjects(bank).worth("Hand hygiene", alike[0].id) == 0
    assert SUBJECTS.worth("Hand hygiene and infection control", "health-technical-07") > LEAST_WORTH


@pytest.mark.parametrize(
    ("speaks", "want", "said"),
    [
        (
            False,
            "Experience managing a team of more than ten people",
            "I used Excel and SAP for the stock. My boss told me stop asking for more data.",
        ),
        (
            True,
            "Experience managing a team of more than ten people",
            "I managed twelve people in the warehouse.",
        ),
        (False, "Full driving licence", "I have no driving licence."),
        (True, "Full driving licence", "I have a driving licence."),
        (True, "Full driving licence", "No problem, I have a driving licence."),
        (False, "Full driving licence", "I am without a licence for driving."),
        (False, "Experience with SAP MM", "I worked with SAP, without SAP I'd be lost."),
        (True, "Python and SQL", "I wrote not only Python but SQL too."),
        (False, "At least three years of nursing", "It took many years, at least ten."),
        (False, "Knowledge of many languages", "There were many more of them."),
        (True, "Wound care", "I dressed the wound, with no help, and wrote down its care."),
    ],
)
def test_a_want_is_spoken_of_in_its_own_subjects_and_not_where_it_is_denied(
    speaks: bool, want: str, said: str
) -> None:
    assert speaks_of(want, said) is speaks
