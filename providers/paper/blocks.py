"""Blocks: what a page is made of, before anything is measured or drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.assess.levels import Level
from providers.paper.lines import Piece


class Style(StrEnum):
    LEAD = "lead"
    BODY = "body"
    QUOTE = "quote"
    """Own words, set in behind a rule."""
    CODE = "code"
    """Own lines of code behind the same rule, each with its indentation."""
    SMALL = "small"


@dataclass(frozen=True)
class Heading:
    """``rank`` 0 is the title of the document, 1 a chapter, 2 a part of it, 3
    a part of that.

    ``bookmark`` is what the reader's table of contents calls it; the text itself if it is empty.
    """

    text: str
    rank: int
    bookmark: str = ""


@dataclass(frozen=True)
class Prose:
    """A text of one or more paragraphs, beside a ``label`` in the margin column if it has one."""

    pieces: tuple[Piece, ...]
    style: Style = Style.BODY
    label: str = ""


@dataclass(frozen=True)
class ScaleRow:
    """A level on its scale from 1 to 5, or the words that stand for one that there is not."""

    label: str
    level: Level | None
    words: str
    is_large: bool = False


@dataclass(frozen=True)
class Table:
    """Names and values, one pair a row."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gap:
    height_mm: float


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page where a page can hold them."""

    blocks: tuple[Block, ...]


Block = Heading | Prose | ScaleRow | Table | Together | Gap


def code(text: str) -> Prose:
    """``text`` line by line; its spaces are held where code is indented or aligned by them."""
    lines = (line.expandtabs(4) for line in text.splitlines())
    held = (_ALIGNS.sub(lambda run: "\u00a0" * len(run[0]), line) for line in lines)
    return Prose((Piece("\n".join(held)),), Style.CODE)


_ALIGNS = re.compile(r"^ +| {2,}")


def prose(text: str, style: Style = Style.BODY, label: str = "") -> Prose:
    return Prose((Piece(text),), style, label)


def has_code(blocks: tuple[Block, ...]) -> bool:
    """Whether lines of code are among ``blocks``."""
    return any(
        has_code(block.blocks)
        if isinstance(block, Together)
        else isinstance(block, Prose) and block.style is Style.CODE
        for block in blocks
    )


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text that ``blocks`` will draw."""
    for block in blocks:
        match block:
            case Heading(text=text):
                yield text
            case Prose(pieces=pieces, label=label):
                yield label
                yield from (piece.text for piece in pieces)
            case ScaleRow(label=label, words=words):
                yield label
                yield words
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)
            case Together(blocks=parts):
                yield from texts(parts)
            case Gap():
                pass
