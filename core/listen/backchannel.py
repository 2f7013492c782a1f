"""Backchannels: what listeners say to show that they listen, without wanting to speak."""

from __future__ import annotations

import re
from functools import cache

from core.package_data import DataModel, load_data


class Backchannels(DataModel):
    words: frozenset[str]


def is_backchannel(text: str, language: str = "en") -> bool:
    """Whether ``text`` is nothing but "mm-hm", "yeah", "right" and the like.

    Empty text counts: a cough leaves none. English; elsewhere only empty text counts.
    """
    words = re.findall(r"[\w']+", text.lower())
    if language != "en":
        return not words
    return len(words) <= _MOST_WORDS and all(word in _words() for word in words)


_MOST_WORDS = 4


@cache
def _words() -> frozenset[str]:
    return load_data("backchannels_en", Backchannels).words
