"""Which lines of a document are headings, and what they say of the lines below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from core.ground.reading.lines import begins_item, is_marked_up
from core.ground.words import Section, grounding_words, hinted, names_of_headings

_HEADING_WORDS, _LEADING_WORDS, _OFFER_WORDS = 6, 10, 20
"""Of a heading, and of a line that leads up to a list: "We are looking for someone who has:". What
is offered is nothing to ask about, however long the line that leads up to it."""
_ABBREVIATION = 5
"""Capitals of up to so many letters are the name of a certificate: ALS, IELTS."""
_FEWEST_BELOW, _NEAR, _FAR_SHORTER = 2, 3, 0.6
_LEADS = (":", "…", "...")
_NO_HEADING = re.compile(r"(?<!\.\.)[.,;!]\s*$| \| ")
"""A sentence ends so, and a line of a table has such marks."""
_COLUMNS = re.compile(r"(?<=\S)\s+(?:essential|e)\s*/\s*(?:desirable|d)\b.*$", re.IGNORECASE)
"""What stands above the columns of a table whose first has the heading: "Person specification
Essential / Desirable"."""
_HASHES = re.compile(r"\s*#{1,6}\s")


def looks_like_heading(raw: str, line: str) -> bool:
    """Whether ``line``, ``raw`` without its markup, is one whatever it says: marked up, ended with
    a colon or dots, or in capitals."""
    bare = line.strip()
    most = _LEADING_WORDS if _HASHES.match(raw) else _HEADING_WORDS
    if begins_item(line) or len(bare.split()) > most or any(c.isdigit() for c in bare):
        return False
    marked = is_marked_up(raw) or bare.endswith(_LEADS)
    return marked or (bare.isupper() and len(bare) > _ABBREVIATION)


def section_of(line: str) -> Section | None:
    """What the heading ``line`` says by its name; ``None`` of any other line."""
    line = _COLUMNS.sub("", line)
    bare = re.sub(r"[^\w\s'&/-]", "", line).strip().lower()
    leads = line.strip().strip("*_ ").endswith(":") and len(bare.split()) > _HEADING_WORDS
    if not bare or begins_item(line):
        return None
    if len(bare.split()) > (_OFFER_WORDS if leads else _HEADING_WORDS):
        return None
    if line.strip().endswith((".", ",", ";")):
        return None
    names = names_of_headings()
    if bare in names:
        return names[bare]
    words = bare.split()
    fewest = 2 if leads else 1  # "Experience in a kitchen with these machines:" is a want
    for count in range(len(words) - 1, fewest - 1, -1):
        name, rest = " ".join(words[:count]), " ".join(words[count:])
        if name not in names or (len(words) > _LEADING_WORDS and names[name] is not Section.OFFER):
            continue
        if _told_by_its_shape(line) or _is_tail(rest):
            return names[name]
    return None


def hinted_by(raw: str, line: str, before: Sequence[str], after: Sequence[str]) -> Section | None:
    """What the words of a heading hint at whose name is not known. One without a heading's shape
    is told by the list that stands below it, or by lines below it that are far longer."""
    bare = re.sub(r"[^\w\s'’&/-]", " ", line).replace("’", "'").strip().lower()
    if begins_item(line) or len(bare.split()) > _LEADING_WORDS or _NO_HEADING.search(line):
        return None
    below = next(filter(str.strip, after), "")
    shaped = is_marked_up(raw) or _told_by_its_shape(line) or begins_item(below)
    if not shaped and not _stands_above(line, before, after):
        return None
    return hinted(" ".join(bare.split()))


def _stands_above(line: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether ``line`` begins a block and is far shorter than what follows in it: where a sentence
    was broken, more of it would have had room."""
    below = list(takewhile(str.strip, after))
    if len(below) < _FEWEST_BELOW or (before and before[-1].strip()):
        return False
    return len(line.strip()) < _FAR_SHORTER * max(len(row.strip()) for row in below[:_NEAR])


def leads_to(line: str) -> tuple[str, Section] | None:
    """The heading that the last sentence of a paragraph is: "We are growing. You will have:"."""
    last = re.split(r"(?<=[.!?])\s+", line.strip())[-1]
    if last == line.strip() or not last.endswith(":"):
        return None
    section = section_of(last)
    return (last.rstrip(": "), section) if section is not None else None


def _told_by_its_shape(line: str) -> bool:
    """Whether ``line`` looks like a heading whatever it says: "YOU HAVE EXPERIENCE OF:"."""
    bare = line.strip().strip("*_")
    return bare.endswith(_LEADS) or bare.isupper()


def _is_tail(rest: str) -> bool:
    """Whether a heading stays one with ``rest`` behind its name; a sentence goes on otherwise."""
    joined = re.match(r"(?:and|&|/|or)\s+(.+)", rest)
    if joined is not None:
        return joined[1] in names_of_headings()
    return rest in grounding_words().tails or re.fullmatch(r"\d[\d\s/-]*", rest) is not None
