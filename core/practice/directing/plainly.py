"""A follow-up that was not understood, put in other words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from pydantic import Field, model_validator

from core.conversation.moves import FollowUpReason
from core.package_data import DataModel, Wordings, load_data, only_names
from core.practice.bank import Question
from core.practice.following_up.given import ways_to_ask
from core.practice.following_up.told import asks_for_a_story
from core.practice.variety import choose_fresh


class Plainly(DataModel):
    """``core/data/plainly_en.json``: each kind of follow-up in plain words, and, of one that asks
    for a point of the question, what ``{point}`` wants."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    kinds: dict[FollowUpReason, Wordings]
    point: Wordings

    @model_validator(mode="after")
    def _can_always_be_said(self) -> Plainly:
        only_names(self.point, "point")
        for wordings in self.kinds.values():
            only_names(wordings)
        return self


def in_plain_words(
    question: Question,
    reason: FollowUpReason | None,
    asked: str,
    said: Sequence[str],
    rng: random.Random,
) -> str:
    """``asked``, a follow-up on ``question``, in plain words, in those that no line ``said`` holds
    as long as there are any; "" where there are none at all.

    A point of a story may be told by what it wants; of a question of knowledge that would be the
    answer.
    """
    if reason is not None and (kinds := _data().kinds.get(reason)):
        return choose_fresh(kinds, said, rng)
    if not asks_for_a_story(question):
        return ""
    point = next(
        (
            one
            for one in question.points
            if any(asked.endswith(way) for way in ways_to_ask(one.ask))
        ),
        None,
    )
    if point is None:
        return ""
    return choose_fresh(_data().point, said, rng).format(point=point.point)


@cache
def _data() -> Plainly:
    return load_data("plainly_en", Plainly)
