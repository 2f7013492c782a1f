"""Fonts: which one writes a character, and small copies of them for one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no stubs

from providers.paper import PaperUnavailable


class Face(StrEnum):
    """The faces, in the order in which they are asked for a character."""

    MAIN = "main"
    """Noto Sans: Latin, Cyrillic, Greek and Devanagari."""
    ARABIC = "arabic"
    CJK = "cjk"
    MONO = "mono"
    """Letters of one width, for code alone, where it is asked first: ASCII and a little more."""


@dataclass(frozen=True)
class FontFile:
    """A font on the disk; ``index`` counts in a collection, ``has_weights`` if it is variable."""

    path: Path
    index: int = 0
    has_weights: bool = True


@dataclass(frozen=True)
class EmbeddableFont:
    """A font with only the characters of one document, as TrueType or OpenType."""

    data: bytes
    suffix: str


FindFont = Callable[[Face, str], FontFile]
"""The font of a face for a text. Raises ``PaperUnavailable`` where there is none."""

REPLACEMENT = "�"
REGULAR, BOLD = 400, 700
_DOTTED_CIRCLE = 0x25CC
"""What the shaper sets below a mark that stands alone."""

_KANA = re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
# The order inside Noto Sans CJK. All its monospaced fonts have the same Latin letters.
_JAPANESE, _KOREAN, _CHINESE, _MONOSPACED = 0, 1, 2, 5
_NEEDS = {
    Face.ARABIC: re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
    Face.CJK: re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffee]"),
}


def installed_font(face: Face, text: str) -> FontFile:
    """The font of ``face`` from its Python package.

    The same Han character is drawn differently in China, Japan and Korea; ``text``, the whole
    document, tells which is meant: kana is Japanese, Hangul is Korean, anything else Chinese.
    """
    try:
        if face in (Face.CJK, Face.MONO):
            from noto_cjk_sans_otc import (  # type: ignore[import-untyped]  # it has no stubs
                FONT_PATH,
            )

            index = _CHINESE
            if face is Face.MONO:
                index = _MONOSPACED
            elif _KANA.search(text):
                index = _JAPANESE
            elif _HANGUL.search(text):
                index = _KOREAN
            return FontFile(Path(str(FONT_PATH)), index, has_weights=False)
        import fontpkg  # type: ignore[import-untyped]  # it has no stubs

        family = "Noto Sans" if face is Face.MAIN else "Noto Sans Arabic"
        try:
            return FontFile(Path(fontpkg.path(family)))
        except fontpkg.FontpkgError as error:
            raise PaperUnavailable(f"The font {family} is not installed here.") from error
    except ImportError as error:
        raise PaperUnavailable(f"A font for this review is not installed: {error.name}.") from error


class Fonts:
    """The faces that one document needs.

    Raises ``PaperUnavailable`` when the main font is missing, or another one that ``text``
    cannot be read without. A face that would only add symbols may be missing, and so may the one
    that is only for code, if the document ``has_code``.
    """

    def __init__(
        self, text: str, find: FindFont = installed_font, *, has_code: bool = False
    ) -> None:
        self._files: dict[Face, FontFile] = {}
        self._covers: dict[Face, frozenset[int]] = {}
        self._asked: tuple[Face, ...] = tuple(face for face in Face if face is not Face.MONO)
        for face in Face if has_code else self._asked:
            needed = face is Face.MAIN or (face in _NEEDS and _NEEDS[face].search(text))
            try:
                file = find(face, text)
                self._covers[face] = _coverage(file)
                if face is Face.MONO:
                    self._covers[face] = _of_one_width(file)
            except PaperUnavailable:
                if needed:
                    raise
            else:
                self._files[face] = file

    def for_code(self) -> Fonts:
        """The same fonts, asked for the letters of code: those of one width come first."""
        turned = copy(self)
        turned._asked = (Face.MONO, *self._asked)
        return turned

    def face_for(self, letters: str) -> Face | None:
        """The first face that has all of ``letters``; ``None`` when no face has."""
        return next((f for f in self._asked if all(self.covers(f, x) for x in letters)), None)

    def covers(self, face: Face, letter: str) -> bool:
        return face in self._covers and ord(letter) in self._covers[face]

    def weights(self, face: Face) -> tuple[int, ...]:
        """The weights that ``face`` comes in; one without a bold is drawn regular in headings."""
        return (REGULAR, BOLD) if self._files[face].has_weights else (REGULAR,)

    def embeddable(self, letters: Iterable[str]) -> dict[tuple[Face, int], EmbeddableFont]:
        """For each face and weight a copy with what shapes ``letters``; unused faces are left out.

        HarfBuzz cuts a variable font to one weight and 65,000 glyphs to a few hundred in
        milliseconds; fontTools, which fpdf2 would use, takes 2.7 s for a weight.
        """
        codes = {ord(letter) for letter in letters} | {ord(REPLACEMENT), ord(" "), _DOTTED_CIRCLE}
        made: dict[tuple[Face, int], EmbeddableFont] = {}
        earlier: set[int] = {ord(" "), _DOTTED_CIRCLE}
        for face, file in self._files.items():
            own = codes & self._covers[face]
            if face in (Face.MAIN, Face.MONO) or own - earlier:
                for weight in self.weights(face):
                    made[face, weight] = _cut(file, own, weight)
            earlier |= self._covers[face]
        return made


@cache
def _coverage(file: FontFile) -> frozenset[int]:
    letters = frozenset(_open(file).unicodes)
    if not letters:
        raise PaperUnavailable(f"A font has no letters: {file.path.name}.")
    return letters


@cache
def _of_one_width(file: FontFile) -> frozenset[int]:
    """The letters as wide as a zero: what else a monospaced font of China, Japan and Korea has is
    as wide as Han, or each letter as wide as it comes."""
    font = hb.Font(_open(file))

    def width(code: int) -> int:
        return int(font.get_glyph_h_advance(font.get_nominal_glyph(code)))

    usual = width(ord("0"))
    return frozenset(code for code in _coverage(file) if width(code) == usual)


def _open(file: FontFile) -> hb.Face:
    try:
        return hb.Face(hb.Blob.from_file_path(str(file.path)), file.index)
    except (OSError, hb.HarfBuzzError) as error:
        raise PaperUnavailable(f"A font cannot be opened: {file.path.name}.") from error


def _cut(file: FontFile, codes: Iterable[int], weight: int) -> EmbeddableFont:
    face = _open(file)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(codes)
    if file.has_weights:
        wanted.pin_all_axes_to_default(face)
        wanted.pin_axis_location(face, "wght", weight)
    data = bytes(hb.subset(face, wanted).blob.data)
    return EmbeddableFont(data, ".otf" if data.startswith(b"OTTO") else ".ttf")
