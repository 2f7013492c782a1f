"""What is written in a block of code that may speak to whoever judges the answer it stands in.

Code is shown to a model, and words hide in it well: in a comment, a string, a name, a table of
levels. ``set_aside`` reads what is found here as it reads any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def gives_a_level(block: str) -> bool:
    """Whether ``block`` gives a top level to what is judged, in whatever notation."""
    for told in (block, " ".join(lines_in_words(block))):
        if _LEVEL_GIVEN.search(told) or (_JUDGES.search(told) and _TOP.search(told)):
            return True
    return False


def notes_in(block: str) -> Iterator[str]:
    """Each comment and each string, and all of either together: an order may take several."""
    for pattern in (_COMMENT, _STRING):
        notes = [next(filter(None, found.groups()), "") for found in pattern.finditer(block)]
        yield from notes
        yield " ".join(notes)


def lines_in_words(block: str) -> list[str]:
    """Each line without the marks of code, its names taken apart: "rate_me", "rateMe"."""
    lines = (_MARKS.sub(" ", _CAMEL.sub(" ", line)) for line in block.splitlines())
    return [" ".join(line.split()) for line in lines]


_COMMENT = re.compile(r"(?:#+|//+|--+|/\*+|<!--|;+|%+|\* )[ \t]*(\S.*)")
_STRING = re.compile(r'"""(.*?)"""|"([^"\n]*)"|\'([^\'\n]*)\'|`([^`\n]*)`', re.DOTALL)
_MARKS = re.compile(r"[^\w\s'’.,!?%-]|_|(?<!\w)['’.,-]+|['’.,-]+(?!\w)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOP_LEVEL = "5|10|100|five|ten|full|perfect|highest|excellent|outstanding"
_LEVEL_GIVEN = re.compile(
    r"(?<!\w)(?=\w*?(?:scor|rating|grad(?:e|ing)|level|mark|verdict|assess|evaluat|structure|depth|"
    r"clarity|evidence|substance|relevance|credib|different|correct|communicat|trade"
    r"|[^\x00-\u024f\W]))\w++[\"']?\s*+(?:[:=,(]|=>|->)+\s*+[\"']?"
    rf"(?:{_TOP_LEVEL}|max\w*|top|strong)\b|<\|\w+\|>",
    re.IGNORECASE,
)
"""A top level for what is judged, or for what is named in another script; a model's own marks.

A name is looked through once, from its beginning, and never given back: one may be very long.
"""
_JUDGES = re.compile(
    r"scor(?:e|es|ing)(?![a-z])|assess|dimension|verdict|rubric|criteri|weakness|applicant"
    r"|this candidate|evaluat|\"role\"",
    re.IGNORECASE,
)
_TOP = re.compile(rf"\b(?:{_TOP_LEVEL})\b|\"system\"", re.IGNORECASE)
