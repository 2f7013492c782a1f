"""Where somebody said what is quoted of them: in an interview and in a talk by one rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.conversation.joining import UNSPACED


@dataclass(frozen=True)
class Quote:
    """``text`` is ``lines[line_index].text[start:end]``: verbatim by construction."""

    text: str
    line_index: int
    start: int
    end: int


INSIDE_WORDS = "'-.,"
"""What joins letters to one word or number: "can't", "3.5"."""

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‒": "-", "−": "-"}
)


def find_words(
    quote: str,
    lines: Iterable[tuple[int, str]],
    spelt: Callable[[str], str] = str,
    inside: str = INSIDE_WORDS,
) -> Quote | None:
    """The first place of ``lines`` (index and text) where ``quote`` stands, or ``None``.

    Exact after folding what a keyboard and a recogniser write differently: Unicode compatibility
    forms, typographic quotes and dashes, runs of white space, and what ``spelt`` makes one of a
    character with its marks. Letters and case must agree, and whole words must be quoted; a mark
    of ``inside`` between letters parts no words.
    """
    wanted = _fold(quote, spelt)[0].strip()
    if not any(letter.isalnum() for letter in wanted):
        return None
    for index, text in lines:
        folded, places = _fold(text, spelt)
        at = folded.find(wanted)
        while at >= 0:
            stop = at + len(wanted)
            if not _splits_word(folded, at, inside) and not _splits_word(folded, stop, inside):
                start, end = places[at][0], places[stop - 1][1]
                return Quote(text[start:end], index, start, end)
            at = folded.find(wanted, at + 1)
    return None


def _fold(text: str, spelt: Callable[[str], str]) -> tuple[str, list[tuple[int, int]]]:
    """The folded text and, for each of its characters, the span of ``text`` it comes from."""
    chars: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        cluster = unicodedata.normalize("NFKC", spelt(text[start:end]))
        for piece in cluster.translate(_STRAIGHT):
            folded = " " if piece.isspace() else piece
            if folded == " " and chars and chars[-1] == " ":
                places[-1] = (places[-1][0], end)
                continue
            chars.append(folded)
            places.append((start, end))
    return "".join(chars), places


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the marks that combine with it: "e" and an accent are one letter."""
    starts = [i for i, char in enumerate(text) if not (i and unicodedata.combining(char))]
    return list(zip(starts, [*starts[1:], len(text)], strict=False))


def _splits_word(text: str, at: int, inside: str) -> bool:
    """Whether a cut of ``text`` before offset ``at`` would go through a word or a number."""
    around = text[max(0, at - 2) : at].rjust(2) + text[at : at + 2].ljust(2)
    before, left, right, after = tuple(around)
    if UNSPACED.match(left) or UNSPACED.match(right):
        return False  # any two letters may be a word's edge there
    if _is_letter(left) and _is_letter(right):
        return True
    cut_before_mark = _is_letter(left) and right in inside and _is_letter(after)
    cut_after_mark = _is_letter(before) and left in inside and _is_letter(right)
    return cut_before_mark or cut_after_mark


def _is_letter(char: str) -> bool:
    """Vowel signs too, which Indic scripts write beside a letter: "है" is no word of "हैं"."""
    return char.isalnum() or unicodedata.category(char).startswith("M")
