"""What a language is counted in: words, characters or morae."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.conversation.language import Language
from core.language.pack import PaceUnit
from core.remembered import remembered
from core.think.reading.spelt_alike import EDGES, fold

if TYPE_CHECKING:
    from janome.tokenizer import Tokenizer

_HAN_OR_HANGUL = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")
_FOREIGN = re.compile(r"[A-Za-z0-9]+")
_SMALL_KANA = set("ァィゥェォャュョヮぁぃぅぇぉゃゅょゎ")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
_MORAE_OF_A_FOREIGN_WORD = 3
"""A rough middle: "PC" has four, "3" has two."""


@remembered(4096)  # each turn of a talk counts again what was said in all turns before
def words_of(text: str, language: Language) -> tuple[str, ...]:
    """The words of ``text`` in order, spelt one way, without marks; for Chinese its characters.

    Blocks for milliseconds on Japanese, whose words a dictionary must part (the first time for
    half a second).
    """
    folded = fold(text)
    if language is Language.CHINESE:
        return tuple(re.findall(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\d_]+|\d+", folded))
    if language is Language.JAPANESE:
        tokens = _japanese().tokenize(folded)
        return tuple(t.surface for t in tokens if any(c.isalnum() for c in t.surface))
    stripped = (word.strip(EDGES) for word in folded.split())
    return tuple(word for word in stripped if any(letter.isalnum() for letter in word))


def count_units(text: str, unit: PaceUnit, language: Language) -> int:
    """How many words, characters or morae ``text`` has; a foreign word counts as one character.

    Morae are counted from the reading that a dictionary gives: each kana is one, but for the
    small ones, which belong to the kana before.
    """
    if unit is PaceUnit.WORDS:
        return len(words_of(text, language))
    if unit is PaceUnit.CHARACTERS:
        return len(_HAN_OR_HANGUL.findall(text)) + len(_FOREIGN.findall(text))
    return sum(_morae(token.reading, token.surface) for token in _japanese().tokenize(text))


def _morae(reading: str, surface: str) -> int:
    spoken = surface if reading == "*" else reading
    kana = [letter for letter in spoken if _KANA.match(letter)]
    if kana:
        return sum(letter not in _SMALL_KANA for letter in kana)
    return _MORAE_OF_A_FOREIGN_WORD if any(letter.isalnum() for letter in surface) else 0


@cache
def _japanese() -> Tokenizer:
    from janome.tokenizer import Tokenizer  # a large dictionary, for one language

    return Tokenizer(mmap=True)
