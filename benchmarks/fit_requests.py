"""Learn what an utterance most likely asks for where the rules do not know its words.

    python -m benchmarks.fit_requests [--write]

A logistic regression over ``core.think.requests.likely_request.features``. What is printed is how
it does on utterances left out of learning, beside the rules alone. The held-out file is never
read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.think.intent import Intent, read_by_rules, reads_as_told
from core.think.requests.likely_request import MOST_WORDS, features

SOURCE = Path(__file__).parent / "data" / "control_development.json"
TARGET = Path(__file__).resolve().parents[1] / "core" / "data" / "request_weights_en.json"

INTENTS = (Intent.ANSWER, Intent.WAIT, Intent.SKIP, Intent.REPEAT, Intent.DONT_KNOW, Intent.END)
SUREST = {
    **dict.fromkeys((Intent.WAIT, Intent.REPEAT, Intent.DONT_KNOW), 0.6),
    Intent.SKIP: 0.7,
    Intent.END: 0.75,
}
FOLDS, RIDGE, STEPS, RATE = 8, 0.01, 300, 0.05
FEWEST_UTTERANCES = 2
SMALLEST_WEIGHT = 0.05

Array = NDArray[np.float64]
Case = tuple[str, Intent]


def learn(cases: list[Case]) -> tuple[list[str], Array]:
    """Feature names, and their weights by intent; the last row is the bias."""
    counted = Counter(name for text, _ in cases for name in features(text))
    names = sorted(name for name, count in counted.items() if count >= FEWEST_UTTERANCES)
    rows = np.array([_row(text, names) for text, _ in cases])
    wanted = np.eye(len(INTENTS))[[INTENTS.index(intent) for _, intent in cases]]
    weights: Array = np.zeros((len(names) + 1, len(INTENTS)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):  # Adam
        slope = (rows.T @ (_shares(rows @ weights) - wanted) + RIDGE * weights) / len(cases)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        along = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights -= RATE * along
    return names, weights


def _row(text: str, names: list[str]) -> Array:
    said = features(text)
    row = np.array([*(name in said for name in names), True], dtype=np.float64)
    row[:-1] /= np.sqrt(max(1.0, row[:-1].sum()))
    return row


def _shares(sums: Array) -> Array:
    raised: Array = np.exp(sums - sums.max(axis=-1, keepdims=True))
    shares: Array = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _with_weights(text: str, names: list[str], weights: Array) -> Intent:
    shares = _shares(_row(text, names) @ weights)
    best = INTENTS[int(shares.argmax())]
    sure = shares.max() > SUREST.get(best, 1.0)
    return best if sure and len(text.split()) <= MOST_WORDS else Intent.ANSWER


def _left_out(cases: list[Case]) -> None:
    order = np.random.default_rng(1).permutation(len(cases))
    by_rules: list[tuple[Intent, Intent]] = []
    by_both: list[tuple[Intent, Intent]] = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS].tolist())
        model = learn([case for n, case in enumerate(cases) if n not in out])
        for n in sorted(out):
            text, wanted = cases[n]
            ruled = read_by_rules(text)
            unknown = ruled is Intent.ANSWER and not reads_as_told(text)
            asked = _with_weights(text, *model) if unknown else ruled
            by_rules.append((wanted, ruled))
            by_both.append((wanted, asked))
    for name, pairs in (("rules", by_rules), ("rules and weights", by_both)):
        right = sum(wanted is got for wanted, got in pairs)
        lost = sum(wanted is Intent.ANSWER is not got for wanted, got in pairs)
        print(f"{name}: {right} of {len(pairs)} right, {lost} answers taken for a request")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"replace {TARGET.name}")
    arguments = parser.parse_args()
    given = json.loads(SOURCE.read_text(encoding="utf-8"))["cases"]
    cases = [(case["text"], Intent(case["intent"])) for case in given]
    cases = [case for case in cases if case[1] in INTENTS]
    _left_out(cases)
    if arguments.write:
        names, weights = learn(cases)
        *learned, bias = np.round(weights, 2).tolist()
        told = {
            name: row
            for name, row in zip(names, learned, strict=True)
            if max(map(abs, row)) >= SMALLEST_WEIGHT
        }
        data = {
            "schema": 1,
            "version": "2026-11-1",
            "learned_from": SOURCE.stem,
            "intents": INTENTS,
            "surest": SUREST,
            "bias": bias,
            "weights": told,
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        TARGET.write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")
        print(f"{len(told)} features written to {TARGET.name}")


if __name__ == "__main__":
    main()
