"""Losses and sorrows: whether somebody just told of something sad that is their own to bear.

A loss is a death, a grave illness, of the mind too, or violence done to who tells of it. It is read
so narrowly because of what follows: an interviewer who hears of one says a word of sympathy and
asks nothing further about it. A death that belongs to the work, a patient's for instance, is part
of the answer and is not meant. Nor is a dismissal, a separation or a boss who threatened with one:
in an interview they are what people are asked about.

A sorrow is any loss, and beside it what one would say a kind word to in a chat or in a talk: a job
that is gone, somebody who left (``core/data/sorrows_en.json``).
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from core.package_data import DataModel, ListedPatterns, Pattern, Patterns, load_data
from core.think.reading.cues import fold_speech
from core.think.reading.signs import read_signs

_ONLY_A_LOSS_WORDS = 30
"""A story in which a hard time comes up is longer."""


class LossPatterns(ListedPatterns):
    """``core/data/losses_en.json``: what is ``told`` in folded speech, by what was lost, and what
    one does in ``grief``, which is no deed in an answer."""

    told: dict[str, Patterns] = Field(min_length=1)
    grief: Patterns


class _Sorrows(DataModel):
    """``said`` are regular expressions on folded speech, which may stand anywhere in it."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    said: tuple[Pattern, ...] = Field(min_length=4)


def tells_of_a_loss(said: str) -> bool:
    """Whether an English utterance tells of a death or a grave illness close to who says it, or of
    violence that was done to them."""
    return _loss().search(fold_speech(said)) is not None


def tells_only_of_a_loss(said: str) -> bool:
    """Whether an English utterance tells of a loss in few words, and of nothing that they did."""
    brief = len(said.split()) <= _ONLY_A_LOSS_WORDS
    if not brief or not tells_of_a_loss(said):
        return False
    # "I told my boss and handed it over": what is joined to grief keeps its "I".
    rest = _grief().sub("i", fold_speech(said)).replace(" i and ", " i ")
    return not read_signs(rest).shows_own_part


def tells_of_a_sorrow(said: str) -> bool:
    """Whether an English utterance tells of a loss, a dismissal, a separation or an illness."""
    return tells_of_a_loss(said) or _sorrow().search(fold_speech(said)) is not None


@cache
def _loss() -> re.Pattern[str]:
    return load_data("losses_en", LossPatterns).any_of("told")


@cache
def _grief() -> re.Pattern[str]:
    return load_data("losses_en", LossPatterns).any_of("grief")


@cache
def _sorrow() -> re.Pattern[str]:
    return re.compile("|".join(load_data("sorrows_en", _Sorrows).said))
