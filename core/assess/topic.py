"""Whether an answer answers this question, by what its sentences mean.

The sentence encoder turns question and answer into vectors; a linear model over their likeness,
learned by ``python -m benchmarks.fit_topic``, says how well they fit. It is used for one thing
only: an answer far below what real answers reach is not judged. A person can overrule it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from core.assess.condense import meaningful_stems
from core.conversation.brief import InterviewType
from core.package_data import DataModel, load_data
from core.speak.sentences import sentence_spans

Vector = NDArray[np.float32]

PIECE_WORDS, MOST_PIECES = 40, 4
"""An answer is encoded in up to four pieces of about forty words."""

FEATURES = (
    *("likeness", "best_piece", "shared_words", "shared_count", "length", "first_piece"),
    *("worst_piece", "i_behavioural", "i_technical", "i_system_design", "i"),
    *("behavioural", "technical", "system_design"),
)


class TextEncoder(Protocol):
    """Turns text into a vector of meaning: float32, shape ``(dimensions,)``. It blocks."""

    def encode_question(self, text: str) -> Vector: ...

    def encode_passage(self, text: str) -> Vector: ...


class FeatureWeight(DataModel):
    mean: float
    sd: float = Field(gt=0)
    weight: float


class TopicWeights(DataModel):
    """What was learned: of each feature, and of each coordinate of the two vectors' product."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    version: str
    learned_from: tuple[str, ...]
    bound: float
    """Subtracted from the sum: below 0 an answer counts as off topic."""
    features: dict[str, FeatureWeight]
    product_mean: tuple[float, ...]
    product: tuple[float, ...]


def topic_weights() -> TopicWeights:
    """The weights of ``core/data/topic_en.json``."""
    return load_data("topic_en", TopicWeights)


def topic_fit(kind: InterviewType, question: str, answer: str, encoder: TextEncoder) -> float:
    """How well an English ``answer`` fits its ``question``: below 0 it is off topic.

    Blocks for as long as ``encoder`` takes for the question and up to four pieces. Rounded to
    hundredths, so that machines agree. Raises ``ValueError`` for an answer without words.
    """
    pieces = [encoder.encode_passage(piece) for piece in topic_pieces(answer)]
    if not pieces:
        raise ValueError("an answer without words fits no question and misses none")
    asked = encoder.encode_question(question)
    weights = topic_weights()
    features = topic_features(kind, question, answer, asked, pieces)
    total = math.fsum(
        w.weight * (features[name] - w.mean) / w.sd for name, w in weights.features.items()
    )
    product = topic_product(asked, pieces) - np.array(weights.product_mean)
    return round(total + float(product @ np.array(weights.product)) - weights.bound, 2)


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


def topic_features(
    kind: InterviewType, question: str, answer: str, asked: Vector, pieces: Sequence[Vector]
) -> dict[str, float]:
    """The figures that the model weighs, by name: likenesses are cosines times ten."""
    likeness = [float(_unit(piece) @ _unit(asked)) for piece in pieces]
    words = set(meaningful_stems(question))
    shared = words & set(meaningful_stems(answer))
    spoken = max(1, len(answer.split()))
    says_i = 20 * len(re.findall(r"\bI\b", answer)) / spoken
    found = {
        "likeness": 10 * float(_middle(pieces) @ _unit(asked)),
        "best_piece": 10 * max(likeness),
        "shared_words": len(shared) / max(1, len(words)),
        "shared_count": float(min(4, len(shared))),
        "length": math.log(spoken),
        "first_piece": 10 * likeness[0],
        "worst_piece": 10 * min(likeness),
        "i": says_i,
    }
    for other in (InterviewType.BEHAVIOURAL, InterviewType.TECHNICAL, InterviewType.SYSTEM_DESIGN):
        found[other.value] = float(kind is other)
        found[f"i_{other.value}"] = says_i * (kind is other)
    return found


def topic_product(asked: Vector, pieces: Sequence[Vector]) -> NDArray[np.float64]:
    """The product of the two vectors, coordinate by coordinate: where they agree in meaning."""
    product = _middle(pieces).astype(np.float64) * _unit(asked).astype(np.float64)
    return product * len(product)


def _middle(pieces: Sequence[Vector]) -> Vector:
    return _unit(np.mean([_unit(piece) for piece in pieces], axis=0, dtype=np.float32))


def _unit(vector: Vector) -> Vector:
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-9))
