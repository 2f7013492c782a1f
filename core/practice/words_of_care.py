"""Words of care among the lines of an interview or of a talk."""

from __future__ import annotations

from collections.abc import Sequence

from core.conversation.moves import MoveKind
from core.practice.interview import Line, Speaker
from core.think.intent import Intent


def without_care(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` without words of care and without what they were said to: neither is brought up
    again, by a model or in a review."""
    return tuple(
        line
        for line in lines
        if line.intent is not Intent.CRISIS and line.move is not MoveKind.CARE
    )


def just_cared(lines: Sequence[Line]) -> bool:
    """Whether the newest line of the interviewer, or of the partner, is words of care."""
    theirs = [line for line in lines if line.speaker is Speaker.INTERVIEWER]
    return any(line.move is MoveKind.CARE for line in theirs[-1:])


def in_care(lines: Sequence[Line]) -> bool:
    """Whether words of care are the newest thing said, or are due."""
    return just_cared(lines) or any(line.intent is Intent.CRISIS for line in lines[-1:])
