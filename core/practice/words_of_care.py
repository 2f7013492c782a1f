"""Words of care among the lines of an interview or of a talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from core.conversation.moves import MoveKind
from core.practice.interview import Line, Speaker
from core.think.care import is_met_with_care
from core.think.distress.after_care import without_despair
from core.think.intent import Intent


def without_care(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` without words of care, without what they were said to, and without the time that
    was asked for meanwhile: nothing of it is brought up again, by a model or in a review. An answer
    that was met with them stays."""
    return tuple(line for line, place in _placed(lines) if place is not _Place.INSIDE)


def apart_from_care(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same for what is measured: without the way back to the question as well."""
    return tuple(line for line, place in _placed(lines) if place is _Place.OUTSIDE)


def in_care(lines: Sequence[Line]) -> bool:
    """Whether the talk waits after words of care, or they are due: asking for time ends it for
    nobody."""
    for line in reversed(lines):
        if _calls_for_it(line) or line.move is MoveKind.CARE:
            return True
        if line.speaker is Speaker.INTERVIEWER and line.move is not MoveKind.HOLD:
            return False
    return False


def had_care(lines: Sequence[Line]) -> bool:
    """Whether words of care were ever said among ``lines``, or are due."""
    said = any(line.intent is Intent.CRISIS or line.move is MoveKind.CARE for line in lines)
    return said or any(map(_calls_for_it, lines[-1:]))


def resumed(lines: Sequence[Line], said: str, intent: Intent) -> tuple[str, Intent]:
    """What the talk goes on from, and how it is read: ``said`` and ``intent``, unless the newest of
    ``lines`` goes on after words of care that met an answer. Nobody asks for that again, and of
    the despair in it nothing is brought up; an answer that was nothing else is asked for again."""
    placed = list(_placed(lines))
    if intent is not Intent.REPEAT or not placed or placed[-1][1] is not _Place.BACK:
        return said, intent
    *before, _ = (line for line, place in placed if place is not _Place.INSIDE)
    answered = before and before[-1].intent is Intent.ANSWER
    told = without_despair(before[-1].text) if answered else ""
    return (told, Intent.ANSWER) if told else (said, intent)


def _calls_for_it(line: Line) -> bool:
    theirs = line.speaker is Speaker.CANDIDATE
    return theirs and is_met_with_care(line.text, line.intent or Intent.ANSWER)


class _Place(Enum):
    OUTSIDE = auto()
    INSIDE = auto()
    BACK = auto()
    """On the way back: who goes on, and the question that they hear again."""


def _placed(lines: Sequence[Line]) -> Iterator[tuple[Line, _Place]]:
    place = _Place.OUTSIDE
    for line in lines:
        if line.intent is Intent.CRISIS or line.move is MoveKind.CARE:
            place = _Place.INSIDE
        elif line.intent is Intent.REPEAT or line.move is MoveKind.REPEAT:
            place = _Place.OUTSIDE if place is _Place.OUTSIDE else _Place.BACK
        elif place is not _Place.INSIDE or not _asks_for_time(line):
            place = _Place.OUTSIDE
        yield line, place


def _asks_for_time(line: Line) -> bool:
    return line.intent is Intent.WAIT or line.move is MoveKind.HOLD
