"""The words of everyday life in each language, and the share of other words in what was said.

Who knows a language better has more words beyond the most usual ones (the lexical frequency
profile of Laufer and Nation, 1995). Everyday here is what the packs say at A1 and A2 and in their
sentences about learners' slips; ``benchmarks/fit_cefr.py`` collects it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from pydantic import Field, field_validator

from core.conversation.language import Language
from core.package_data import DataModel, load_data

STEM_LETTERS = 5
"""Forms of one word begin alike, and so do most of its wrong spellings."""


class EverydayWords(DataModel):
    """``stems`` holds those of each language, with spaces between them."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    stems: dict[Language, str]

    @field_validator("stems")
    @classmethod
    def _of_every_language(cls, stems: dict[Language, str]) -> dict[Language, str]:
        if lacking := [language.value for language in Language if not stems.get(language)]:
            raise ValueError(f"no everyday words: {', '.join(lacking)}")
        return stems


def share_beyond_everyday(words: Sequence[str], language: Language) -> float:
    """How many of ``words``, as ``words_of`` gives them, begin like no everyday word: from 0 to 1,
    and 0 without any."""
    everyday = _everyday(language)
    return sum(stem_of(word) not in everyday for word in words) / max(1, len(words))


def stem_of(word: str) -> str:
    """The beginning of ``word``, without accents, which many leave out when they type."""
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return bare[:STEM_LETTERS]


@cache
def _everyday(language: Language) -> frozenset[str]:
    words = load_data("everyday_words", EverydayWords)
    return frozenset(words.stems[language].split())
