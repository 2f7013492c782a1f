"""A piece of a document as an interviewer may read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Excerpt:
    """``text`` of the document ``name``, of the kind that ``source`` says in words.

    ``where`` tells the lines that it stands in ("line 12"); "" when it is the whole document.
    """

    source: str
    name: str
    text: str
    where: str = ""
