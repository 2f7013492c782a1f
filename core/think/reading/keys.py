"""Keys struck at random: text that is no word of any language."""

from __future__ import annotations

import re
from itertools import pairwise

_ROWS = ("qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm")
_SHORTEST_RUN = 3
_STRUCK_SHARE = 0.5
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
"""In lowercase; shorter ones may be an abbreviation ("https")."""
_FEWEST_MASHED = 5
_VOWELS = frozenset("aeiouy")
_VOWEL_SHARE, _BESIDE_SHARE = 0.2, 0.7
"""Where so few letters are vowels and so many follow a neighbour on their row, a word is struck
though it leaps: "asdkjh". "Stress" and German "jetzt" have as few vowels, and fewer neighbours."""
_WORD = re.compile(r"[^\W\d_]+")


def is_struck_at_random(text: str) -> bool:
    """Whether at least half of the words in ``text`` run along a row of keys, by and by or all the
    way, or have no vowel.

    "asdf jkl qwer" was never meant to be read; words in another language were, and are not found.
    """
    words = [word for word in _WORD.findall(text) if len(word) >= _SHORTEST_RUN]
    struck = sum(_is_struck(word) for word in words)
    return struck > 0 and struck >= _STRUCK_SHARE * len(words)


def _is_struck(word: str) -> bool:
    if _NO_VOWEL.fullmatch(word) or _is_mashed(word.lower()):
        return True
    rest, covered = word.lower(), 0
    while rest:
        run = _run(rest)
        covered += run if run >= _SHORTEST_RUN else 0
        rest = rest[run:]
    return covered == len(word)


def _is_mashed(word: str) -> bool:
    vowels = sum(letter in _VOWELS for letter in word)
    if len(word) < _FEWEST_MASHED or not word.isascii() or vowels > _VOWEL_SHARE * len(word):
        return False
    beside = sum(_run(one + two) > 1 for one, two in pairwise(word))
    return beside >= _BESIDE_SHARE * (len(word) - 1)


def _run(text: str) -> int:
    """How many letters at the beginning of ``text`` lie side by side, in one direction."""
    longest = 1
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        end = 1
        while end < len(text) and text[: end + 1] in row:
            end += 1
        longest = max(longest, end)
    return longest
