"""Cue phrases: how word lists in data files are matched against speech.

A cue is lowercase words; ``*`` ends a word in any way ("frighten*"), ``|`` inside a word offers
another ("my mum|dad died"), ``...`` bridges up to four words ("i wonder ... if"). Cues match
whole words and never cross the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_GAP = r"(?:\s+\S+){0,4}?"


def fold_speech(text: str) -> str:
    """Lowercase with straight apostrophes and single spaces: what cues are matched against."""
    straight = text.replace("’", "'").replace("‘", "'").lower()
    return " ".join(straight.split())


def fold_in_place(text: str) -> str:
    """``text`` in lowercase with straight apostrophes, every offset as it was."""
    straight = text.replace("’", "'").replace("‘", "'")
    folded = straight.lower()
    if len(folded) == len(straight):
        return folded
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)


@lru_cache(maxsize=4096)
def compile_cue(cue: str) -> re.Pattern[str]:
    """The pattern of one cue. Raises ``ValueError`` for an empty one."""
    parts: list[str] = []
    for word in cue.lower().split():
        if word == "...":
            parts.append(_GAP)
            continue
        escaped = re.escape(word).replace(r"\*", r"[\w'-]*").replace(r"\|", "|")
        joined = f"(?:{escaped})"
        parts.append(joined if not parts else rf",?\s+{joined}")
    if not parts:
        raise ValueError("a cue needs at least one word")
    return re.compile(rf"(?<![\w'-]){''.join(parts)}(?![\w-])")


def find_cues(folded: str, cues: Iterable[str]) -> list[tuple[int, int]]:
    """The spans of a folded text that any of ``cues`` matches, in order."""
    spans = {match.span() for cue in cues for match in compile_cue(cue).finditer(folded)}
    return sorted(spans)


def has_cue(folded: str, cues: Iterable[str]) -> bool:
    return any(compile_cue(cue).search(folded) for cue in cues)
