"""Fits the weights of ``core/data/cefr_levels.json`` to answers and talks at known levels.

    python -m benchmarks.fit_cefr [--cases FOLDER] [--write] [--everyday]

Every language's answers are set beside the mean and spread of its written-out ones; the weights are
shared. A second set is made without what marks alone tell, for answers that have none. For both,
with each language left out of learning in turn, this prints how many pairs (of one question, or of
talks in one language) are ranked rightly, the bound that eight of ten errors keep, and by how
much talks at each level are put too high or too low.

``--everyday`` collects the everyday words anew first (``core/data/everyday_words.json``).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from core.conversation.language import CefrLevel, Language
from core.language.level import SIGNS, answers_that_count, measure_signs, widening, words_said
from core.language.pack import load_pack
from core.language.words.everyday import stem_of
from core.language.words.units import words_of

DEVELOPMENT = Path(__file__).parent / "data" / "languages" / "development"
_DATA = Path(__file__).parents[1] / "core" / "data"
MODEL, EVERYDAY = _DATA / "cefr_levels.json", _DATA / "everyday_words.json"
RIDGE = 8.0
Signs = Sequence[str]
_BY_MARKS = ("sentence", "sentences_per_answer")
_SETS: dict[str, Signs] = {
    "marked": SIGNS,
    "unmarked": tuple(sign for sign in SIGNS if sign not in _BY_MARKS),
}
# Sentences that stand beside many others are longer at each level; of everything else, who knows
# more has more. A fit to few answers may not turn that round.
_RISES = {sign: -1.0 if sign == "sentences_per_answer" else 1.0 for sign in SIGNS}
# How many sentences answers have is no spread of written-out ones: talks lie far outside it.
_NO_SPREAD = "sentences_per_answer"
_TALK = ""


@dataclass(frozen=True)
class Answered:
    """``topic`` is empty for a talk."""

    language: Language
    topic: str
    level: float
    signs: tuple[float, ...]
    widening: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=DEVELOPMENT)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--everyday", action="store_true")
    options = parser.parse_args()
    if options.everyday:
        content = {"schema": 1, "stems": {lang.value: everyday_stems(lang) for lang in Language}}
        EVERYDAY.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    answers = read_answers(options.cases)
    norms = {language: _norms(answers, language) for language in Language}
    fits = {name: _fit_and_judge(answers, norms, signs) for name, signs in _SETS.items()}
    print(json.dumps({"answers": len(answers), **fits}))
    if options.write:
        content = {
            "schema": 3,
            **{
                name: {kept: fitted[kept] for kept in ("weights", "intercept", "spread")}
                for name, fitted in fits.items()
            },
            "norms": {
                language.value: {
                    sign: {"mean": round(float(mean), 4), "sd": round(float(sd), 4)}
                    for sign, mean, sd in zip(SIGNS, *norms[language], strict=True)
                }
                for language in Language
            },
        }
        MODEL.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _fit_and_judge(
    answers: Sequence[Answered], norms: dict[Language, tuple[np.ndarray, np.ndarray]], signs: Signs
) -> dict[str, Any]:
    right = pairs = 0
    errors: list[float] = []
    talks: dict[str, list[float]] = {}
    for left_out in Language:
        others = [a for a in answers if a.language is not left_out]
        weights, intercept = fit(others, norms, signs)
        mine = [a for a in answers if a.language is left_out]
        values = [
            min(max(intercept + float(_standard(a, norms) @ weights), CefrLevel.A1), CefrLevel.C1)
            for a in mine
        ]
        errors += [abs(value - a.level) / a.widening for value, a in zip(values, mine, strict=True)]
        for value, a in zip(values, mine, strict=True):
            if a.topic == _TALK:
                talks.setdefault(CefrLevel(int(a.level)).name, []).append(value - a.level)
        for (one, a), (other, b) in combinations(zip(values, mine, strict=True), 2):
            if a.topic == b.topic and a.level != b.level:
                pairs += 1
                right += (one < other) == (a.level < b.level)
    weights, intercept = fit(answers, norms, signs)
    return {
        "pairs_right": right,
        "pairs": pairs,
        "spread": round(float(np.quantile(errors, 0.8)), 3),
        "talks_off_by": {level: round(float(np.mean(off)), 2) for level, off in talks.items()},
        "weights": dict(zip(SIGNS, np.round(weights, 4).tolist(), strict=True)),
        "intercept": round(intercept, 4),
    }


def everyday_stems(language: Language) -> str:
    """The stems of the words that the pack of ``language`` says at A1 and A2, asks with, and has in
    its sentences about slips."""
    pack = load_pack(language)
    texts = (
        *(t for p in pack.prompts if p.level <= CefrLevel.A2 for t in (p.text, *p.follow_ups)),
        *(text for texts in pack.intents.values() for text in texts),
        *pack.around_requests,
        *pack.near_requests,
        *pack.connectives["A2"],
        *(text for rule in pack.slip_rules for pair in rule.examples for text in pair),
        *(text for rule in pack.slip_rules for text in rule.fine),
        *(text for upgrade in pack.upgrades for text in upgrade.plain),
    )
    return " ".join(sorted({stem_of(word) for text in texts for word in words_of(text, language)}))


def read_answers(folder: Path) -> list[Answered]:
    """The samples and the talks of every language in ``folder``."""
    found = []
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        language = Language(content["language"])
        said = [(s["topic"], s["level"], [s["answer"]]) for s in content["samples"]]
        said += [(_TALK, talk["level"], talk["answers"]) for talk in content.get("talks", ())]
        for topic, level, answers in said:
            counted = answers_that_count(answers, language)
            signs = measure_signs(counted, language)
            row = tuple(signs[sign] for sign in SIGNS)
            wider = widening(words_said(counted, language), language)
            found.append(Answered(language, topic, float(CefrLevel[level]), row, wider))
    return found


def fit(
    answers: Sequence[Answered],
    norms: dict[Language, tuple[np.ndarray, np.ndarray]],
    allowed: Signs = SIGNS,
) -> tuple[np.ndarray, float]:
    """Ridge weights of the ``allowed`` signs, none against its sign, and the level of an answer
    that has of all as much as is usual."""
    signs = np.array([_standard(answer, norms) for answer in answers])
    levels = np.array([answer.level for answer in answers])
    kept = [k for k, sign in enumerate(SIGNS) if sign in allowed]
    mean = signs.mean(axis=0)
    while True:
        part = (signs - mean)[:, kept]
        weights = np.linalg.solve(
            part.T @ part + RIDGE * np.eye(len(kept)), part.T @ (levels - levels.mean())
        )
        wrong = [k for k, w in zip(kept, weights, strict=True) if w * _RISES[SIGNS[k]] < 0]
        if not wrong:
            break
        kept = [k for k in kept if k not in wrong]
    every = np.zeros(len(SIGNS))
    every[kept] = weights
    return every, float(levels.mean() - mean @ every)


def _norms(answers: Sequence[Answered], language: Language) -> tuple[np.ndarray, np.ndarray]:
    """Of the written-out answers, which every language has."""
    mine = np.array([a.signs for a in answers if a.language is language and a.topic != _TALK])
    if not len(mine):
        return np.zeros(len(SIGNS)), np.ones(len(SIGNS))
    spread = np.maximum(mine.std(axis=0), 0.05)
    spread[SIGNS.index(_NO_SPREAD)] = 1.0
    return mine.mean(axis=0), spread


def _standard(answer: Answered, norms: dict[Language, tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    mean, sd = norms[answer.language]
    standard: np.ndarray = (np.array(answer.signs) - mean) / sd
    return standard


if __name__ == "__main__":
    main()
