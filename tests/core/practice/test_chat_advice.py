"""The chat of interviews without a model: advice, kindness, and no guess where it has nothing."""

from __future__ import annotations

import pytest

from core.conversation.brief import Domain, InterviewType
from core.practice.bank import load_bank
from core.practice.bank_search import index_of
from core.practice.chat.advice import advice_on
from core.practice.chat.partner import PartnerMove, PartnerReply, answer_from_bank
from tests.core.practice.test_points_and_partner import chat

BANK = load_bank(Domain.COMPUTER_SCIENCE)
QUESTION = BANK.questions[0]
ASKED = ("Ask me a question.", f"Here is one. {QUESTION.text}")


def partner(*said: str) -> PartnerReply:
    return answer_from_bank(BANK, chat(*said))


@pytest.mark.parametrize("before", [(), ASKED])
@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("How long should an answer be?", "two minutes"),
        ("What should I wear to the interview?", "Dress"),
        ("How can I calm my nerves?", "breathe"),
        ("how do I answer tell me about yourself", "present to past"),
        ("What should I say about salary expectations?", "range"),
        ("How do I talk about my weaknesses?", "weakness"),
        ("What should I ask them at the end?", "three ready"),
        ("How do I prepare for an interview?", "advertisement"),
        ("How do I use the STAR method?", "the situation"),
        ("What should I do if I don't know the answer?", "aloud"),
        ("How do I explain an employment gap?", "true"),
        ("How do I explain a gap in my CV because I was ill?", "you owe nobody the details"),
        ("Can they ask me about my religion?", "You need not answer"),
        ("What if they ask if I am pregnant?", "You need not answer"),
        ("What do I say when the interviewer asks whether I want children?", "You need not answer"),
        ("How do I answer about religion?", "You need not answer"),
        ("Can they ask about kids?", "You need not answer"),
        ("How do I explain a gap because of depression?", "you owe nobody the details"),
        ("Which questions are they not allowed to ask?", "You need not answer"),
        ("Should I tell them about my disability?", "You decide"),
        ("How do I ask for adjustments because I stammer?", "before the day"),
        ("Should I write a thank-you note after the interview?", "within a day"),
    ],
)
def test_a_question_about_interviews_gets_advice(
    before: tuple[str, ...], said: str, word: str
) -> None:
    reply = partner(*before, said)
    assert reply.move is PartnerMove.ADVISE, reply.text
    assert word in reply.text


@pytest.mark.parametrize(
    "said",
    [
        "My weakness was that I answered too fast, so I slowed down.",
        "We had to prepare the data for the release.",
        "The customer asked why we left the old provider.",
        "I dressed the results up as a small report.",
        "The pay run took six hours, so I measured it first.",
        "I talked to the team about it at the end.",
        "It took us a long time to answer the client.",
        "Her strength was patience and mine was speed.",
        "After the interview with the users we changed the plan.",
        "On the video call I showed them the graph.",
    ],
)
def test_an_answer_is_no_request_for_advice(said: str) -> None:
    assert partner(*ASKED, said).move is PartnerMove.RESPOND


@pytest.mark.parametrize(
    "said",
    [
        "my mother died last week and I feel terrible",
        "My dog passed away yesterday.",
        "I was fired on Monday.",
        "I lost my job last week.",
        "My father has cancer.",
    ],
)
def test_a_sorrow_is_no_case_of_nerves(said: str) -> None:
    reply = partner(said)
    assert reply.move is PartnerMove.PAUSE
    assert reply.text.startswith("I'm very sorry")


def test_a_long_answer_about_a_hard_time_is_heard_as_an_answer() -> None:
    said = (
        "When I was fired from my first job I wrote down every mistake, asked two colleagues what "
        "they had seen, and began to keep a log of each decision and its reason."
    )
    assert partner(*ASKED, said).move is PartnerMove.RESPOND


@pytest.mark.parametrize(
    "said", ["was that good?", "Was my answer good?", "How was that?", "How did I do?", "Is it ok?"]
)
def test_who_asks_how_it_was_is_told_what_was_heard(said: str) -> None:
    assert "not answered yet" in partner(*ASKED, said).text
    reply = partner(*ASKED, "I once met a colleague in Leeds.", "Go on.", said)
    assert "I did not hear any of the points" in reply.text
    assert "cannot judge" in reply.text


@pytest.mark.parametrize(
    "said", ["¿Puedes hablar español?", "Can you speak German?", "你好", "Sprechen Sie Deutsch?"]
)
def test_another_language_is_told_where_to_go(said: str) -> None:
    assert "English only" in partner(said).text


@pytest.mark.parametrize("said", ["Ask me a question.", "What is a deadlock?", "I did it alone."])
def test_a_reply_looks_its_bank_up_a_few_times_and_not_for_each_question(said: str) -> None:
    """Breaks when the index is looked up inside a loop: each time the whole bank is hashed."""
    partner(said)
    before = index_of.cache_info()
    partner(said)
    after = index_of.cache_info()
    assert after.misses == before.misses
    assert after.hits - before.hits <= 2 < len(BANK.questions)


@pytest.mark.parametrize(
    "said",
    [
        "What if they ask about race conditions?",
        "Can an interviewer ask about union types?",
        "What would you say to a patient who asks about religion?",
        "How do you tell a patient that they have diabetes?",
        "How would you visit the children of a node?",
        "How do I answer questions about kids at the nursery where I worked?",
        "What should I say when an interviewer asks how I handle difficult children in class?",
        "What if they ask about children's books I have edited?",
        "What if the interviewer asks about a union in C?",
        "How do I answer when they ask me about my family business?",
        "How do I talk about my cancer research project?",
        "Can I mention that I worked on diabetes software?",
        "Should I ask for adjustments to the contract?",
    ],
)
def test_what_a_field_is_about_is_no_question_that_they_may_not_ask(said: str) -> None:
    assert advice_on(said.lower()) == ""


def test_who_was_asked_what_they_may_not_ask_hears_what_to_say() -> None:
    said = "They asked me if I have children, what should I say?"
    assert "You need not answer" in partner(said).text


def test_who_asks_for_cultural_fit_gets_it_though_the_page_names_it_otherwise() -> None:
    found = index_of(BANK).nearest_question("Ask me a cultural fit question.")
    assert found is not None
    assert found.type is InterviewType.CULTURAL_FIT
    assert "fit" not in found.type.label.lower()


def test_one_word_in_common_is_no_reason_for_an_answer() -> None:
    hashing = partner("What is a hash table?")
    assert "hash table" in hashing.text
    assert "password" not in hashing.text
    for said in ("What is your favourite colour?", "What about cakes?"):
        assert partner(said).move is PartnerMove.UNKNOWN
    assert advice_on("what is your favourite colour?") == ""
