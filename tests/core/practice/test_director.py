"""The interview as a value, and the director's next move in it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.brief import Brief, Domain, InterviewType, Manner
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.conversation.tone import Tone
from core.practice.bank import Question
from core.practice.directing.opening import open_interview
from core.practice.directing.who_asks import acknowledgements
from core.practice.director import next_move
from core.practice.interview import Interview, Line, Speaker
from core.practice.lines import interviewer_lines
from core.think.intent import Intent

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
BRIEF = Brief(Domain.SALES_MARKETING, InterviewType.BEHAVIOURAL, question_count=3)
COMPLETE = (
    "The oven was too slow, so I drew up a schedule with the owner, and as a result sales rose by "
    "20 percent within the year."
)
PICTURED = f"Last spring, at the bakery in Hull, I took over the rye bread. {COMPLETE}"
DONT_KNOW = "I don't know."


def question(number: int) -> Question:
    return Question.model_validate(
        {
            "id": f"bakery-0{number}",
            "type": "behavioural",
            "difficulty": "easy",
            "seniority": ["mid"],
            "tags": ["bakery"],
            "text": f"Question number {number}: how did you mend it?",
            "points": [
                {
                    "point": "says what was wrong",
                    "cues": ["running out", "too late", "too slow"],
                    "ask": f"What was wrong at first with {number}?",
                },
                {
                    "point": "says what the plan was",
                    "cues": ["baking plan", "schedule", "timetable"],
                    "ask": f"What was your plan for {number}?",
                },
            ],
            "answer": "You would say what was wrong and what you planned. " * 3,
        }
    )


PLAN = (question(1), question(2), question(3))


def opened(plan: tuple[Question, ...] = PLAN) -> Interview:
    interview = Interview("i-1", BRIEF, plan)
    return interview.with_move(open_interview(interview, random.Random(1)), 0.0)


def say(
    interview: Interview, text: str, intent: Intent = Intent.ANSWER, seed: int = 1
) -> tuple[Interview, Move]:
    """The interview after the candidate's line and the director's move on it."""
    line = Line(
        Speaker.CANDIDATE, text, interview.current_question.id, len(interview.lines), intent=intent
    )
    heard = interview.with_line(line)
    move = next_move(heard, text, intent, random.Random(seed))
    return heard.with_move(move, len(heard.lines)), move


def test_an_interview_needs_a_question() -> None:
    with pytest.raises(ValueError, match="at least one question"):
        Interview("i-1", BRIEF, ())


def test_before_the_opening_nothing_was_asked() -> None:
    interview = Interview("i-1", BRIEF, PLAN)
    assert interview.question_number == 0
    assert interview.next_question == PLAN[0]
    assert not interview.has_answers
    assert interview.answer_so_far() == ""


@pytest.mark.parametrize(
    ("count", "spoken"), [(1, "one question"), (2, "two questions"), (3, "three questions")]
)
def test_the_opening_tells_how_many_questions_there_are_and_asks_the_first(
    count: int, spoken: str
) -> None:
    move = open_interview(Interview("i-1", BRIEF, PLAN[:count]), random.Random(1))
    assert (move.kind, move.question_id) == (MoveKind.OPENING, "bakery-01")
    assert f"{spoken} " in move.text or f"{spoken}." in move.text
    assert "Sales and Marketing" in move.text
    assert move.text.endswith(PLAN[0].text)


def test_after_the_opening_the_first_question_is_current() -> None:
    interview = opened()
    assert interview.question_number == 1
    assert interview.current_question == PLAN[0]
    assert interview.next_question == PLAN[1]


def test_a_request_for_time_holds_the_question() -> None:
    interview, move = say(opened(), "Let me think.", Intent.WAIT)
    assert (move.kind, move.question_id) == (MoveKind.HOLD, "bakery-01")
    assert PLAN[0].text not in move.text
    assert interview.question_number == 1
    assert interview.answer_so_far() == ""


def test_a_repetition_asks_the_question_again() -> None:
    interview, move = say(opened(), "Sorry?", Intent.REPEAT)
    assert move.kind is MoveKind.REPEAT
    assert move.text.endswith(PLAN[0].text)
    assert interview.question_number == 1


def test_a_repetition_asks_the_newest_follow_up_again() -> None:
    interview, first = say(opened(), "I wrote a plan.")
    interview, _ = say(interview, "Hold on.", Intent.WAIT)
    _, again = say(interview, "Sorry?", Intent.REPEAT)
    assert first.kind is MoveKind.FOLLOW_UP
    assert again.text.endswith(first.text)
    assert PLAN[0].text not in again.text


def test_of_two_follow_ups_the_newer_one_is_repeated() -> None:
    interview, first = say(opened(), "I wrote a plan.")
    interview, second = say(interview, "It was a good one and it was a very long one too, really.")
    _, again = say(interview, "Sorry?", Intent.REPEAT)
    assert first.text != second.text
    assert again.text.endswith(second.text)


def test_a_repetition_after_going_on_does_not_reach_back() -> None:
    interview, _ = say(opened(), "I wrote a plan.")
    interview, _ = say(interview, "Next, please.", Intent.SKIP)
    _, again = say(interview, "Sorry?", Intent.REPEAT)
    assert again.text.endswith(PLAN[1].text)


def test_a_skip_goes_on_to_the_next_question() -> None:
    interview, move = say(opened(), "Skip it.", Intent.SKIP)
    assert (move.kind, move.question_id) == (MoveKind.QUESTION, "bakery-02")
    assert move.text.endswith(PLAN[1].text)
    assert interview.current_question == PLAN[1]
    assert not interview.has_answers


def test_not_knowing_gets_one_smaller_step_and_then_goes_on() -> None:
    interview, nudged = say(opened(), DONT_KNOW, Intent.DONT_KNOW)
    interview, moved_on = say(interview, DONT_KNOW, Intent.DONT_KNOW)
    assert (nudged.kind, nudged.reason) == (MoveKind.FOLLOW_UP, FollowUpReason.DONT_KNOW)
    assert (moved_on.kind, moved_on.question_id) == (MoveKind.QUESTION, "bakery-02")
    _, nudged_again = say(interview, DONT_KNOW, Intent.DONT_KNOW)
    assert nudged_again.reason is FollowUpReason.DONT_KNOW


def test_keys_struck_at_random_are_asked_about_once_and_never_thanked_for() -> None:
    interview, asked = say(opened(), "asdf jkl qwer zuio asdf")
    assert (asked.kind, asked.reason) == (MoveKind.FOLLOW_UP, FollowUpReason.UNREADABLE)
    assert asked.text.endswith(PLAN[0].text)
    again, repeated = say(interview, "Could you repeat that?", Intent.REPEAT)
    assert "read" not in repeated.text
    for before in (interview, again):
        _, gone_on = say(before, "fghj dfgh jkl")
        assert (gone_on.kind, gone_on.question_id) == (MoveKind.QUESTION, PLAN[1].id)
        assert "hank" not in gone_on.text


@pytest.mark.parametrize(
    "said",
    [
        "El año pasado trabajé en una panadería y tuvimos que cambiar todos los horarios porque el "
        "horno se rompió, así que yo hablé con los clientes.",
        "Ich habe letztes Jahr in einer Bäckerei gearbeitet, und wir mussten alles umstellen.",
        "去年我在一家面包店工作，我们不得不把所有的时间都改了。",
    ],
)
def test_an_answer_in_another_language_is_asked_for_in_english_once(said: str) -> None:
    interview, asked = say(opened(), said)
    assert (asked.kind, asked.reason) == (MoveKind.FOLLOW_UP, FollowUpReason.FOREIGN)
    assert "English" in asked.text
    assert asked.text.endswith(PLAN[0].text)
    _, gone_on = say(interview, said)
    assert gone_on.reason is not FollowUpReason.FOREIGN
    _, followed = say(interview, "We changed the hours of Zoë Müller's bakery in Köln.")
    assert followed.reason is not FollowUpReason.FOREIGN


def test_not_knowing_after_two_follow_ups_goes_on() -> None:
    interview, first = say(opened(), "I wrote a plan.")
    interview, second = say(interview, "It was a good one and it was a very long one too, really.")
    interview, third = say(interview, DONT_KNOW, Intent.DONT_KNOW)
    assert [first.kind, second.kind] == [MoveKind.FOLLOW_UP] * 2
    assert third.kind is MoveKind.QUESTION


def test_the_wish_to_end_closes_at_once() -> None:
    interview, move = say(opened(), "Let's stop here.", Intent.END)
    assert move.kind is MoveKind.CLOSING
    assert interview.ended
    assert interview.next_question == PLAN[1]


def test_a_complete_answer_is_acknowledged_and_leads_on() -> None:
    interview, move = say(opened(), COMPLETE)
    assert (move.kind, move.question_id) == (MoveKind.QUESTION, "bakery-02")
    assert move.text.endswith(f" {PLAN[1].text}")
    assert move.text.removesuffix(PLAN[1].text).strip()
    assert interview.has_answers


LOSS = "My father died that spring, so I was away for three weeks."


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("intent", [Intent.ANSWER, Intent.SKIP, Intent.DONT_KNOW])
def test_who_tells_of_a_loss_hears_sympathy_and_is_not_pressed(
    manner: Manner, intent: Intent
) -> None:
    interview = replace(opened(), brief=replace(BRIEF, manner=manner))
    _, move = say(interview, LOSS, intent)
    assert (move.kind, move.question_id) == (MoveKind.QUESTION, "bakery-02")
    assert move.text.startswith(tuple(interviewer_lines(manner).sympathy))
    assert move.text.endswith(PLAN[1].text)


@pytest.mark.parametrize("intent", [Intent.ANSWER, Intent.END, Intent.WAIT])
def test_sympathy_comes_before_a_farewell_and_before_leave_to_think(intent: Intent) -> None:
    _, move = say(opened(PLAN[:1]), LOSS, intent)
    assert move.kind in (MoveKind.CLOSING, MoveKind.HOLD)
    assert move.text.startswith(tuple(interviewer_lines().sympathy))


@pytest.mark.parametrize("told", ["Yes.", COMPLETE, f"{COMPLETE} I was a bit nervous about it."])
def test_nobody_is_told_how_they_feel_or_how_good_it_was(told: str) -> None:
    claims = ("fair attempt", "doing fine", "enjoyed", "meant a lot", "at stake", "sounds hard")
    for manner in Manner:
        lines = interviewer_lines(manner).acknowledge.values()
        assert not [line for tone in lines for line in tone if any(c in line for c in claims)]
    _, move = say(opened(), told)
    assert not any(claim in move.text for claim in claims)


@pytest.mark.parametrize(
    ("told", "pictured"),
    [
        (PICTURED, True),
        ("At Nordkurv I was an analyst. We sold things to people and it was good.", False),
        (f"{PICTURED}\nIt was at the bakery, as before, and nothing else was of any note.", False),
        ("I counted the bread and wrote a plan and rang the owner about it.", False),
    ],
)
@pytest.mark.parametrize("manner", list(Manner))
def test_only_a_told_scene_can_be_pictured(told: str, pictured: bool, manner: Manner) -> None:
    interview = Interview("i-1", replace(BRIEF, manner=manner), PLAN)
    interview = interview.with_move(open_interview(interview, random.Random(1)), 0.0)
    interview = interview.with_line(
        Line(Speaker.CANDIDATE, told, PLAN[0].id, 1.0, intent=Intent.ANSWER)
    )
    said = acknowledgements(interview, Tone.NEUTRAL)
    assert any("picture" in line for line in said) is pictured


def test_the_last_question_is_announced() -> None:
    interview, second = say(opened(), COMPLETE)
    _, third = say(interview, COMPLETE)
    assert "last question" not in second.text
    assert "last question" in third.text


def test_after_the_last_question_the_interview_closes() -> None:
    interview, move = say(opened(PLAN[:1]), COMPLETE)
    assert move.kind is MoveKind.CLOSING
    assert interview.ended
    assert interview.next_question is None


@pytest.mark.parametrize("intent", [Intent.SKIP, Intent.END])
def test_skipping_the_last_question_closes_too(intent: Intent) -> None:
    interview, move = say(opened(PLAN[:1]), "That's it.", intent)
    assert move.kind is MoveKind.CLOSING
    assert interview.ended


def test_nothing_can_be_said_after_the_end() -> None:
    interview, _ = say(opened(), "Let's stop here.", Intent.END)
    with pytest.raises(ValueError, match="has ended"):
        interview.with_line(Line(Speaker.CANDIDATE, "One more.", "bakery-01", 9.0))
    with pytest.raises(ValueError, match="has ended"):
        interview.with_move(Move(MoveKind.HOLD, "No hurry.", "bakery-01"), 9.0)


def test_adding_a_line_leaves_the_interview_before_it_unchanged() -> None:
    before = opened()
    say(before, COMPLETE)
    assert len(before.lines) == 1


def test_a_move_becomes_the_interviewers_line() -> None:
    move = Move(MoveKind.FOLLOW_UP, "How did it end?", "bakery-01", FollowUpReason.NO_RESULT)
    line = opened().with_move(move, 4.5, audio_s=1.5).lines[-1]
    assert (line.speaker, line.text, line.at_s) == (Speaker.INTERVIEWER, "How did it end?", 4.5)
    assert (line.move, line.reason) == (MoveKind.FOLLOW_UP, FollowUpReason.NO_RESULT)
    assert (line.question_id, line.audio_s, line.intent) == ("bakery-01", 1.5, None)


def test_the_answer_so_far_is_what_answers_the_current_question() -> None:
    interview, _ = say(opened(), "I wrote a plan.")
    interview, _ = say(interview, "Hold on.", Intent.WAIT)
    interview, _ = say(interview, "It was for rye bread.")
    assert interview.answer_so_far() == "I wrote a plan.\nIt was for rye bread."
    assert interview.follow_up_reasons()[0] is FollowUpReason.TOO_SHORT
    interview, _ = say(interview, "Next.", Intent.SKIP)
    assert interview.answer_so_far() == ""
    assert interview.follow_up_reasons() == ()


utterances = st.lists(
    st.tuples(
        st.sampled_from(
            [COMPLETE, "I wrote a plan.", "We tried and we failed, and", "Excel.", "Sorry?", ""]
        ),
        st.sampled_from(Intent),
    ),
    min_size=1,
    max_size=25,
)


@PROPERTY
@given(utterances, st.integers(0, 999))
def test_every_interview_asks_its_plan_in_order_with_two_follow_ups_at_most(
    said: list[tuple[str, Intent]], seed: int
) -> None:
    """Breaks when a question is skipped over or repeated, or follow-ups never stop."""
    interview = opened()
    for text, intent in said:
        if interview.ended:
            break
        interview, _ = say(interview, text, intent, seed)
    main = [li for li in interview.lines if li.move in (MoveKind.OPENING, MoveKind.QUESTION)]
    assert [li.question_id for li in main] == [q.id for q in PLAN[: len(main)]]
    for asked in PLAN:
        extra = [
            li
            for li in interview.lines
            if li.move is MoveKind.FOLLOW_UP and li.question_id == asked.id
        ]
        assert len(extra) <= 2
    closings = [li.move is MoveKind.CLOSING for li in interview.lines]
    assert closings.count(True) == int(interview.ended)
    assert closings[-1] is interview.ended


@PROPERTY
@given(st.integers(0, 999))
def test_answers_alone_bring_every_interview_to_its_end(seed: int) -> None:
    """Breaks when a short answer can hold the interview for ever: three a question suffice."""
    interview = opened()
    for _ in range(3 * len(PLAN)):
        if not interview.ended:
            interview, _ = say(interview, "Well, yes.", seed=seed)
    assert interview.ended
