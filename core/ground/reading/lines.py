"""Where a line of a document ends a thing, and where the next one goes on with it.

Files break their lines anywhere, and adverts list things without a bullet; a line is told by its
marks, by its first and last words, and by how far it reaches beside its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.ground.words import grounding_words
from core.package_data import any_of

# An emoji may be followed by the sign that it is one (U+FE0F).
# Of letters and digits without a mark only the numbers of selection criteria (SC2) are labels: S3
# and Q3 are what the line is about.
_MARKS = "-–—*•●▪■◦‣·►➤➢➣➔▸▹▶∙⁃✓✔✦+»→◆◇❖□☐☑✅👉🔹🔸🔷🔶📌➜\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(
    rf"^\s*(?:[{_MARKS}o]\ufe0f?|\(?\d{{1,2}}[.)]|\(?[a-z]\)|[A-Z]{{1,3}}\d{{1,2}}[.:)]|K?SC\d{{1,2}})\s+"
)
_LONE_BULLET = re.compile(rf"^\s*[{_MARKS}]\ufe0f?\s*$")
_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|>\s+)")
_ROW = re.compile(r"^\s*\|")
_CELLS = " | "
_ENDS = (".", "!", "?", ";", ":")

_DANGLING = frozenset(
    "a an the and or of in on at to for from with by as into over under between within through "
    "about your our their its his her this these that which who is are was were be been have has "
    "had need needs require requires expect offer bring strong good solid sound excellent proven "
    "recent relevant previous practical working deep broad clinical professional demonstrable "
    "least minimum some several any all both e.g. incl. including than".split()
)
"""A line that ends in one of these is not at its end, whatever the next one begins with."""

_FAR_SHORTER = 0.75
"""Of the width of its neighbours: there the next line's first word would have had room."""


def begins_item(line: str) -> bool:
    """Whether ``line`` has a bullet, a number or a table's mark at its beginning."""
    return _BULLET.match(line) is not None or _ROW.match(line) is not None


def is_bullet(line: str) -> bool:
    """Whether ``line`` is a bullet and nothing else."""
    return _LONE_BULLET.match(line) is not None


def is_marked_up(line: str) -> bool:
    return _MARKUP.match(line) is not None


def without_markup(line: str) -> str:
    return _MARKUP.sub("", line)


def without_bullet(line: str) -> str:
    """``line`` as it is read: without bullet, table marks, markup and white space around it."""
    bare = _BULLET.sub("", without_markup(line)).strip()
    if _ROW.match(bare) or _CELLS in bare:
        cells = (_BULLET.sub("", cell).strip() for cell in bare.split("|"))
        bare = ", ".join(cell for cell in cells if len(cell.strip("-: ")) > 1)
    return re.sub(r"\*\*|__|`", "", bare)


def goes_on(
    before: str, line: str, *, bulleted: bool, hanging: bool, listed: bool, around: Sequence[str]
) -> bool:
    """Whether ``line`` goes on with the sentence of the line ``before`` it.

    ``bulleted``: the thing that ``before`` belongs to has a bullet, so that one without goes on
    with it; ``hanging``: it stands further in than the bullet. ``listed``: both stand below a
    heading of wants. ``around`` are the lines near by.
    """
    said = before.rstrip()
    if said.endswith(_ENDS) or _CELLS in said:
        return False
    if said.endswith((",", "-", "/", "&")) or said.split()[-1].lower() in _DANGLING:
        return True
    lowercase = line.lstrip()[:1].islower()
    if not lowercase and not hanging:
        return False
    if bulleted and lowercase:
        return True
    width = max(len(one.rstrip()) for one in (before, line, *around))
    if len(said) + 1 + len(line.split(maxsplit=1)[0]) < _FAR_SHORTER * width:
        return False
    return not (listed and (opens_a_want(line) or _TO_YOU.match(line)))


_TO_YOU = re.compile(r"\s*you\b")
"""How a line of a list of wants begins anew: "you like going from a scribble to a product"."""


def opens_a_want(text: str) -> bool:
    """Whether ``text`` begins as a want does: "ability to", "a good knowledge of"."""
    return _openers().match(text.strip().lower()) is not None


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"(?:an?\s+|the\s+)?(?:{any_of(grounding_words().openers)})\b")
