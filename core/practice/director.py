"""The director: decides the interviewer's next move. Words can come from elsewhere."""

from __future__ import annotations

import random
from functools import cache

from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.conversation.tone import Tone
from core.package_data import DataModel, load_data
from core.practice.bank import Question
from core.practice.followups import MAX_FOLLOW_UPS, choose_follow_up, nudge, without_lead
from core.practice.interview import Interview, Speaker
from core.think.intent import Intent, asks_for_other_words
from core.think.tone import detect_tone


class InterviewerLines(DataModel):
    """Wordings around the questions; ``{title}``, ``{count}`` and ``{question}`` are filled in."""

    opening: list[str]
    hold: list[str]
    repeat: list[str]
    put_differently: list[str]
    after_skip: list[str]
    after_dont_know: list[str]
    last_question: list[str]
    after_cut_off: list[str]
    closing: list[str]
    closing_early: list[str]
    closing_unanswered: list[str]
    acknowledge: dict[Tone, list[str]]


def open_interview(interview: Interview, rng: random.Random) -> Move:
    """Greeting and first question."""
    question = interview.plan[0]
    count = len(interview.plan)
    text = rng.choice(_lines().opening).format(
        title=interview.title.replace("&", "and"),
        count=f"{_NUMBER_WORDS.get(count, str(count))} question{'s' if count > 1 else ''}",
        question=question.text,
    )
    return Move(MoveKind.OPENING, text, question.id)


def next_move(interview: Interview, said: str, intent: Intent, rng: random.Random) -> Move:
    """What follows on ``said``, whose line is already part of ``interview``.

    Wait holds, repeat asks again, skip goes on, "I don't know" gets one smaller step and then
    goes on, end closes; an answer gets at most two follow-ups, then the next question. After
    the last question the interview closes.
    """
    current = interview.current_question
    if intent is Intent.WAIT:
        return Move(MoveKind.HOLD, rng.choice(_lines().hold), current.id)
    if intent is Intent.REPEAT:
        text = f"{rng.choice(_lines().repeat)} {_last_asked(interview)}"
        if asks_for_other_words(said):
            text = f"{text} {rng.choice(_lines().put_differently)} {current.points[0].ask}"
        return Move(MoveKind.REPEAT, text, current.id)
    if intent is Intent.END:
        lines = _lines().closing_early if interview.has_answers else _lines().closing_unanswered
        return Move(MoveKind.CLOSING, rng.choice(lines), current.id)
    if intent is Intent.SKIP:
        return _go_on(interview, rng.choice(_lines().after_skip), rng)
    if not interview.question_number:  # they cut into the greeting: the first question is owed
        return _go_on(interview, "", rng)
    if intent is Intent.DONT_KNOW:
        return _after_dont_know(interview, current, rng)
    follow_up = choose_follow_up(
        current, interview.answer_so_far(), interview.follow_up_reasons(), rng, newest=said
    )
    if follow_up is not None:
        return follow_up
    acknowledgements = _lines().acknowledge
    tone = detect_tone(said)
    return _go_on(
        interview, rng.choice(acknowledgements.get(tone, acknowledgements[Tone.NEUTRAL])), rng
    )


def _after_dont_know(interview: Interview, current: Question, rng: random.Random) -> Move:
    reasons = interview.follow_up_reasons()
    if len(reasons) >= MAX_FOLLOW_UPS or FollowUpReason.DONT_KNOW in reasons:
        return _go_on(interview, rng.choice(_lines().after_dont_know), rng)
    return nudge(current, interview.answer_so_far(), rng)


def _go_on(interview: Interview, lead: str, rng: random.Random) -> Move:
    question = interview.next_question
    if question is None:
        lines = _lines().closing if interview.has_answers else _lines().closing_unanswered
        return Move(MoveKind.CLOSING, rng.choice(lines), interview.current_question.id)
    if interview.cut_off and interview.lines[-1].speaker is not Speaker.INTERVIEWER:
        lead = f"{lead} {rng.choice(_lines().after_cut_off)}"
    elif interview.question_number == len(interview.plan) - 1:
        lead = f"{lead} {rng.choice(_lines().last_question)}"
    return Move(MoveKind.QUESTION, f"{lead} {question.text}".strip(), question.id)


def _last_asked(interview: Interview) -> str:
    """What to ask again: the newest follow-up on this question, else the question itself."""
    asked = [
        without_lead(line.text)
        for line in interview.lines
        if line.move is MoveKind.FOLLOW_UP and line.question_id == interview.current_question.id
    ]
    return asked[-1] if asked else interview.current_question.text


_NUMBER_WORDS = dict(enumerate("one two three four five six seven eight nine ten".split(), start=1))


@cache
def _lines() -> InterviewerLines:
    return load_data("interviewer_en", InterviewerLines)
