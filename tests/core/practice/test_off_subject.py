"""What is plainly about something else is asked about once, and a real answer never is."""

from __future__ import annotations

import random

import pytest

from core.conversation.brief import Brief, Domain, InterviewType, Manner
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.practice.bank import Question, load_bank
from core.practice.directing.off_subject import (
    is_adrift,
    is_plainly_off_subject,
    shares_nothing,
)
from core.practice.directing.open_question import what_is_open
from core.practice.directing.opening import open_interview
from core.practice.directing.who_asks import asker_now
from core.practice.director import open_question
from core.practice.interview import Interview
from core.practice.lines import follow_up_lines, interviewer_lines
from core.speak.sentences import sentence_spans
from tests.core.answers import Entry, levelled, question_of, read
from tests.core.practice.test_director import COMPLETE, say

HOLIDAY = (
    "Last summer we went to Portugal with my family. We stayed near the beach and the kids swam "
    "all day long, and in the evening we ate fish."
)
FILMS = (
    "My favourite films are old black and white ones. I like the light in them and the faces. I "
    "also collect posters, mostly from the forties, and my flat is full of them."
)
ELSEWHERE = (
    "It was dark and the rain fell on the roof and we heard an owl, and the moon came out over the "
    "hill, and then it was quiet again."
)
MORE_HOLIDAY = "We got up at seven every morning and had breakfast, and it rained on Sunday only."
PLAN = load_bank(Domain.COMPUTER_SCIENCE).of_type(InterviewType.BEHAVIOURAL)[:3]
ROUTINE = question_of("behavioural", "Describe a tedious routine in your work that you simplified.")
MOST_REAL_ASKED_ABOUT = 0.001
MOST_REAL_ALONE = 0.005


def _opened(manner: Manner = Manner.NEUTRAL) -> Interview:
    brief = Brief(Domain.COMPUTER_SCIENCE, InterviewType.BEHAVIOURAL, manner=manner)
    interview = Interview("i-1", brief, PLAN)
    return interview.with_move(open_interview(interview, random.Random(1)), 0.0)


def _real() -> list[Entry]:
    ladders = ("development", "fourth", "seventh")
    sorts = ("strong", "middling", "weak", "matched_strong", "matched_weak", "padded")
    return [one for one in levelled(*ladders) if one["sort"] in sorts]


def _question(entry: Entry) -> Question:
    return question_of(entry["kind"], entry["question"], entry.get("expected_points", ()))


@pytest.mark.parametrize("manner", list(Manner))
def test_who_tells_of_a_holiday_hears_the_question_once_more(manner: Manner) -> None:
    interview, move = say(_opened(manner), HOLIDAY)
    assert (move.kind, move.reason) == (MoveKind.FOLLOW_UP, FollowUpReason.OFF_SUBJECT)
    assert move.text.endswith(PLAN[0].text)
    assert HOLIDAY[:20] not in move.text
    assert open_question(interview) == PLAN[0].text
    assert what_is_open(interview, asker_now(interview)) == PLAN[0].text


def test_who_goes_on_with_the_holiday_is_asked_the_next_question() -> None:
    interview, _ = say(_opened(), HOLIDAY)
    _, move = say(interview, MORE_HOLIDAY)
    assert move.kind is MoveKind.QUESTION
    assert move.question == PLAN[1].text


@pytest.mark.parametrize("manner", list(Manner))
def test_who_answers_then_is_followed_up_as_ever(manner: Manner) -> None:
    interview, _ = say(_opened(manner), HOLIDAY)
    _, move = say(interview, "I rewrote the deployment script for my team.")
    assert move.kind is MoveKind.FOLLOW_UP
    assert move.reason is not FollowUpReason.OFF_SUBJECT


def test_who_was_asked_once_more_is_judged_by_what_they_say_then() -> None:
    answer = (
        "Sorry. Two threads wrote the same buffer, and it crashed once a week, always on Sunday, "
        "until a lock went in."
    )
    strayed, _ = say(_opened(), HOLIDAY)
    interview, move = say(strayed, answer)
    _, alone = say(_opened(), answer)
    assert (move.kind, move.reason) == (alone.kind, alone.reason)
    assert interview.answer_so_far() == answer, "no follow-up takes up the holiday"


def test_the_holiday_is_asked_about_after_a_follow_up_too() -> None:
    interview = _opened().with_move(
        Move(MoveKind.FOLLOW_UP, "How did it end?", PLAN[0].id, FollowUpReason.NO_RESULT), 1.0
    )
    _, move = say(interview, HOLIDAY)
    assert move.text.endswith(PLAN[0].text), "the question, and not what hung on it"


def test_who_answered_and_strays_from_a_follow_up_hears_that_once_more() -> None:
    interview, asked = say(_opened(), "I rewrote the deployment script for my team.")
    assert asked.kind is MoveKind.FOLLOW_UP
    follow_up = open_question(interview)
    _, move = say(interview, HOLIDAY)
    assert move.reason is FollowUpReason.OFF_SUBJECT
    assert move.text.endswith(follow_up) and PLAN[0].text not in move.text


def test_a_follow_up_may_ask_for_private_life() -> None:
    assert is_plainly_off_subject(PLAN[0], HOLIDAY, "How did it end?")
    assert not is_plainly_off_subject(PLAN[0], HOLIDAY, "And what did your family say?")


@pytest.mark.parametrize(
    "answer",
    [
        COMPLETE,
        "My sister and I planned our parents' anniversary. She wanted a party for sixty guests and "
        "I had the budget for twenty, so I made a list of the costs and we decided on thirty.",
        "On Sunday I looked after the kids of the nursery in the garden; it rained and I moved the "
        "whole group into the hall and planned new games for forty children.",
        "At home I had the same routine every Sunday with the dog and bike, and I simplified it.",
        "We got up at seven.",
        "A dog came in on a Sunday after it had eaten chocolate. I made it sick at once and stayed "
        "with it until the evening, and it went home fine.",
        "The kids were fighting before breakfast, so I put two of them on the same side, and at "
        "lunch my family of eleven boys ate in peace.",
        "I saw a child choking at lunch, and I watched his lips go blue, and my wife screamed; I "
        "went straight to him and pushed five times and he breathed.",
        "My grandmother fell in the bathroom and I stayed calm and called an ambulance, kept her "
        "warm, and told my brother to open the door.",
        "I visited every neighbour about the noise from the pub, and got forty of them to sign.",
        "We cater for parties. Last summer the wine did not come, dinner was late, people left.",
        "I fixed the bike of my neighbour on holiday, and learned how to do it from a film.",
        "",
    ],
)
def test_a_story_with_work_in_it_or_with_words_of_the_question_is_an_answer(answer: str) -> None:
    assert not is_plainly_off_subject(ROUTINE, answer)


@pytest.mark.parametrize(
    "told",
    [
        HOLIDAY,
        f"{HOLIDAY}\n{MORE_HOLIDAY}",
        "I went to Greece with my girlfriend, we had a great time on the beach and saw three "
        "islands, and the sunset was amazing.",
        "My sister has a new boyfriend, and at Christmas he brought his guitar, and my mum cried.",
        "Yesterday I watched three episodes of a series on Netflix with my flatmate, and then we "
        "had pizza.",
        "I woke up early, swam in the sea, and had breakfast on the beach with my girlfriend.",
        FILMS,
    ],
)
def test_private_life_and_nothing_else_is_no_answer_to_a_question_about_work(told: str) -> None:
    assert is_plainly_off_subject(ROUTINE, told)


def test_where_private_life_may_be_asked_for_it_is_an_answer() -> None:
    fit = question_of("cultural_fit", "What keeps you going?")
    party = question_of("behavioural", "Tell me about a party that you organised for others.")
    assert is_plainly_off_subject(ROUTINE, HOLIDAY)
    assert not is_plainly_off_subject(fit, HOLIDAY)
    assert not is_plainly_off_subject(party, HOLIDAY)


def test_hardly_any_real_answer_is_asked_about_however_much_of_it_was_told() -> None:
    told = [
        is_plainly_off_subject(_question(one), one["answer"][:end])
        for one in _real()
        for _, end in sentence_spans(one["answer"])
    ]
    assert sum(told) <= MOST_REAL_ASKED_ABOUT * len(told)
    assert not any(is_plainly_off_subject(_question(one), one["answer"]) for one in _real())


def test_of_answers_that_stray_it_is_seen_in_the_plainest() -> None:
    strays = [one for one in read("feedback/strays_development") if one["sort"] == "stray"]
    seen = [one for one in strays if is_plainly_off_subject(_question(one), one["answer"])]
    assert len(seen) >= 3


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("seed", range(5))
def test_what_has_nothing_of_the_question_is_not_asked_how_it_ended(
    manner: Manner, seed: int
) -> None:
    assert shares_nothing(PLAN[0], ELSEWHERE)
    _, move = say(_opened(manner), ELSEWHERE, seed=seed)
    if move.kind is MoveKind.FOLLOW_UP:
        assert move.reason not in (FollowUpReason.NO_RESULT, FollowUpReason.NO_OWN_PART)
    interview = _opened(manner)
    for _ in range(3):
        interview, move = say(interview, ELSEWHERE, seed=seed)
        if move.kind is MoveKind.QUESTION:
            break
    assert move.kind is MoveKind.QUESTION
    assert move.text.startswith(interviewer_lines(manner).acknowledge_untold)


def test_few_real_answers_have_nothing_of_their_question_when_they_are_through() -> None:
    real = _real()
    alone = [shares_nothing(_question(one), one["answer"]) for one in real]
    assert sum(alone) <= MOST_REAL_ALONE * len(real)
    strays = [one for one in read("feedback/strays_development") if one["sort"] == "stray"]
    seen = [one for one in strays if shares_nothing(_question(one), one["answer"])]
    assert len(seen) >= 10


GARDEN = (
    "My tomatoes did badly this summer on the allotment. I watered them every evening and I put up "
    "a net against the birds, and in the end a neighbour gave me half of his."
)


def _technical() -> Interview:
    brief = Brief(Domain.COMPUTER_SCIENCE, InterviewType.TECHNICAL)
    asked = next(
        q for q in load_bank(brief.domain).of_type(brief.interview_type) if "garbage" in q.text
    )
    interview = Interview("i-1", brief, (asked,))
    return interview.with_move(open_interview(interview, random.Random(1)), 0.0)


def test_who_explains_something_else_is_led_back_and_not_asked_one_more_thing_about_it() -> None:
    lines = follow_up_lines(Manner.NEUTRAL)
    _, move = say(_technical(), GARDEN)
    assert move.reason is FollowUpReason.MISSING_POINT
    assert any(move.text.startswith(lead) for lead in lines.back_to_it)
    _, move = say(_technical(), "The service keeps each request in a list, so memory grows. " * 2)
    assert not any(move.text.startswith(lead) for lead in lines.back_to_it)


def test_hardly_any_real_explanation_is_led_back() -> None:
    real = [one for one in _real() if _question(one).type.asks_for_knowledge]
    adrift = [one for one in real if is_adrift(_question(one), one["answer"])]
    assert len(adrift) <= 0.01 * len(real)
