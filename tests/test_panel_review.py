"""The review of a panel's interview names who asked each question, and can be checked as ever."""

from __future__ import annotations

from core.assess.review.file import read_review, review_json, verify_review
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.practice.directing.interviewers import find_persona
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent
from providers.paper.answers import answers
from tests.core.practice.test_interviewers import opened, panel_interview, say

STORY = (
    "When I ran the Leeds branch we lost our biggest client. I had to win them back within a "
    "month. I visited them, I listed their complaints and I rebuilt the delivery plan. In the "
    "end they signed again and revenue rose by 12 percent."
)


def held() -> Interview:
    """A panel's interview of which every question was answered."""
    interview, _ = opened(panel_interview())
    while not interview.ended:
        interview, _ = say(interview, STORY)
    return interview


def test_each_answer_is_headed_by_who_asked_for_it() -> None:
    interview = held()
    report = review_interview(interview)
    told = [line for line in review_markdown(interview, report).splitlines() if "Asked by" in line]
    askers = [find_persona(interview.asker_of(question.id)) for question in interview.plan]
    assert told == [f"Asked by {asker.title}." for asker in askers if asker is not None]
    assert len(told) == len(interview.plan)
    assert len(set(told)) == 3
    paper = repr(answers(interview, report))
    assert all(line in paper for line in told)


def test_one_interviewer_without_a_name_is_not_named() -> None:
    interview = Interview("i-2", panel_interview(1).brief, panel_interview().plan)
    interview, _ = opened(interview)
    interview, _ = say(interview, STORY)
    report = review_interview(interview)
    assert "Asked by" not in review_markdown(interview, report)
    assert "Asked by" not in repr(answers(interview, report))


def test_a_panels_review_can_be_checked_at_home() -> None:
    interview = held()
    report = review_interview(interview)
    file = read_review(review_json(interview, report))
    assert file.interview == interview
    assert verify_review(file).faults == ()


def test_who_hands_over_says_nothing_about_the_answer() -> None:
    """Breaks when a hand-over is taken for a follow-up, or for a part of the answer."""
    interview = held()
    plain = Interview(interview.id, interview.brief, interview.plan)
    for line in interview.lines:
        if line.move is None or line.move.value != "hand-over":
            plain = plain.with_line(line)
    with_hands, without = review_interview(interview), review_interview(plain)
    assert [a.follow_ups for a in with_hands.answers] == [a.follow_ups for a in without.answers]
    assert [a.level for a in with_hands.answers] == [a.level for a in without.answers]


def test_a_line_of_somebody_unknown_is_shown_without_a_name() -> None:
    interview, _ = opened(panel_interview())
    first = interview.lines[0]
    stranger = Line(
        Speaker.INTERVIEWER, first.text, first.question_id, 0.0, first.move, persona="somebody"
    )
    answer = Line(Speaker.CANDIDATE, STORY, first.question_id, 5.0, intent=Intent.ANSWER)
    told = Interview("i-3", interview.brief, interview.plan, (stranger, answer))
    assert "Asked by" not in review_markdown(told, review_interview(told))
