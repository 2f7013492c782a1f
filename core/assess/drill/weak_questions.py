"""The weak questions of past reviews: what is worth answering again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.assess.levels import ROOM_TO_GROW, Level
from core.assess.report import Report

MOST_OFFERED = 8


@dataclass(frozen=True)
class WeakQuestion:
    """A question whose answer has room to grow; ``level`` is ``None`` where none was given."""

    interview_id: str
    question_id: str
    question: str
    level: Level | None


def weak_questions(reviews: Sequence[tuple[str, Report]]) -> tuple[WeakQuestion, ...]:
    """The weakest first, at most ``MOST_OFFERED``, no question twice.

    ``reviews`` are interview ids with their reports, the newest first: of a question that was
    answered in several interviews the newest answer counts. Answers that got no level (left
    open, too short) come after the lowest levels: how weak they are nobody knows.
    """
    # Of questions made of documents the id is only a number: what they ask tells them apart.
    seen: set[tuple[str, str]] = set()
    found: list[WeakQuestion] = []
    for interview_id, report in reviews:
        for answer in report.answers:
            asked = (answer.question_id, answer.question)
            if asked in seen:
                continue
            seen.add(asked)
            if answer.level is None or answer.level.value < ROOM_TO_GROW:
                found.append(
                    WeakQuestion(interview_id, answer.question_id, answer.question, answer.level)
                )
    ranked = sorted(found, key=lambda one: one.level.value if one.level else ROOM_TO_GROW)
    return tuple(ranked[:MOST_OFFERED])
