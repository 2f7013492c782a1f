"""Text as it is compared: however a recogniser spells it, in clauses or in sentences."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

MARKS = ".!?…,;:。！？、，；：،؛؟।¿¡"
QUOTATION_MARKS = '"“”«»„()[]「」'
EDGES = f"{MARKS} {QUOTATION_MARKS}'‘’-–—"
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？؟।])\s*")
_CLOSING = tuple("\"'”’“»«」)]")
_QUESTION = re.compile(r"[?？؟][\s\"'”’»)」]*$")
# Recognisers write these now so, now so: typographic apostrophes, Hindi's dot below and
# candrabindu, Arabic's hamza on alif and its vowel signs. (After decomposition.)
_SPELT_ALIKE = {
    **dict.fromkeys(map(ord, "’‘ʼ"), "'"),
    0x093C: None,
    ord("ँ"): "ं",
    0x0653: None,
    0x0654: None,
    0x0655: None,
    ord("ى"): "ي",
    **dict.fromkeys(range(0x064B, 0x0653)),
}


def spelt(text: str) -> str:
    """``text`` spelt one way; marks and capitals stay."""
    composed = unicodedata.normalize("NFC", text).replace("ё", "е").replace("Ё", "Е")
    apart = unicodedata.normalize("NFKD", composed).translate(_SPELT_ALIKE)
    return unicodedata.normalize("NFKC", apart)


def any_spelling(text: str) -> str:
    """A part of a pattern: ``text`` however it is spelt, marks included. It is looked for in
    composed text (NFC), whose offsets it keeps."""
    return "".join(map(_written, spelt(text)))


def _written(letter: str) -> str:
    either = f"[{letter}{_ways()[letter]}]" if letter in _ways() else re.escape(letter)
    return f"{either}{_LEFT_OUT}*" if letter.isalpha() and letter in _SIGNED else either


@cache
def _ways() -> dict[str, str]:
    """How else letters are written that recognisers write now so, now so."""
    ways: dict[str, str] = defaultdict(str)
    for other in ("ё", "’", "‘", "ʼ", *_SIGNED):
        if len(letter := spelt(other)) == 1 and letter != other:
            ways[letter] += other
    return dict(ways)


_SIGNED = frozenset(map(chr, (*range(0x0600, 0x0700), *range(0x0900, 0x0980))))
"""Arabic and Devanagari, which write signs on letters."""
_LEFT_OUT = f"[{''.join(chr(code) for code, so in _SPELT_ALIKE.items() if so is None)}]"


def fold(text: str) -> str:
    """``text`` in lower case, spelt one way; marks stay."""
    return spelt(text.casefold())


def clauses_of(text: str) -> list[str]:
    """What stands between the marks of ``text``, folded, none empty."""
    folded = fold(text)
    for mark in MARKS:
        folded = folded.replace(mark, "\n")
    clauses = (" ".join(clause.split()).strip(EDGES) for clause in folded.split("\n"))
    return [clause for clause in clauses if clause]


def sentences_of(text: str) -> list[tuple[list[str], bool]]:
    """The clauses of each sentence, and whether a question mark ends it."""
    pieces = ((clauses_of(piece), is_marked(piece)) for piece in _SENTENCE_END.split(text))
    return [piece for piece in pieces if piece[0]]


def is_quoted_last(text: str) -> bool:
    """Whether a quotation ends ``text``."""
    return text.rstrip(f"{MARKS} \n").endswith(_CLOSING)


def is_marked(text: str) -> bool:
    """Whether a question mark ends ``text``."""
    return _QUESTION.search(text) is not None
