"""The file: the fonts that its letters need, its pages, its bytes."""

from __future__ import annotations

from providers.paper.blocks import Block, has_code, texts
from providers.paper.compose import compose
from providers.paper.fonts import FindFont, Fonts, installed_font
from providers.paper.sheet import Sheet

_PAGE_NUMBERS = "0123456789 /"


def document(title: str, blocks: tuple[Block, ...], find_font: FindFont | None = None) -> bytes:
    """A PDF of ``blocks`` under ``title``; the same blocks give the same bytes.

    ``find_font`` finds the fonts; those of the installed packages if it is not given. Raises
    ``PaperUnavailable`` when a font that is needed is not installed.
    """
    text = "\n".join((title, _PAGE_NUMBERS, *texts(blocks)))
    fonts = Fonts(text, find_font or installed_font, has_code=has_code(blocks))
    with Sheet(fonts, set(text), title) as sheet:
        compose(sheet, blocks, title)
        return sheet.finish()
