"""The canvas: fpdf2's document, and shaped letters at exact places on it.

The only module that reaches into fpdf2. Its own ``cell`` would find directions a second time, by
other rules, and shape letters and their marks apart, which undoes the joins of Arabic.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer, PDFInfo

Colour = tuple[int, int, int]

_NO_GLYPH = 0
"""The box that stands for what a font lacks. Letters without a glyph are replaced long before;
this is for what a shaper may make of those that have one."""


_STROKE = 0.035
"""Of the size, the line around letters that stands in for a bold font."""


class _Undated(OutputProducer):
    """Leaves the date out, so that the same review is the same file."""

    def _add_info(self) -> PDFInfo:
        info = super()._add_info()
        del info.creation_date
        return info


class Canvas(FPDF):
    """A4 pages. Places are in mm from the upper left corner."""

    def __init__(self, title: str) -> None:
        super().__init__(format="A4")
        self.set_auto_page_break(False)
        # "{nb}" in an answer is what somebody said, not the number of pages.
        self.alias_nb_pages(None)  # type: ignore[arg-type]  # as its documentation says
        self.set_title(title)
        self.set_lang("en")
        self.set_creator("Greenroom")
        # It goes into the file's identifier, and would be the present moment.
        self.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))

    def embed(self, name: str, file: Path) -> None:
        self.add_font(name, "", file)

    def text_width(self, text: str, font: str, size_pt: float, *, right_to_left: bool) -> float:
        """The width of ``text`` when it is shaped, in mm."""
        shaping = _shaping(right_to_left)
        return self._font(font).get_text_width(text, size_pt, shaping)[1] / self.k

    def glyph_numbers(self, text: str, font: str, *, right_to_left: bool) -> list[int]:
        """The glyphs that ``text`` is shaped to, by their numbers in the font; 0 is no glyph."""
        shaped, _ = self._font(font).perform_harfbuzz_shaping(text, 10, _shaping(right_to_left))
        return [glyph.codepoint for glyph in shaped]

    def show(
        self,
        text: str,
        place: tuple[float, float],
        font: str,
        size_pt: float,
        colour: Colour,
        *,
        right_to_left: bool,
        thicker: bool = False,
    ) -> None:
        """``text`` from ``place`` on its baseline, shaped as one run of one direction; ``thicker``
        where its font has no bold."""
        shown = self._font(font)
        self.set_text_color(*colour)
        assert self.text_color is not None
        x_pt, y_pt = place[0] * self.k, (self.h - place[1]) * self.k
        operators = [
            "q BT",
            self._set_font_for_page(shown, size_pt, wrap_in_text_object=False),
            self.text_color.serialize().lower(),
            *(self._thick(size_pt) if thicker else ()),
            *_glyphs(shown, text, size_pt, (x_pt, y_pt), right_to_left=right_to_left),
            "ET Q",
        ]
        self._out(" ".join(operators))

    def _thick(self, size_pt: float) -> tuple[str, ...]:
        """The operators that draw a line around letters, in their own colour."""
        assert self.text_color is not None
        return self.text_color.serialize().upper(), f"{_STROKE * size_pt:.2f} w 2 Tr"

    def fill(self, x_mm: float, y_mm: float, w_mm: float, h_mm: float, colour: Colour) -> None:
        self.set_fill_color(*colour)
        self.rect(x_mm, y_mm, w_mm, h_mm, style="F")

    def dot(self, x_mm: float, y_mm: float, radius_mm: float, colour: Colour) -> None:
        """A filled circle with its middle at the place."""
        self.set_fill_color(*colour)
        self.circle(x_mm, y_mm, radius_mm, style="F")

    def bookmark(self, name: str, rank: int, y_mm: float) -> None:
        """An entry of the reader's table of contents that leads to ``y_mm`` on this page."""
        self.set_xy(0, y_mm)
        self.start_section(name, rank, strict=False)

    def finish(self) -> bytes:
        """The finished document."""
        return bytes(self.output(output_producer_class=_Undated))

    def close_fonts(self) -> None:
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _font(self, name: str) -> TTFFont:
        font = self.fonts[name]
        assert isinstance(font, TTFFont)
        return font


def _shaping(right_to_left: bool) -> dict[str, object]:
    direction = TextDirection.RTL if right_to_left else TextDirection.LTR
    return {"features": {}, "fragment_direction": direction}


def _glyphs(
    font: TTFFont, text: str, size_pt: float, place_pt: tuple[float, float], *, right_to_left: bool
) -> Iterator[str]:
    """The operators that show ``text``: strings of glyphs, moved where the shaper moves them."""
    x_pt, y_pt = place_pt
    per_unit = font.scale * size_pt / 1000
    row = ""
    yield f"1 0 0 1 {x_pt:.2f} {y_pt:.2f} Tm"
    for glyph in font.shape_text(text, size_pt, _shaping(right_to_left)):
        moved = bool(glyph["x_offset"] or glyph["y_offset"])
        if moved:
            yield f"({row}) Tj"
            row = ""
            at_pt = x_pt + glyph["x_offset"] * per_unit, y_pt + glyph["y_offset"] * per_unit
            yield f"1 0 0 1 {at_pt[0]:.2f} {at_pt[1]:.2f} Tm"
        row += font.escape_text(chr(glyph["mapped_char"] or _NO_GLYPH))
        x_pt += glyph["x_advance"] * per_unit
        if moved or glyph["force_positioning"]:
            yield f"({row}) Tj"
            row = ""
            yield f"1 0 0 1 {x_pt:.2f} {y_pt:.2f} Tm"
    yield f"({row}) Tj"
