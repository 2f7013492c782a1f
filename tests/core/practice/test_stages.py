"""Stages: how long each has, when to move on, and what an interview in stages asks."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.answer.asked import candidate_questions
from core.conversation.brief import TIMEBOXES_MIN, Brief, Domain, InterviewType, Seniority
from core.conversation.moves import Move, MoveKind
from core.ground.opening import new_interview
from core.practice.bank import load_bank
from core.practice.directing.opening import open_interview
from core.practice.directing.reply_intent import intent_of_reply
from core.practice.directing.stages import (
    SHARES,
    InterviewStage,
    duration_s,
    end_s,
    left_s,
    stage_of,
)
from core.practice.director import next_move, open_question
from core.practice.interview import THEIR_QUESTIONS, Interview, Line, Speaker
from core.practice.introduction import introductions, is_introduction, with_introduction
from core.practice.plan import plan_interview
from core.practice.turns import moved_on
from core.think.intent import detect_intent

PROPERTY = settings(max_examples=120, deadline=None, database=None, derandomize=True)
BOXES = st.sampled_from(TIMEBOXES_MIN)
THIN = "It went well."
TOLD = (
    "I am a nurse and I look after a ward. I led the change of our rota because we lost people, "
    "after that I decided to go on, and I am looking for the next step in this role. As a result "
    "sick leave went down by 20 percent within a year."
)
ORDER = list(InterviewStage)


def _interview(timebox_min: int = 20, questions: int = 5, seed: int = 3) -> Interview:
    brief = Brief(
        Domain.HEALTHCARE,
        InterviewType.BEHAVIOURAL,
        question_count=questions,
        timebox_min=timebox_min,
    )
    rng = random.Random(seed)
    interview = new_interview("i", brief, load_bank(brief.domain), rng)
    return interview.with_move(open_interview(interview, random.Random(seed)), 0.0)


def _say(interview: Interview, said: str, at_s: float, seed: int = 1) -> tuple[Interview, Move]:
    asks = interview.is_their_turn
    line = Line(
        Speaker.CANDIDATE,
        said,
        THEIR_QUESTIONS if asks else interview.current_question.id,
        at_s,
        intent=None if asks else detect_intent(said),
    )
    heard = interview.with_line(line)
    move = next_move(heard, said, detect_intent(said), random.Random(seed))
    return heard.with_move(move, at_s), move


def _until_their_turn(interview: Interview) -> Interview:
    while not interview.is_their_turn:
        interview, _ = _say(interview, "Let's skip this question, please.", 60.0)
    return interview


# The time


def test_the_shares_are_the_whole() -> None:
    assert sum(SHARES.values()) == pytest.approx(1.0)
    assert set(SHARES) == set(InterviewStage)


@pytest.mark.parametrize("timebox_min", TIMEBOXES_MIN)
def test_the_stages_follow_on_each_other_and_fill_the_time(timebox_min: int) -> None:
    starts_s = 0.0
    for stage in InterviewStage:
        assert end_s(stage, timebox_min) == pytest.approx(starts_s + duration_s(stage, timebox_min))
        starts_s = end_s(stage, timebox_min)
    assert starts_s == pytest.approx(60 * timebox_min)


@PROPERTY
@given(BOXES, st.floats(0, 4_000), st.sampled_from(ORDER))
def test_what_is_left_of_a_stage_is_never_negative_and_ends_with_it(
    timebox_min: int, elapsed_s: float, stage: InterviewStage
) -> None:
    left = left_s(stage, timebox_min, elapsed_s)
    assert left >= 0
    assert (left == 0) == (elapsed_s >= end_s(stage, timebox_min))


def test_only_the_timeboxes_on_offer_can_be_chosen() -> None:
    with pytest.raises(ValueError, match="timebox_min"):
        Brief(Domain.FINANCE, InterviewType.TECHNICAL, timebox_min=7)


# The introduction


@pytest.mark.parametrize("seniority", list(Seniority))
def test_everyone_is_asked_about_their_way_here(seniority: Seniority) -> None:
    questions = introductions(seniority)
    assert len({question.text for question in questions}) >= 3
    assert all(question.seniority == (seniority,) for question in questions)


def test_without_stages_nothing_is_added_and_nothing_is_timed() -> None:
    brief = Brief(Domain.HEALTHCARE, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(3))
    assert with_introduction(plan, brief, random.Random(3)) == plan
    interview = Interview("i", brief, plan)
    interview = interview.with_move(open_interview(interview, random.Random(3)), 0.0)
    assert stage_of(interview) is None
    kinds = []
    while not interview.ended:
        interview, move = _say(interview, "Next question, please.", 9_000.0)
        kinds.append(move.kind)
    assert kinds == [MoveKind.QUESTION, MoveKind.CLOSING]


def test_the_opening_says_how_the_time_is_laid_out_and_asks_for_the_introduction() -> None:
    interview = _interview(20)
    text = interview.lines[0].text
    assert "twenty minutes" in text
    assert text.endswith(interview.plan[0].text)
    assert interview.plan[0].id.startswith("introduction-mid")
    assert stage_of(interview) is InterviewStage.INTRODUCTION


@pytest.mark.parametrize("domain", list(Domain))
def test_no_question_of_a_bank_is_taken_for_an_introduction(domain: Domain) -> None:
    assert not any(is_introduction(question) for question in load_bank(domain).questions)
    assert all(is_introduction(question) for question in introductions(Seniority.MID))


# Moving on


def test_an_introduction_leads_to_the_first_planned_question() -> None:
    interview, move = _say(_interview(), TOLD, 100.0)
    assert move.kind is MoveKind.QUESTION
    assert interview.plan[1].text in move.text
    assert stage_of(interview) is InterviewStage.CORE


def test_an_introduction_gets_a_follow_up_only_while_there_is_time() -> None:
    _, early = _say(_interview(), THIN, 20.0)
    assert early.kind is MoveKind.FOLLOW_UP
    _, late = _say(_interview(), THIN, end_s(InterviewStage.INTRODUCTION, 20) - 5)
    assert late.kind is MoveKind.QUESTION


def test_one_planned_question_is_asked_however_long_the_introduction_took() -> None:
    _, move = _say(_interview(10), TOLD, 3_000.0)
    assert move.kind is MoveKind.QUESTION


def test_follow_ups_stop_when_little_time_is_left_and_questions_a_little_later() -> None:
    core_ends_s = end_s(InterviewStage.CORE, 20)
    interview, _ = _say(_interview(), TOLD, 100.0)
    _, early = _say(interview, THIN, core_ends_s - 95)
    assert early.kind is MoveKind.FOLLOW_UP
    _, later = _say(interview, THIN, core_ends_s - 85)
    assert later.kind is MoveKind.QUESTION
    _, last = _say(interview, THIN, core_ends_s - 55)
    assert last.kind is MoveKind.INVITATION


def test_not_knowing_gets_no_smaller_step_when_little_time_is_left() -> None:
    interview, _ = _say(_interview(), TOLD, 100.0)
    _, early = _say(interview, "I don't know.", 200.0)
    assert early.kind is MoveKind.FOLLOW_UP
    _, late = _say(interview, "I don't know.", end_s(InterviewStage.CORE, 20) - 10)
    assert late.kind is MoveKind.INVITATION


def test_time_saved_is_there_for_the_core() -> None:
    """Breaks if each stage were given its share from the moment it began."""
    interview, _ = _say(_interview(10), TOLD, 5.0)
    _, move = _say(interview, TOLD, duration_s(InterviewStage.CORE, 10) + 10)
    assert move.kind is MoveKind.QUESTION


def test_when_all_is_asked_the_candidate_asks() -> None:
    interview = _until_their_turn(_interview(questions=2))
    assert interview.question_number == 3
    assert stage_of(interview) is InterviewStage.YOUR_QUESTIONS
    assert not interview.ended


def test_time_and_repetitions_leave_the_turn_where_it_is_whoever_asks_the_questions() -> None:
    for began in (_interview(), _until_their_turn(_interview())):
        turn = moved_on(began.lines)
        waited, _ = _say(began, "Let me think.", 70.0)
        again, _ = _say(waited, "Could you repeat the question, please?", 75.0)
        assert moved_on(waited.lines) == moved_on(again.lines) == turn
        assert moved_on(again.lines[:-1]) == turn, "nor while the reply is owed"
        told, _ = _say(again, "Who would I learn from?", 80.0)
        assert moved_on(told.lines) == turn + 2


@PROPERTY
@given(
    BOXES,
    st.integers(1, 10),
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    THIN,
                    TOLD,
                    "I don't know.",
                    "What is the team like?",
                    "Let me think.",
                    "Sorry?",
                    "Thank you.",
                    "No questions.",
                ]
            ),
            st.floats(1, 400),
        ),
        min_size=30,
        max_size=60,
    ),
)
def test_an_interview_in_stages_goes_forward_only_and_asks_nothing_late(
    timebox_min: int, questions: int, turns: list[tuple[str, float]]
) -> None:
    interview, now_s, seen = _interview(timebox_min, questions), 0.0, 0
    for said, later_s in turns:
        if interview.ended:
            break
        now_s += later_s
        before = stage_of(interview)
        assert before is not None
        interview, move = _say(interview, said, now_s)
        stage = stage_of(interview)
        assert stage is not None
        assert ORDER.index(stage) >= seen, "no stage comes back"
        seen = ORDER.index(stage)
        if move.kind is MoveKind.QUESTION and before is InterviewStage.CORE:
            assert left_s(InterviewStage.CORE, timebox_min, now_s) > 0
        if move.kind is MoveKind.FOLLOW_UP:
            assert left_s(before, timebox_min, now_s) > 0
        if interview.is_their_turn:
            assert interview.lines[-1].question_id == THEIR_QUESTIONS
    assert interview.lines[1].text == turns[0][0], "an answer stays whole"


# Their questions


def test_a_question_is_answered_and_the_next_one_invited() -> None:
    interview, move = _say(_until_their_turn(_interview()), "What is the team like?", 100.0)
    assert move.kind is MoveKind.REPLY
    assert move.quote == "What is the team like?"
    assert "who you would work with" in move.text
    assert not interview.ended
    assert interview.lines[-1].question_id == THEIR_QUESTIONS


def test_having_no_questions_leads_to_the_close_and_a_word_on_it() -> None:
    interview, move = _say(_until_their_turn(_interview()), "No questions, thank you.", 100.0)
    assert move.kind is MoveKind.CLOSING
    assert interview.ended
    assert "questions" in move.text


def test_a_question_asked_as_the_time_runs_out_is_answered_before_the_close() -> None:
    interview, move = _say(_until_their_turn(_interview(10)), "What is the team like?", 601.0)
    assert move.kind is MoveKind.CLOSING
    assert interview.ended
    assert "who you would work with" in move.text


def test_two_remarks_in_a_row_are_taken_for_the_end() -> None:
    interview, first = _say(_until_their_turn(_interview()), "That sounds good.", 100.0)
    assert first.kind is MoveKind.REPLY
    _, second = _say(interview, "Thank you.", 110.0)
    assert second.kind is MoveKind.CLOSING


@pytest.mark.parametrize(
    "stays", ["Let me think for a second.", "Could you repeat that?", "Hold on."]
)
def test_asking_for_time_or_to_hear_it_again_is_no_remark(stays: str) -> None:
    interview, _ = _say(_until_their_turn(_interview()), stays, 100.0)
    interview, move = _say(interview, "Okay, right.", 110.0)
    assert move.kind is MoveKind.REPLY
    interview, _ = _say(interview, stays, 120.0)
    _, move = _say(interview, "Good.", 130.0)
    assert move.kind is MoveKind.CLOSING


@pytest.mark.parametrize(
    "request_",
    ["Could you repeat the question, please?", "Can I have a moment?", "Can we skip this, please?"],
)
def test_a_request_is_no_question_of_the_candidate(request_: str) -> None:
    """The button to repeat says the first of them for the person."""
    interview, _ = _say(_until_their_turn(_interview()), request_, 100.0)
    assert candidate_questions(interview) == ()
    if not interview.ended:
        interview, _ = _say(interview, "Sorry, could you repeat that? What is the pay?", 110.0)
        assert [quote.text for quote in candidate_questions(interview)] == ["What is the pay?"]


@pytest.mark.parametrize("said", ["That's all.", "I'm done.", "Nothing else."])
def test_a_bare_closing_in_their_time_closes(said: str) -> None:
    interview, _ = _say(_until_their_turn(_interview()), "What is the team like?", 100.0)
    interview, move = _say(interview, said, 110.0)
    assert move.kind is MoveKind.CLOSING


def test_whoever_wants_to_ask_now_gets_the_floor() -> None:
    interview, move = _say(_interview(), "Let's jump to my questions, I don't have much time", 60.0)
    assert move.kind is MoveKind.INVITATION
    assert stage_of(interview) is InterviewStage.YOUR_QUESTIONS


def test_who_asks_about_the_employer_too_early_may_ask_at_the_end() -> None:
    interview, move = _say(_interview(), "How many people work in the team here, by the way?", 60.0)
    assert move.kind is MoveKind.ASIDE
    assert "end" in move.text
    assert move.text.endswith(interview.plan[0].text)


def test_who_asks_whether_the_interviewer_is_real_is_told_the_truth_in_their_time_too() -> None:
    _, move = _say(_until_their_turn(_interview()), "Are you a real person?", 100.0)
    assert "a program" in move.text


def test_whoever_does_not_know_what_to_ask_gets_a_suggestion() -> None:
    _, move = _say(_until_their_turn(_interview()), "I don't know.", 100.0)
    assert move.kind is MoveKind.REPLY
    assert "first" in move.text


def test_asking_for_time_or_to_hear_it_again_works_as_everywhere() -> None:
    interview, reply = _say(_until_their_turn(_interview()), "What is the team like?", 100.0)
    interview, again = _say(interview, "Sorry, could you repeat that?", 110.0)
    assert again.kind is MoveKind.REPEAT
    assert reply.text in again.text
    _, hold = _say(interview, "Let me think for a moment.", 120.0)
    assert hold.kind is MoveKind.HOLD


def test_the_next_steps_are_a_question_and_no_wish_to_go_on() -> None:
    _, move = _say(_until_their_turn(_interview()), "What happens next?", 100.0)
    assert move.kind is MoveKind.REPLY
    assert "your feedback" in move.text


def test_one_who_comes_back_is_invited_again() -> None:
    interview = _until_their_turn(_interview())
    assert open_question(interview) == interview.lines[-1].text
    interview, _ = _say(interview, "What is the team like?", 100.0)
    assert open_question(interview) == "What else would you like to know?"


def test_who_has_no_question_after_a_loss_is_not_invited_twice() -> None:
    interview = _interview(questions=1)
    while interview.question_number < len(interview.plan):
        interview, _ = _say(interview, "Let's skip this question, please.", 60.0)
    interview, _ = _say(interview, "My father died last month.", 70.0)
    assert interview.is_their_turn
    said = "No, thank you."
    assert intent_of_reply(interview, said) is detect_intent(said)
