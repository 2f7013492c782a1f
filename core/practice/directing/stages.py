"""The stages of a time-boxed interview: how long each has, and when to move on.

Nothing is ever cut short: a stage whose time is up ends with the turn that is under way. Each ends
at a fixed moment of the whole, so that time saved in one is there for the next.
"""

from __future__ import annotations

from enum import StrEnum

from core.practice.interview import Interview
from core.sentence import say


class InterviewStage(StrEnum):
    INTRODUCTION = say("introduction")
    CORE = say("the interviewer's questions")
    YOUR_QUESTIONS = say("your questions")


SHARES = {
    InterviewStage.INTRODUCTION: 0.15,
    InterviewStage.CORE: 0.65,
    InterviewStage.YOUR_QUESTIONS: 0.20,
}
"""Of the total. Career services name the same order for a real first interview: some minutes to
introduce oneself, most of it for the questions, the last few minutes for one's own."""

ROOM_FOR_A_QUESTION_S = 60.0
"""Less is left, and no further question is begun: the shortest ordinary answer takes as long."""

ROOM_FOR_A_FOLLOW_UP_S = 90.0
"""Less is left, and the next question is worth more than a follow-up to this one."""

_LARGEST_ROOM = 1 / 3
"""Of a short stage, no more than this is kept free of follow-ups."""


def duration_s(stage: InterviewStage, timebox_min: int) -> float:
    """How long ``stage`` has in an interview of ``timebox_min`` minutes."""
    return 60 * timebox_min * SHARES[stage]


def end_s(stage: InterviewStage, timebox_min: int) -> float:
    """The elapsed time at which the time of ``stage`` is up."""
    stages = list(InterviewStage)
    done = stages[: stages.index(stage) + 1]
    return 60 * timebox_min * sum(SHARES[one] for one in done)


def left_s(stage: InterviewStage, timebox_min: int, elapsed_s: float) -> float:
    """What ``stage`` has left at ``elapsed_s``; 0 once its time is up."""
    return max(0.0, end_s(stage, timebox_min) - elapsed_s)


def stage_of(interview: Interview) -> InterviewStage | None:
    """The stage that the talk is in, which may lag behind the clock; ``None`` without stages."""
    if not interview.brief.timebox_min:
        return None
    if interview.is_their_turn:
        return InterviewStage.YOUR_QUESTIONS
    if interview.question_number <= 1:
        return InterviewStage.INTRODUCTION
    return InterviewStage.CORE


def time_left_s(interview: Interview) -> float:
    """What is left of the stage of ``interview``, as far as the record knows."""
    stage = stage_of(interview)
    if stage is None:
        return float("inf")
    return left_s(stage, interview.brief.timebox_min, interview.elapsed_s)


def allows_follow_up(interview: Interview) -> bool:
    """Whether there is time for one more follow-up; without stages there always is."""
    stage = stage_of(interview)
    if stage is None:
        return True
    short = _LARGEST_ROOM * duration_s(stage, interview.brief.timebox_min)
    return time_left_s(interview) >= min(ROOM_FOR_A_FOLLOW_UP_S, short)


def allows_question(interview: Interview) -> bool:
    """Whether there is time for the next question of the plan.

    One question after the introduction is asked in any case, however long that took.
    """
    if stage_of(interview) is not InterviewStage.CORE:
        return True
    return time_left_s(interview) >= ROOM_FOR_A_QUESTION_S
