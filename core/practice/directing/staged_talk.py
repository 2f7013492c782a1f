"""What an interview in stages says beside its questions, and the stage in which they ask."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from pydantic import Field, model_validator

from core.conversation.moves import Move, MoveKind
from core.package_data import DataModel, Wordings, load_data, only_names
from core.practice.directing.stages import time_left_s
from core.practice.directing.their_questions import (
    TheirTurn,
    answer_question,
    asks_of_the_place,
    read_their_turn,
)
from core.practice.interview import THEIR_QUESTIONS, Interview, Line, Speaker
from core.think.intent import ABOUT_AN_INTERVIEW, LEAVES_THE_TURN, Intent, detect_intent
from core.think.requests.asides import ASKS_WHO_IS_THERE, read_aside


class StageLines(DataModel):
    """Wordings; ``{minutes}``, ``{title}`` and ``{question}`` are filled in."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    opening: Wordings
    to_core: Wordings
    invitation: Wordings
    invitation_time_up: Wordings
    invitation_asked: Wordings
    what_else: Wordings
    after_remark: Wordings
    suggestion: Wordings
    closing: Wordings
    closing_no_questions: Wordings
    closing_time_up: Wordings

    @model_validator(mode="after")
    def _can_always_be_said(self) -> StageLines:
        only_names(self.opening, "minutes", "title", "question")
        return self


def staged_opening(interview: Interview, title: str, rng: random.Random) -> str:
    """The greeting, how the time is laid out, and the first question."""
    minutes, question = spelt_minutes(interview), interview.plan[0].text
    return rng.choice(stage_lines().opening).format(minutes=minutes, title=title, question=question)


def spelt_minutes(interview: Interview) -> str:
    """How long the interview is to take, as it is said."""
    minutes = interview.brief.timebox_min
    return _MINUTES.get(minutes, str(minutes))


def invite(interview: Interview, lead: str, rng: random.Random) -> Move:
    """Give the candidate the floor; ``lead`` closes what went before."""
    lines = stage_lines()
    left_out = interview.next_question is not None
    text = rng.choice(lines.invitation_time_up if left_out else lines.invitation)
    return Move(MoveKind.INVITATION, f"{lead} {text}".strip(), THEIR_QUESTIONS)


def open_invitation(interview: Interview) -> str:
    """What waits for the candidate while the questions are theirs, said once more."""
    last = next(line for line in reversed(interview.lines) if line.speaker is Speaker.INTERVIEWER)
    if last.move is MoveKind.INVITATION:
        return last.intended or last.text
    return stage_lines().what_else[0]


def last_told(interview: Interview) -> str:
    """The newest thing said to the candidate while the questions are theirs, to be repeated."""
    told = [
        line.intended or line.text
        for line in interview.lines
        if line.move in (MoveKind.INVITATION, MoveKind.REPLY)
    ]
    return told[-1]


def wish_in_their_turn(said: str, intent: Intent) -> Intent:
    """``intent``, unless ``said`` asks something of the employer: here questions are what is
    wanted, and there is no answer to begin again."""
    asks = asks_of_the_place(said) or intent in ABOUT_AN_INTERVIEW
    return Intent.ANSWER if asks else intent


def answer_them(interview: Interview, said: str, intent: Intent, rng: random.Random) -> Move:
    """What follows on ``said`` while the questions are the candidate's.

    A question gets its answer, even when the time is up meanwhile; then, or when there is
    nothing more to ask, the interview closes. Two remarks in a row are taken for the end; asking
    for time, or to hear it again, is none.
    """
    lines = stage_lines()
    turn = read_their_turn(said)
    time_up = not time_left_s(interview)
    if turn is TheirTurn.QUESTION and intent is not Intent.END:
        told = [line.intended or line.text for line in interview.lines if line.move is not None]
        answer = _about_itself(said) or answer_question(said, rng, told=told)
        if time_up:
            text = f"{answer} {rng.choice(lines.closing_time_up)}"
            return Move(MoveKind.CLOSING, text, THEIR_QUESTIONS, quote=said)
        text = f"{answer} {rng.choice(lines.what_else)}"
        return Move(MoveKind.REPLY, text, THEIR_QUESTIONS, quote=said)
    if turn is TheirTurn.NO_MORE or intent in (Intent.END, Intent.FINISHED, Intent.SKIP):
        return replace(_close(interview, rng), asked_for=True)
    if time_up:
        return Move(MoveKind.CLOSING, rng.choice(lines.closing_time_up), THEIR_QUESTIONS)
    if intent is Intent.DONT_KNOW:
        return Move(MoveKind.REPLY, rng.choice(lines.suggestion), THEIR_QUESTIONS)
    turns = [read_their_turn(line.text) for line in their_lines(interview)]
    if turns[-2:] == [TheirTurn.REMARK, TheirTurn.REMARK]:
        return _close(interview, rng)
    return Move(MoveKind.REPLY, rng.choice(lines.after_remark), THEIR_QUESTIONS)


def their_lines(interview: Interview) -> tuple[Line, ...]:
    """What the candidate said while the questions were theirs, without what stays in the turn."""
    return tuple(
        line
        for line in interview.lines
        if line.speaker is Speaker.CANDIDATE
        and line.question_id == THEIR_QUESTIONS
        and line.intent is not Intent.CRISIS
        and wish_in_their_turn(line.text, detect_intent(line.text)) not in LEAVES_THE_TURN
    )


def _about_itself(said: str) -> str:
    """What to say to whoever asks whom they are talking to; "" when they ask something else."""
    kind = read_aside(said)
    return kind.replies[0] if kind is not None and kind.id in ASKS_WHO_IS_THERE else ""


def _close(interview: Interview, rng: random.Random) -> Move:
    turns = [read_their_turn(line.text) for line in their_lines(interview)]
    asked = TheirTurn.QUESTION in turns
    lines = stage_lines().closing if asked else stage_lines().closing_no_questions
    return Move(MoveKind.CLOSING, rng.choice(lines), THEIR_QUESTIONS)


_MINUTES = {10: "ten", 20: "twenty", 30: "thirty"}


@cache
def stage_lines() -> StageLines:
    return load_data("stages_en", StageLines)
