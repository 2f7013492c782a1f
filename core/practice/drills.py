"""Drills: short exercises on one thing at a time, beside the whole interview."""

from __future__ import annotations

import random
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from pydantic import Field

from core.conversation.brief import Brief, InterviewType
from core.conversation.moves import Move, MoveKind
from core.conversation.transcript import Transcript
from core.package_data import DataModel, load_data
from core.practice.bank import Question, QuestionBank, SpokenText
from core.practice.interview import Interview, Line, Speaker
from core.sentence import Sentence, say
from core.think.intent import Intent

PITCH_LENGTHS_S = (30, 60, 90)
TALK_S = 60
"""How long one talks in the drill on filler words."""


class Drill(StrEnum):
    WEAK_QUESTION = "weak_question"
    STAR = "star"
    PITCH = "pitch"
    FILLERS = "fillers"

    @property
    def label(self) -> Sentence:
        return _TITLES[self]


_TITLES = {
    Drill.WEAK_QUESTION: say("Weak question"),
    Drill.STAR: say("STAR"),
    Drill.PITCH: say("Pitch"),
    Drill.FILLERS: say("Fillers"),
}


class Topic(DataModel):
    """Something to talk about for a minute; ``ways_in`` help whoever does not know how to begin."""

    text: SpokenText
    ways_in: tuple[SpokenText, ...] = Field(min_length=2)


class TopicsData(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    topics: tuple[Topic, ...] = Field(min_length=30)


@cache
def topics() -> tuple[Topic, ...]:
    """The topics that ship."""
    return load_data("talk_topics_en", TopicsData).topics


def choose_topic(rng: random.Random, besides: Sequence[Topic] = ()) -> Topic:
    """A topic, another one than ``besides`` as long as there is one."""
    left = [topic for topic in topics() if topic not in besides]
    return rng.choice(left or list(topics()))


def choose_question(
    bank: QuestionBank, rng: random.Random, besides: Sequence[Question] = ()
) -> Question:
    """A behavioural question of ``bank``, another one than ``besides`` as long as there is one.

    Of a bank without any, whatever it has.
    """
    fitting = bank.of_type(InterviewType.BEHAVIOURAL) or bank.questions
    left = [question for question in fitting if question not in besides]
    return rng.choice(left or list(fitting))


def interview_of(interview_id: str, brief: Brief, question: Question, answer: Line) -> Interview:
    """One question and the ``answer`` to it as an interview that can be reviewed.

    Raises ``ValueError`` for an answer to another question, or by anybody but the candidate.
    """
    if answer.speaker is not Speaker.CANDIDATE or answer.question_id != question.id:
        raise ValueError("a drill needs the candidate's answer to its question")
    asked = Interview(interview_id, brief, (question,)).with_move(
        Move(MoveKind.QUESTION, question.text, question.id), at_s=0.0
    )
    return Interview(interview_id, brief, (question,), (*asked.lines, answer), ended=True)


def answer_line(
    question_id: str, text: str, transcript: Transcript | None = None, *, edited: bool = False
) -> Line:
    """What a person said or typed in a drill, as the line of an interview."""
    return Line(
        Speaker.CANDIDATE,
        text,
        question_id,
        0.0,
        intent=Intent.ANSWER,
        transcript=transcript,
        edited=edited,
    )
