"""What the relevance reader learns from: pairs of a question and a text that answers it or not."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fit_topic import OFF_TOPIC, load
from core.ground.documents import Document, DocumentKind
from core.ground.lookup import as_read, excerpts
from core.ground.reading.passages import read_all
from core.speak.sentences import sentence_spans

WHOLE, LEAST_WORDS = 0.4, 15
"""An answer is learned from whole in so many of ten epochs, else as a run of its sentences: how
long it is must tell nothing."""

TO_ANOTHER, TO_ANOTHER_WEIGHT, OFF_TOPIC_WEIGHT = 0.5, 0.5, 1.2
WRONG_EXCERPTS, WRONG_EXCERPT_WEIGHT = 2, 0.6


@dataclass(frozen=True)
class Told:
    """A text and whether it answers what was ``asked``; ``apart`` are other questions of the same
    writer, which it does not answer."""

    asked: str
    text: str
    answers: bool
    apart: tuple[str, ...] = ()


@dataclass(frozen=True)
class LookUp:
    asked: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    asked: str
    text: str
    answers: bool
    weight: float


def learned_by(writer: str) -> list[Told]:
    return _told([(e["kind"], e["question"], e["answer"], e["sort"]) for e in load(writer)])


def written(file: Path) -> list[Told]:
    """Answers of ``data/relevance``: questions with real and off-topic ones."""
    return _told(
        [
            (one["kind"], one["question"], answer, sort)
            for one in json.loads(file.read_text(encoding="utf-8"))
            for sort, answers in (("real", one["real"]), ("off_topic", one["off"]))
            for answer in answers
        ]
    )


def _told(rows: Sequence[tuple[str, str, str, str]]) -> list[Told]:
    by_kind: dict[str, list[str]] = {}
    for kind, question, _, _ in rows:
        by_kind.setdefault(kind, []).append(question)
    return [
        Told(
            question,
            answer,
            sort not in OFF_TOPIC,
            () if sort == "off_topic" else tuple({*by_kind[kind]} - {question}),
        )
        for kind, question, answer, sort in rows
    ]


def look_ups(file: Path) -> list[LookUp]:
    found = []
    for case in json.loads(file.read_text(encoding="utf-8")):
        kinds = (DocumentKind.RESUME, DocumentKind.JOB)
        documents = [Document(kind, kind.value, case[kind.value]) for kind in kinds]
        cut = excerpts(read_all(documents))
        for one in case["lookups"]:
            answer = _folded(one["answer_contains"])
            right = {
                as_read(excerpt)
                for excerpt in cut
                if answer in _folded(" ".join(line for part in excerpt for line in part.lines))
            }
            wrong = {as_read(excerpt) for excerpt in cut} - right
            found.append(LookUp(one["query"], tuple(sorted(right)), tuple(sorted(wrong))))
    return [one for one in found if one.right]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def epoch(answers: Sequence[Told], lookups: Sequence[LookUp], rng: random.Random) -> list[Pair]:
    pairs = []
    for one in answers:
        weight = 1.0 if one.answers else OFF_TOPIC_WEIGHT
        pairs.append(Pair(one.asked, _some_of(one.text, rng), one.answers, weight))
        if one.apart and rng.random() < TO_ANOTHER:
            other = rng.choice(sorted(one.apart))
            pairs.append(Pair(other, _some_of(one.text, rng), False, TO_ANOTHER_WEIGHT))
    for look_up in lookups:
        pairs.append(Pair(look_up.asked, rng.choice(look_up.right), True, 1.0))
        for wrong in rng.sample(look_up.wrong, min(WRONG_EXCERPTS, len(look_up.wrong))):
            pairs.append(Pair(look_up.asked, wrong, False, WRONG_EXCERPT_WEIGHT))
    return pairs


def _some_of(text: str, rng: random.Random) -> str:
    sentences = [text[start:end].strip() for start, end in sentence_spans(text)]
    if rng.random() < WHOLE or len(sentences) < 2:
        return text
    count = rng.randint(1, len(sentences))
    first = 0 if rng.random() < 0.5 else rng.randint(0, len(sentences) - count)
    some = " ".join(sentences[first : first + count])
    return some if len(some.split()) >= LEAST_WORDS else text
