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


_BEFORE, _AFTER = r"(?<![\w'-])", r"(?![\w-])"


@lru_cache(maxsize=4096)
def compile_cue(cue: str) -> re.Pattern[str]:
    """The pattern of one cue. Raises ``ValueError`` for an empty one."""
    return re.compile(f"{_BEFORE}{_words(cue)}{_AFTER}")


@lru_cache(maxsize=512)
def any_cue(cues: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of any of ``cues``, the longest first. Where a word begins is asked once and not
    for each of them: that makes it as fast as one. Raises ``ValueError`` for an empty one."""
    ordered = sorted(cues, key=len, reverse=True)
    return re.compile(f"{_BEFORE}(?:{'|'.join(map(_words, ordered)) or '(?!)'}){_AFTER}")


def find_cues(folded: str, cues: Iterable[str]) -> list[tuple[int, int]]:
    """The spans of a folded text that any of ``cues`` matches, in order."""
    known = tuple(cues)
    if not any_cue(known).search(folded):
        return []
    spans = {match.span() for cue in known for match in compile_cue(cue).finditer(folded)}
    return sorted(spans)


def has_cue(folded: str, cues: Iterable[str]) -> bool:
    return any_cue(tuple(cues)).search(folded) is not None


def _words(cue: str) -> str:
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
    return "".join(parts)
