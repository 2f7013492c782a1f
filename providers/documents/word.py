"""The text of a Word file: every paragraph, wherever Word keeps it, in the order of the page.

Templates put what matters into content controls, text boxes, nested tables and page headers, none
of which are plain paragraphs of the body: so all of the XML is walked.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _TAB, _BOX = f"{_W}p", f"{_W}t", f"{_W}tab", f"{_W}txbxContent"
_BREAKS = (f"{_W}br", f"{_W}cr")
_NOT_SHOWN = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    # What a change that was tracked took away, and where it was moved from.
    *(f"{_W}del", f"{_W}moveFrom", f"{_W}tabs"),
)
"""A fallback holds once more, for old programs, what stands beside it."""


def read_word(data: bytes) -> str:
    """The text of a DOCX file. Raises whatever a broken one makes its readers raise."""
    from docx import Document

    document = Document(io.BytesIO(data))
    headers, footers = [], []
    for section in document.sections:
        headers.append(section.header._element)
        footers.append(section.footer._element)
    lists = {style.style_id for style in document.styles if (style.name or "").startswith("List")}
    lines: list[str] = []
    for part in (*headers, document.element.body, *footers):
        found = [line for paragraph in _paragraphs(part) for line in _lines(paragraph, lists)]
        # Sections repeat their headers.
        lines += found if part is document.element.body or not set(found) <= set(lines) else []
    return "\n".join(lines)


def _paragraphs(element: Any) -> Iterator[Any]:
    """Each paragraph below ``element``; one with a text box comes before those in the box."""
    for child in element.iterchildren(tag="*"):
        if child.tag in _NOT_SHOWN:
            continue
        if child.tag == _PARAGRAPH:
            yield child
        yield from _paragraphs(child)


def _lines(paragraph: Any, lists: set[str]) -> list[str]:
    text = "".join(_pieces(paragraph))
    properties = paragraph.pPr
    style = properties.style if properties is not None else None
    bulleted = style in lists or (properties is not None and properties.numPr is not None)
    return [f"- {text}" if bulleted and text.strip() else text]


def _pieces(element: Any) -> Iterator[str]:
    for child in element.iterchildren(tag="*"):
        if child.tag in (*_NOT_SHOWN, _BOX):
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _TAB:
            yield "\t"
        elif child.tag in _BREAKS:
            yield "\n"
        else:
            yield from _pieces(child)
