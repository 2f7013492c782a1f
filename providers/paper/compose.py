"""Composing: blocks become rows, rows become pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from providers.paper.blocks import Block, Gap, Heading, Prose, ScaleRow, Style, Table, Together
from providers.paper.letters import paragraphs
from providers.paper.lines import Line, Piece
from providers.paper.scale import draw_scale
from providers.paper.sheet import (
    BOTTOM_MM,
    HAIRLINE,
    LEFT_MM,
    MUTED,
    RIGHT_MM,
    TEXT_WIDTH_MM,
    TOP_MM,
    Sheet,
    Type,
)

_HEADINGS = (
    Type(20, bold=True, leading=1.3),
    Type(14, bold=True, leading=1.35),
    Type(11, bold=True),
    Type(10, bold=True),
)
_SPACE_ABOVE_MM = (0.0, 9.0, 5.0, 2.6)
_SPACE_BELOW_MM = (1.5, 2.5, 1.0, 0.4)
_LAST_BOOKMARKED = 2
_STYLES = {
    Style.LEAD: Type(11.5),
    Style.BODY: Type(10),
    Style.QUOTE: Type(10),
    Style.CODE: Type(9, leading=1.35, code=True),
    Style.SMALL: Type(8.5, MUTED),
}
_LABEL = Type(8.5, MUTED, bold=True)
_RUNNING = Type(8, MUTED)
_CELLS = (Type(9.5, MUTED), Type(9.5))
_LABEL_COLUMN_MM, _LABEL_GAP_MM = 31.0, 1.5
_QUOTE_INDENT_MM = 5.0
_PARAGRAPH_GAP_MM = 1.2
_SCALE_MM, _LARGE_SCALE_MM = 44.0, 96.0


@dataclass(frozen=True)
class _Row:
    """A strip across the page; ``draw`` is told its upper edge.

    ``glued`` rows stay with the next one; ``blank`` ones vanish at the top of a page.
    """

    height_mm: float
    draw: Callable[[float], None]
    glued: bool = False
    blank: bool = False
    bookmark: tuple[str, int] | None = None


def compose(sheet: Sheet, blocks: Iterable[Block], running_title: str) -> None:
    """Draw ``blocks`` on as many pages as they need, each with its number and the title."""
    rows = [
        row for before, block in pairwise((None, *blocks)) for row in _led(sheet, before, block)
    ]
    pages = _pages(rows)
    for number, page in enumerate(pages, start=1):
        sheet.new_page()
        _running(sheet, running_title, f"{number} / {len(pages)}")
        y_mm = TOP_MM
        for row in page:
            if row.bookmark is not None:
                sheet.bookmark(*row.bookmark, y_mm)
            row.draw(y_mm)
            y_mm += row.height_mm


def _running(sheet: Sheet, title: str, number: str) -> None:
    sheet.draw_text(title, LEFT_MM, 13, _RUNNING)
    sheet.draw_text(number, RIGHT_MM - sheet.width(number, _RUNNING), 280, _RUNNING)
    sheet.fill(LEFT_MM, 19, TEXT_WIDTH_MM, 0.15, HAIRLINE)


def _pages(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Rows that are glued together go to one page where a page can hold them."""
    pages: list[list[_Row]] = [[]]
    room = BOTTOM_MM - TOP_MM
    for chunk in _chunks(rows):
        height = sum(row.height_mm for row in chunk)
        if height > room and pages[-1] and height <= BOTTOM_MM - TOP_MM:
            pages.append([])
            room = BOTTOM_MM - TOP_MM
        for row in chunk:
            if row.height_mm > room and pages[-1] and not row.blank:
                pages.append([])
                room = BOTTOM_MM - TOP_MM
            if row.blank and (not pages[-1] or row.height_mm > room):
                continue
            pages[-1].append(row)
            room -= row.height_mm
    return pages


def _chunks(rows: Sequence[_Row]) -> list[list[_Row]]:
    chunks: list[list[_Row]] = []
    stays = False
    for row in rows:
        if stays:
            chunks[-1].append(row)
        else:
            chunks.append([row])
        stays = row.glued
    return chunks


def _led(sheet: Sheet, before: Block | None, block: Block | None) -> list[_Row]:
    """The rows of ``block``; small print below a heading stays with what it leads up to."""
    if block is None:
        return []
    rows = _rows(sheet, block)
    if isinstance(before, Heading) and isinstance(block, Prose) and block.style is Style.SMALL:
        return [replace(row, glued=True) for row in rows]
    return rows


def _rows(sheet: Sheet, block: Block) -> list[_Row]:
    match block:
        case Heading():
            return _heading(sheet, block)
        case Prose():
            return _prose(sheet, block)
        case ScaleRow():
            return [_large_scale(sheet, block) if block.is_large else _scale(sheet, block)]
        case Table():
            return _table(sheet, block)
        case Together(blocks=blocks):
            kept = [row for part in blocks for row in _rows(sheet, part)]
            return [replace(row, glued=i < len(kept) - 1) for i, row in enumerate(kept)]
        case Gap(height_mm=height_mm):
            return [_space(height_mm)]


def _space(height_mm: float, *, glued: bool = False) -> _Row:
    return _Row(height_mm, lambda _: None, glued=glued, blank=True)


def _heading(sheet: Sheet, block: Heading) -> list[_Row]:
    look = _HEADINGS[block.rank]
    lines = _set(sheet, [Piece(block.text)], TEXT_WIDTH_MM, look)
    made = [_text_row(sheet, line, LEFT_MM, TEXT_WIDTH_MM, look) for line in lines]
    made = [replace(row, glued=True) for row in made]
    if block.rank <= _LAST_BOOKMARKED:
        name = block.bookmark or block.text
        made[0] = replace(made[0], bookmark=(name, max(0, block.rank - 1)))
    return [
        _space(_SPACE_ABOVE_MM[block.rank], glued=True),
        *made,
        _space(_SPACE_BELOW_MM[block.rank], glued=True),
    ]


def _prose(sheet: Sheet, block: Prose) -> list[_Row]:
    look = _STYLES[block.style]
    indent = _LABEL_COLUMN_MM if block.label else 0.0
    quoted = block.style in (Style.QUOTE, Style.CODE)
    left = LEFT_MM + indent + (_QUOTE_INDENT_MM if quoted else 0.0)
    width = RIGHT_MM - left - (_QUOTE_INDENT_MM if quoted else 0.0)
    made: list[_Row] = []
    is_code = block.style is Style.CODE
    for paragraph in _paragraphs(block.pieces, empty_too=is_code):
        if made and not is_code:
            made.append(_space(_PARAGRAPH_GAP_MM))
        lines = _set(sheet, paragraph, width, look)
        made += _keep_pairs(
            [_text_row(sheet, line, left, width, look, ruled=quoted) for line in lines]
        )
    names = _set(sheet, [Piece(block.label)], _LABEL_COLUMN_MM - _LABEL_GAP_MM, _LABEL)
    for at, name in enumerate(names if block.label else ()):
        if at == len(made):  # a long label beside a short text
            made[-1] = replace(made[-1], glued=True)
            made.append(_Row(look.line_mm, lambda _: None))
        made[at] = _beside(sheet, name, made[at], look)
    return [*made, _space(_PARAGRAPH_GAP_MM)]


def _paragraphs(pieces: Sequence[Piece], *, empty_too: bool = False) -> list[list[Piece]]:
    """``pieces`` at their line breaks; empty paragraphs are left out but for one, or where they are
    wanted."""
    made: list[list[Piece]] = [[]]
    for piece in pieces:
        for i, part in enumerate(paragraphs(piece.text)):
            if i:
                made.append([])
            made[-1].append(replace(piece, text=part))
    told = [p for p in made if empty_too or any(piece.text.strip() for piece in p)]
    return told or made[:1]


def _keep_pairs(rows: list[_Row]) -> list[_Row]:
    """No first line of a paragraph alone at a page's foot, no last one alone at its head."""
    last = len(rows) - 1
    return [
        replace(row, glued=row.glued or (i < last and i in (0, last - 1)))
        for i, row in enumerate(rows)
    ]


def _set(sheet: Sheet, pieces: Sequence[Piece], width_mm: float, look: Type) -> tuple[Line, ...]:
    return sheet.set(pieces, width_mm, look)


def _text_row(
    sheet: Sheet, line: Line, left_mm: float, width_mm: float, look: Type, *, ruled: bool = False
) -> _Row:
    """One line; a ruled one has a rule on the side where it begins."""
    x_mm = left_mm + (width_mm - line.width_mm if line.right_to_left else 0.0)
    rule_mm = left_mm + width_mm + 3.2 if line.right_to_left else left_mm - 3.6

    def draw(y_mm: float) -> None:
        if ruled:
            sheet.fill(rule_mm, y_mm, 0.5, look.line_mm, HAIRLINE)
        sheet.draw_line(line, x_mm, y_mm, look)

    return _Row(look.line_mm, draw)


def _beside(sheet: Sheet, label: Line, row: _Row, look: Type) -> _Row:
    """``row`` with a line of its ``label`` in the margin column, on the same baseline."""
    drop_mm = (look.line_mm - _LABEL.line_mm) / 2 + look.drop_mm - _LABEL.drop_mm

    def draw(y_mm: float) -> None:
        sheet.draw_line(label, LEFT_MM, y_mm + drop_mm, _LABEL)
        row.draw(y_mm)

    return replace(row, draw=draw)


def _scale(sheet: Sheet, block: ScaleRow) -> _Row:
    """Name, scale and words side by side."""
    name, words = Type(10), Type(8.5, MUTED)
    height = 6.4
    column = LEFT_MM + 52.0

    def draw(y_mm: float) -> None:
        sheet.draw_text(block.label, LEFT_MM, y_mm + (height - name.line_mm) / 2, name)
        draw_scale(sheet, block.level, column, y_mm + height / 2, _SCALE_MM, large=False)
        sheet.draw_text(
            block.words, column + _SCALE_MM + 6, y_mm + (height - words.line_mm) / 2, words
        )

    return _Row(height, draw)


def _large_scale(sheet: Sheet, block: ScaleRow) -> _Row:
    look = Type(11.5, bold=True)

    def draw(y_mm: float) -> None:
        sheet.draw_text(block.label, LEFT_MM, y_mm, look)
        sheet.draw_text(block.words, LEFT_MM, y_mm + look.line_mm, Type(10))
        draw_scale(sheet, block.level, LEFT_MM + 2, y_mm + 17.0, _LARGE_SCALE_MM, large=True)

    return _Row(25.0, draw)


def _table(sheet: Sheet, block: Table) -> list[_Row]:
    width = 58.0
    made: list[_Row] = []
    for left, right in block.rows:
        lines = _set(sheet, [Piece(right)], TEXT_WIDTH_MM - width, _CELLS[1])
        last = len(lines) - 1
        made += [
            _table_row(sheet, (left if i == 0 else "", line), LEFT_MM + width, ruled=i == last)
            for i, line in enumerate(lines)
        ]
    return made


def _table_row(sheet: Sheet, cells: tuple[str, Line], x_mm: float, *, ruled: bool) -> _Row:
    """A line of a row; the last one has the rule."""
    name, value = _CELLS
    height = 5.8 if ruled else value.line_mm
    inset = (5.8 - name.line_mm) / 2

    def draw(y_mm: float) -> None:
        if ruled:
            sheet.fill(LEFT_MM, y_mm + height - 0.15, TEXT_WIDTH_MM, 0.15, HAIRLINE)
        if cells[0]:
            sheet.draw_text(cells[0], LEFT_MM, y_mm + inset, name)
        sheet.draw_line(cells[1], x_mm, y_mm + inset, value)

    return _Row(height, draw)
