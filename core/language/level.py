"""The level that a way of speaking looks like, by what can be counted in the words.

A linear estimate over signs that are set beside what is usual in the language: how varied
the words are, how long words and sentences are, which connectives join them and how many known
slips there are. ``benchmarks/fit_cefr.py`` made the weights and norms from
written-out answers at A2, B1 and C1 in each language; ``docs/scoring.md`` says how well it ranks
answers that it has not seen. It cannot hear whether the grammar is right or the point is clever.

How long sentences are says most, and marks alone say where they end: where marks are missing
other weights, made without that sign, give a wider interval.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import expm1, log1p

from pydantic import Field

from core.conversation.language import CefrLevel, Language
from core.language.connectives import connectives_in
from core.language.slips import find_slips
from core.language.tongue import in_its_language
from core.language.units import words_of
from core.package_data import DataModel, load_data
from core.speak.sentences import sentence_spans

LEAST_WORDS = 40
"""Fewer words tell nothing. In Chinese, whose characters are counted, it is half as many again."""

_ROW = LEAST_WORDS
_SHORT_REPLY = 0.5
_LONGEST = 3.2
_LONG_WITHOUT_MARKS = 1.5
"""In usual sentences. Of 1,300 sentences with marks, written out at A2 to C1 in all languages, none
is longer than the one, and eight (five of them Korean) go on for the other without a comma."""
_END_MARK = re.compile(r"[.!?…。！？।؟\n]")
_INNER_MARK = re.compile(r"[,;:—–،؛，；：、()«»„“”\"-]")

SIGNS = ("variety", "word_length", "sentence", "joined_b", "joined_c", "slips")


class Norm(DataModel):
    """What is usual for one sign in one language."""

    mean: float
    sd: float = Field(gt=0)


class Weights(DataModel):
    """``spread`` is half of the interval that holds eight of ten answers."""

    weights: dict[str, float]
    spread: float = Field(gt=0)

    def value(self, signs: Mapping[str, float], norms: Mapping[str, Norm], mean: float) -> float:
        return mean + sum(
            weight * (signs[sign] - norms[sign].mean) / norms[sign].sd
            for sign, weight in self.weights.items()
        )


class LevelModel(DataModel):
    """The fitted weights: for answers with marks, and for those without."""

    schema_version: int = Field(alias="schema", ge=2, le=2)
    marked: Weights
    unmarked: Weights
    intercept: float
    norms: dict[Language, dict[str, Norm]]


@dataclass(frozen=True)
class LevelEstimate:
    """``value`` is a level with its fraction: 3.0 is the middle of B1.

    Without ``marked`` too few marks said where sentences end: the interval is wider.
    """

    value: float
    low: CefrLevel
    high: CefrLevel
    marked: bool = True

    @property
    def level(self) -> CefrLevel:
        return _nearest(self.value)


def least_said(language: Language) -> int:
    """Words, in Chinese characters, that a level takes: fewer show too little."""
    return LEAST_WORDS * 3 // 2 if language is Language.CHINESE else LEAST_WORDS


def enough_said(texts: Sequence[str], language: Language) -> bool:
    return sum(len(words_of(text, language)) for text in texts) >= least_said(language)


def estimate_level(texts: Sequence[str], language: Language) -> LevelEstimate | None:
    """What ``texts``, a person's answers, look like; ``None`` when too little was said in
    ``language``.

    Short replies ("yes, that's right") belong to every talk and count only where there is little
    else.
    """
    own = [in_its_language(text, language) for text in texts]
    answers = [text for text in own if not _is_short(text, language)]
    answers = answers if enough_said(answers, language) else [text for text in own if text]
    if not enough_said(answers, language):
        return None
    model, signs = _model(), measure_signs(answers, language)
    marked = has_sentence_ends(answers, language)
    weights = model.marked if marked else model.unmarked
    value = weights.value(signs, model.norms[language], model.intercept)
    # Learned from A2 to C1: what looks like less or more is told as the end of that.
    value = round(min(max(value, float(CefrLevel.A1)), float(CefrLevel.C1)), 2)
    low, high = value - weights.spread, value + weights.spread
    lowest, highest = _nearest(max(low, CefrLevel.A1)), _nearest(min(high, CefrLevel.C2))
    return LevelEstimate(value, lowest, highest, marked)


def measure_signs(texts: Sequence[str], language: Language) -> dict[str, float]:
    """The signs of ``texts``, each a number that no unit of the language distorts."""
    words = [word for text in texts for word in words_of(text, language)]
    if not words:
        return dict.fromkeys(SIGNS, 0.0)
    ended = [length for text in texts for length in ended_sentences(text, language)]
    hundreds = max(0.5, len(words) / 100)
    joined = {level: connectives_in(texts, language, level) for level in ("B1", "B2", "C1")}
    return {
        "variety": _variety(words),
        "word_length": sum(len(word) for word in words) / len(words),
        "sentence": log1p(sum(ended) / len(ended)) if ended else 0.0,
        "joined_b": log1p(len({*joined["B1"], *joined["B2"]}) / hundreds),
        "joined_c": log1p(len(joined["C1"]) / hundreds),
        "slips": log1p(sum(len(find_slips(text, language)) for text in texts) / hundreds),
    }


def _variety(words: Sequence[str]) -> float:
    """The share of different words in a row of so many, on average over all rows: a long talk
    repeats more (the moving-average type-token ratio of Covington and McFall, 2010)."""
    row = min(_ROW, len(words))
    rows = range(len(words) - row + 1)
    return sum(len(set(words[at : at + row])) for at in rows) / (row * len(rows))


def has_sentence_ends(texts: Sequence[str], language: Language) -> bool:
    """Whether marks say where at least half of what was said ends its sentences."""
    words = sum(len(words_of(text, language)) for text in texts)
    return 2 * sum(n for text in texts for n in ended_sentences(text, language)) >= words


def ended_sentences(text: str, language: Language) -> list[int]:
    """How many words each sentence of ``text`` has whose end is known.

    What no mark ends, and what goes on for longer than sentences do or long without any mark,
    are several sentences as a rule, typed or heard without marks.
    """
    sentences = [text[start:end] for start, end in sentence_spans(text, language.value)]
    if len(sentences) == 1 and not _END_MARK.search(text):
        return []
    usual = usual_sentence(language)
    lengths = [(len(words_of(sentence, language)), sentence) for sentence in sentences]
    return [
        length
        for length, sentence in lengths
        if 0 < length <= _LONGEST * usual
        and (length <= _LONG_WITHOUT_MARKS * usual or _INNER_MARK.search(sentence.strip()[:-1]))
    ]


def usual_sentence(language: Language) -> float:
    """How many words sentences have on average."""
    return expm1(_model().norms[language]["sentence"].mean)


def _is_short(text: str, language: Language) -> bool:
    return len(words_of(text, language)) <= _SHORT_REPLY * usual_sentence(language)


def _model() -> LevelModel:
    return load_data("cefr_levels", LevelModel)


def _nearest(value: float) -> CefrLevel:
    return CefrLevel(round(value))
