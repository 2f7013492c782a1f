"""How a line of a document is put as a question fits what the line says."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import FollowUpReason
from core.ground.asking import grounded_wording
from core.ground.documents import Document, DocumentKind, read_all
from core.ground.finds import wants
from core.ground.plan import plan_from_documents
from core.practice.asker import Asker
from core.practice.bank import Question, load_bank
from core.practice.followups import choose_follow_up
from core.practice.points import cover_points

AS_AN_ANALYST = (
    "At least three years of experience as an analyst or data scientist in a digital product or "
    "subscription business"
)
YEARS = [
    AS_AN_ANALYST,
    "5+ years of experience in embedded C, of which at least 2 years on safety-relevant products",
    "Minimum of two years' post-registration experience in an acute hospital setting, including at "
    "least six months in charge of shifts",
    "4+ years of closing experience in B2B SaaS, with a track record of exceeding a quota of €1m",
    "5+ years of Python",
]
TRAITS = [
    "Good communication skills, both written and verbal",
    "You are a team player with a hunter mentality",
    "Willingness to contribute to the wider life of the school",
    "Passion for low-carbon design",
]


def asked_about(kind: InterviewType, *lines: str, count: int = 4) -> Iterator[Question]:
    """The questions that quote the ``lines`` of an advert, over several seeds."""
    advert = "What we are looking for\n" + "\n".join(f"- {line}" for line in lines)
    read = read_all([Document(DocumentKind.JOB, "job.txt", advert)])
    bank = load_bank(Domain.COMPUTER_SCIENCE)
    brief = Brief(bank.domain, kind, question_count=count)
    for seed in range(8):
        plan = plan_from_documents(read, bank, brief, random.Random(seed))
        yield from (question for question in plan if question.id.startswith("job-"))


@pytest.mark.parametrize("kind", list(InterviewType))
@pytest.mark.parametrize("line", YEARS)
def test_years_of_something_are_never_to_be_shown_by_one_time(
    line: str, kind: InterviewType
) -> None:
    ordinary = {template.split("”")[1] for template in grounded_wording().want[kind]}
    asked = list(asked_about(kind, line, count=1))
    assert asked
    assert not any(question.text.endswith(tuple(ordinary)) for question in asked)


def test_nobody_spent_time_with_an_analyst_whom_they_were() -> None:
    for kind in (InterviewType.BEHAVIOURAL, InterviewType.CULTURAL_FIT):
        assert not any("with it" in q.text for q in asked_about(kind, AS_AN_ANALYST, count=1))


ACCOUNT = (
    "I have five years of it: two at Sundlinjen, where I made the forecasts of bus passengers, and "
    "three at Brødkurv. There I own everything about churn, and I built the reports for it myself."
)


def test_who_gives_an_account_of_their_years_is_not_asked_how_they_ended() -> None:
    (question, *_) = asked_about(InterviewType.BEHAVIOURAL, AS_AN_ANALYST, count=1)
    asked: list[FollowUpReason] = []
    for seed in range(6):
        move = choose_follow_up(
            question, ACCOUNT, asked, random.Random(seed), newest=ACCOUNT, asker=Asker()
        )
        assert move is not None
        assert move.reason is not FollowUpReason.NO_RESULT
        assert "end" not in move.text.split()
        assert "Where did you spend that time?" not in move.text, "it was told"


def test_the_points_of_years_are_told_by_an_account_of_them() -> None:
    (question, *_) = asked_about(InterviewType.BEHAVIOURAL, AS_AN_ANALYST, count=1)
    where, own, proudest, _ = cover_points(question, ACCOUNT)
    assert where.covered
    assert own.covered
    assert not proudest.covered


@pytest.mark.parametrize("kind", [InterviewType.TECHNICAL, InterviewType.SYSTEM_DESIGN])
@pytest.mark.parametrize("line", TRAITS)
def test_how_somebody_is_has_neither_parts_nor_steps(line: str, kind: InterviewType) -> None:
    for question in asked_about(kind, line, count=1):
        assert "worked on that" not in question.text
        assert "parts" not in question.text
        assert "of that kind" not in question.text


def test_what_one_knows_is_not_set_up_from_nothing() -> None:
    known = "Knowledge of CAN, SPI, I2C"
    asked = list(asked_about(InterviewType.SYSTEM_DESIGN, known, count=1))
    assert asked
    assert not any("set that up" in question.text for question in asked)


def test_no_wording_comes_again_before_the_others_were_used() -> None:
    """Breaks when an interviewer says the same sentence three times around three lines."""
    resume = (
        "Experience\n- Cut picking errors by 40 percent\n- Trained 14 people\n- Built 3 halls\n"
        "- Led a team of 9 on nights\n"
    )
    bank = load_bank(Domain.BUSINESS)
    read = read_all([Document(DocumentKind.RESUME, "cv.txt", resume)])
    for kind in (InterviewType.BEHAVIOURAL, InterviewType.TECHNICAL, InterviewType.CULTURAL_FIT):
        brief = Brief(bank.domain, kind, question_count=6)
        templates = grounded_wording().claim[kind]
        for seed in range(5):
            plan = plan_from_documents(read, bank, brief, random.Random(seed))
            about = [q for q in plan if q.because is not None]
            ways = [q.text.split("“")[0] + q.text.split("”")[1] for q in about]
            assert len(about) > len(templates)
            assert len(set(ways[: len(templates)])) == len(templates)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("No experience necessary: we will teach you what you need!", False),
        ("No prior knowledge of forestry required", False),
        ("A degree is not needed", False),
        ("Somebody who has done all of these things before:", False),
        ("No fear of heights", True),
        ("Knowledge of required safety standards", True),
    ],
)
def test_what_an_advert_does_not_ask_for_is_no_want(line: str, wanted: bool) -> None:
    advert = f"Your profile\n- {line}\n- Able to lead a shift"
    found = wants(read_all([Document(DocumentKind.JOB, "job.txt", advert)]))
    assert any(find.passage.text == line for find in found) is wanted


def test_a_line_that_leads_up_to_a_list_is_its_heading() -> None:
    advert = "We are looking for someone who has:\n- stock systems at heart\n- a steady hand\n"
    found = wants(read_all([Document(DocumentKind.JOB, "job.txt", advert)]))
    assert {find.passage.text for find in found} == {"stock systems at heart", "a steady hand"}
