"""Lines: a text as lines of a width, each a row of runs from left to right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from providers.paper.bidi import is_right_to_left, levels, visual_order
from providers.paper.fonts import Face, Fonts
from providers.paper.letters import (
    clusters,
    drawable,
    is_indic,
    is_shared_mark,
    is_wide,
    may_break,
)

Measure = Callable[[str, Face, bool], float]
"""The width of a text in a face, in mm; the flag says that it runs right to left."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a text. A ``shaded`` one is set apart by a tint, and is a sentence of its own:
    it runs in its own direction whatever stands around it.
    """

    text: str
    shaded: bool = False


@dataclass(frozen=True)
class Run:
    """Letters of one face, one script and one direction, which the shaper takes at once: it shapes
    them all by the rules of the first script that it meets."""

    text: str
    face: Face
    right_to_left: bool
    shaded: bool
    width_mm: float


@dataclass(frozen=True)
class Line:
    """``runs`` stand from left to right; a line of a right-to-left text ends at the left."""

    runs: tuple[Run, ...]
    width_mm: float
    right_to_left: bool


_ISOLATE = "\ufffc"
"""A neutral character that stands for a shaded piece while directions are found around it."""


@dataclass(frozen=True)
class _Letter:
    """A cluster with what decides how it is drawn."""

    text: str
    face: Face
    level: int
    shaded: bool
    indic: bool

    @property
    def run(self) -> tuple[Face, int, bool, bool]:
        """What is the same throughout a run."""
        return self.face, self.level, self.shaded, self.indic


def set_lines(
    pieces: Sequence[Piece], width_mm: float, fonts: Fonts, measure: Measure
) -> tuple[Line, ...]:
    """One paragraph as lines that are at most ``width_mm`` wide; at least one line.

    Lines break at spaces, between Han or kana by the rules of those scripts, and inside a word
    only where it alone is wider than a line.
    """
    letters, right_to_left = _letters(pieces, fonts)
    lines: list[list[_Letter]] = [[]]
    room = width_mm
    for word in _words(letters):
        needed = _width(_stripped(word), measure)
        if needed > room and lines[-1]:
            lines.append([])
            room = width_mm
        for i, part in enumerate([word] if needed <= width_mm else _cut(word, width_mm, measure)):
            if i:
                lines.append([])
                room = width_mm
            lines[-1] += part
            room -= _width(part, measure)
    return tuple(_line(_stripped(line), right_to_left, measure) for line in lines)


def _letters(pieces: Sequence[Piece], fonts: Fonts) -> tuple[list[_Letter], bool]:
    """What is drawn of ``pieces``, and whether the paragraph runs right to left."""

    def has_glyph(letter: str) -> bool:
        return fonts.face_for(letter) is not None

    parts = [
        (part, piece.shaded)
        for piece in pieces
        for cluster in clusters(drawable(piece.text, has_glyph))
        for part in _of_one_face(cluster, fonts)
    ]
    stretches = [
        ("".join(part for part, _ in group), shaded)
        for shaded, group in groupby(parts, lambda x: x[1])
    ]
    right_to_left, embedding = _levels(stretches)
    faces = _faces([part for part, _ in parts], fonts)
    letters: list[_Letter] = []
    at = 0
    indic = False
    for (part, shaded), face in zip(parts, faces, strict=True):
        # What belongs to no script goes with what stands before it.
        indic = is_indic(part) or (indic and not part[0].isalpha())
        letters.append(_Letter(part, face, embedding[at], shaded, indic))
        at += len(part)
    return letters, right_to_left


def _levels(stretches: Sequence[tuple[str, bool]]) -> tuple[bool, list[int]]:
    """The direction of a paragraph and the level of each character; shaded stretches isolated."""
    outside = "".join(_ISOLATE if shaded else text for text, shaded in stretches)
    right_to_left = is_right_to_left(outside)
    around = iter(levels(outside, right_to_left=right_to_left))
    found: list[int] = []
    for text, shaded in stretches:
        if shaded:
            next(around)
            own = levels(text, right_to_left=is_right_to_left(text))
            found += [level + 2 for level in own]
        else:
            found += [next(around) for _ in text]
    return right_to_left, found


def _of_one_face(cluster: str, fonts: Fonts) -> list[str]:
    """The cluster, or its letters one by one where no single face has all of them."""
    plain = cluster.replace("\u200c", "").replace("\u200d", "")
    whole = next((c for c in (cluster, plain) if c and fonts.face_for(c)), None)
    return [whole] if whole else list(plain)


def _faces(parts: Sequence[str], fonts: Fonts) -> list[Face]:
    """The face of each cluster. Spaces and shared marks go with what stands beside them."""
    faces: list[Face] = []
    for i, cluster in enumerate(parts):
        before = faces[-1] if faces else None
        face = fonts.face_for(cluster) or Face.MAIN
        if is_shared_mark(cluster):
            beside_wide = any(is_wide(part[0]) for part in parts[max(0, i - 1) : i + 2])
            if (beside_wide or before is Face.CJK) and fonts.covers(Face.CJK, cluster):
                face = Face.CJK
        elif cluster == " " and before is Face.ARABIC:
            face = before
        faces.append(face)
    return faces


def _words(letters: Sequence[_Letter]) -> list[list[_Letter]]:
    """What may not be broken, each with the spaces that follow it."""
    words: list[list[_Letter]] = []
    for letter in letters:
        if words and not may_break(words[-1][-1].text, letter.text):
            words[-1].append(letter)
        else:
            words.append([letter])
    return words


def _cut(word: Sequence[_Letter], width_mm: float, measure: Measure) -> list[list[_Letter]]:
    """A word that is wider than a line, in parts that are not."""
    parts: list[list[_Letter]] = []
    start, most = 0, len(word)
    while start < len(word):
        end = _fitting(word, start, min(len(word), start + most), width_mm, measure)
        parts.append(list(word[start:end]))
        # The next part is about as long: no need to measure all that is left.
        start, most = end, 2 * (end - start) + 8
    return parts


def _fitting(
    word: Sequence[_Letter], start: int, end: int, width_mm: float, measure: Measure
) -> int:
    """The largest end at which the part from ``start`` fits, by bisection; at least one on."""
    low, high = start + 1, end
    while low < high:
        middle = (low + high + 1) // 2
        if _width(_stripped(word[start:middle]), measure) <= width_mm:
            low = middle
        else:
            high = middle - 1
    return low


def _width(letters: Sequence[_Letter], measure: Measure) -> float:
    return sum(run.width_mm for run in _runs(letters, measure))


def _runs(letters: Sequence[_Letter], measure: Measure) -> list[Run]:
    """In the order in which they are read."""
    runs: list[Run] = []
    for (face, level, shaded, _), group in groupby(letters, lambda x: x.run):
        text = "".join(letter.text for letter in group)
        turned = level % 2 == 1
        runs.append(Run(text, face, turned, shaded, measure(text, face, turned)))
    return runs


def _line(letters: Sequence[_Letter], right_to_left: bool, measure: Measure) -> Line:
    keys = [key for key, _ in groupby(letters, lambda x: x.run)]
    runs = _runs(letters, measure)
    ordered = tuple(runs[i] for i in visual_order([level for _, level, _, _ in keys]))
    return Line(ordered, sum(run.width_mm for run in runs), right_to_left)


def _stripped(letters: Sequence[_Letter]) -> Sequence[_Letter]:
    end = len(letters)
    while end and letters[end - 1].text in " \u3000":
        end -= 1
    return letters[:end]
