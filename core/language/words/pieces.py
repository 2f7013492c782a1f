"""What utterances of a language are compared by: words, or letters where words are not parted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.conversation.language import Language
from core.think.reading.spelt_alike import clauses_of

Run = tuple[str, ...]

EDGE = "\n"
"""Stands in a run for the beginning or the end of what is said: no piece is a line break."""


def by_letters(language: Language) -> bool:
    """Chinese, Japanese, and Korean, whose spaces vary."""
    return not language.spaced or language is Language.KOREAN


def pieces_of(text: str, language: Language) -> list[str]:
    """The words of ``text`` spelt alike, or its letters."""
    together = joined(text)
    return list(together.replace(" ", "")) if by_letters(language) else together.split()


def joined(text: str) -> str:
    """The clauses of ``text`` spelt alike, without what parts them."""
    return " ".join(clauses_of(text))


def runs_in(pieces: Sequence[str], language: Language) -> set[Run]:
    """Two or three neighbouring words, or three or four letters; the edges are pieces too."""
    lengths = (3, 4) if by_letters(language) else (2, 3)
    whole = [EDGE, *pieces, EDGE]
    return {run for length in lengths for run in runs_of_length(whole, length)}


def atoms_in(pieces: Sequence[str], language: Language) -> list[Run]:
    """What is counted: words, or pairs of neighbouring letters, those at the edges too."""
    if by_letters(language):
        return runs_of_length([EDGE, *pieces, EDGE], 2)
    return runs_of_length(pieces, 1)


def runs_of(texts: Iterable[str], language: Language) -> set[Run]:
    return {run for text in texts for run in runs_in(pieces_of(text, language), language)}


def atoms_of(texts: Iterable[str], language: Language) -> set[Run]:
    return {atom for text in texts for atom in atoms_in(pieces_of(text, language), language)}


def runs_of_length(pieces: Sequence[str], length: int) -> list[Run]:
    return [tuple(pieces[at : at + length]) for at in range(len(pieces) - length + 1)]


def without_edges(run: Run) -> Run:
    return tuple(piece for piece in run if piece != EDGE)
