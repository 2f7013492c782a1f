"""Numbers as people say them: in figures, in words, as a share, as so many times as much.

What a number in speech is stands here alone. The learned model of levels keeps the pattern that
it was fitted with, see ``core.assess.words.signals``.
"""

from __future__ import annotations

import re

UNDER_A_HUNDRED = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
"""Up to ninety-nine, as a part of a pattern. Without "one", which more often stands for a thing
than for a number: "the one that broke"."""
_LARGE = "hundred|thousand|million|billion|trillion"

AMOUNT = (
    r"(?:(?:just |only |about |around |over |under |nearly |almost |(?:less|more) than |a )*[£$€]?"
    rf"(?:\d[\d.,:]*|zero|none|one|(?:{UNDER_A_HUNDRED})(?:-(?:one|{UNDER_A_HUNDRED}))?|"
    rf"{_LARGE}|dozen|half|third|quarter|couple)\b)"
)
"""What may stand where an amount is expected ("down to a couple"), as a part of a pattern."""

_COUNT = rf"{UNDER_A_HUNDRED}|{_LARGE}"
# The first letters of them all spare most words the rest: memory asks of every sentence of an hour.
_NUMBER = re.compile(
    rf"\d|(?=[bdefhmnpqstz])\b(?:(?:{_COUNT})(?:-?fold)?|(?:{_LARGE})s|dozens?|per ?cent|quarter"
    r"|twice|thrice|(?<!ground )zero(?![ -](?:hours?|tolerance|trust)\b)"
    r"|half(?![ -](?:asleep|hearted(?:ly)?|way)\b)|third(?![ -]part(?:y|ies)\b)"
    r"|double(?![ -](?:book|check|click|glaz|think)\w*)|doubles|doubled(?! over\b)"
    r"|(?:tripl|quadrupl)e[ds]?|halved|(?:doubl|tripl|quadrupl|halv)ing)\b"
)


def tells_a_number(text: str) -> bool:
    """Whether English ``text`` tells a number beyond "one": "eighty", "twice", "40 %"."""
    return _NUMBER.search(text.lower()) is not None
