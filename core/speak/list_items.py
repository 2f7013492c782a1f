"""Lists in running text: "1. Measure it. 2. Decide."."""

from __future__ import annotations

import re

from core.speak.abbreviations import counts

# A list marker: "1.", "2)", "3.)", "⁃9.", "• 4.", "a.", "B)" with a space after it, "１．" without.
_MARK = r"(?:[•⁃\-*–]\s*)?(?P<mark>\d{1,3}|[a-zа-я가나다라마바사아자차카타파하]|[A-ZА-Я](?=\)))"
_MARKER = re.compile(
    rf"(?:(?<!\S)|(?<=[。！？｡])){_MARK}(?:(?:\.\)|\.|\))(?=\s+\S)|[．）](?=\s*[^\s\d]))"
)
_BARE_MARKER = re.compile(rf"^\s*{_MARK}(?:\.\)|[.)．）])\s*$")
_HANGUL = "가나다라마바사아자차카타파하"
_FIRST = ("1", "a", "A", "а", "А", "가")  # two of them Cyrillic
_ANNOUNCED = re.compile(r"[.!?…:。！？｡：]\s*$")


def may_open_item(text: str) -> bool:
    """Whether a marker stands somewhere behind the beginning of ``text``."""
    return _MARKER.search(text, 1) is not None


def begins_item(text: str) -> bool:
    """Whether ``text`` begins with a marker and its item."""
    return _MARKER.match(text) is not None


def is_marker(sentence: str) -> bool:
    """Whether ``sentence`` is nothing but "1." or its kind: it belongs to its item."""
    return _BARE_MARKER.match(sentence) is not None


def item_starts(text: str) -> tuple[set[int], set[int]]:
    """Where items of a run-on list start, and where the text of each begins: no sentence ends
    between a marker and its text.

    A list begins with the text, or with 1 or a behind the end of a sentence or a colon.
    """
    starts: set[int] = set()
    texts: set[int] = set()
    previous: str | None = None
    for match in _MARKER.finditer(text):
        mark, before = _plain(match["mark"]), text[: match.start()]
        if match.start() == 0:
            previous = mark
        elif previous is not None and _follows(previous, mark, before):
            starts.add(match.start())
            previous = mark
        elif previous is None and mark in _FIRST and _is_announced(before):
            if before.rstrip()[-1] not in ":：":
                starts.add(match.start())
            previous = mark
        else:
            continue
        texts.add(match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip()))
    return starts, texts


def _plain(mark: str) -> str:
    """``mark`` with narrow digits."""
    return str(int(mark)) if mark.isdecimal() else mark


def _follows(previous: str, mark: str, before: str) -> bool:
    """Whether ``mark`` is the next one; a letter, which may be a word, comes after an end."""
    if previous.isdigit() and mark.isdigit():
        return int(mark) == int(previous) + 1
    if not (previous.isalpha() and mark.isalpha() and _ANNOUNCED.search(before)):
        return False
    if previous in _HANGUL and mark in _HANGUL:
        return _HANGUL.index(mark) == _HANGUL.index(previous) + 1
    return ord(mark) == ord(previous) + 1


def _is_announced(before: str) -> bool:
    """Whether a list may begin behind ``before``: not after "Nr."."""
    return _ANNOUNCED.search(before) is not None and not counts(before)
