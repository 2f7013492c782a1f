"""An answer to the chat's open question stays one, whatever words of asking it holds."""

from __future__ import annotations

import pytest

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.practice.bank import load_bank
from core.practice.chat.partner import PartnerMove, PartnerReply, answer_from_bank

BANK = load_bank(Domain.COMPUTER_SCIENCE)
INDEXING = next(q for q in BANK.questions if q.id == "cs-technical-01")


def reply_to(said: str) -> PartnerReply:
    talk = ("Ask me about indexes.", f"Here is one. {INDEXING.text}", said)
    roles = (Role.USER, Role.ASSISTANT, Role.USER)
    messages = tuple(Message(role, text) for role, text in zip(roles, talk, strict=True))
    brief = Brief(Domain.COMPUTER_SCIENCE, InterviewType.TECHNICAL)
    return answer_from_bank(BANK, Conversation(Mode.CHAT, brief, messages))


@pytest.mark.parametrize(
    "answer",
    [
        "The thing is why we chose Postgres: it has partial indexes, and we knew how to run it.",
        "That is why I added it.",
        "I would describe the slow query to the team first.",
        "I would ask another question first, which rows do they read?",
        "Is the table read more than it is written? If so, I would add one.",
        "I look at the slow query log and measure. Does that make sense?",
        "Why? Because a table scan reads everything.",
        "What I did was explain the plan to them.",
        "How we did it was by looking at the plan.",
        "Explain analyze is where I begin, since it shows what the planner does with each of the "
        "joins and how many rows it expects.",
        "The answer is to look at the slow query log.",
        "Let me show you: to show me the plan, the database has a command.",
        "They gave me a new one and asked me about it.",
        "It is the difference between reading a page and reading all of them.",
        "I asked a colleague for help.",
        "First I ask for feedback.",
        "Help came from the slow log.",
        "What is important to me is that reads get faster while each of the inserts stays cheap.",
        "I would practise with a question like that on a copy of the data.",
    ],
)
def test_an_answer_that_holds_words_of_asking_is_an_answer(answer: str) -> None:
    assert (reply_to(answer).move, reply_to(answer).question_id) == (
        PartnerMove.RESPOND,
        INDEXING.id,
    )


@pytest.mark.parametrize(
    ("request_", "move"),
    [
        ("Ask me another question.", PartnerMove.ASK),
        ("That was hard. Give me an easier one.", PartnerMove.ASK),
        ("Could you please give me a different question?", PartnerMove.ASK),
        ("Another question, please.", PartnerMove.ASK),
        ("Okay, next question.", PartnerMove.ASK),
        ("Harder!", PartnerMove.ASK),
        ("A harder one, please.", PartnerMove.ASK),
        ("I'd like another question.", PartnerMove.ASK),
        ("Let's practise a question.", PartnerMove.ASK),
        ("Something easier?", PartnerMove.ASK),
        ("What would be a good answer?", PartnerMove.EXPLAIN),
        ("Model answer", PartnerMove.EXPLAIN),
        ("The answer, please.", PartnerMove.EXPLAIN),
        ("Can you show me?", PartnerMove.EXPLAIN),
        ("Explain it.", PartnerMove.EXPLAIN),
        ("No idea, really. What should I have said?", PartnerMove.EXPLAIN),
        ("I want to hear a good answer.", PartnerMove.EXPLAIN),
        ("What is the difference between a process and a thread?", PartnerMove.EXPLAIN),
        ("how does a database index work", PartnerMove.EXPLAIN),
        ("Explain how I decide which columns deserve a database index.", PartnerMove.EXPLAIN),
        (
            "How would you decide which columns deserve a database index when the table is "
            "written to all the time?",
            PartnerMove.EXPLAIN,
        ),
        ("Help me.", PartnerMove.PAUSE),
        ("Can I have feedback?", PartnerMove.PAUSE),
        ("What can you do?", PartnerMove.PAUSE),
        ("Are you a real person?", PartnerMove.PAUSE),
        ("Thanks!", PartnerMove.PAUSE),
    ],
)
def test_a_request_is_granted_though_a_question_is_open(request_: str, move: PartnerMove) -> None:
    assert reply_to(request_).move is move
