"""The tone detector: which tone an utterance carries, or should be met with.

Rules over cue phrases (``core/data/tone_en.json``): each cue found adds its weight to its tone,
and the shape of the sentence adds a little (a question, an exclamation, a plain fact). The
heaviest tone wins when it reaches ``THRESHOLD``; otherwise the utterance is neutral.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.package_data import DataModel, load_data
from core.think.cues import compile_cue, fold_speech


class Tone(StrEnum):
    EMPATHETIC = "empathetic"
    """Sympathy, or hardship that calls for it."""
    ENCOURAGING = "encouraging"
    """Reassurance, or self-doubt that calls for it."""
    SERIOUS = "serious"
    """Risk, warning, consequences."""
    ENTHUSIASTIC = "enthusiastic"
    """Delight and strong praise."""
    CURIOUS = "curious"
    """Wanting to know more."""
    NEUTRAL = "neutral"


THRESHOLD = 1.0

# On equal weight the graver reading wins: meeting grief with cheer is the worse mistake.
_ORDER = (Tone.EMPATHETIC, Tone.SERIOUS, Tone.ENCOURAGING, Tone.ENTHUSIASTIC, Tone.CURIOUS)


class ToneCues(DataModel):
    """Cues by weight ("2", "1", "0.5") for each tone; ``damper`` cues make a reading unlikely."""

    empathetic: dict[str, list[str]]
    encouraging: dict[str, list[str]]
    serious: dict[str, list[str]]
    enthusiastic: dict[str, list[str]]
    curious: dict[str, list[str]]
    damper: dict[str, list[str]]


@dataclass(frozen=True)
class ToneReading:
    """The tone found and the weights behind it, heaviest first."""

    tone: Tone
    weights: tuple[tuple[Tone, float], ...]


def detect_tone(text: str) -> Tone:
    """The tone of one English utterance."""
    return read_tone(text).tone


def read_tone(text: str) -> ToneReading:
    """The tone of one English utterance, with its reasons in numbers."""
    folded = fold_speech(text)
    weights = {tone: _cue_weight(tone.value, folded) for tone in _ORDER}
    weights[Tone.CURIOUS] += _question_weight(folded)
    weights[Tone.ENTHUSIASTIC] += min(1.0, 0.6 * text.count("!"))
    for name, tone in (("curious", Tone.CURIOUS), ("enthusiastic", Tone.ENTHUSIASTIC)):
        weights[tone] -= _sum_matches(_damper(name), folded)
    if _plain_fact(folded):
        for tone in _ORDER:
            weights[tone] -= 0.5
    ranked = sorted(weights.items(), key=lambda item: (-item[1], _ORDER.index(item[0])))
    tone = ranked[0][0] if ranked[0][1] >= THRESHOLD else Tone.NEUTRAL
    return ToneReading(tone, tuple(ranked))


_QUESTION_OPENER = re.compile(
    r"^(?:(?:so|and|but|um+|uh+|okay|ok|well|sorry|right|then|now)[,.]?\s+)*"
    r"(?:what|why|how|who|whom|whose|which|where|when|is|are|was|were|do|does|did|can|could|would"
    r"|will|have|has|had|should|may|might|isn't|aren't|don't|doesn't|didn't|wasn't)\b"
    r"(?:'s|'d|'re|'ve|'ll)?"
)
_WH_OPENER = re.compile(
    r"^(?:(?:so|and|but|um+|uh+|okay|ok|well|sorry|right|then|now)[,.]?\s+)*"
    r"(?:what|why|how|who|whom|whose|which|where|when)\b(?!\s+a\b)(?!\s+(?:i|we)\b)"
)
_FACT = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{4}|o'clock)\b"
)


def _question_weight(folded: str) -> float:
    last = re.split(r"(?<=[.!?])\s+", folded.strip())[-1]
    weight = 0.0
    if last.endswith("?"):
        weight += 1.2
    if _WH_OPENER.match(last):
        weight += 1.0 if not last.endswith("?") else 0.3
    elif last.endswith("?") and _QUESTION_OPENER.match(last):
        weight += 0.2
    return weight


def _plain_fact(folded: str) -> bool:
    return _FACT.search(folded) is not None and "!" not in folded


def _cue_weight(name: str, folded: str) -> float:
    return _sum_matches(_cues(name), folded)


def _sum_matches(cues: tuple[tuple[float, str], ...], folded: str) -> float:
    return sum(weight for weight, cue in cues if compile_cue(cue).search(folded))


@cache
def _cues(name: str) -> tuple[tuple[float, str], ...]:
    by_weight: dict[str, list[str]] = getattr(load_data("tone_en", ToneCues), name)
    return tuple((float(w), cue) for w, cues in by_weight.items() for cue in cues)


@cache
def _damper(name: str) -> tuple[tuple[float, str], ...]:
    return tuple((1.5, cue) for cue in load_data("tone_en", ToneCues).damper.get(name, ()))
