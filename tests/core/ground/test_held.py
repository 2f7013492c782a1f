"""Papers, languages and hours that a job requires get one question together, line by line."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from core.assess.review.coverage import WantStatus, cover_wants
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import Move, MoveKind
from core.ground.documents import Document, DocumentKind
from core.ground.opening import new_interview
from core.ground.plan import plan_from_documents
from core.ground.reading.passages import read_all
from core.practice.bank import Question, load_bank
from core.practice.check import faults_of
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent

PAPERS = (
    "Profile\n- Current NMC registration\n- Driving licence\n- Able to lead a shift\n"
    "- Available for alternate weekends\n- Full right to work in the United Kingdom\n"
    "Desirable\n- Fluent Welsh"
)


@pytest.mark.parametrize("kind", [InterviewType.BEHAVIOURAL, InterviewType.CULTURAL_FIT])
def test_papers_and_hours_that_are_required_are_asked_for_in_one_breath(
    kind: InterviewType,
) -> None:
    read = read_all([Document(DocumentKind.JOB, "job.txt", PAPERS)])
    bank = load_bank(Domain.HEALTHCARE)
    brief = Brief(bank.domain, kind, question_count=4)
    for seed in range(5):
        asked = plan_from_documents(read, bank, brief, random.Random(seed))
        (held,) = [question for question in asked if question.because_also]
        lines = [cause.shown for cause in held.causes]
        assert lines == [
            "Current NMC registration",
            "Driving licence",
            "Available for alternate weekends",
        ]
        assert "“{}”, “{}” and “{}”".format(*lines) in held.text
        assert not any("Welsh" in question.text for question in asked), "what is only welcome"
        assert faults_of(bank.model_copy(update={"questions": (held,)})) == ()


def test_no_more_is_asked_for_in_one_breath_than_can_be_heard() -> None:
    """Breaks when three long lines of an advert become a question of ninety words."""
    long = (
        "Registered nurse with a diploma in critical care, emergency care or anaesthetics, taken "
        "at a school that is recognised here"
    )
    read = read_all([Document(DocumentKind.JOB, "job.txt", PAPERS.replace("Current NMC", long))])
    bank = load_bank(Domain.HEALTHCARE)
    brief = Brief(bank.domain, InterviewType.BEHAVIOURAL, question_count=4)
    asked = plan_from_documents(read, bank, brief, random.Random(1))
    assert max(len(question.text.split()) for question in asked) <= 60


def answered(said: str) -> tuple[Question, Interview]:
    """The question for papers and hours, and an interview in which ``said`` answers it alone."""
    read = read_all([Document(DocumentKind.JOB, "job.txt", PAPERS)])
    bank = load_bank(Domain.HEALTHCARE)
    brief = Brief(bank.domain, InterviewType.BEHAVIOURAL, question_count=4)
    interview = new_interview("w", brief, bank, random.Random(1), read)
    held = next(question for question in interview.plan if question.because_also)
    interview = replace(interview, plan=(held,))
    interview = interview.with_move(Move(MoveKind.OPENING, held.text, held.id), 1.0)
    line = Line(Speaker.CANDIDATE, said, held.id, 2.0, intent=Intent.ANSWER)
    return held, interview.with_line(line)


def test_what_was_asked_for_in_one_breath_is_judged_line_by_line() -> None:
    held, interview = answered(
        "I have my registration since 2019, and I drive. Last winter a nurse in the hills fell "
        "ill, so I drove there in the snow with my own car and my driving licence, because no bus "
        "went. I checked her eleven patients in one night, and nobody missed a dose."
    )
    report = review_interview(interview)
    found = {want.line: want.status for want in cover_wants(interview, report)}
    asked = {cause.shown for cause in held.causes}
    assert {line for line, status in found.items() if status is not WantStatus.NOT_ASKED} == asked
    told = review_markdown(interview, report)
    assert all(f"“{line}”" in told for line in asked)


def test_nobody_is_told_that_their_licence_has_no_result() -> None:
    """Breaks when what somebody holds is advised as a story that lacks its end."""
    held, interview = answered(
        "I have my registration since 2019. Last winter I needed my driving licence, because a "
        "nurse in the hills fell ill. I took my own car and I drove there in the snow."
    )
    steps = review_interview(interview).next_steps
    assert steps
    assert not any(step.title == "Tell the result" for step in steps)
    plain = replace(interview, plan=(held.model_copy(update={"tags": ("job",)}),))
    assert any(step.title == "Tell the result" for step in review_interview(plain).next_steps)
