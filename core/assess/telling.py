"""Cues of telling: the words by which reasons, prices, deeds and their absence show."""

from __future__ import annotations

import re

from core.package_data import DataModel, load_data


class TellingCues(DataModel):
    """Cues of one language; see ``core.think.cues`` for their notation.

    ``empty`` are plain words, not cues: those that mean nothing by themselves.
    """

    reason: list[str]
    contrast: list[str]
    condition: list[str]
    limit: list[str]
    outcome: list[str]
    time: list[str]
    order: list[str]
    speech: list[str]
    example: list[str]
    mechanism: list[str]
    check: list[str]
    generic: list[str]
    advice: list[str]
    doubt: list[str]
    idle: list[str]
    others: list[str]
    empty: list[str]


def telling_cues() -> TellingCues:
    """The cues of ``core/data/telling_en.json``."""
    return load_data("telling_en", TellingCues)


SAID_APART = (
    r"(?:(?:^|[,.;:…!?–—]|(?<![\w'’-])(?:and|or|so|but|because|um|uh|er|erm|well|like|yeah))\s*"
    r"(?<![\w'’-])(?P<it>{0})(?=\s*[,.;:…!?–—])"
    r"|(?:^|[.…!?]|(?<![\w'’-])(?:um|uh|er|erm),?)\s*"
    r"(?<![\w'’-])(?P<before>{0})(?=\s+(?:I|we)(?:['’]\w+)?\s)"
    r"|(?<![\w'’-])(?P<said>\w+),?\s+(?P<anew>{0})(?=\s+(?P=said)(?![\w-])))"
)
"""Where a filler of several words begins nothing; see ``DeliveryCues.fillers_apart``."""


def written_like_a_name(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is written like a name: "MM", or "Er" within a sentence."""
    said = text[start:end]
    if not said[0].isupper() or said.lower() == "i mean":
        return False
    return said.isupper() or _BEGINS.search(text[:start]) is None


_BEGINS = re.compile(r"(?:^|[.!?…:;–—\n\"“‘(-])\s*$")
