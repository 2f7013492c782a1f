"""Which points an answer addresses, and practice talk out of the question bank."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.moves import Move, MoveKind
from core.practice.bank import Question, load_bank
from core.practice.chat.partner import PartnerMove, PartnerReply, answer_from_bank
from core.practice.points import cover_points, says
from core.practice.rules_interviewer import RulesInterviewer, reply_text

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
BANK = load_bank(Domain.COMPUTER_SCIENCE)
INDEXING = next(q for q in BANK.questions if q.id == "cs-technical-01")
CHAT = Brief(Domain.COMPUTER_SCIENCE, InterviewType.TECHNICAL)
QUESTION = Question.model_validate(
    {
        "id": "bakery-01",
        "type": "behavioural",
        "difficulty": "easy",
        "seniority": ["mid"],
        "tags": ["bakery"],
        "text": "Tell me how your schedule helped a customer.",
        "points": [
            {
                "point": "says what was wrong",
                "cues": ["complaint", "too-late delivery", "i'm sorry"],
                "ask": "What was wrong at first?",
            },
            {
                "point": "says how it was planned",
                "cues": ["schedule", "plan", "carry out"],
                "ask": "How did you plan it?",
            },
        ],
        "answer": "You would say what was wrong and what you planned. " * 3,
    }
)


def quoted(answer: str) -> list[str | None]:
    """The words of ``answer`` that address each point."""
    return [answer[slice(*c.span)] if c.span else None for c in cover_points(QUESTION, answer)]


@pytest.mark.parametrize(
    ("answer", "wrong", "planned"),
    [
        ("There were Complaints, so we planned anew.", "Complaints", "planned"),
        ("A too late delivery.", "too late delivery", None),
        ("“I’m sorry”, I said.", "I’m sorry", None),
        ("We carried out the work.", None, "carried out"),
        ("An airplane flew past.", None, None),
        ("It was explained.", None, None),
        ("", None, None),
    ],
)
def test_a_point_is_shown_by_the_answers_own_words(
    answer: str, wrong: str | None, planned: str | None
) -> None:
    assert quoted(answer) == [wrong, planned]


def test_the_first_place_that_addresses_a_point_is_shown() -> None:
    assert quoted("One plan, another plan, and a complaint.") == ["complaint", "plan"]
    spans = [c.span for c in cover_points(QUESTION, "One plan, another plan.")]
    assert spans == [None, (4, 8)]


def test_an_echo_of_the_question_is_no_evidence() -> None:
    assert quoted(QUESTION.text) == [None, None]
    assert quoted("The schedule helped the customer.") == [None, None]


@PROPERTY
@given(st.lists(st.sampled_from(["İstanbul", "PLAN", "complaints", "ß", "ﬁ", "’", " "])))
def test_letters_that_change_length_do_not_shift_a_quote(parts: list[str]) -> None:
    """Breaks when an offset of the lowercase text is used in the text as written."""
    assert {quote for quote in quoted(" ".join(parts)) if quote} <= {"PLAN", "complaints"}


def chat(*said: str) -> Conversation:
    """A chat in which person and partner speak in turn; the person begins and ends."""
    roles = (Role.USER, Role.ASSISTANT)
    talk = tuple(Message(roles[n % 2], text) for n, text in enumerate(said))
    return Conversation(Mode.CHAT, CHAT, talk)


def partner(*said: str) -> PartnerReply:
    return answer_from_bank(BANK, chat(*said))


ASKED = ("Ask me about indexes.", f"Here is one. {INDEXING.text}")


@pytest.mark.parametrize(
    "wish",
    ["Ask me a question.", "Quiz me!", "Give me another question.", "Next question, please."],
)
def test_a_wish_for_a_question_gets_one_of_the_bank(wish: str) -> None:
    reply = partner(wish)
    assert reply.move is PartnerMove.ASK
    asked = next(q for q in BANK.questions if q.id == reply.question_id)
    assert reply.text == f"Here is one. {asked.text}"


def test_a_wish_for_a_topic_gets_a_question_about_it() -> None:
    assert partner("Ask me about an index on a column.").question_id == INDEXING.id


def test_a_topic_asked_for_again_gets_another_question() -> None:
    wish = "Ask me about an index on a column."
    first = partner(wish)
    second = partner(wish, first.text, wish)
    assert second.move is PartnerMove.ASK
    assert second.question_id != first.question_id


@pytest.mark.parametrize("level", ["easy", "hard"])
def test_a_wish_for_a_level_gets_a_question_of_it(level: str) -> None:
    reply = partner(f"Give me an {level} question.")
    asked = next(q for q in BANK.questions if q.id == reply.question_id)
    assert asked.difficulty.value == level


def test_no_question_is_asked_twice_until_all_were_asked() -> None:
    said: list[str] = []
    ids = []
    for _ in BANK.questions:
        said.append("Give me another question.")
        reply = partner(*said)
        ids.append(reply.question_id)
        said.append(reply.text)
    assert len(set(ids)) == len(BANK.questions)
    assert partner(*said, "Give me another question.").move is PartnerMove.ASK


def test_an_explanation_is_looked_up_and_says_where_it_comes_from() -> None:
    reply = partner("Explain how I decide which columns deserve a database index.")
    assert (reply.move, reply.question_id) == (PartnerMove.EXPLAIN, INDEXING.id)
    assert "No language model answers just now" in reply.text
    assert INDEXING.text in reply.text
    assert INDEXING.answer in reply.text


def test_what_the_bank_does_not_know_is_admitted_plainly() -> None:
    reply = partner("How do penguins raise their chicks in Antarctica?")
    assert (reply.move, reply.question_id) == (PartnerMove.UNKNOWN, "")
    assert reply.text.startswith(
        "No language model answers just now, so I answer from the question"
    )
    assert "It has nothing on that." in reply.text
    assert not any(question.answer in reply.text for question in BANK.questions)


MODELS = "How would you find out why a page is slow?"


@pytest.mark.parametrize("before", [(), ASKED])
def test_an_answer_to_what_a_model_asked_before_it_failed_is_no_request(
    before: tuple[str, ...],
) -> None:
    reply = partner(
        *before, "Hello.", MODELS, "I looked at the slowest queries and added an index."
    )
    assert (reply.move, reply.question_id) == (PartnerMove.RESPOND, "")
    assert "I cannot judge what you said to that question" in reply.text
    assert "nearest question" not in reply.text
    wish = partner(*before, "Hello.", MODELS, "Ask me another question.")
    assert wish.move is PartnerMove.ASK


@pytest.mark.parametrize("wish", ["What would be a good answer?", "I don't know.", "Show me."])
def test_a_model_answer_is_that_of_the_question_just_asked(wish: str) -> None:
    reply = partner(*ASKED, wish)
    text = f"Here is one way to answer it. {INDEXING.answer}"
    assert reply == PartnerReply(PartnerMove.EXPLAIN, text, INDEXING.id)


def test_an_answer_hears_what_it_covered_and_what_is_open() -> None:
    reply = partner(*ASKED, "It avoids a table scan, and every insert has to keep it current.")
    assert (reply.move, reply.question_id) == (PartnerMove.RESPOND, INDEXING.id)
    first = f"{INDEXING.points[0].point} (“table scan”)"
    assert reply.text.startswith(f"I heard that your answer {first} and ")
    assert reply.text.endswith(INDEXING.points[2].ask)


def test_an_answer_that_covers_nothing_is_asked_for_the_first_point() -> None:
    reply = partner(*ASKED, "I once met a colleague in Leeds.")
    told = "I did not hear any of the points that I expected yet."
    assert (reply.move, reply.text) == (PartnerMove.RESPOND, f"{told} {INDEXING.points[0].ask}")


def test_what_a_follow_up_brings_is_added_to_the_answer_before_it() -> None:
    first = partner(*ASKED, "It avoids a table scan.")
    reply = partner(*ASKED, "It avoids a table scan.", first.text, "Every insert keeps it current.")
    assert f"{INDEXING.points[0].point} (“table scan”) and " in reply.text


def test_an_answer_that_covers_everything_is_told_so() -> None:
    reply = partner(
        *ASKED,
        "Reads avoid a table scan. Every insert pays, so does storage. I would begin with the "
        "slow query log and the selectivity of each column.",
    )
    assert reply.move is PartnerMove.RESPOND
    assert reply.text.startswith("You touched every point")


@pytest.mark.parametrize("said", ["Let me think.", "Hold on a second.", "Let's stop here."])
def test_a_pause_is_granted(said: str) -> None:
    assert partner(*ASKED, said).move is PartnerMove.PAUSE


def test_a_repetition_repeats_the_question_just_asked() -> None:
    reply = partner(*ASKED, "Can you repeat the question?")
    assert reply == PartnerReply(PartnerMove.ASK, INDEXING.text, INDEXING.id)


@PROPERTY
@given(st.text(max_size=80), st.booleans())
def test_whatever_is_said_gets_a_reply(said: str, after_a_question: bool) -> None:
    """Breaks when some text has no word to look up, or no branch."""
    reply = partner(*ASKED, said) if after_a_question else partner(said)
    assert reply.text.strip()


def words_of(conversation: Conversation) -> list[str]:
    async def listen() -> list[str]:
        return [token async for token in RulesInterviewer().reply(conversation)]

    return asyncio.run(listen())


def test_the_rules_interviewer_speaks_the_moves_text_word_by_word() -> None:
    move = Move(MoveKind.QUESTION, "Good, thank you. How do you test it?", "b-01")
    tokens = words_of(Conversation(Mode.INTERVIEW, CHAT, (), move))
    assert tokens[:3] == ["Good,", " thank", " you."]
    assert "".join(tokens) == move.text


def test_the_rules_interviewer_says_nothing_without_a_move() -> None:
    with pytest.raises(ValueError, match="needs the director's move"):
        words_of(Conversation(Mode.INTERVIEW, CHAT, ()))


def test_in_a_chat_the_rules_interviewer_answers_from_the_bank() -> None:
    conversation = chat("Ask me about an index on a column.")
    assert reply_text(conversation) == f"Here is one. {INDEXING.text}"
    assert "".join(words_of(conversation)) == reply_text(conversation)


@PROPERTY
@given(st.text("ab .!\n\t", max_size=60))
def test_the_streamed_words_are_the_whole_reply(text: str) -> None:
    """Breaks when a token loses or doubles a word."""
    move = Move(MoveKind.QUESTION, text, "b-01")
    streamed = "".join(words_of(Conversation(Mode.INTERVIEW, CHAT, (), move)))
    assert streamed == text.rstrip()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("What was my second point?", "I cannot look that up"),
        ("When is my interview, and with whom?", "I cannot look that up"),
        ("What's my name?", "I cannot look that up"),
        ("Do you mean SQL or NoSQL?", "Take it the way that fits you best"),
        ("Which database do you mean?", "Take it the way that fits you best"),
        ("How many teams did I say depend on us?", "I cannot look that up"),
        ("lol it's raining here, do you like rain?", "I am a program"),
        ("Thanks, that's it for today. Bye!", "Come back whenever you like"),
        ("Hi, I'm Lena, I have an interview on the 14th and I'm nervous.", "Hello. Many people"),
        ("Hello, my name is Omar and I want to prepare for an interview.", "Hello. Say 'ask me"),
    ],
)
def test_what_people_say_in_a_chat_is_met_as_what_it_is(said: str, told: str) -> None:
    first = partner(said)
    assert told in first.text
    assert first.move is PartnerMove.PAUSE


@pytest.mark.parametrize(
    "said", ["What was my second point?", "it's raining here, do you like rain?"]
)
def test_what_is_asked_beside_an_open_question_is_no_answer_to_it(said: str) -> None:
    reply = partner(*ASKED, said)
    assert reply.move is PartnerMove.PAUSE
    assert not reply.text.startswith("I heard")


def test_sarcasm_is_no_fear() -> None:
    reply = partner("Oh great, another chatbot. I'm sure you'll change my life.")
    assert "Many people feel like that" not in reply.text


def test_feedback_on_an_answer_is_what_was_heard_of_it() -> None:
    told = "It avoids a table scan, and every insert has to keep it current."
    heard = partner(*ASKED, told)
    reply = partner(*ASKED, told, heard.text, "Can you give me feedback on what I said?")
    assert "Answer one of my questions" not in reply.text


@pytest.mark.parametrize(
    ("text", "cue", "held"),
    [
        ("Next time I'd ask them first.", "i would ask", True),
        ("Next time I would ask them first.", "i would ask", True),
        ("We'll see to it.", "we will see", True),
        ("I'd asked before.", "i will ask", False),
    ],
)
def test_a_phrase_is_heard_however_a_subject_and_its_verb_are_drawn_together(
    text: str, cue: str, held: bool
) -> None:
    assert says(text, cue) is held
