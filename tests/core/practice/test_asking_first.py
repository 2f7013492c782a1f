"""Who asks what a task leaves open is told to decide it, and has asked it within their answer."""

from __future__ import annotations

import pytest

from core.conversation.brief import Domain, InterviewType, Manner
from core.conversation.moves import MoveKind
from core.practice.bank import Question, load_bank
from core.practice.directing.asking_first import asks_before_answering
from core.practice.directing.reply_intent import intent_of_reply
from core.practice.interview import Interview
from core.practice.lines import interviewer_lines
from core.think.intent import Intent
from tests.core.practice.test_director import opened, say

BANK = load_bank(Domain.COMPUTER_SCIENCE)
ASKS = """\
Before I draw anything, how many users are we talking about?
How many requests per second should I plan for?
What's the expected load?
Do we need to support offline use?
Is latency or consistency more important here?
What's the read to write ratio?
Who are the users?
Is there a budget?
What scale should I design for?
Is this for one city or worldwide?
Do messages need to be kept forever?
First a question: does order matter?
May I ask a few questions first? How many messages per day?
Let me ask some clarifying questions. What is the peak load? Do we need search?
Okay. How much data do we keep, and for how long?
Can we lose messages?
Could we use a managed queue?""".splitlines()
ANSWERS = """\
So what did I do? I called them.
How did we solve it? We sharded by customer.
What happens if a node dies? The others take over.
I would use a queue. Does that make sense?
I'd use a hash map, right?
Is it because of the collisions?
It needs a queue and a store.
First I'd ask how many users there are, and then I would draw the parts.""".splitlines()


def of_type(kind: InterviewType) -> Question:
    return next(one for one in BANK.questions if one.type is kind)


@pytest.mark.parametrize("said", ASKS)
def test_a_question_about_a_design_is_no_answer_yet(said: str) -> None:
    assert asks_before_answering(of_type(InterviewType.SYSTEM_DESIGN), said)
    assert not asks_before_answering(of_type(InterviewType.BEHAVIOURAL), said)


@pytest.mark.parametrize("said", ANSWERS)
@pytest.mark.parametrize("kind", [InterviewType.SYSTEM_DESIGN, InterviewType.TECHNICAL])
def test_who_answers_their_own_question_or_guesses_answers(said: str, kind: InterviewType) -> None:
    assert not asks_before_answering(of_type(kind), said)


def test_a_guess_at_a_question_of_knowledge_is_its_answer() -> None:
    technical = of_type(InterviewType.TECHNICAL)
    assert not asks_before_answering(technical, "Is it a hash table?")
    assert asks_before_answering(technical, "How many rows are there?")


@pytest.mark.parametrize("said", ASKS)
def test_they_are_told_to_decide_it_and_the_task_stays_open(said: str) -> None:
    task = of_type(InterviewType.SYSTEM_DESIGN)
    interview = opened((task,))
    intent = intent_of_reply(interview, said)
    assert intent in (Intent.ANSWER, Intent.ASK)
    interview, move = say(interview, said, intent)
    assert move.kind is MoveKind.ASIDE
    assert interview.current_question == task
    if intent is Intent.ANSWER:
        assert interview.answer_so_far() == said, "what was asked belongs to the answer"


def test_each_further_question_hears_other_words() -> None:
    interview: Interview = opened((of_type(InterviewType.SYSTEM_DESIGN),))
    heard = []
    ways = interviewer_lines(Manner.NEUTRAL).yours_to_decide
    for said in ASKS[: len(ways)]:
        interview, move = say(interview, said, Intent.ANSWER)
        heard.append(move.text)
    assert sorted(heard) == sorted(ways)
