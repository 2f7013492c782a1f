"""How an interview begins: the greeting, who is there, and the first question."""

from __future__ import annotations

import random
from dataclasses import replace

from core.conversation.moves import Move, MoveKind
from core.practice.directing.interviewers import everybody, introduce, panel_of
from core.practice.directing.staged_talk import spelt_minutes, staged_opening
from core.practice.directing.who_asks import lines_now, who_asks
from core.practice.interview import Interview


def open_interview(interview: Interview, rng: random.Random) -> Move:
    """Greeting and first question; who has a name tells it, with the role, whoever words it."""
    question = interview.plan[0]
    count = len(interview.plan)
    staged = bool(interview.brief.timebox_min)
    about = {
        "title": interview.subject,
        "count": f"{_NUMBER_WORDS.get(count, str(count))} question{'s' if count > 1 else ''}",
        "minutes": spelt_minutes(interview),
    }
    person = who_asks(interview, question)
    if person is None and staged:
        text = staged_opening(interview, about["title"], rng)
        return Move(MoveKind.OPENING, text, question.id, question=question.text)
    if person is None:
        text = rng.choice(lines_now(interview).opening).format(question=question.text, **about)
        return Move(MoveKind.OPENING, text, question.id, question=question.text)
    panel = panel_of(interview.brief)
    others = introduce(person, panel)
    lines = everybody().panel if len(panel) > 1 else everybody().alone
    welcome = rng.choice((lines.staged_opening if staged else lines.opening)[person.manner])
    said = welcome.format(name=person.name, role=person.role, others=others, **about)
    before = " ".join(said.split())
    opening = Move(MoveKind.OPENING, question.text, question.id, question=question.text)
    return replace(opening, speaker=person.id, before=before, before_by=person.id)


_NUMBER_WORDS = dict(enumerate("one two three four five six seven eight nine ten".split(), start=1))
