"""``python -m core.practice.check FILE``: is this a question bank that can be asked from?

Ends with 0 when the file fits the schema and its questions do what they promise, with 1 when
something is to be mended (each in a line), and with 2 when the file cannot be read.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import product

from core.conversation.brief import Difficulty, Seniority
from core.file_check import check_file
from core.practice.bank import Question, QuestionBank
from core.practice.points import cover_points, says

MOST_WORDS = 45
"""A question is heard, not read."""

ANSWERED_SHARE = 0.5
"""The bank's own answer to a question of knowledge names at least that share of its points; for
a story it may say how to tell one."""


COMMON_CUES = frozenset(
    "calm early face fair family instead light month months still time tool tools where "
    "work works years".split()
)
"""Words that stand in nearly any story: alone they are no evidence that a point was told."""


def faults_of(bank: QuestionBank) -> tuple[str, ...]:
    """What is to be mended in ``bank``, a sentence each, in the order of its questions."""
    found = [
        f"{question.id}: {fault}" for question in bank.questions for fault in _faults(question)
    ]
    texts = Counter(question.text for question in bank.questions)
    return (*found, *(f"asked twice: {text}" for text, count in texts.items() if count > 1))


def _faults(question: Question) -> list[str]:
    found = []
    if not question.text[0].isupper() or question.text[-1] not in "?.":
        found.append("a question begins with a capital and ends with a question mark or full stop")
    if len(question.text.split()) > MOST_WORDS:
        found.append(f"longer than {MOST_WORDS} words, which nobody can hold")
    for point in question.points:
        if not point.point[0].islower():
            found.append(f'"{point.point}" should complete "A good answer ..."')
        if not point.ask.endswith("?"):
            found.append(f'"{point.ask}" asks nothing')
    found += _faults_of_cues(question)
    everything = ". ".join(cue for point in question.points for cue in point.cues)
    out_of_reach = [c.point.point for c in cover_points(question, everything) if not c.covered]
    found += [f'no answer can cover "{point}"' for point in out_of_reach]
    named = sum(c.covered for c in cover_points(question, question.answer))
    if question.type.asks_for_knowledge and named < ANSWERED_SHARE * len(question.points):
        found.append(f"its own answer names {named} of {len(question.points)} points")
    return found


def _faults_of_cues(question: Question) -> list[str]:
    points = Counter(cue for point in question.points for cue in set(point.cues))
    found = [f'"{cue}" is a cue of {count} points' for cue, count in points.items() if count > 1]
    found += [f'"{cue}" proves nothing by itself' for cue in points if cue in COMMON_CUES]
    return found + [
        f'"{cue}" can never count: the question says it'
        for cue in points
        if says(question.text, cue)
    ]


def empty_cells(bank: QuestionBank) -> tuple[str, ...]:
    """For whom ``bank`` has no question, as "technical, junior, hard": they get others."""
    asked = {(q.type, seniority, q.difficulty) for q in bank.questions for seniority in q.seniority}
    cells = product(bank.types, Seniority, Difficulty)
    return tuple(", ".join(cell) for cell in cells if cell not in asked)


def main(arguments: list[str]) -> int:
    return check_file(
        arguments, "core.practice.check FILE", QuestionBank.model_validate_json, _judge
    )


def _judge(bank: QuestionBank) -> tuple[tuple[str, ...], str]:
    faults = faults_of(bank)
    told = f"{bank.title}: {len(bank.questions)} questions, {len(faults)} to mend."
    empty = "; ".join(empty_cells(bank))
    return faults, f"No question for: {empty}.\n{told}" if empty else told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
