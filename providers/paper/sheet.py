"""The sheet: text and shapes in their places on A4 pages, through fpdf2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from providers.paper.canvas import Canvas, Colour
from providers.paper.fonts import BOLD, REGULAR, Face, Fonts
from providers.paper.lines import Line, Piece, Run, set_lines

INK: Colour = (31, 36, 33)
MUTED: Colour = (104, 112, 106)
ACCENT: Colour = (15, 107, 92)
PALE: Colour = (173, 209, 201)
HAIRLINE: Colour = (217, 212, 200)
SHADE: Colour = (246, 228, 184)
WHITE: Colour = (255, 255, 255)

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
LEFT_MM, RIGHT_MM = 24.0, 186.0
TOP_MM, BOTTOM_MM = 26.0, 272.0
TEXT_WIDTH_MM = RIGHT_MM - LEFT_MM

_MM_PER_PT = 25.4 / 72


@dataclass(frozen=True)
class Type:
    """How letters look. ``leading`` is the distance of baselines in sizes; those of ``code`` are of
    one width where there are such."""

    size_pt: float
    colour: Colour = INK
    bold: bool = False
    leading: float = 1.5
    code: bool = False

    @property
    def line_mm(self) -> float:
        return self.size_pt * self.leading * _MM_PER_PT

    @property
    def drop_mm(self) -> float:
        """How far the baseline lies below the middle of the row."""
        return 0.3 * self.size_pt * _MM_PER_PT


class Sheet:
    """A document under way. ``letters`` are all that will be drawn on it.

    To be used in a ``with``: fonts lie in a folder of their own until it ends, because fpdf2
    reads them from files.
    """

    def __init__(self, fonts: Fonts, letters: Iterable[str], title: str) -> None:
        self.fonts = fonts
        self._folder = TemporaryDirectory(prefix="greenroom-paper-", ignore_cleanup_errors=True)
        self._canvas = Canvas(title)
        for (face, weight), font in fonts.embeddable(letters).items():
            path = Path(self._folder.name) / f"{face}-{weight}{font.suffix}"
            path.write_bytes(font.data)
            self._canvas.embed(self._font(face, weight == BOLD), path)
        self._widths: dict[tuple[str, str, bool], float] = {}

    def __enter__(self) -> Sheet:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._canvas.close_fonts()
        self._folder.cleanup()

    def set(self, pieces: Iterable[Piece], width_mm: float, look: Type) -> tuple[Line, ...]:
        """A paragraph as lines that fit ``width_mm``."""

        def measure(text: str, face: Face, right_to_left: bool) -> float:
            return self._width_of_1pt(text, face, look.bold, right_to_left) * look.size_pt

        fonts = self.fonts.for_code() if look.code else self.fonts
        return set_lines(tuple(pieces), width_mm, fonts, measure)

    def width(self, text: str, look: Type) -> float:
        """How wide ``text`` is on one line, in mm."""
        return self.set([Piece(text)], float("inf"), look)[0].width_mm

    def glyphs(self, run: Run, *, bold: bool = False) -> list[int]:
        """The numbers of the glyphs that ``run`` is shaped to; 0 stands for none."""
        return self._canvas.glyph_numbers(
            run.text, self._font(run.face, bold), right_to_left=run.right_to_left
        )

    def new_page(self) -> None:
        self._canvas.add_page()

    def bookmark(self, name: str, rank: int, y_mm: float) -> None:
        self._canvas.bookmark(name, rank, y_mm)

    def draw_line(self, line: Line, x_mm: float, y_mm: float, look: Type) -> None:
        """``line`` from ``x_mm`` on, in the row of ``look.line_mm`` below ``y_mm``."""
        height = look.line_mm
        baseline_mm = y_mm + height / 2 + look.drop_mm
        for run in line.runs:
            if run.shaded:
                self.fill(x_mm, y_mm + 0.1 * height, run.width_mm, 0.84 * height, SHADE)
            self._canvas.show(
                run.text,
                (x_mm, baseline_mm),
                self._font(run.face, look.bold),
                look.size_pt,
                look.colour,
                right_to_left=run.right_to_left,
                thicker=look.bold and BOLD not in self.fonts.weights(run.face),
            )
            x_mm += run.width_mm

    def draw_text(self, text: str, x_mm: float, y_mm: float, look: Type) -> None:
        """``text`` on one line, however long it is."""
        self.draw_line(self.set([Piece(text)], float("inf"), look)[0], x_mm, y_mm, look)

    def fill(self, x_mm: float, y_mm: float, w_mm: float, h_mm: float, colour: Colour) -> None:
        self._canvas.fill(x_mm, y_mm, w_mm, h_mm, colour)

    def dot(self, x_mm: float, y_mm: float, radius_mm: float, colour: Colour) -> None:
        """A dot with its middle at the place, and a thin white ring."""
        self._canvas.dot(x_mm, y_mm, radius_mm + 0.35, WHITE)
        self._canvas.dot(x_mm, y_mm, radius_mm, colour)

    def finish(self) -> bytes:
        """The finished document."""
        return self._canvas.finish()

    def _font(self, face: Face, bold: bool) -> str:
        weight = BOLD if bold and BOLD in self.fonts.weights(face) else REGULAR
        return f"{face}-{weight}"

    def _width_of_1pt(self, text: str, face: Face, bold: bool, right_to_left: bool) -> float:
        key = (text, self._font(face, bold), right_to_left)
        if key not in self._widths:
            self._widths[key] = self._canvas.text_width(
                text, key[1], 1, right_to_left=right_to_left
            )
        return self._widths[key]
