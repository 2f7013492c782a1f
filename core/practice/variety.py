"""Which of several wordings to take, so that an interviewer does not repeat themselves."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from core.remembered import remembered


def choose_fresh(wordings: Sequence[str], said: Sequence[str], rng: random.Random) -> str:
    """One of ``wordings`` that none of the lines ``said`` (oldest first) holds, else the one whose
    last use is longest ago.

    Blanks such as ``{quote}`` may have been filled with anything. To say nothing (``""``) is
    always as good as the best of the others.
    """
    used = {wording: last_said(wording, said) for wording in wordings if wording}
    oldest = min(used.values(), default=-1)
    return rng.choice([w for w in wordings if not w or used[w] == oldest])


def least_recent(wordings: Sequence[str], said: Sequence[str]) -> str:
    """The first of ``wordings`` whose last use in the lines ``said`` is longest ago."""
    return min(wordings, key=lambda wording: last_said(wording, said))


def share_words(one: str, other: str) -> bool:
    """Whether three words running of ``one`` stand in ``other`` too: said in one breath, they
    sound like a slip."""
    return not _threes(one).isdisjoint(_threes(other))


def _threes(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def last_said(wording: str, said: Sequence[str]) -> int:
    """The index of the newest line of ``said`` that holds ``wording``; -1 when none does."""
    held = (at for at in range(len(said) - 1, -1, -1) if _pattern(wording).search(said[at]))
    return next(held, -1)


@remembered(1024)
def _pattern(wording: str) -> re.Pattern[str]:
    fixed = re.split(r"\{\w+\}", wording)
    return re.compile(".+?".join(map(re.escape, fixed)), re.DOTALL)
