"""The level that a way of speaking looks like, by what can be counted in the words.

A linear estimate over signs that are set beside what is usual in the language: how much was
said, how varied the words are, how long words and sentences are, which connectives join them
and how many known slips there are. ``benchmarks/fit_cefr.py`` made the weights and norms from
written-out answers at A2, B1 and C1 in each language; ``docs/scoring.md`` says how well it ranks
answers that it has not seen. It cannot hear whether the grammar is right or the point is clever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p, sqrt

from pydantic import Field

from core.conversation.language import CefrLevel, Language
from core.language.joining import connectives_in
from core.language.slips import find_slips
from core.language.units import words_of
from core.package_data import DataModel, load_data
from core.speak.sentences import sentence_ends

LEAST_WORDS = 40
"""Fewer words tell nothing. In Chinese, whose characters are counted, it is half as many again."""

SIGNS = ("words", "variety", "word_length", "sentence", "joined_b", "joined_c", "slips")


class Norm(DataModel):
    """What is usual for one sign in one language."""

    mean: float
    sd: float = Field(gt=0)


class LevelModel(DataModel):
    """The fitted weights. ``spread`` is half of the interval that holds eight of ten answers."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    weights: dict[str, float]
    intercept: float
    spread: float = Field(gt=0)
    norms: dict[Language, dict[str, Norm]]


@dataclass(frozen=True)
class LevelEstimate:
    """``value`` is a level with its fraction: 3.0 is the middle of B1."""

    value: float
    low: CefrLevel
    high: CefrLevel

    @property
    def level(self) -> CefrLevel:
        return _nearest(self.value)


def least_said(language: Language) -> int:
    """Words, in Chinese characters, that a level takes: fewer show too little."""
    return LEAST_WORDS * 3 // 2 if language is Language.CHINESE else LEAST_WORDS


def estimate_level(texts: Sequence[str], language: Language) -> LevelEstimate | None:
    """What ``texts``, a person's answers, look like; ``None`` when too little was said."""
    words = sum(len(words_of(text, language)) for text in texts)
    least = least_said(language)
    if words < least:
        return None
    model = load_data("cefr_levels", LevelModel)
    norms, found = model.norms[language], measure_signs(texts, language)
    value = model.intercept + sum(
        model.weights[sign] * (found[sign] - norms[sign].mean) / norms[sign].sd for sign in SIGNS
    )
    # Learned from A2 to C1: what looks like less or more is told as the end of that.
    value = round(min(max(value, float(CefrLevel.A1)), float(CefrLevel.C1)), 2)
    low, high = value - model.spread, value + model.spread
    return LevelEstimate(value, _nearest(max(low, CefrLevel.A1)), _nearest(min(high, CefrLevel.C2)))


def measure_signs(texts: Sequence[str], language: Language) -> dict[str, float]:
    """The signs of ``texts``, each a number that no unit of the language distorts."""
    words = [word for text in texts for word in words_of(text, language)]
    if not words:
        return dict.fromkeys(SIGNS, 0.0)
    sentences = sum(max(1, len(sentence_ends(text, language.value))) for text in texts)
    hundreds = max(0.5, len(words) / 100)
    joined = {level: connectives_in(texts, language, level) for level in ("B1", "B2", "C1")}
    # The common tenth of a talk is grammar: how many different words there are grows with the
    # root of how much is said (Carroll's corrected type-token ratio).
    return {
        "words": log1p(len(words) / len(texts)),
        "variety": len(set(words)) / sqrt(2 * len(words)),
        "word_length": sum(len(word) for word in words) / len(words),
        "sentence": log1p(len(words) / sentences),
        "joined_b": log1p(len({*joined["B1"], *joined["B2"]}) / hundreds),
        "joined_c": log1p(len(joined["C1"]) / hundreds),
        "slips": log1p(sum(len(find_slips(text, language)) for text in texts) / hundreds),
    }


def _nearest(value: float) -> CefrLevel:
    return CefrLevel(round(value))
