"""What the core remembers of people's words to read them once: little, and never for good."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Params = ParamSpec("Params")
Result = TypeVar("Result")

_FORGET: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[Params, Result]], Callable[Params, Result]]:
    """Keep the newest ``most`` results of a function of somebody's words.

    Such caches outlive a visit and a deletion: ``forget_words`` empties them all.
    """

    def keep(read: Callable[Params, Result]) -> Callable[Params, Result]:
        kept = lru_cache(maxsize=most)(read)
        _FORGET.append(kept.cache_clear)
        return cast(Callable[Params, Result], kept)

    return keep


def forget_words() -> None:
    """Forget whatever was read. Any thread; it costs reading again what is still looked at."""
    for forget in _FORGET:
        forget()
    re.purge()  # it keeps patterns, and some are made of the cues in a pack that somebody brought
