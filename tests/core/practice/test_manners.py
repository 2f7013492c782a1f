"""The manner of an interviewer: what it changes, and what it never does."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.brief import Manner
from core.conversation.moves import FollowUpReason, MoveKind
from core.practice.directing.interviewers import everybody
from core.practice.directing.opening import open_interview
from core.practice.following_up.asker import MAX_FOLLOW_UPS, Asker
from core.practice.following_up.followups import choose_follow_up
from core.practice.interview import Interview
from core.practice.lines import (
    FollowUpLines,
    InterviewerLines,
    follow_up_lines,
    interviewer_lines,
    without_lead,
)
from core.think.intent import Intent
from tests.core.practice.test_director import BRIEF, COMPLETE, PLAN, say
from tests.core.practice.test_followups import question

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
# No figure, no price, no end, and not what was wrong.
TOLD = (
    "Last spring our bakery in Hull was without any rye bread at noon, so I talked to the whole "
    "team and I wrote a new baking plan for the mornings."
)
PRAISE = re.compile(
    r"\b(good|great|well done|excellent|impressive|nice|lovely|glad|enjoy\w*|love\w*|interesting|"
    r"wonderful|perfect|brilliant|pleasure|proud)\b",
    re.IGNORECASE,
)


def lines_of(manner: Manner) -> list[str]:
    around, follow_ups = interviewer_lines(manner), follow_up_lines(manner)
    said = [line for lines in around.acknowledge.values() for line in lines]
    for name in InterviewerLines.model_fields:
        said += getattr(around, name) if name != "acknowledge" else []
    for name in FollowUpLines.model_fields:
        said += getattr(follow_ups, name)
    people = [person for person in everybody().interviewers if person.manner is manner]
    for person in people:
        own = person.lines
        leads = (*own.follow_up, *own.follow_up_for_facts)
        said += [*own.acknowledge, *leads, *own.hand_over, *own.closing]
    panel = everybody().panel
    return [*said, *panel.opening[manner], *panel.last_question[manner]]


def in_manner(manner: Manner) -> Interview:
    interview = Interview("i-1", replace(BRIEF, manner=manner), PLAN)
    return interview.with_move(open_interview(interview, random.Random(1)), 0.0)


@pytest.mark.parametrize("manner", list(Manner))
def test_every_manner_has_a_line_for_every_moment(manner: Manner) -> None:
    around, follow_ups = interviewer_lines(manner), follow_up_lines(manner)
    assert all(getattr(around, name) for name in InterviewerLines.model_fields)
    assert all(getattr(follow_ups, name) for name in FollowUpLines.model_fields)
    assert set(around.acknowledge) == set(interviewer_lines().acknowledge)
    assert all(around.acknowledge.values())


@pytest.mark.parametrize("manner", list(Manner))
def test_every_line_leaves_room_for_what_is_filled_in_and_for_nothing_else(manner: Manner) -> None:
    around, follow_ups = interviewer_lines(manner), follow_up_lines(manner)
    for line in around.opening:
        assert set(re.findall(r"{(\w+)}", line)) == {"title", "count", "question"}
    for name in set(InterviewerLines.model_fields) - {"opening", "acknowledge"}:
        assert not [line for line in getattr(around, name) if "{" in line]
    for name in FollowUpLines.model_fields:
        places = {p for line in getattr(follow_ups, name) for p in re.findall(r"{(\w+)}", line)}
        assert places <= {"quote"}


@pytest.mark.parametrize("manner", [Manner.WARM, Manner.DEMANDING])
def test_a_reason_that_may_come_without_a_quote_has_a_line_without_one(manner: Manner) -> None:
    for reason in set(FollowUpReason) - {FollowUpReason.UNFINISHED}:
        lines = getattr(follow_up_lines(manner), reason.value)
        assert [line for line in lines if "{quote}" not in line], reason


def test_the_demanding_never_praise() -> None:
    assert [line for line in lines_of(Manner.DEMANDING) if PRAISE.search(line)] == []
    assert [line for line in lines_of(Manner.WARM) if PRAISE.search(line)], "the words are found"


def test_the_demanding_acknowledge_less_and_the_warm_more() -> None:
    def words(manner: Manner) -> float:
        lines = [line for tone in interviewer_lines(manner).acknowledge.values() for line in tone]
        return sum(len(line.split()) for line in lines) / len(lines)

    assert words(Manner.DEMANDING) < words(Manner.NEUTRAL) < words(Manner.WARM)


def test_even_the_demanding_answer_a_hard_story_with_sympathy() -> None:
    hard = f"{COMPLETE} My father passed away that very week and it broke my heart."
    interview = in_manner(Manner.DEMANDING)
    interview, move = say(interview, hard)
    while move.kind is MoveKind.FOLLOW_UP:
        interview, move = say(interview, hard)
    assert move.kind is MoveKind.QUESTION
    assert move.text.startswith(tuple(interviewer_lines(Manner.DEMANDING).sympathy))


def test_the_manner_is_heard_from_the_first_line_on() -> None:
    openings = {manner: in_manner(manner).lines[0].text for manner in Manner}
    assert len(set(openings.values())) == len(Manner)


def follow_ups(manner: Manner, answer: str, kind: str = "behavioural") -> list[FollowUpReason]:
    asked: list[FollowUpReason] = []
    while move := choose_follow_up(
        question(kind), answer, asked, random.Random(1), newest=answer, asker=Asker(manner)
    ):
        assert move.reason is not None
        asked.append(move.reason)
    return asked


def test_the_demanding_ask_for_a_number_where_none_was_claimed() -> None:
    assert FollowUpReason.NO_NUMBER not in follow_ups(Manner.NEUTRAL, TOLD)
    assert follow_ups(Manner.DEMANDING, TOLD)[0] is FollowUpReason.NO_NUMBER


@pytest.mark.parametrize("kind", ["behavioural", "technical", "system_design", "cultural_fit"])
def test_the_demanding_follow_up_to_the_limit_and_the_warm_once(kind: str) -> None:
    assert len(follow_ups(Manner.DEMANDING, TOLD, kind)) == MAX_FOLLOW_UPS
    assert len(follow_ups(Manner.WARM, TOLD, kind)) == 1


def test_an_answer_that_lacks_nothing_stands_even_before_the_demanding() -> None:
    whole = (
        "Last spring our bakery in Hull kept running out of rye bread before noon. I counted what "
        "we sold for 3 weeks and wrote a new baking plan. As a result waste fell by 20 percent, "
        "and the downside was an earlier start."
    )
    assert follow_ups(Manner.DEMANDING, whole) == []


def test_the_warm_let_a_thought_be_finished_and_still_press_once() -> None:
    asker, rng = Asker(Manner.WARM), random.Random(1)
    asked = [FollowUpReason.UNFINISHED]
    move = choose_follow_up(question(), TOLD, asked, rng, newest=TOLD, asker=asker)
    assert move is not None
    asked.append(move.reason)  # type: ignore[arg-type]
    assert choose_follow_up(question(), TOLD, asked, rng, newest=TOLD, asker=asker) is None


def test_what_somebody_cares_for_is_asked_before_the_rest() -> None:
    usual = choose_follow_up(question(), TOLD, (), random.Random(1), newest=TOLD, asker=Asker())
    craft = Asker(cares_for=(FollowUpReason.MISSING_POINT,))
    theirs = choose_follow_up(question(), TOLD, (), random.Random(1), newest=TOLD, asker=craft)
    assert usual is not None
    assert theirs is not None
    assert usual.reason is FollowUpReason.NO_RESULT
    assert theirs.reason is FollowUpReason.MISSING_POINT


@pytest.mark.parametrize("manner", list(Manner))
def test_a_question_asked_again_comes_without_what_led_up_to_it(manner: Manner) -> None:
    for lead in filter(None, follow_up_lines(manner).leads):
        assert without_lead(f"{lead} What was your plan?") == "What was your plan?"
    assert without_lead("Hm. What was your plan?", ("Hm.",)) == "What was your plan?"


answers = st.sampled_from([TOLD, COMPLETE, "Well, yes.", "We tried and we failed, and", ""])


@PROPERTY
@given(
    answers,
    st.lists(st.sampled_from(FollowUpReason), max_size=4),
    st.sampled_from(Manner),
    st.lists(st.sampled_from(FollowUpReason), max_size=3, unique=True),
    st.integers(0, 99),
)
def test_nobody_asks_more_than_two_follow_ups_or_the_same_twice(
    answer: str,
    asked: list[FollowUpReason],
    manner: Manner,
    cares: list[FollowUpReason],
    seed: int,
) -> None:
    asker = Asker(manner, tuple(cares))
    move = choose_follow_up(
        question(), answer, asked, random.Random(seed), newest=answer, asker=asker
    )
    if len(asked) >= MAX_FOLLOW_UPS:
        assert move is None
    if move is not None and move.reason is not FollowUpReason.MISSING_POINT:
        assert move.reason not in asked


@PROPERTY
@given(
    st.sampled_from(Manner),
    st.lists(st.tuples(answers, st.sampled_from(Intent)), min_size=1, max_size=20),
    st.integers(0, 99),
)
def test_in_every_manner_the_plan_is_asked_in_order(
    manner: Manner, said: list[tuple[str, Intent]], seed: int
) -> None:
    interview = in_manner(manner)
    for text, intent in said:
        if not interview.ended:
            interview, _ = say(interview, text, intent, seed)
    main = [li for li in interview.lines if li.move in (MoveKind.OPENING, MoveKind.QUESTION)]
    assert [li.question_id for li in main] == [q.id for q in PLAN[: len(main)]]
    for asked in PLAN:
        more = [
            li
            for li in interview.lines
            if li.move is MoveKind.FOLLOW_UP and li.question_id == asked.id
        ]
        assert len(more) <= MAX_FOLLOW_UPS
