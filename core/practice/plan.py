"""Choosing the questions of one interview."""

from __future__ import annotations

import random

from core.conversation.brief import Brief, Difficulty, InterviewType
from core.practice.bank import Question, QuestionBank

_ORDER = list(Difficulty)


def most_questions(bank: QuestionBank, kind: InterviewType) -> int:
    """How many questions an interview of ``kind`` can have at most."""
    return len(bank.of_type(kind)) + len(_fill_up(bank, kind))


def plan_interview(bank: QuestionBank, brief: Brief, rng: random.Random) -> tuple[Question, ...]:
    """The questions to ask, easiest first, at most ``brief.question_count``.

    Questions nearest to the asked difficulty and meant for the seniority come before others;
    among equals ``rng`` decides, so that a seed repeats a plan. In a bank of one difficulty, as a
    plain list is, those chosen keep its order. When the type has too few
    questions, behavioural ones of the same bank fill up: an interviewer would do the same.
    Raises ``ValueError`` when the bank has no question of the asked type.
    """
    wanted = bank.of_type(brief.interview_type)
    if not wanted:
        raise ValueError(f"{bank.title} has no {brief.interview_type.label} questions")

    def distance(question: Question) -> tuple[int, float]:
        steps = abs(_ORDER.index(question.difficulty) - _ORDER.index(brief.difficulty))
        misfit = 0 if brief.seniority in question.seniority else 1
        return steps + misfit, rng.random()

    chosen = sorted(wanted, key=distance)[: brief.question_count]
    missing = brief.question_count - len(chosen)
    if missing:
        chosen += sorted(_fill_up(bank, brief.interview_type), key=distance)[:missing]
    if len({question.difficulty for question in bank.questions}) == 1:
        return tuple(sorted(chosen, key=bank.questions.index))
    return tuple(sorted(chosen, key=lambda q: _ORDER.index(q.difficulty)))


def _fill_up(bank: QuestionBank, kind: InterviewType) -> tuple[Question, ...]:
    """What is asked beside questions of ``kind``; in a bank without any behavioural one all of
    it."""
    others = tuple(q for q in bank.questions if q.type is not kind)
    return tuple(q for q in others if q.type is InterviewType.BEHAVIOURAL) or others
