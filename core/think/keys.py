"""Keys struck at random: text that is no word of any language."""

from __future__ import annotations

import re

_ROWS = ("qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm")
_SHORTEST_RUN = 3
_STRUCK_SHARE = 0.5
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
"""In lowercase; shorter ones may be an abbreviation ("https")."""
_WORD = re.compile(r"[^\W\d_]+")


def is_struck_at_random(text: str) -> bool:
    """Whether at least half of the words in ``text`` run along a row of keys or have no vowel.

    "asdf jkl qwer" was never meant to be read; words in another language were, and are not found.
    """
    words = [word for word in _WORD.findall(text) if len(word) >= _SHORTEST_RUN]
    struck = sum(_is_struck(word) for word in words)
    return struck > 0 and struck >= _STRUCK_SHARE * len(words)


def _is_struck(word: str) -> bool:
    if _NO_VOWEL.fullmatch(word):
        return True
    rest, covered = word.lower(), 0
    while rest:
        run = _run(rest)
        covered += run if run >= _SHORTEST_RUN else 0
        rest = rest[run:]
    return covered == len(word)


def _run(text: str) -> int:
    """How many letters at the beginning of ``text`` lie side by side, in one direction."""
    longest = 1
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        end = 1
        while end < len(text) and text[: end + 1] in row:
            end += 1
        longest = max(longest, end)
    return longest
