"""The same words want another thing of the interviewer by what they reply to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.practice.directing.reply_intent import intent_of_reply
from core.practice.following_up.told import asks_for_a_case, has_nothing_to_tell, says_there_is_none
from core.practice.interview import Interview
from core.practice.lines import interviewer_lines
from core.think.intent import Intent, detect_intent
from tests.core.practice.test_director import opened, say
from tests.core.practice.test_followups import question

BOAST = "I always stay calm and I treat everyone with respect, whatever they may want of me."
A_CASE = "I'd like to hear more. What would be an example from your own experience?"
THE_END = "How did it end?"
NONE = [
    "There was no case.",
    "There were none.",
    "That never happened.",
    "No, there was none.",
    "No. There wasn't one.",
    "There weren't any, I'm afraid.",
    "There has never been one.",
    "There's never been such a situation in my job.",
    "Honestly, there was no such thing.",
    "Sorry, there is no example.",
    "There was never a case like that.",
    "There hasn't been one yet.",
    "It has never come up.",
    "That situation never arose.",
    "It just didn't happen to me.",
    "Nothing of the kind ever happened.",
    "No such thing happened.",
    "I have none.",
    "I never had such a case.",
    "We had no case like that.",
    "No such case.",
    "None.",
    "None that I can think of.",
    "There was none. It never happened.",
]
TOLD = [
    "There was no case for a rewrite, so I kept the old one.",
    "There was no case for a rewrite.",
    "There were none left, so I ordered more.",
    "There were none in stock.",
    "That never happened again.",
    "It never happened again after I changed the rota.",
    "That never happened, they said, but I had the logs.",
    "There was no time to test, so we shipped.",
    "There was no time.",
    "There was none, so I wrote one.",
    "There wasn't one and I made one.",
    "There was no such rule before I wrote it.",
    "There was no mention of it.",
    "There was no fear of that.",
    "There were no complaints after that.",
    "There was no story to tell the board.",
    "No such thing as a free lunch, I told them.",
    "None of the tests passed.",
    "No case was lost while I was there.",
    "I never had a case where I lost a client.",
    "Nothing happened.",
    "There was no case. Then in May there was one, and I took it on.",
]


def asked(text: str, kind: str = "behavioural") -> Interview:
    """An interview in which a first answer was followed up by ``text``."""
    plan = (question(kind), question(kind).model_copy(update={"id": "bakery-90"}))
    interview = replace(opened(plan), plan=plan)
    interview, _ = say(interview, BOAST)
    follow_up = Move(MoveKind.FOLLOW_UP, text, plan[0].id, FollowUpReason.TOO_SHORT)
    return replace(interview, lines=interview.lines[:-1]).with_move(follow_up, 9.0)


@pytest.mark.parametrize("said", NONE)
def test_who_says_that_there_was_none_where_a_case_was_asked_for_has_no_such_story(
    said: str,
) -> None:
    assert intent_of_reply(asked(A_CASE), said) is Intent.DONT_KNOW
    assert intent_of_reply(asked(A_CASE, "technical"), said) is Intent.DONT_KNOW
    assert intent_of_reply(opened((question(),)), said) is Intent.DONT_KNOW
    assert has_nothing_to_tell(said)


@pytest.mark.parametrize("said", NONE)
def test_the_same_words_answer_whoever_asked_for_something_else(said: str) -> None:
    interview = asked(THE_END)
    assert intent_of_reply(interview, said) is detect_intent(said)
    knowledge = opened((question("technical"),))
    assert intent_of_reply(knowledge, said) is detect_intent(said)


@pytest.mark.parametrize("said", TOLD)
def test_what_was_missing_in_a_story_is_a_part_of_the_story(said: str) -> None:
    assert not says_there_is_none(said)
    assert intent_of_reply(asked(A_CASE), said) is Intent.ANSWER


@given(st.sampled_from(NONE), st.sampled_from(["I kept the old one.", "So we sold the house."]))
def test_whoever_tells_anything_beside_it_has_something_to_tell(none: str, told: str) -> None:
    assert not says_there_is_none(f"{none} {told}")
    assert intent_of_reply(asked(A_CASE), f"{none} {told}") is Intent.ANSWER


DECLINES = [
    "No. I can't tell you.",
    "No, I'd rather not.",
    "I can't tell you.",
    "I can't say, sorry.",
    "That's confidential.",
    "No, I won't.",
    "I can't.",
]


@pytest.mark.parametrize("said", DECLINES)
@pytest.mark.parametrize("kind", ["behavioural", "technical"])
def test_who_declines_what_was_asked_on_wants_to_go_on_and_is_not_nudged(
    said: str, kind: str
) -> None:
    interview = asked(THE_END, kind)
    assert intent_of_reply(interview, said) is Intent.SKIP
    _, move = say(interview, said, Intent.SKIP)
    assert move.kind is MoveKind.QUESTION
    assert move.text.startswith(tuple(interviewer_lines().after_skip))


NO_NAME = "I signed an NDA, so I can't say which company."


def test_who_may_not_say_a_name_is_asked_once_to_tell_the_story_without_it() -> None:
    interview = opened((question(), question("technical")))
    assert intent_of_reply(interview, NO_NAME) is Intent.ASK
    interview, move = say(interview, NO_NAME, Intent.ASK)
    assert move.kind is MoveKind.ASIDE
    assert move.text.endswith(question().text)
    assert intent_of_reply(interview, "I can't name the client.") is Intent.SKIP


def test_who_may_not_say_a_name_that_a_follow_up_asks_for_goes_on() -> None:
    assert intent_of_reply(asked("Which company was it?"), NO_NAME) is Intent.SKIP


def test_who_may_not_say_a_number_is_asked_once_for_a_rough_size_and_then_left_alone() -> None:
    interview, no_number = asked("By how much did it fall?"), "I can't share the exact numbers."
    assert intent_of_reply(interview, no_number) is Intent.ASK
    interview, move = say(interview, no_number, Intent.ASK)
    assert move.text.startswith(("Leave the exact numbers out", "A rough size is enough"))
    assert move.text.endswith("By how much did it fall?")
    assert intent_of_reply(interview, "The figures are confidential.") is Intent.SKIP


@pytest.mark.parametrize("said", ["I can't tell you.", "No, I can't.", "I can't say, sorry."])
def test_of_a_question_of_knowledge_the_same_words_mean_that_they_do_not_know(said: str) -> None:
    assert intent_of_reply(opened((question("technical"),)), said) is Intent.DONT_KNOW
    assert intent_of_reply(opened((question(),)), said) is Intent.SKIP


@pytest.mark.parametrize(
    "said",
    [
        "I can't tell you the name, but I rebuilt their shop.",
        "That's confidential, so I showed the board only the trend.",
        "No. We shipped it late and I paid for it.",
        "I can't tell you how happy I was.",
    ],
)
def test_an_answer_that_keeps_something_to_itself_is_an_answer(said: str) -> None:
    assert intent_of_reply(asked(THE_END), said) is Intent.ANSWER


def test_who_does_not_know_after_a_follow_up_is_still_helped() -> None:
    assert intent_of_reply(asked(THE_END), "I don't know.") is Intent.DONT_KNOW
    assert intent_of_reply(asked(THE_END), "I couldn't tell you.") is Intent.DONT_KNOW


def test_who_has_no_such_case_is_helped_once_and_then_left_alone() -> None:
    interview, move = say(asked(A_CASE), NONE[0], Intent.DONT_KNOW)
    assert move.reason is FollowUpReason.DONT_KNOW
    interview, move = say(interview, NONE[1], intent_of_reply(interview, NONE[1]))
    assert move.kind is MoveKind.QUESTION
    assert "Thank you for painting" not in move.text


@pytest.mark.parametrize(
    "text",
    [
        "Could you walk me through a concrete case?",
        "Can you tell me a little more, perhaps with an example?",
        "Does an example come to mind?",
        "Tell me about a time when it went wrong.",
        "What is the nearest thing to it that you have done or seen?",
    ],
)
def test_a_case_is_asked_for_in_many_words(text: str) -> None:
    assert asks_for_a_case(text)


@pytest.mark.parametrize(
    "text",
    ["How did it end?", "And in that case?", "What complaints did you get, for example?"],
)
def test_not_every_case_is_asked_for(text: str) -> None:
    assert not asks_for_a_case(text)


def _replied(interview: Interview, said: str) -> tuple[Interview, Move]:
    return say(interview, said, intent_of_reply(interview, said))


LOSS = "My father died last month, and I do not want to talk about it."


@pytest.mark.parametrize(
    "said",
    [
        "Thank you.",
        "Thank you, let us go on.",
        "I'm fine, let's continue.",
        "No, it's okay, let's carry on.",
        "Thanks. I'm ready.",
    ],
)
def test_who_is_ready_after_sympathy_hears_the_question_and_loses_none(said: str) -> None:
    interview, asked = say(opened(), LOSS)
    assert asked.kind is MoveKind.QUESTION
    paused, held = _replied(interview, "I'd like a pause.")
    assert held.kind is MoveKind.HOLD
    for then in (interview, paused):
        again, move = _replied(then, said)
        assert move.kind is MoveKind.REPEAT and move.text.endswith(asked.question)
        assert not again.ended


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("Skip this one.", Intent.SKIP),
        ("Next question please.", Intent.SKIP),
        ("I'd like to stop here.", Intent.END),
        (f"Thanks, I'm ready. {BOAST}", Intent.ANSWER),
    ],
)
def test_who_skips_leaves_or_answers_after_sympathy_is_heard_so(said: str, wish: Intent) -> None:
    interview, _ = say(opened(), LOSS)
    assert intent_of_reply(interview, said) is wish


def test_let_us_go_on_leaves_a_question_where_nobody_was_consoled() -> None:
    assert intent_of_reply(opened(), "Let's continue.") is Intent.SKIP


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("I want to die. Let's go on.", Intent.CRISIS),
        ("Yes, I wrote it. Let's continue.", Intent.ANSWER),
        ("I don't know, let's move on.", Intent.SKIP),
    ],
)
def test_after_sympathy_no_cry_for_help_and_no_word_more_is_taken_for_thanks(
    said: str, wish: Intent
) -> None:
    interview, _ = say(opened(), LOSS)
    assert intent_of_reply(interview, said) is wish


def test_who_wants_to_move_on_once_more_after_sympathy_moves_on() -> None:
    interview, asked = say(opened(), LOSS)
    again, move = _replied(interview, "Let's move on.")
    assert move.kind is MoveKind.REPEAT
    _, then = _replied(again, "Let's move on.")
    assert then.question not in ("", asked.question)


def test_sympathy_beside_a_wish_is_thanked_for_too() -> None:
    interview, move = _replied(opened(), "My mother died. Could you repeat the question?")
    assert move.kind is MoveKind.REPEAT
    assert intent_of_reply(interview, "Thank you.") is Intent.REPEAT


def test_nothing_really_ends_what_was_told_and_else_says_that_nothing_comes_to_mind() -> None:
    said = "I don't know, nothing really."
    assert intent_of_reply(opened(), said) is Intent.DONT_KNOW
    told, _ = say(opened(), "I led the move of our shop to a new till and trained nine people.")
    assert intent_of_reply(told, said) is Intent.FINISHED
