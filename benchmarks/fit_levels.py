"""Learn what signals and words of an answer are worth, and how far that can be trusted.

    python -m benchmarks.fit_levels [--write]

Ridge regression on the given levels over the signs and words of each answer. Wordy versions of
an answer are learned to be worth what the plain one is: weights are held small where the two
differ, sign by sign and word by word as well as in sum. Each of the writers is left out once:
what is said of the errors comes from answers by a writer whom the model had not seen. The
held-out files are never read.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.feedback_figures import pairs_right
from core.assess.words.condense import said_once, stems
from core.assess.words.estimate import LevelWeights, SignalWeight, estimate
from core.assess.words.signals import SIGNALS, measure, weighed

FOLDER = Path(__file__).parent / "data" / "feedback"
WRITERS = tuple(
    f"ladder_{name}"
    for name in (
        "development second third fourth fifth sixth seventh eighth ninth tenth "
        "eleventh twelfth thirteenth"
    ).split()
)
WORDY = ("wordy_development", "wordy_second", "wordy_third")
TARGET = Path(__file__).resolve().parents[1] / "core" / "data" / "levels_en.json"

FEWEST_QUESTIONS = 4
"""A word is learned when the answers to that many questions use it."""
WORD_SCALE = 0.4
"""How much a word may weigh beside a sign: its column is that large where the word is there."""

RIDGE, SAME_WORTH, EACH_ALONE = 8.0, 40.0, 0.5
"""How small weights are held, how firmly a wordy version is bound to the plain one, and which
part of that binding holds each sign and word by itself: what moved in these pairs may move the
other way in others. Chosen for pairs ranked rightly and wordy pairs within a quarter of a level,
both by writers left out."""

INTERVAL = 0.8
SURE_SHARE = 0.9

Array = NDArray[np.float64]
Entry = dict[str, Any]


@dataclass(frozen=True)
class Learned:
    """``weights`` has the signals first, then ``words``, then the bias."""

    words: tuple[str, ...]
    mean: Array
    sd: Array
    weights: Array


def load(name: str) -> list[Entry]:
    """The answers with a level of one writer."""
    entries: list[Entry] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [{**entry, "writer": name} for entry in entries if entry.get("level") is not None]


def same_worth(entries: list[Entry]) -> list[tuple[str, str]]:
    """Pairs of a plain answer and a wordy version of it, as far as ``entries`` have the plain."""
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        if entry["sort"] == "padded":
            stem, _, which = entry["id"].rpartition("-")
            pairs[stem][which] = entry["answer"]
    found = [(pair["plain"], pair["padded"]) for pair in pairs.values()]
    plain = {entry["answer"] for entry in entries}
    wordy = [e for name in WORDY for e in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))]
    return found + [(e["plain"], e["wordy"]) for e in wordy if e["plain"] in plain]


def learn(entries: list[Entry]) -> Learned:
    """The weights that fit ``entries`` best."""
    reader = _Reader(entries)
    levels = np.array([entry["level"] for entry in entries], dtype=np.float64)
    rows = np.array([reader.row(entry["answer"]) for entry in entries])
    apart = np.array([reader.row(a) - reader.row(b) for a, b in same_worth(entries)])
    moved = apart.T @ apart
    bound = (1 - EACH_ALONE) * moved + EACH_ALONE * np.diag(np.diag(moved))
    ridge = RIDGE * np.eye(len(moved))
    ridge[-1, -1] = 0.0
    weights = np.linalg.solve(rows.T @ rows + ridge + SAME_WORTH * bound, rows.T @ levels)
    return Learned(reader.words, reader.mean, reader.sd, weights)


class _Reader:
    """Turns answers into rows of figures."""

    def __init__(self, entries: list[Entry]) -> None:
        users: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for stem in _read(entry["answer"])[1]:
                users[stem].add(entry["question"])
        self.words = tuple(sorted(s for s, used in users.items() if len(used) >= FEWEST_QUESTIONS))
        self._place = {word: i for i, word in enumerate(self.words, start=len(SIGNALS))}
        figures = np.array([_read(entry["answer"])[0] for entry in entries])
        self.mean, self.sd = figures.mean(axis=0), figures.std(axis=0) + 1e-6

    def row(self, answer: str) -> Array:
        """Signals, then words, then 1 for the bias."""
        figures, found = _read(answer)
        row = np.zeros(len(SIGNALS) + len(self.words) + 1)
        row[: len(SIGNALS)] = (figures - self.mean) / self.sd
        row[[self._place[stem] for stem in found if stem in self._place]] = WORD_SCALE
        row[-1] = 1.0
        return row


@cache
def _read(answer: str) -> tuple[Array, frozenset[str]]:
    said = said_once(answer)
    found = weighed(measure(said))
    return np.array([found[name] for name in SIGNALS]), frozenset(stems(said))


def as_data(learned: Learned, errors: dict[str, float]) -> dict[str, Any]:
    """The content of ``levels_en.json``."""
    signals = {
        name: {
            "mean": round(float(learned.mean[i]), 5),
            "sd": round(float(learned.sd[i]), 5),
            "weight": round(float(learned.weights[i]), 5),
        }
        for i, name in enumerate(SIGNALS)
    }
    stems = {
        word: round(float(learned.weights[len(SIGNALS) + i]) * WORD_SCALE, 4)
        for i, word in enumerate(learned.words)
    }
    return {
        "schema": 2,
        "version": "2026-11-3",
        "learned_from": [*WRITERS, *WORDY],
        "bias": round(float(learned.weights[-1]), 5),
        **errors,
        "signals": signals,
        "stems": stems,
    }


def as_weights(data: dict[str, Any]) -> LevelWeights:
    return LevelWeights.model_validate(
        {**data, "signals": {k: SignalWeight(**v) for k, v in data["signals"].items()}}
    )


def cross_validate() -> dict[str, Any]:
    """Each writer left out once: the errors on their answers, and pairs ranked rightly."""
    everything = {writer: load(writer) for writer in WRITERS}
    errors: list[Array] = []
    apart: list[tuple[float, float]] = []
    right = pairs = 0
    for writer in WRITERS:
        seen = [e for other in WRITERS if other != writer for e in everything[other]]
        flat = {"margin": 1.0, "shared": 0.0, "telling_apart": 1.0}
        weights = as_weights(as_data(learn(seen), flat))
        mine = everything[writer]
        levels = [min(5.0, max(1.0, estimate(e["answer"], weights))) for e in mine]
        errors.append(np.array(levels) - np.array([e["level"] for e in mine], dtype=np.float64))
        ranked = pairs_right([(e["question"], e["level"]) for e in mine], levels)
        right, pairs = right + ranked[0], pairs + ranked[1]
        for (one, a), (other, b) in combinations(zip(mine, levels, strict=True), 2):
            if one["question"] == other["question"]:
                apart.append((a - b, one["level"] - other["level"]))
    every = np.concatenate(errors)
    shared = float(np.sqrt(np.mean([error.mean() ** 2 for error in errors])))
    return {
        "pairs_right": right,
        "pairs": pairs,
        "mean_error": round(float(np.abs(every).mean()), 3),
        "errors": {
            "margin": round(float(np.quantile(np.abs(every), INTERVAL)), 2),
            "shared": round(shared, 2),
            "telling_apart": round(_telling_apart(apart), 2),
        },
    }


def _telling_apart(apart: list[tuple[float, float]]) -> float:
    """The least difference beyond which ``SURE_SHARE`` of the pairs truly differ that way."""
    pairs = sorted(((abs(a), a * b > 0) for a, b in apart), reverse=True)
    right, least = 0, pairs[0][0]
    for count, (difference, same_way) in enumerate(pairs, start=1):
        right += same_way
        if right / count >= SURE_SHARE:
            least = difference
    return least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace core/data/levels_en.json")
    arguments = parser.parse_args()
    found = cross_validate()
    print(json.dumps(found, indent=1))
    if arguments.write:
        entries = [entry for writer in WRITERS for entry in load(writer)]
        data = as_data(learn(entries), found["errors"])
        TARGET.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
