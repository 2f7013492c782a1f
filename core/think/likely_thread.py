"""How likely a sentence leaves something for later, by learned weights.

A logistic regression over the words of a sentence, their neighbours and the kinds of cues in it
(``core.think.threads``), learned by ``python -m benchmarks.fit_threads``. People put off, break
off and promise in more ways than a list of cues holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from itertools import combinations, pairwise

from pydantic import Field

from core.package_data import DataModel, load_data

# A pause is half of how a sentence is broken off; of a number only that there is one.
_TOKEN = re.compile(r"[^\W\d_][\w']*|\d|[,;:?—–…]|\.{3}")
_BEGIN, _END = "<", ">"


class ThreadWeights(DataModel):
    """What was learned.

    ``surest`` is how probable a thread must be to be believed, ``weights`` holds one number for
    each feature.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    version: str
    learned_from: tuple[str, ...]
    surest: float = Field(gt=0, lt=1)
    bias: float
    weights: dict[str, float]


def thread_weights() -> ThreadWeights:
    """The weights of ``core/data/thread_weights_en.json``."""
    return load_data("thread_weights_en", ThreadWeights)


def likely_thread(folded: str, kinds: Collection[str]) -> float:
    """How probably an English sentence leaves something for later, from 0 to 1.

    ``folded`` as ``core.think.reading.cues.fold_speech`` leaves it, ``kinds`` those of the cues in
    it.
    """
    model = thread_weights()
    known = [model.weights[name] for name in features(folded, kinds) if name in model.weights]
    # Longer sentences have more features; their sum grows with the root of how many.
    return 1 / (1 + math.exp(-model.bias - sum(known) / math.sqrt(max(1, len(known)))))


def features(folded: str, kinds: Collection[str]) -> frozenset[str]:
    """The words of ``folded``, their neighbours in twos, ``kinds``, and any two of them."""
    return frozenset(_features([_BEGIN, *_TOKEN.findall(folded), _END], sorted(kinds)))


def _features(words: list[str], kinds: list[str]) -> Iterator[str]:
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))
    yield from (f"#{kind}" for kind in kinds)
    yield from (f"#{one}&{other}" for one, other in combinations(kinds, 2))
