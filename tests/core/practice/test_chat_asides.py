"""What is no answer is not taken for one: it gets a sentence of its own, and the question waits."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.conversation.brief import Domain
from core.practice.bank import load_bank
from core.practice.chat.asides import ChatAside, chat_aside
from core.practice.chat.partner import PartnerMove, answer_from_bank
from tests.core.practice.test_heard_points import ASKED, BANK, OBJECTED, OBJECTION
from tests.core.practice.test_points_and_partner import chat

TOLD = (*ASKED, OBJECTED, "I heard that.")
NOT_HEARD = ("I did not hear any", "phrases, and heard none", "I heard that your answer")
CASES = {
    ChatAside.LANGUAGE: [
        "Bonjour, pouvez-vous me poser une question ?",
        "Quiero otra pregunta, por favor",
        "Can you speak Spanish with me?",
    ],
    ChatAside.STRUCK: ["asdkjh qwlekj zxcmn", "asdf asdf", "?", "..."],
    ChatAside.RUDE: ["fuck you", "You are stupid and useless", "This is a waste of time!"],
    ChatAside.AGREED: ["ok", "Okay.", "Yes, sure", "go on", "That's clear.", "haha"],
    ChatAside.REFUSED: ["no", "No, thanks.", "not really"],
    ChatAside.RESTART: ["start over", "Can I start over?", "Let me try again."],
    ChatAside.HINT: [
        "give me a hint",
        "Can you give me a clue please?",
        "hint",
        "I'm stuck.",
        "This is too hard.",
        "Okay, how do I begin?",
    ],
    ChatAside.POINTS: [
        "What points do you expect?",
        "What are the points of a good answer?",
        "What were you looking for?",
        "What should a good answer contain?",
    ],
    ChatAside.MISSING: [
        "What was missing?",
        "What did I miss?",
        "So what is still missing in my answer?",
        "Hm. What could I have added?",
    ],
}


@pytest.mark.parametrize(
    ("kind", "said"), [(k, said) for k, all_ in CASES.items() for said in all_]
)
def test_what_is_no_answer_is_told_from_one(kind: ChatAside, said: str) -> None:
    assert chat_aside(said) is kind
    reply = answer_from_bank(BANK, chat(*ASKED, said)).text
    assert not any(told in reply for told in NOT_HEARD)


@pytest.mark.parametrize(
    "said",
    [
        "No, I told them that we would not ship it.",
        "Yes, my manager asked me to add a hidden fee.",
        "I was stuck, so I asked a colleague for a hint.",
        "They told me to start over, and I did.",
        "The customer said that we were useless, and I listened.",
        "What was missing was a test.",
        "A good hint came from legal.",
        "That is what the points were about: trust.",
        "I raised the stakes.",
        "12 %",
        "It was hard on the team.",
        "```\nsdkjfh(zxcvb)\n```\nThat is how I hid the fee.",
        "My boss said fuck you to the customer.",
    ],
)
def test_an_answer_that_holds_such_words_is_an_answer(said: str) -> None:
    assert chat_aside(said) is None
    assert answer_from_bank(BANK, chat(*ASKED, said)).move is PartnerMove.RESPOND


@pytest.mark.parametrize("kind", list(ChatAside))
def test_the_same_sentence_is_not_said_twice_in_a_row(kind: ChatAside) -> None:
    talk = list(ASKED)
    for _ in range(4):
        talk.append(CASES[kind][0])
        talk.append(answer_from_bank(BANK, chat(*talk)).text)
    replies = talk[3::2]
    once_is_enough = (ChatAside.RESTART, ChatAside.POINTS, ChatAside.MISSING)
    if kind not in once_is_enough:
        assert all(one != two for one, two in pairwise(replies))


@pytest.mark.parametrize("kind", [kind for kind in ChatAside if kind is not ChatAside.RESTART])
def test_an_aside_leaves_the_question_open_and_counts_for_nothing(kind: ChatAside) -> None:
    plain = answer_from_bank(BANK, chat(*ASKED, OBJECTED)).text
    aside = CASES[kind][0]
    said = answer_from_bank(BANK, chat(*ASKED, aside)).text
    after = answer_from_bank(BANK, chat(*ASKED, aside, said, OBJECTED)).text
    assert after.partition(").")[0] == plain.partition(").")[0]


def test_who_begins_again_takes_back_what_they_said() -> None:
    reply = answer_from_bank(BANK, chat(*TOLD, "start over"))
    assert reply.text.endswith(OBJECTION.text)
    told = answer_from_bank(BANK, chat(*TOLD, "start over", reply.text, "How was that?")).text
    assert "not answered yet" in told


def test_a_hint_is_one_point_and_never_the_model_answer() -> None:
    first = answer_from_bank(BANK, chat(*ASKED, "give me a hint")).text
    assert OBJECTION.points[0].point in first
    assert OBJECTION.points[1].point not in first
    assert OBJECTION.answer not in first
    second = answer_from_bank(BANK, chat(*ASKED, "hint", first, "another hint")).text
    assert OBJECTION.points[1].point in second
    assert OBJECTION.points[0].point not in second


def test_when_all_hints_are_given_it_says_so() -> None:
    talk = list(ASKED)
    for _ in range(len(OBJECTION.points) + 1):
        talk.append("hint")
        talk.append(answer_from_bank(BANK, chat(*talk)).text)
    assert "all my hints" in talk[-1]
    assert OBJECTION.answer not in " ".join(talk)


def test_what_was_missing_is_told_in_points_and_not_what_was_heard() -> None:
    text = answer_from_bank(BANK, chat(*TOLD, "What was missing?")).text
    assert OBJECTION.points[-1].point in text
    assert OBJECTION.points[0].point not in text
    assert "nearest question" not in text


def test_what_is_expected_is_told_in_all_points() -> None:
    for said in ("What points do you expect?", "What was missing?"):  # nothing was said yet
        text = answer_from_bank(BANK, chat(*ASKED, said)).text
        assert all(point.point in text for point in OBJECTION.points)
        assert OBJECTION.answer not in text


@pytest.mark.parametrize(
    "said", ["Give me a better answer", "What would you say?", "Can you give me an example?"]
)
def test_a_better_answer_is_the_model_answer_to_the_open_question(said: str) -> None:
    text = answer_from_bank(BANK, chat(*TOLD, said)).text
    assert text.endswith(OBJECTION.answer)


@pytest.mark.parametrize("kind", list(ChatAside))
def test_without_an_open_question_nothing_is_said_to_be_open(kind: ChatAside) -> None:
    reply = answer_from_bank(BANK, chat(CASES[kind][0]))
    assert reply.move is PartnerMove.PAUSE
    assert "stays open" not in reply.text
    assert "nearest question" not in reply.text


@pytest.mark.parametrize("said", ["yes", "no", "What was missing?"])
def test_an_aside_to_what_a_model_asked_is_not_answered_from_the_bank(said: str) -> None:
    reply = answer_from_bank(BANK, chat("Hello.", "Did you ever refuse an order?", said))
    assert "No question is open" not in reply.text


def test_no_question_of_a_bank_is_an_aside() -> None:
    """Breaks when a pattern is so wide that a follow-up of the bank, said back, is one."""
    for domain in Domain:
        for question in load_bank(domain).questions:
            assert chat_aside(question.answer) is None
