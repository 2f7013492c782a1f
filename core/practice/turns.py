"""Turns of a talk: which of its lines moved it on."""

from __future__ import annotations

from collections.abc import Sequence

from core.conversation.moves import LEAVES_IT_OPEN
from core.practice.interview import Line, Speaker
from core.think.intent import LEAVES_THE_TURN, Intent, detect_intent


def moved_on(lines: Sequence[Line]) -> int:
    """How many of ``lines`` moved the talk on: whoever asks for time, to hear it again or what is
    meant, and whoever replies to it, leaves the turn where it is."""
    return sum(not _leaves_the_turn(line) for line in lines)


def _leaves_the_turn(line: Line) -> bool:
    if line.speaker is Speaker.INTERVIEWER:
        return line.move in LEAVES_IT_OPEN
    if line.intent is Intent.ASK:
        return True
    return (line.intent or detect_intent(line.text)) in LEAVES_THE_TURN
