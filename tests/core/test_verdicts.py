"""An interviewer gives no verdict while it asks: the review is the place for levels."""

from __future__ import annotations

import pytest

from core.conversation.brief import Domain
from core.practice.bank import load_bank
from core.speak.sentences import sentence_spans
from core.think.verdicts import without_verdict


@pytest.mark.parametrize(
    "verdict",
    [
        "That was a level 5 answer.",
        "You will get the job.",
        "I think you'll definitely get this job!",
        "Perfect answer, 10/10.",
        "You're hired!",
        "You’re hired.",
        "Great answer!",
        "That's a really strong and clear answer.",
        "What a fantastic answer!",
        "Thank you, excellent response.",
        "That's a very impressive and thorough answer because you gave numbers.",
        "I'd give that a 4 out of 5.",
        "I would rate this answer 9/10.",
        "I would give you a 5.",
        "Your answer was a solid level 4.",
        "Ten out of ten!",
        "You did great today!",
        "You nailed it!",
        "You aced that question.",
        "You'd be a great fit for this team.",
        "The job is yours.",
        "Congratulations, you've got the job!",
        "We would love to hire you.",
        "Welcome to the team!",
        "That's the best answer I've heard today.",
        "That is a weak answer.",
        "Your answer was very good.",
        "That was perfect.",
        "Score: 5/5.",
        "Overall rating: 9/10",
        "I can tell you'll be hired.",
        "You clearly deserve this job.",
        "We'd like to offer you the position.",
        "This is exactly what we are looking for.",
        "Unfortunately, you failed this question.",
    ],
)
def test_a_verdict_is_left_out(verdict: str) -> None:
    assert without_verdict(verdict) == ""


@pytest.mark.parametrize(
    "innocent",
    [
        "Thank you, that's clear.",
        "Great, thanks.",
        "That's great, thank you.",
        "That's a great example, thanks.",
        "That was a hard decision.",
        "Why should we hire you?",
        "Why do you think you are a great fit?",
        "Tell me how you got the job.",
        "Tell me about the day you got the job.",
        "What would you do to get the job done?",
        "Suppose you're hired as the lead.",
        "You said that nine out of ten builds failed.",
        "You mentioned a 9/10 rating from the customers.",
        "It failed for 9 out of 10 users.",
        "A good answer names a number.",
        "A good answer: situation, task, action, result.",
        "Good answers take time.",
        "I'll give you a moment.",
        "I will give you 5 minutes.",
        "You worked in level 2 support.",
        "Level with me: what went wrong?",
        "You did well to stop the release.",
        "You passed the ticket to the team.",
        "Walk me through how you nailed it down.",
        "So the answer is 42.",
        "Your first answer was about cost.",
        "That's perfect, thank you.",
        "That was a perfect storm, then.",
        "The score was the first thing you looked at, then.",
        "Let me offer you the next one.",
        "Levels of service differ, so name one.",
        "The test failed this question of trust.",
        "I'd like to hear your answer to that.",
        "What is a good answer to an angry customer?",
        "Rate your confidence from 1 to 10 and say why.",
    ],
)
def test_what_is_friendly_or_speaks_of_something_else_stays(innocent: str) -> None:
    assert without_verdict(innocent) == innocent


def test_of_a_question_that_begins_with_praise_the_question_stays() -> None:
    assert without_verdict("That's a great answer, what came next?") == "What came next?"
    assert without_verdict("Great, that's a strong answer: how?") == "How?"


@pytest.mark.parametrize("domain", Domain)
def test_no_question_of_the_banks_is_taken_for_a_verdict(domain: Domain) -> None:
    bank = load_bank(domain)
    for question in bank.questions:
        for text in (question.text, question.answer, *(point.ask for point in question.points)):
            for start, end in sentence_spans(text):
                assert without_verdict(text[start:end]) == text[start:end]
