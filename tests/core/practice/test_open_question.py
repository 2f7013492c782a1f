"""What is open: repeated, put differently, left open by a question, begun again, or done with."""

from __future__ import annotations

import random

import pytest

from core.assess.rules import review_interview
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.package_data import load_data
from core.practice.bank import Question
from core.practice.directing.plainly import Plainly
from core.practice.directing.reply_intent import intent_of_reply
from core.practice.director import next_move, open_question
from core.practice.interview import Interview, Line, Speaker
from core.practice.lines import interviewer_lines
from core.practice.taking_down import take_down
from core.practice.turns import moved_on
from core.think.intent import Intent, detect_intent
from tests.core.practice.test_director import COMPLETE, PLAN, opened
from tests.core.practice.test_director import say as say_as

PLAINLY = load_data("plainly_en", Plainly)
AGAIN = "Sorry, can you repeat that?"


def say(interview: Interview, text: str) -> tuple[Interview, Move]:
    return say_as(interview, text, detect_intent(text))


def cut_into(interview: Interview, said: str, heard: float) -> tuple[Interview, str]:
    """The interview whose reply to ``said`` was cut off after a share of it, and that reply."""
    intent = detect_intent(said)
    line = Line(Speaker.CANDIDATE, said, interview.current_question.id, 1.0, intent=intent)
    interview = interview.with_line(line)
    move = next_move(interview, said, intent, random.Random(1))
    words = move.text.split()
    text = " ".join(words[: round(heard * len(words))])
    return take_down(interview, move, text, at_s=2, audio_s=1, intended=move.text), move.text


# Repeated


@pytest.mark.parametrize("before", [(), ("Hold on.",)])
def test_a_question_that_was_cut_off_is_asked_when_it_is_to_be_repeated(
    before: tuple[str, ...],
) -> None:
    interview, _ = cut_into(opened(), "Skip it.", 0.3)
    assert interview.current_question == PLAN[0]
    for said in before:
        interview, _ = say(interview, said)
    interview, again = say(interview, AGAIN)
    assert again.text.endswith(PLAN[1].text)
    assert PLAN[0].text not in again.text
    assert interview.current_question == PLAN[1], "from here on it counts as asked"


@pytest.mark.parametrize("heard", [0.3, 0.7])
def test_a_follow_up_that_was_cut_off_is_repeated_whole(heard: float) -> None:
    interview, whole = cut_into(opened(), "I wrote a plan.", heard)
    for _ in range(2):
        assert open_question(interview) == whole
        interview, again = say(interview, AGAIN)
        assert again.kind is MoveKind.REPEAT
        assert again.text.endswith(f" {whole}")
        assert again.text.count(whole) == 1


def test_a_repetition_that_was_cut_off_leaves_the_same_question_open() -> None:
    interview, first = say(opened(), "I wrote a plan.")
    interview, _ = cut_into(interview, AGAIN, 0.3)
    assert open_question(interview) == first.text
    _, again = say(interview, AGAIN)
    assert again.text.endswith(f" {first.text}")


def test_a_greeting_that_was_cut_off_is_followed_by_the_first_question() -> None:
    interview = Interview("i-1", opened().brief, PLAN)
    line = Line(Speaker.CANDIDATE, AGAIN, PLAN[0].id, 1.0, intent=Intent.REPEAT)
    move = next_move(interview.with_line(line), AGAIN, Intent.REPEAT, random.Random(1))
    assert (move.kind, move.question_id) == (MoveKind.QUESTION, PLAN[0].id)


# Put differently


def test_other_words_for_a_question_are_not_the_same_ones() -> None:
    _, again = say(opened(), "Could you say it in other words please?")
    assert PLAN[0].text in again.text
    assert again.text.endswith(PLAN[0].points[0].ask)


@pytest.mark.parametrize("seed", range(6))
def test_other_words_for_a_follow_up_never_say_it_twice(seed: int) -> None:
    for text, reason in (
        (PLAN[0].points[0].ask, FollowUpReason.MISSING_POINT),
        ("How did it end?", FollowUpReason.NO_RESULT),
    ):
        move = Move(MoveKind.FOLLOW_UP, text, PLAN[0].id, reason)
        interview = opened().with_move(move, 1.0)
        said = "Could you say it in other words please?"
        _, again = say_as(interview, said, Intent.REPEAT, seed)
        assert again.text.count(text) == 1
        assert not again.text.endswith(text), "something follows that helps"


PUZZLED = [
    "Told me what? I don't follow.",
    "What do you mean by that?",
    "I'm confused.",
    "I'm not following.",
    "In what way?",
    "Not sure I understand the question.",
    "I'm lost.",
    "Sorry, you've lost me there.",
    "I have no idea what you mean by that.",
    "That went over my head.",
]


@pytest.mark.parametrize("said", PUZZLED)
@pytest.mark.parametrize("reason", [reason.value for reason in PLAINLY.kinds])
def test_a_follow_up_that_was_not_understood_is_put_in_plain_words(said: str, reason: str) -> None:
    asked = "And what was it that told you of its end?"
    move = Move(MoveKind.FOLLOW_UP, asked, PLAN[0].id, FollowUpReason(reason))
    interview = opened().with_move(move, 1.0)
    assert intent_of_reply(interview, said) is Intent.REPEAT
    _, again = say_as(interview, said, Intent.REPEAT)
    assert again.text.endswith(PLAINLY.kinds[FollowUpReason(reason)])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("reason", [reason.value for reason in PLAINLY.kinds])
def test_who_still_does_not_understand_hears_other_plain_words(reason: str, seed: int) -> None:
    asked = "And what was it that told you of its end?"
    move = Move(MoveKind.FOLLOW_UP, asked, PLAN[0].id, FollowUpReason(reason))
    interview = opened().with_move(move, 1.0)
    heard = []
    for _ in PLAINLY.kinds[FollowUpReason(reason)]:
        interview, again = say_as(interview, PUZZLED[0], Intent.REPEAT, seed)
        heard += [way for way in PLAINLY.kinds[FollowUpReason(reason)] if way in again.text]
    assert sorted(heard) == sorted(PLAINLY.kinds[FollowUpReason(reason)])


@pytest.mark.parametrize("said", PUZZLED)
def test_a_point_of_a_story_that_was_not_understood_is_told_by_what_it_wants(said: str) -> None:
    point = PLAN[0].points[1]
    move = Move(MoveKind.FOLLOW_UP, point.ask, PLAN[0].id, FollowUpReason.MISSING_POINT)
    _, again = say_as(opened().with_move(move, 1.0), said, Intent.REPEAT)
    assert again.text.endswith(f"{point.point}.")


def test_of_a_question_of_knowledge_other_words_tell_no_answer() -> None:
    plain = Question.model_validate(
        {**_of_type("technical").model_dump(), "text": "How would you make a slow page fast?"}
    )
    point = plain.points[1]
    move = Move(MoveKind.FOLLOW_UP, point.ask, plain.id, FollowUpReason.MISSING_POINT)
    _, again = say_as(opened((plain,)).with_move(move, 1.0), PUZZLED[0], Intent.REPEAT)
    assert point.point not in again.text


@pytest.mark.parametrize(
    "said", [AGAIN, "Say that again, please.", "Sorry, I didn't hear that.", "Once more, please."]
)
def test_who_only_wants_to_hear_it_again_hears_nothing_else(said: str) -> None:
    move = Move(MoveKind.FOLLOW_UP, "How did it end?", PLAN[0].id, FollowUpReason.NO_RESULT)
    _, again = say_as(opened().with_move(move, 1.0), said, Intent.REPEAT)
    assert again.text.endswith("How did it end?")


def test_who_asks_which_one_a_follow_up_means_is_not_told_to_choose() -> None:
    asked = "How large was that change, and how did you know?"
    move = Move(MoveKind.FOLLOW_UP, asked, PLAN[0].id, FollowUpReason.NO_NUMBER)
    interview = opened().with_move(move, 1.0)
    assert intent_of_reply(interview, "Which change do you mean?") is Intent.REPEAT
    assert intent_of_reply(interview, "Which patients do you mean?") is Intent.ASK


# A word that was not understood


@pytest.mark.parametrize(
    "said",
    [
        "Sorry, what do you mean by mend?",
        "What does mending mean?",
        "I don't understand the word mend.",
        "I don't know what mend means.",
        "I really don't know what mend means.",
        "I'm still not sure what mend means.",
    ],
)
def test_who_asks_about_a_word_of_the_question_hears_the_question_and_a_way_into_it(
    said: str,
) -> None:
    interview = opened().with_move(
        Move(MoveKind.FOLLOW_UP, "How did it end?", PLAN[0].id, FollowUpReason.NO_RESULT), 1.0
    )
    intent = intent_of_reply(interview, said)
    assert intent is Intent.REPEAT
    interview, again = say_as(interview, said, intent)
    assert PLAN[0].text in again.text
    assert again.text.endswith(PLAN[0].points[0].ask)
    assert "How did it end?" not in again.text
    # No line explains a word, and the sentence that says so leaves nobody without an answer.
    assert any(line in again.text for line in interviewer_lines().everyday_sense)


def test_who_asks_about_the_same_word_again_gets_a_smaller_step() -> None:
    said = "What does mend mean?"
    interview, _ = say_as(opened(), said, intent_of_reply(opened(), said))
    assert intent_of_reply(interview, said) is Intent.DONT_KNOW
    interview, step = say_as(interview, said, Intent.DONT_KNOW)
    assert step.reason is FollowUpReason.DONT_KNOW
    _, on = say_as(interview, said, intent_of_reply(interview, said))
    assert on.kind is MoveKind.QUESTION


def test_who_asks_about_a_word_of_the_follow_up_hears_the_follow_up() -> None:
    interview = opened().with_move(
        Move(MoveKind.FOLLOW_UP, "What was its outcome?", PLAN[0].id, FollowUpReason.NO_RESULT), 1.0
    )
    _, again = say_as(interview, "What do you mean by outcome?", Intent.REPEAT)
    assert "What was its outcome?" in again.text


@pytest.mark.parametrize(
    "said",
    [
        "What did I mend? The oven.",
        "I don't know the number.",
        "What is left is the wage.",
        "What is mended is mended.",
        "Mend it.",
        "Explain what to mend.",
    ],
)
def test_a_question_within_an_answer_and_not_knowing_ask_about_no_word(said: str) -> None:
    assert intent_of_reply(opened(), said) is not Intent.REPEAT


# A question of theirs


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("Do you want the technical side or the people side?", "best"),
        ("Are you a real person?", "a program"),
        ("How many people work in the team here, by the way?", "no real employer"),
        ("How many questions are left?", "question 1 of 3"),
        ("Can we go back to the previous question?", "feedback"),
        ("Let's jump to my questions, I don't have much time", "no part for your own questions"),
    ],
)
def test_a_question_of_theirs_gets_a_reply_and_leaves_the_question_open(
    said: str, reply: str
) -> None:
    interview, move = say(opened(), said)
    assert (move.kind, move.question_id) == (MoveKind.ASIDE, PLAN[0].id)
    assert reply in move.text
    assert move.text.endswith(PLAN[0].text)
    assert open_question(interview) == PLAN[0].text
    assert moved_on(interview.lines) == 1, "it is the same turn as before"
    assert not interview.has_answers
    assert interview.answer_so_far() == ""


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        (
            "Could I ask which kind of patients you have in mind?",
            ("Whichever", "That is up to you"),
        ),
        ("Does tutoring count? I have only done a school placement so far.", ("Yes",)),
        ("Is it okay if I talk about school instead of a job?", ("Yes",)),
        ("Just to check, do you mean paid work?", ("Yes",)),
        ("Does it have to be from work?", ("Not necessarily",)),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_a_yes_or_no_question_hears_a_yes_or_no_and_which_hears_which(
    said: str, begins: tuple[str, ...], seed: int
) -> None:
    interview = opened()
    _, move = say_as(interview, said, detect_intent(said), seed)
    assert move.text.startswith(begins)


def test_of_a_question_of_knowledge_nobody_is_told_to_show_their_own_deeds() -> None:
    plain = Question.model_validate(
        {**_of_type("technical").model_dump(), "text": "How would you make a slow page fast?"}
    )
    interview = opened((plain,))
    for said in ("Do you mean a public one?", "Which kind of load do you have in mind?"):
        for seed in range(4):
            _, move = say_as(interview, said, detect_intent(said), seed)
            assert move.kind is MoveKind.ASIDE
            assert "yourself" not in move.text.partition(interview.plan[0].text)[0]
            assert "own part" not in move.text.partition(interview.plan[0].text)[0]


def test_who_asks_whether_they_may_ask_is_let_ask() -> None:
    interview, move = say(opened(), "Can I ask a question?")
    assert PLAN[0].text not in move.text
    assert open_question(interview) == PLAN[0].text


def test_a_question_of_theirs_is_not_judged_with_the_answer() -> None:
    interview, _ = say(opened(PLAN[:1]), "Is this about my current job?")
    interview, _ = say(interview, COMPLETE)
    (review,) = review_interview(interview).answers
    assert [interview.lines[index].text for index in review.line_indexes] == [COMPLETE]


# Done with


def test_a_bare_closing_after_a_follow_up_goes_on_and_thanks() -> None:
    interview, _ = say(opened(), "I wrote a plan.")
    interview, move = say(interview, "No, that's it.")
    assert (move.kind, move.question_id) == (MoveKind.QUESTION, PLAN[1].id)
    assert "leave that" not in move.text
    assert not interview.ended


def test_a_bare_closing_without_an_answer_leaves_the_question() -> None:
    interview, move = say(opened(), "That's all.")
    assert (move.kind, move.question_id) == (MoveKind.QUESTION, PLAN[1].id)
    assert "hank" not in move.text
    assert not interview.has_answers


# Begun again


def test_who_begins_again_is_asked_the_question_and_keeps_nothing_of_the_old_answer() -> None:
    interview, first = say(opened(PLAN[:1]), "I wrote a plan that nobody liked, to be honest.")
    assert first.kind is MoveKind.FOLLOW_UP
    interview, again = say(interview, "Forget what I just said, I want to start again.")
    assert again.text.endswith(PLAN[0].text)
    assert open_question(interview) == PLAN[0].text
    assert interview.answer_so_far() == ""
    assert not interview.has_answers
    interview, _ = say(interview, COMPLETE)
    report = review_interview(interview)
    (review,) = report.answers
    assert [interview.lines[index].text for index in review.line_indexes] == [COMPLETE]
    assert report.delivery.words == len(COMPLETE.split())
    assert "nobody liked" in interview.lines[1].text, "the record loses no word"


def test_beginning_again_takes_back_no_answer_to_another_question() -> None:
    interview, _ = say(opened(), COMPLETE)
    interview, _ = say(interview, "Let me start over.")
    assert interview.current_question == PLAN[1]
    assert interview.has_answers


# Not knowing


def _of_type(kind: str) -> Question:
    return Question.model_validate({**PLAN[0].model_dump(), "type": kind})


def test_without_a_story_the_smaller_step_looks_for_one() -> None:
    _, step = say(opened(), "honestly no clue")
    assert step.reason is FollowUpReason.DONT_KNOW
    assert not any(point.ask in step.text for point in PLAN[0].points)


def test_in_a_story_or_on_a_technical_question_the_smaller_step_is_a_point_of_it() -> None:
    told, _ = say(opened(), "I wrote a plan.")
    for interview in (told, opened((_of_type("technical"),))):
        _, step = say(interview, "honestly no clue")
        assert any(point.ask in step.text for point in PLAN[0].points)
