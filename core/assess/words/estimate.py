"""The estimate: how much an answer tells, as a level from 1 to 5, without a model.

A linear model over signs and words of what the answer says once: how often each sign is there,
with less and less weight for each further time, and which words are there at all. Its weights
are data (``core/data/levels_en.json``) and were learned by ``python -m benchmarks.fit_levels``
from answers that people gave levels to; ``docs/scoring.md`` says how well it ranks answers it
has never seen. It knows nothing of whether a claim is right.
"""

from __future__ import annotations

import math

from pydantic import Field, model_validator

from core.assess.words.condense import said_once, stems
from core.assess.words.signals import SIGNALS, measure, weighed
from core.package_data import DataModel, load_data


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

    schema_version: int = Field(alias="schema", ge=2, le=2)
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
    said = said_once(answer)
    signals = math.fsum(
        model.signals[name].weight * value for name, value in _standing(said, model).items()
    )
    words = math.fsum(model.stems.get(stem, 0.0) for stem in sorted(set(stems(said))))
    return model.bias + signals + words


def standing(text: str) -> dict[str, float]:
    """Each signal of ``text`` as the learning answers have it (0 is usual, 1 a standard deviation
    more)."""
    return _standing(text, level_weights())


def _standing(text: str, weights: LevelWeights) -> dict[str, float]:
    found = weighed(measure(text))
    return {name: (found[name] - w.mean) / w.sd for name, w in weights.signals.items()}
