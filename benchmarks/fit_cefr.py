"""Fits the weights of ``core/data/cefr_levels.json`` to written-out answers at known levels.

    python -m benchmarks.fit_cefr [--cases FOLDER] [--write]

Every language's answers are set beside its own mean and spread; the weights are shared. A second
set is made without what marks alone tell, for answers that have none. Prints for both how many
pairs of one question are ranked rightly when each language is left out in turn.
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
from core.language.level import SIGNS, measure_signs

DEVELOPMENT = Path(__file__).parent / "data" / "languages" / "development"
MODEL = Path(__file__).parents[1] / "core" / "data" / "cefr_levels.json"
RIDGE = 8.0
Signs = Sequence[str]
_SETS: dict[str, Signs] = {
    "marked": SIGNS,
    "unmarked": tuple(sign for sign in SIGNS if sign != "sentence"),
}
# Slips lower a level and everything else raises it: a fit to few answers may not turn that round.
_RISES = {sign: -1.0 if sign == "slips" else 1.0 for sign in SIGNS}


@dataclass(frozen=True)
class Answered:
    language: Language
    topic: str
    level: float
    signs: tuple[float, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=DEVELOPMENT)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    answers = read_answers(options.cases)
    norms = {language: _norms(answers, language) for language in Language}
    fits = {name: _fit_and_judge(answers, norms, signs) for name, signs in _SETS.items()}
    print(json.dumps({"answers": len(answers), **fits}))
    if options.write:
        content = {
            "schema": 2,
            **{
                name: {"weights": fitted["weights"], "spread": fitted["spread"]}
                for name, fitted in fits.items()
            },
            "intercept": round(float(np.mean([a.level for a in answers])), 4),
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
    for left_out in Language:
        others = [a for a in answers if a.language is not left_out]
        weights, intercept = fit(others, norms, signs)
        mine = [a for a in answers if a.language is left_out]
        values = [intercept + float(_standard(a, norms) @ weights) for a in mine]
        errors += [abs(value - a.level) for value, a in zip(values, mine, strict=True)]
        for (one, a), (other, b) in combinations(zip(values, mine, strict=True), 2):
            if a.topic == b.topic and a.level != b.level:
                pairs += 1
                right += (one < other) == (a.level < b.level)
    weights, _ = fit(answers, norms, signs)
    return {
        "pairs_right": right,
        "pairs": pairs,
        "spread": round(float(np.quantile(errors, 0.8)), 3),
        "weights": dict(zip(SIGNS, np.round(weights, 4).tolist(), strict=True)),
    }


def read_answers(folder: Path) -> list[Answered]:
    """The samples of every language in ``folder``."""
    found = []
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        language = Language(content["language"])
        for sample in content["samples"]:
            signs = measure_signs([sample["answer"]], language)
            level = float(CefrLevel[sample["level"]])
            row = tuple(signs[sign] for sign in SIGNS)
            found.append(Answered(language, sample["topic"], level, row))
    return found


def fit(
    answers: Sequence[Answered],
    norms: dict[Language, tuple[np.ndarray, np.ndarray]],
    allowed: Signs = SIGNS,
) -> tuple[np.ndarray, float]:
    """Ridge weights of the ``allowed`` signs, none against its sign, and the mean level."""
    signs = np.array([_standard(answer, norms) for answer in answers])
    levels = np.array([answer.level for answer in answers])
    kept = [k for k, sign in enumerate(SIGNS) if sign in allowed]
    while True:
        part = signs[:, kept]
        weights = np.linalg.solve(
            part.T @ part + RIDGE * np.eye(len(kept)), part.T @ (levels - levels.mean())
        )
        wrong = [k for k, w in zip(kept, weights, strict=True) if w * _RISES[SIGNS[k]] < 0]
        if not wrong:
            break
        kept = [k for k in kept if k not in wrong]
    every = np.zeros(len(SIGNS))
    every[kept] = weights
    return every, float(levels.mean())


def _norms(answers: Sequence[Answered], language: Language) -> tuple[np.ndarray, np.ndarray]:
    mine = np.array([a.signs for a in answers if a.language is language])
    if not len(mine):
        return np.zeros(len(SIGNS)), np.ones(len(SIGNS))
    return mine.mean(axis=0), np.maximum(mine.std(axis=0), 0.05)


def _standard(answer: Answered, norms: dict[Language, tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    mean, sd = norms[answer.language]
    standard: np.ndarray = (np.array(answer.signs) - mean) / sd
    return standard


if __name__ == "__main__":
    main()
