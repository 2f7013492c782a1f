"""Line breaks: one ends a sentence where the line before it is a whole one, or only wraps it."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"[.!?…:。！？．｡：।॥؟۔~～〜][\"'”’»)\]}」』）］】〉》]*$|[*_`|]$")
_HALF = re.compile(r"[,、，،–—]$|[^\W\d_]-$")
# "- milk", "• milk", "3. milk", "b) milk", "| milk", "# Milk"
_BEGINS_A_LINE = re.compile(r"[•⁃*+>#|–—-]|(?:\d{1,3}|[^\W\d_])[.)]\s")
_BREAK = re.compile(r"\s*\n\s*")
_BRAND = re.compile(r"[a-z][A-Z]")
# No letter is large there: a line that is as long as a page is wide is a wrapped one.
_WIDTH = {"zh": 18, "ja": 18, "ko": 25, "hi": 40, "ar": 40}


def is_wrapped(sentence: str, after: str, language: str) -> bool:
    """Whether ``sentence``, cut at a line break, goes on with ``after`` in the next line."""
    said, visible = sentence.rstrip(), after.lstrip()
    if sentence[len(said) :].count("\n") != 1 or _WHOLE.search(said):
        return False
    if _BEGINS_A_LINE.match(visible) or _BRAND.match(visible):
        return False
    if _HALF.search(said) or visible[0].islower():
        return True
    line = said.rpartition("\n")[2]
    return len(line) >= _WIDTH.get(language, len(line) + 1) and visible[0].isalpha()


def unwrapped(sentence: str) -> str:
    """``sentence`` in one line, without white space around it."""
    return _BREAK.sub(" ", sentence.strip())
