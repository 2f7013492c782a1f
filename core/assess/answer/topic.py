"""Whether an answer answers this question, by what it means.

It is read in two ways. The sentence encoder turns question, expected points and answer into
vectors, each alone. Two linear models over them (how much the answer sounds like any interview
answer, and how well its meaning goes with that of the question) and a few plain figures are
weighed together by how near they come to answers of which it is known. The relevance reader
reads question and answer together, word beside word, and its reading is added; what each counts
is learned by ``python -m benchmarks.fit_topic``. It is used for one thing only: an answer far
below what real answers reach is not judged. A person can overrule it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.assess.answer.topic_model import FEATURES, KINDS, topic_models
from core.assess.words.condense import meaningful_stems
from core.conversation.brief import InterviewType
from core.conversation.ports import RelevanceReader, TextEncoder, TextReaders
from core.ground.vectors import unit
from core.practice.bank import Question
from core.speak.sentences import sentence_spans

Vector = NDArray[np.float32]

PIECE_WORDS, MOST_PIECES = 40, 4
"""An answer is encoded in up to four pieces of about forty words."""

PART_WORDS = 85
"""The relevance reader reads the opening of an answer, and all of it in parts of about so many
words."""

SHORT_WORDS = 70

FARTHEST = 3.0
"""A feature counts as at most so many standard deviations from its mean."""


IN_DOUBT = 0.35
"""An answer that lies less far above the bound is judged and told to be in doubt: with each writer
left out, 6 of 100 real answers of 70 words or more and 88 of 100 off-topic ones lie below that (2
and 77 below the bound); of shorter ones 7 and 81 (2 and 66). Where a question quotes a line it is 3
and 92 (2 and 86), and 5 and 76 (2 and 65)."""


@dataclass(frozen=True)
class Asked:
    """A question as it is put to an answer; ``points`` are what a good answer says, if known."""

    kind: InterviewType
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """Unit vectors: of the question, of its points, of the answer's pieces and their mean."""

    question: Vector
    points: tuple[Vector, ...]
    pieces: tuple[Vector, ...]
    answer: Vector


def asked_of(question: Question) -> Asked:
    """A story may go beside the points of its question; an explanation seldom does."""
    pointed = question.points if question.type.asks_for_knowledge else ()
    return Asked(question.type, question.text, tuple(point.point for point in pointed))


def topic_fit(asked: Asked, answer: str, readers: TextReaders) -> float:
    """How well an English ``answer`` fits what was ``asked``: below 0 it is off topic.

    Blocks for as long as the encoder takes for the question, its points and up to four pieces,
    and the relevance reader for the answer, whole and in parts. Rounded to hundredths, so that
    machines agree. Raises ``ValueError`` for an answer without words.
    """
    model = topic_models().of(asked.text)
    meaning = encode(asked, answer, readers.encoder)
    features = plain_features(asked, answer, meaning, model.rarity, model.rarity_of_others)
    told = meaning.answer - np.array(model.answer_mean)
    question = meaning.question - np.array(model.question_mean)
    features["like_an_answer"] = float(told @ np.array(model.answer_weights))
    features["goes_with"] = float(
        (np.array(model.question_axes) @ question) @ (np.array(model.answer_axes) @ told)
    )
    row = np.array([(features[n] - model.scales[n].mean) / model.scales[n].sd for n in FEATURES])
    near = nearness(np.clip(row, -FARTHEST, FARTHEST), np.array(model.examples), model.nearness)
    apart = float(near @ np.array(model.example_weights))
    odds = read_together(asked, answer, readers.relevance)
    beside = (odds - model.together.mean) / model.together.sd
    bound = model.bound_of_short if is_short(answer) else model.bound
    return round(apart + model.together_weight * beside - bound, 2)


def is_short(answer: str) -> bool:
    return len(answer.split()) < SHORT_WORDS


def encode(asked: Asked, answer: str, encoder: TextEncoder) -> Meaning:
    """Question and answer as vectors. Raises ``ValueError`` for an answer without words."""
    pieces = tuple(unit(encoder.encode_passage(piece)) for piece in topic_pieces(answer))
    if not pieces:
        raise ValueError("an answer without words fits no question and misses none")
    return Meaning(
        unit(encoder.encode_question(asked.text)),
        tuple(unit(encoder.encode_question(point)) for point in asked.points),
        pieces,
        unit(np.mean(pieces, axis=0, dtype=np.float32)),
    )


def read_together(asked: Asked, answer: str, reader: RelevanceReader) -> float:
    """The log odds that ``answer`` answers what was ``asked``: those of its opening, which is all
    of a short one, and the mean of those of its parts count as much."""
    texts = texts_to_read(answer)
    return together(reader.relevance(asked.text, texts))


def texts_to_read(answer: str) -> tuple[str, ...]:
    """What ``read_together`` reads: ``answer``, as far as the reader gets, and each of its parts,
    where there is more than one."""
    parts = reading_parts(answer)
    return (answer, *parts) if len(parts) > 1 else (answer,)


def together(odds: NDArray[np.float32]) -> float:
    """What the odds of ``texts_to_read`` come to, shape ``(texts,)``."""
    return float(odds[0] if len(odds) == 1 else (odds[0] + odds[1:].mean()) / 2)


def reading_parts(answer: str) -> tuple[str, ...]:
    """``answer`` cut into parts of up to ``PART_WORDS`` words, at sentence ends where there are
    any; the last may be a third longer."""
    parts: list[str] = []
    for start, end in sentence_spans(answer):
        words = answer[start:end].split()
        for first in range(0, len(words), PART_WORDS):
            piece = " ".join(words[first : first + PART_WORDS])
            joined = f"{parts[-1]} {piece}" if parts else piece
            if parts and len(joined.split()) <= PART_WORDS:
                parts[-1] = joined
            else:
                parts.append(piece)
    if len(parts) > 1 and len(parts[-1].split()) < PART_WORDS / 3:
        parts[-2:] = [f"{parts[-2]} {parts[-1]}"]
    return tuple(parts)


def nearness(rows: NDArray[np.float64], examples: NDArray[np.float64], width: float) -> Vector:
    """A Gaussian of the distance of ``rows`` (``(..., features)``) to each of ``examples``."""
    apart = rows[..., None, :] - examples
    near: Vector = np.exp(-width * (apart**2).sum(axis=-1))
    return near


def topic_pieces(answer: str) -> tuple[str, ...]:
    """``answer`` cut at sentence ends into up to ``MOST_PIECES`` pieces."""
    pieces: list[str] = []
    piece = ""
    for start, end in sentence_spans(answer):
        piece = f"{piece} {answer[start:end]}".strip()
        if len(piece.split()) >= PIECE_WORDS:
            pieces.append(piece)
            piece = ""
    if piece and pieces and len(piece.split()) < PIECE_WORDS / 3:
        pieces[-1] = f"{pieces[-1]} {piece}"
    elif piece:
        pieces.append(piece)
    while len(pieces) > MOST_PIECES:
        sizes = [len(a) + len(b) for a, b in pairwise(pieces)]
        at = sizes.index(min(sizes))
        pieces[at : at + 2] = [f"{pieces[at]} {pieces[at + 1]}"]
    return tuple(pieces)


def plain_features(
    asked: Asked, answer: str, meaning: Meaning, rarity: dict[str, float], others: float
) -> dict[str, float]:
    """The figures that need no learned vector, by name: likenesses are cosines times ten."""
    likeness = [10 * float(piece @ meaning.question) for piece in meaning.pieces]
    words = list(dict.fromkeys(meaningful_stems(asked.text)))
    said = set(meaningful_stems(answer))
    rare = {word: rarity.get(word, others) for word in words}
    shared = [word for word in words if word in said]
    spoken = max(1, len(answer.split()))
    says_i = 20 * len(re.findall(r"\bI\b", answer)) / spoken
    found = {
        "likeness": 10 * float(meaning.answer @ meaning.question),
        "best_piece": max(likeness),
        "worst_piece": min(likeness),
        "shared_words": len(shared) / max(1, len(words)),
        "shared_count": float(min(4, len(shared))),
        "length": math.log(spoken),
        "i": says_i,
        "rare_shared": math.fsum(rare[w] for w in shared) / max(1e-9, math.fsum(rare.values())),
        "rarest_shared": max((rare[w] for w in shared), default=0.0),
        "rarest_missed": max((rare[w] for w in words if w not in said), default=0.0),
        "has_points": float(bool(asked.points)),
        "points": 0.0,
        "points_words": 0.0,
    }
    if asked.points:
        found["points"] = _points_likeness(meaning) - TYPICAL_POINTS
        found["points_words"] = _words_of_points(asked.points, said)
    for kind in KINDS:
        found[kind.value] = float(asked.kind is kind)
        found[f"i_{kind.value}"] = says_i * (asked.kind is kind)
    return found


TYPICAL_POINTS = 8.0
"""Near what answers reach: so a question without points is an ordinary one."""


def _points_likeness(meaning: Meaning) -> float:
    best = [max(float(piece @ point) for piece in meaning.pieces) for point in meaning.points]
    return 10 * math.fsum(best) / len(best)


def _words_of_points(points: Sequence[str], said: set[str]) -> float:
    """The share of each point's words that was said, on average."""
    wanted = [set(meaningful_stems(point)) for point in points]
    return math.fsum(len(words & said) / max(1, len(words)) for words in wanted) / len(wanted)
