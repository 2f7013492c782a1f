"""What an utterance most likely asks for where no rule knows its words, by learned weights.

A multinomial logistic regression over the words of the utterance and their neighbours, learned by
``python -m benchmarks.fit_requests``. Rules come first: they are exact, and each can be read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pydantic import Field, model_validator

from core.package_data import DataModel, load_data
from core.think.reading.cues import fold_speech

MOST_WORDS = 32
"""A longer utterance tells something, whatever else it asks."""

_TOKEN = re.compile(r"[\w']+|\?")
_BEGIN, _END = "<", ">"


class RequestWeights(DataModel):
    """What was learned.

    ``weights`` holds for each feature one number for each of ``intents``, the first of which is
    that nothing is asked; ``surest`` how probable each of the others must be to be believed:
    ending takes more than repeating.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    version: str
    learned_from: str
    intents: tuple[str, ...] = Field(min_length=2)
    surest: dict[str, float]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    @model_validator(mode="after")
    def _fits_together(self) -> RequestWeights:
        if set(self.surest) != set(self.intents[1:]):
            raise ValueError("every request needs a probability from which it is believed")
        if any(len(row) != len(self.intents) for row in (self.bias, *self.weights.values())):
            raise ValueError("every feature needs a weight for each intent")
        return self


def request_weights() -> RequestWeights:
    """The weights of ``core/data/request_weights_en.json``."""
    return load_data("request_weights_en", RequestWeights)


def likely_request(text: str) -> str | None:
    """The request that an English utterance most likely makes, as ``RequestWeights`` names it.

    ``None`` where none is sure enough, and for more than ``MOST_WORDS`` words.
    """
    return most_likely(text, request_weights())


def most_likely(text: str, model: RequestWeights) -> str | None:
    """``likely_request`` by the weights of ``model``."""
    return None if len(text.split()) > MOST_WORDS else sure_enough(features(text), model)


def sure_enough(said: Iterable[str], model: RequestWeights) -> str | None:
    """The request that an utterance of these features most likely makes, if that is sure enough."""
    likely = dict(zip(model.intents, _probabilities(said, model), strict=True))
    best = max(likely, key=likely.__getitem__)
    return best if likely[best] > model.surest.get(best, 1.0) else None


def features(text: str) -> frozenset[str]:
    """The words of ``text``, their neighbours in twos and threes, and its length in steps."""
    words = [_BEGIN, *_TOKEN.findall(fold_speech(text)), _END]
    return frozenset(_features(words))


def _features(words: list[str]) -> Iterator[str]:
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))
    yield from (" ".join(three) for three in zip(words, words[1:], words[2:], strict=False))
    yield f"#{min(6, (len(words) - 2) // 4)}"


def _probabilities(said: Iterable[str], model: RequestWeights) -> list[float]:
    known = [model.weights[name] for name in said if name in model.weights]
    # Longer utterances have more features; their sum grows with the root of how many.
    scale = 1 / math.sqrt(max(1, len(known)))
    sums = [b + scale * sum(row[k] for row in known) for k, b in enumerate(model.bias)]
    top = max(sums)
    shares = [math.exp(value - top) for value in sums]
    return [share / sum(shares) for share in shares]
