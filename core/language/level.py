"""The level that a way of speaking looks like, by what can be counted in the words.

A linear estimate over signs that are set beside what is usual in the language: how varied
the words are and how many of them are none of everyday life, how long words and sentences are,
and which connectives join them. ``benchmarks/fit_cefr.py`` made the weights and norms from
written-out answers at A2, B1 and C1 in each language and from talks at A1 to C1 in six;
``docs/scoring.md`` says how well it ranks answers that it has not seen. It cannot tell whether the
grammar is right or the point is clever: slips move no level, since who dares more makes more.

How long sentences are says much, and marks alone say where they end: where marks are missing
other weights, made without that sign, give a wider interval. A sentence that stands alone, as in a
chat, is shorter than one of a story, whoever says it: so how many an answer has is a sign as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import expm1, log, log1p, sqrt

from pydantic import Field

from core.conversation.language import CefrLevel, Language
from core.conversation.rounding import to_whole
from core.language.words.connectives import connectives_in
from core.language.words.everyday import share_beyond_everyday
from core.language.words.tongue import in_its_language
from core.language.words.units import words_of
from core.package_data import DataModel, load_data
from core.speak.sentences import sentence_spans

LEAST_WORDS = 40
"""Fewer words tell nothing. In Chinese, whose characters are counted, it is half as many again."""

ENOUGH_WORDS = 100
"""Of fewer a level is less sure: of 40 the middle error is half as large again."""

_ROW = LEAST_WORDS
_SHORT_REPLY = 0.5
_ASIDE = 0.25
_LONGEST = 3.2
_LONG_WITHOUT_MARKS = 1.5
"""In usual sentences. Of 1,300 sentences with marks, written out at A2 to C1 in all languages, none
is longer than the one, and eight (five of them Korean) go on for the other without a comma."""
_END_MARK = re.compile(r"[.!?…。！？।؟\n]")
_INNER_MARK = re.compile(r"[,;:—–،؛，；：、()«»„“”\"-]")

SIGNS = (
    "variety",
    "beyond_everyday",
    "word_length",
    "sentence",
    "sentences_per_answer",
    "joined_b",
    "joined_c",
)


class Norm(DataModel):
    """What is usual for one sign in one language."""

    mean: float
    sd: float = Field(gt=0)


class Weights(DataModel):
    """``intercept`` is the level where all signs are usual, ``spread`` half of the interval that
    holds eight of ten answers of ``ENOUGH_WORDS`` and more."""

    weights: dict[str, float]
    intercept: float
    spread: float = Field(gt=0)

    def value(self, signs: Mapping[str, float], norms: Mapping[str, Norm]) -> float:
        return self.intercept + sum(
            weight * (signs[sign] - norms[sign].mean) / norms[sign].sd
            for sign, weight in self.weights.items()
        )


class LevelModel(DataModel):
    """The fitted weights: for answers with marks, and for those without."""

    schema_version: int = Field(alias="schema", ge=3, le=3)
    marked: Weights
    unmarked: Weights
    norms: dict[Language, dict[str, Norm]]


@dataclass(frozen=True)
class LevelEstimate:
    """``value`` is a level with its fraction: 3.0 is the middle of B1. It rests on ``words``
    (characters in Chinese).

    Without ``marked`` too few marks said where sentences end: the interval is wider. So it is
    where ``short``: fewer words were said than make a level sure.
    """

    value: float
    low: CefrLevel
    high: CefrLevel
    words: int
    marked: bool = True
    short: bool = False

    @property
    def level(self) -> CefrLevel:
        return _nearest(self.value)


def least_said(language: Language) -> int:
    """Words, in Chinese characters, that a level takes: fewer show too little."""
    return _in_its_units(LEAST_WORDS, language)


def surely_said(language: Language) -> int:
    """Words, in Chinese characters, from which on a level is as sure as it gets."""
    return _in_its_units(ENOUGH_WORDS, language)


def enough_said(texts: Sequence[str], language: Language) -> bool:
    return words_said(texts, language) >= least_said(language)


def words_said(texts: Sequence[str], language: Language) -> int:
    """How many words ``texts`` have, in Chinese characters."""
    return sum(len(words_of(text, language)) for text in texts)


def widening(words: int, language: Language) -> float:
    """By how much the interval is wider for so few words: with the root of what is missing."""
    return sqrt(max(1.0, surely_said(language) / words))


def estimate_level(texts: Sequence[str], language: Language) -> LevelEstimate | None:
    """What ``texts``, a person's answers, look like; ``None`` when too little was said in
    ``language``."""
    answers = answers_that_count(texts, language)
    if not enough_said(answers, language):
        return None
    model, signs = _model(), measure_signs(answers, language)
    marked = has_sentence_ends(answers, language)
    weights = model.marked if marked else model.unmarked
    value = weights.value(signs, model.norms[language])
    # Learned from A1 to C1: what looks like less or more is told as the end of that.
    value = round(min(max(value, float(CefrLevel.A1)), float(CefrLevel.C1)), 2)
    words = words_said(answers, language)
    spread = weights.spread * widening(words, language)
    low, high = value - spread, value + spread
    lowest, highest = _nearest(max(low, CefrLevel.A1)), _nearest(min(high, CefrLevel.C2))
    return LevelEstimate(value, lowest, highest, words, marked, short=words < surely_said(language))


def answers_that_count(texts: Sequence[str], language: Language) -> list[str]:
    """What of ``texts`` is in ``language``. Short replies ("yes, that's right") belong to every
    talk and count only where there is little else."""
    own = [in_its_language(text, language) for text in texts]
    answers = [text for text in own if not is_short(text, language)]
    return answers if enough_said(answers, language) else [text for text in own if text]


def measure_signs(texts: Sequence[str], language: Language) -> dict[str, float]:
    """The signs of ``texts``, each a number that no unit of the language distorts."""
    words = [word for text in texts for word in words_of(text, language)]
    if not words:
        return dict.fromkeys(SIGNS, 0.0)
    said = [ended_sentences(text, language) for text in texts]
    least = _ASIDE * usual_sentence(language)  # "And you?" shows nothing of how one builds
    by_answer = [kept for lengths in said if (kept := [n for n in lengths if n > least])]
    by_answer = by_answer or [lengths for lengths in said if lengths]
    ended = [length for lengths in by_answer for length in lengths]
    hundreds = max(0.5, len(words) / 100)
    joined = {level: connectives_in(texts, language, level) for level in ("B1", "B2", "C1")}
    return {
        "variety": _variety(words),
        "beyond_everyday": share_beyond_everyday(words, language),
        "word_length": sum(len(word) for word in words) / len(words),
        "sentence": log1p(sum(ended) / len(ended)) if ended else 0.0,
        "sentences_per_answer": log(len(ended) / len(by_answer)) if ended else 0.0,
        "joined_b": log1p(len({*joined["B1"], *joined["B2"]}) / hundreds),
        "joined_c": log1p(len(joined["C1"]) / hundreds),
    }


def _variety(words: Sequence[str]) -> float:
    """The share of different words in a row of so many, on average over all rows: a long talk
    repeats more (the moving-average type-token ratio of Covington and McFall, 2010)."""
    row = min(_ROW, len(words))
    rows = range(len(words) - row + 1)
    return sum(len(set(words[at : at + row])) for at in rows) / (row * len(rows))


def has_sentence_ends(texts: Sequence[str], language: Language) -> bool:
    """Whether marks say where at least half of what was said ends its sentences."""
    words = words_said(texts, language)
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


def is_short(text: str, language: Language) -> bool:
    """Whether ``text`` is no longer than a short reply, half of what is usual for a sentence."""
    return len(words_of(text, language)) <= _SHORT_REPLY * usual_sentence(language)


def _in_its_units(words: int, language: Language) -> int:
    """A Chinese word has one character and a half."""
    return words * 3 // 2 if language is Language.CHINESE else words


def _model() -> LevelModel:
    return load_data("cefr_levels", LevelModel)


def _nearest(value: float) -> CefrLevel:
    return CefrLevel(to_whole(value))
