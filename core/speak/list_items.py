"""Lists in running text: "1. Measure it. 2. Decide."."""

from __future__ import annotations

import re

# A list marker: "1.", "2)", "3.)", "⁃9.", "• 4.", "a." with a space after it.
_MARKER = re.compile(
    r"(?:(?<!\S)|(?<=[。！？｡]))(?:[•⁃\-*–]\s*)?(?P<mark>\d{1,3}|[a-z])(?P<tail>\.\)|\.|\))(?=\s+\S)"
)
_BARE_MARKER = re.compile(r"^\s*(?:[•⁃\-*–]\s*)?(?:\d{1,3}|[a-z])(?:\.\)|\.|\))\s*$")
_FIRST = ("1", "a")
_ANNOUNCED = re.compile(r"[.!?…:。！？｡：]\s*$")


def may_open_item(text: str) -> bool:
    """Whether a marker stands somewhere behind the beginning of ``text``."""
    return _MARKER.search(text, 1) is not None


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
        mark, before = match["mark"], text[: match.start()]
        if match.start() == 0:
            previous = mark
        elif previous is not None and _follows(previous, mark):
            starts.add(match.start())
            previous = mark
        elif previous is None and mark in _FIRST and _ANNOUNCED.search(before):
            if before.rstrip()[-1] not in ":：":
                starts.add(match.start())
            previous = mark
        else:
            continue
        texts.add(match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip()))
    return starts, texts


def _follows(previous: str, mark: str) -> bool:
    if previous.isdigit() and mark.isdigit():
        return int(mark) == int(previous) + 1
    return previous.isalpha() and mark.isalpha() and ord(mark) == ord(previous) + 1
