"""Backchannels: what listeners say to show that they listen, without wanting to speak."""

from __future__ import annotations

import re
from functools import cache

from core.package_data import DataModel, load_data


class Backchannels(DataModel):
    words: frozenset[str]
    phrases: frozenset[str]


def is_backchannel(text: str, language: str = "en") -> bool:
    """Whether ``text`` is nothing but "mm-hm", "yeah", "right" and the like.

    Empty text counts: a cough leaves none. English; elsewhere only empty text counts.
    """
    words = re.findall(r"[\w']+", text.lower())
    if language != "en" or not words:
        return not words
    lists = _lists()
    rest = " ".join(words)
    for phrase in lists.phrases:
        rest = re.sub(rf"\b{re.escape(phrase)}\b", "", rest)
    return len(words) <= _MOST_WORDS and all(word in lists.words for word in rest.split())


_MOST_WORDS = 4


@cache
def _lists() -> Backchannels:
    return load_data("backchannels_en", Backchannels)
