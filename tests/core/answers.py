"""Answers whose levels are known, attempts to move a level, and interviews made of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from core.assess.answer.text import AnswerText
from core.assess.rules import answer_text
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import MoveKind
from core.practice.bank import ExpectedPoint, Question, load_bank
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent

DATA = Path(__file__).resolve().parents[2] / "benchmarks" / "data"
LADDERS = (
    *("development", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "heldout"),
)
NOTHING_SAID = ("empty", "gibberish")
BANK = load_bank(Domain.BUSINESS)
(STORY_QUESTION,) = BANK.of_type(InterviewType.BEHAVIOURAL)[:1]

WEAK = (
    "I am a very motivated person and I always give my best in every team. Communication is key "
    "for me, and you should always stay positive when there are challenges. In general I would "
    "say that I handle pressure very well, and that is basically how I work."
)
STRONG = (
    "In March our checkout failed for 47 minutes because a certificate had run out. I was not on "
    "call, but I rolled the gateway back to the Monday build, and that cost us 300 orders. Then I "
    "told Priya from finance, who wanted a full refund run; I talked her out of it, because half "
    "of the payments had never been taken. Afterwards I wrote an alarm that rings 14 days before "
    "any certificate ends. We have had no such failure since, though the alarm woke me twice for "
    "nothing."
)


Entry = dict[str, Any]


@cache
def read(name: str) -> Any:
    """The content of ``benchmarks/data/<name>.json``."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def ladder(*names: str) -> list[Entry]:
    """The answers of ``names``, by default of all writers, each with its level."""
    return [e for name in names or LADDERS for e in read(f"feedback/ladder_{name}")]


def levelled(*names: str) -> list[Entry]:
    """Those of ``ladder`` that have a level."""
    return [e for e in ladder(*names) if e.get("level") is not None]


def injections(name: str) -> list[Entry]:
    """The attempts of ``name`` that stand in an answer."""
    return [e for e in read(f"feedback_trust/injections_{name}") if e["where"] == "answer"]


def question_of(kind: str, text: str, points: Sequence[str] = ()) -> Question:
    """A question that no bank holds, so without the checks of one."""
    expected = tuple(
        ExpectedPoint.model_construct(point=point, cues=(), ask="") for point in points
    )
    return STORY_QUESTION.model_copy(
        update={"id": "q-1", "type": InterviewType(kind), "text": text, "points": expected}
    )


def interview_of(question: Question, *answers: str) -> Interview:
    """One question and the ``answers`` to it, typed, each in a line of its own."""
    asked = Line(Speaker.INTERVIEWER, question.text, question.id, 0.0, move=MoveKind.QUESTION)
    said = [
        Line(Speaker.CANDIDATE, text, question.id, float(at), intent=Intent.ANSWER)
        for at, text in enumerate(answers, start=1)
    ]
    return Interview("i-1", Brief(Domain.BUSINESS, question.type), (question,), (asked, *said))


def answer_of(*parts: str) -> AnswerText:
    """The text of an answer to a behavioural question."""
    return answer_text(interview_of(STORY_QUESTION, *parts), STORY_QUESTION.id)
