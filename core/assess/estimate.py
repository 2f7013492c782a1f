"""The estimate: how much an answer tells, as a level from 1 to 5, without a model.

A linear model over the signals and words of the answer's best pieces. Its weights are data
(``core/data/levels_en.json``) and were learned by ``python -m benchmarks.fit_levels`` from
answers that people gave levels to; ``docs/scoring.md`` says how well it ranks answers it has
never seen. It knows nothing of whether a claim is right.
"""

from __future__ import annotations

import math

from pydantic import Field, model_validator

from core.assess.signals import SIGNALS, Told, read_signals
from core.package_data import DataModel, load_data

OFFSETS = (0, 3, 6)
"""Pieces are cut in three ways, and the estimate is their mean."""

BEST, LEAST = 9, 4
"""The mean over the nine best pieces; of an answer with fewer than four, as if there were four."""


class SignalWeight(DataModel):
    """``weight`` belongs to the signal less ``mean``, over ``sd``, as in the learning answers."""

    mean: float
    sd: float = Field(gt=0)
    weight: float


class LevelWeights(DataModel):
    """What was learned. ``margin`` is the 80 % interval of one answer to either side, ``shared``
    the part of it that all answers of one person share, ``telling_apart`` the difference of two
    answers to one question beyond which 9 of 10 such pairs truly differ: all three measured on
    answers by writers whom the model had not seen.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    version: str
    learned_from: tuple[str, ...]
    bias: float
    margin: float = Field(gt=0)
    shared: float = Field(ge=0)
    telling_apart: float = Field(gt=0)
    signals: dict[str, SignalWeight]
    stems: dict[str, float]

    @model_validator(mode="after")
    def _weighs_every_signal(self) -> LevelWeights:
        if set(self.signals) != set(SIGNALS):
            odd = sorted(set(self.signals) ^ set(SIGNALS))
            raise ValueError(f"signals without a weight, or weights without: {', '.join(odd)}")
        return self


def level_weights() -> LevelWeights:
    """The weights of ``core/data/levels_en.json``."""
    return load_data("levels_en", LevelWeights)


def estimate(answer: str, weights: LevelWeights | None = None) -> float:
    """How much an English ``answer`` tells, in levels; not yet kept within 1 to 5."""
    model = weights or level_weights()
    means = []
    for offset in OFFSETS:
        values = sorted(piece_value(told, model) for told in read_signals(answer, offset))
        best = values[-BEST:]
        means.append(math.fsum(best) / max(len(best), LEAST))
    return model.bias + math.fsum(means) / len(means)


def piece_value(told: Told, weights: LevelWeights) -> float:
    """What a piece adds, in levels: above 0 it tells, below 0 it could be said of anything."""
    signals = math.fsum(
        weight.weight * (told.signals[name] - weight.mean) / weight.sd
        for name, weight in weights.signals.items()
    )
    return signals + math.fsum(weights.stems.get(stem, 0.0) for stem in sorted(told.stems))


def signal_means(answer: str) -> dict[str, float]:
    """Each signal, as the learning answers have it (0 is usual, 1 a standard deviation more)."""
    pieces = read_signals(answer)
    weights = level_weights().signals
    if not pieces:
        return dict.fromkeys(weights, 0.0)
    return {
        name: math.fsum((told.signals[name] - w.mean) / w.sd for told in pieces) / len(pieces)
        for name, w in weights.items()
    }
