"""Learn how likely a sentence leaves something for later.

    python -m benchmarks.fit_threads [--write]

A logistic regression over ``core.think.likely_thread.features``: sentences of talks that leave
something for later and look-alikes that do not, and plain answers out of other files. What is
printed is how cues and weights, each alone, do on sentences left out of learning. No
file of unseen sentences is read, nor the answers that ``benchmarks.long_talk`` is made of.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.think.likely_thread import features
from core.think.memory import sentences_of
from core.think.reading.cues import fold_speech
from core.think.threads import cue_score, cues_in, is_clear

DATA = Path(__file__).parent / "data"
SOURCES = ("building", "learning", "learning_second")
TARGET = Path(__file__).resolve().parents[1] / "core" / "data" / "thread_weights_en.json"

SUREST = 0.6
FOLDS, RIDGE, STEPS, RATE = 4, 0.01, 250, 0.05
FEWEST_SENTENCES = 3
SMALLEST_WEIGHT = 0.05

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Case:
    """A sentence, whether it leaves something for later, and what is learned from it."""

    sentence: str
    open: bool
    features: frozenset[str]


def _case(sentence: str, is_open: bool) -> Case:
    return Case(sentence, is_open, features(fold_speech(sentence), cues_in(sentence)))


def written() -> list[Case]:
    """The person's sentences in ``SOURCES``. Whether a question stands open it does not tell."""
    cases = [case for name in SOURCES for case in _read(f"threads/{name}")]
    alone = [case for case in cases if case["role"] == "user" and "then" not in case]
    return [_case(case["said"], case["open"]) for case in alone]


def plain_answers() -> list[Case]:
    """What people say in talks and leave nothing open with."""
    texts = [case["answer"] for case in _read("points/answers")]
    texts += [c["text"] for c in _read("control_development")["cases"] if c["intent"] == "answer"]
    texts += [c["text"] for c in _read("endpointing/texts_development")["cases"] if c["finished"]]
    texts += [c["text"] for c in _read("tone_development")["cases"]]
    return [_case(sentence, False) for text in texts for sentence in sentences_of(text)]


def _read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def learn(cases: Collection[Case]) -> dict[str, float]:
    """The weight of each feature; that of the empty name is the bias."""
    counted = Counter(name for case in cases for name in case.features)
    names = sorted(name for name, count in counted.items() if count >= FEWEST_SENTENCES)
    places = {name: place for place, name in enumerate(names)}
    rows: Array = np.zeros((len(cases), len(names) + 1), dtype=np.float32)
    rows[:, -1] = 1
    for row, case in zip(rows, cases, strict=True):
        known = [places[name] for name in case.features if name in places]
        row[known] = 1 / np.sqrt(max(1, len(known)))
    wanted: Array = np.array([case.open for case in cases], dtype=np.float32)
    weights: Array = np.zeros(rows.shape[1], dtype=np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):  # Adam
        slope = (rows.T @ (_shares(rows @ weights) - wanted) + RIDGE * weights) / len(cases)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        along = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights -= RATE * along
    return dict(zip([*names, ""], weights.tolist(), strict=True))


def _shares(sums: Array) -> Array:
    shares: Array = np.reciprocal(1 + np.exp(-sums))
    return shares


def _believed(case: Case, weights: Mapping[str, float]) -> bool:
    known = [weights[name] for name in case.features if name in weights]
    even = math.log(SUREST / (1 - SUREST))
    return weights[""] + sum(known) / math.sqrt(max(1, len(known))) > even


def _left_out(cases: Sequence[Case], plain: Sequence[Case]) -> None:
    """Prints what is found of sentences that were not learned from."""
    order = np.random.default_rng(1).permutation(len(cases))
    found: Counter[tuple[str, bool]] = Counter()
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS].tolist())
        weights = learn([*(case for n, case in enumerate(cases) if n not in out), *plain])
        for case in (cases[n] for n in sorted(out)):
            found["cues", case.open] += is_clear(cue_score(case.sentence))
            found["weights", case.open] += _believed(case, weights)
    threads = sum(case.open for case in cases)
    for way in ("cues", "weights"):
        print(
            f"{way} alone: {found[way, True]} of {threads} threads found,"
            f" {found[way, False]} of {len(cases) - threads} look-alikes taken for one"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"replace {TARGET.name}")
    arguments = parser.parse_args()
    cases, plain = written(), plain_answers()
    if not arguments.write:
        _left_out(cases, plain)
        return
    weights = learn([*cases, *plain])
    bias = weights.pop("")
    told = {name: round(value, 2) for name, value in weights.items()}
    told = {name: value for name, value in told.items() if abs(value) >= SMALLEST_WEIGHT}
    data = {
        "schema": 1,
        "version": "2026-11-2",
        "learned_from": SOURCES,
        "surest": SUREST,
        "bias": round(bias, 2),
        "weights": told,
    }
    text = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{len(told)} features written to {TARGET.name}")


if __name__ == "__main__":
    main()
