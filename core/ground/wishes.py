"""Whether an advert requires a thing or would only welcome it: by its words, its heading, or the
column of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.ground.documents import Passage
from core.ground.words import Section, mentions

_LETTER = re.compile(
    r"(?:(?<=[a-z)])\s+|(?<=\S)\s{2,}|\|\s*)(?P<letter>[ED])(?:\s+[A-Z](?:, ?[A-Z])*)?\s*\|?\s*$"
)
"""The column of a table that says essential or desirable, and one behind it: how it is seen."""
_CELL = re.compile(
    r", (?:(?P<must>must|essential|required|mandatory)|nice|desirable|optional|preferred)"
    r"(?: to have| have)?(?:, (?:\d+\+?|-)(?: years?| yrs?)?)?$",
    re.IGNORECASE,
)
_COLUMN_CHARS = 120
WELCOME = "desirable"
_FEWEST_MARKED = 2
"""One line alone that ends in a letter may be about vitamin D."""


def is_wish(passage: Passage) -> bool:
    """Whether all of it is only wished for: an "ideally" in the midst is about what follows."""
    text = passage.text.lower()
    words = text.split()
    heading = _AND_NEEDED.sub("", passage.heading.lower())
    if any(mentions("optional", one) for one in (" ".join(words[:2]), heading)):
        return True
    if _WELCOME_BUT.search(text):
        return True
    return mentions("optional", " ".join(words[-4:])) and not _BEFORE_A_WISH.match(text)


_WELCOME_BUT = re.compile(
    r"\b(?:is|are|would be) (?:strongly |also )?(?:preferred|desirable|welcome|great|nice|a plus"
    r"|an advantage|an asset)\b,? (?:but|though|although)\b"
)
_AND_NEEDED = re.compile(r".*\b(?:essential|required|must)\b.*")
"""The heading of a list of both says of neither which it is: "E essential, D desirable"."""
_BEFORE_A_WISH = re.compile(
    r"(?:at least|min(?:imum|\.)?|must|\d+\+?(?: ?(?:-|–|to) ?\d+)? (?:years?|yrs?)).+?[,;.] "
    r"|(?:\S+ ){2,}\S+[,;.] (?:\S+ )?(?:ideally|preferably)\b"
    r"|(?:\S+ ){3,}\S+\. [^.]+$"
    r"|[^,;]+ and [^,;]+, [^,;]+ (?:or|and) [^,;]+$"
)
"""What is demanded before a wish at the end of the same line is about something else."""


def without_columns(parts: Sequence[Passage]) -> tuple[Passage, ...]:
    """``parts`` of one advert without the column that says how much each is wanted: what it says
    becomes their heading."""
    told = [_told_by_its_column(part) for part in parts]
    marked = sum(one is not None for one in told) >= _FEWEST_MARKED
    return tuple((marked and one) or part for one, part in zip(told, parts, strict=True))


def _told_by_its_column(part: Passage) -> Passage | None:
    # All the parts of one long line end in it: it is not searched for each of them.
    letter, cell = _LETTER.search(part.lines[-1][-_COLUMN_CHARS:]), _CELL.search(part.text)
    if cell is not None:
        heading = part.heading if cell["must"] else WELCOME
        return replace(
            part, text=part.text[: cell.start()], heading=heading, section=Section.WANTED
        )
    if letter is None:
        return None
    heading = part.heading if letter["letter"] == "E" else WELCOME
    return replace(part, text=_LETTER.sub("", part.text), heading=heading, section=Section.WANTED)
