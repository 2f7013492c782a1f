"""The interview that a brief leads to, before its first word."""

from __future__ import annotations

import random

from core.conversation.brief import Brief, Pack
from core.ground.documents import Passage
from core.ground.finds import wants
from core.ground.plan import has_ground, plan_from_documents
from core.practice.bank import QuestionBank
from core.practice.interview import Interview
from core.practice.introduction import with_introduction
from core.practice.plan import plan_interview


def new_interview(
    interview_id: str,
    brief: Brief,
    bank: QuestionBank,
    rng: random.Random,
    passages: tuple[Passage, ...] = (),
) -> Interview:
    """An interview of questions from ``bank`` and, where they say anything, about ``passages``.

    In stages it begins with an introduction; a pack of one's own lends it its title.
    """
    if has_ground(passages):
        plan = plan_from_documents(passages, bank, brief, rng)
    else:
        plan = plan_interview(bank, brief, rng)
    return Interview(
        interview_id,
        brief,
        with_introduction(plan, brief, rng),
        wants=tuple(find.passage.text for find in wants(passages)),
        pack_title=bank.title if brief.pack is Pack.OWN else "",
    )
