"""What the chat partner says about interviews in general, beside the questions of the bank."""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from core.package_data import DataModel, Pattern, Patterns, Text, load_data, with_macros

_MOST_WORDS = 30
"""Who asks for advice does it in a sentence or two; more is an answer, or a story."""


class AdviceOn(DataModel):
    """``asked`` are regular expressions on folded speech, in which ``<name>`` stands for any of the
    list of that name; the first advice that has one of them anywhere in what is asked is given."""

    topic: Text
    asked: tuple[Pattern, ...] = Field(min_length=1)
    reply: Text


class ChatAdvice(DataModel):
    lists: dict[str, Patterns]
    advice: tuple[AdviceOn, ...] = Field(min_length=1)


def advice_on(folded: str) -> str:
    """What to say to a question about interviews; "" when there is nothing on it."""
    if len(folded.split()) > _MOST_WORDS:
        return ""
    return next((reply for asked, reply in _advice() if asked.search(folded)), "")


@cache
def _advice() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = _data()
    lists = {name: "|".join(patterns) for name, patterns in data.lists.items()}
    return tuple(
        (re.compile(with_macros("|".join(one.asked), lists)), one.reply) for one in data.advice
    )


def _data() -> ChatAdvice:
    return load_data("chat_advice_en", ChatAdvice)
