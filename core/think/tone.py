"""The tone detector: which tone an utterance carries, or should be met with.

Rules over cue phrases (``core/data/tone_en.json``): each cue found adds its weight to its tone,
and the shape of the sentence adds a little (a question, an exclamation, a plain fact). The
heaviest tone wins when it reaches ``THRESHOLD``; otherwise the utterance is neutral. Compounds
whose parts only sound emotional ("critical path", "panic button") are taken out beforehand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from core.conversation.tone import Tone
from core.package_data import DataModel, load_data
from core.think.reading.cues import compile_cue, fold_speech

THRESHOLD = 1.0
_DAMPING = 1.5

# On equal weight the graver reading wins: meeting grief with cheer is the worse mistake.
_ORDER = (Tone.EMPATHETIC, Tone.SERIOUS, Tone.ENCOURAGING, Tone.ENTHUSIASTIC, Tone.CURIOUS)


class ToneCues(DataModel):
    """Cues by weight ("2", "1", "0.5") for each tone; ``damper`` cues make a reading unlikely.

    ``<name>`` in a cue stands for any word of that family, ``^`` for the start of a sentence.
    """

    families: dict[str, str]
    neutral_compounds: tuple[str, ...]
    empathetic: dict[str, tuple[str, ...]]
    encouraging: dict[str, tuple[str, ...]]
    serious: dict[str, tuple[str, ...]]
    enthusiastic: dict[str, tuple[str, ...]]
    curious: dict[str, tuple[str, ...]]
    damper: dict[str, tuple[str, ...]]


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
    spoken = _mark_sentences(_without_compounds(folded))
    weights = dict.fromkeys(_ORDER, 0.0)
    for tone, weight in _find(_cues(), spoken):
        weights[tone] += weight
    weights[Tone.CURIOUS] += _question_weight(folded)
    weights[Tone.ENTHUSIASTIC] += min(1.5, text.count("!"))
    if _plain_fact(folded):
        for tone in _ORDER:
            weights[tone] -= 0.5
    if max(weights.values()) < THRESHOLD:
        for tone, pattern in _LEANINGS:
            if pattern.search(spoken):
                weights[tone] += THRESHOLD
                break
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


# Where no cue decides, the build of the sentence may: a condition or prohibition, a judgement of
# the listener, a doubt about oneself; plain facts are rarely built so. An instruction ("you have to
# start from") and what somebody declines or disputes ("I can't share the name") are no doubts.
_LEANINGS = (
    (Tone.SERIOUS, re.compile(r"\^ (?:if (?:the|we|you|they|he|she|it|that)|anything you say)\b")),
    (Tone.SERIOUS, re.compile(r"\b(?:cannot|can't|must not) (?:happen|be|go on)\b|\bis not safe")),
    (Tone.ENCOURAGING, re.compile(r"\^ you(?:'ve|'re| are| have(?! to\b)) ")),
    (
        Tone.ENCOURAGING,
        re.compile(
            r"\bi (?:don't|do not) think i\b|\bi will never (?:be|get|make|manage|learn|pass)\b"
        ),
    ),
    (
        Tone.ENCOURAGING,
        re.compile(
            r"\bi(?:'m| am) not (?:\w+ )?(?:good|clever|smart|ready|able|enough|up to|cut out)"
            r"|\bi (?:can't|cannot) (?:ever|do|keep|manage|seem|get|think of|find|remember|speak)\b"
        ),
    ),
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


_SENTENCE_START = re.compile(
    r"(^|[.!?;:…]\s+)((?:(?:so|and|but|um+|uh+|oh|okay|ok|well|right|then|now|just|please|yes|no)"
    r"[,.]?\s+)*)"
)
_CLAUSE_START = re.compile(r"(,\s+)((?:(?:so|and|but|then|now|just|please)\s+)+)")
_WORD = re.compile(r"\^|[\w'-]+")
_KEY_LENGTH = 3


def _mark_sentences(folded: str) -> str:
    """``^`` before the first word that counts of each sentence, where an imperative would stand."""
    return _CLAUSE_START.sub(r"\1\2^ ", _SENTENCE_START.sub(r"\1\2^ ", folded))


def _without_compounds(folded: str) -> str:
    found = {cue for cue, *_ in _candidates(_compounds(), folded)}
    for cue in sorted(found, key=lambda cue: (-len(cue), cue)):
        folded = _pattern(cue).sub("_", folded)
    return folded


@cache
def _pattern(cue: str) -> re.Pattern[str]:
    return compile_cue(cue)  # kept here: there are more cues than ``compile_cue`` remembers


_Cue = tuple[str, Tone, float, tuple[frozenset[str], ...]]
"""The phrase, its tone and weight, and for each later word the keys it may begin with."""
_Index = dict[str, list[_Cue]]


def _find(index: _Index, spoken: str) -> list[tuple[Tone, float]]:
    found = _candidates(index, spoken)
    return [(tone, weight) for cue, tone, weight, _ in found if _pattern(cue).search(spoken)]


def _candidates(index: _Index, spoken: str) -> set[_Cue]:
    """The cues all of whose words may occur: with thousands of cues, trying each would be slow."""
    keys = _keys(spoken)
    begun = {cue for key in keys for cue in index.get(key, ())}
    return {cue for cue in begun if not any(later.isdisjoint(keys) for later in cue[3])}


def _keys(spoken: str) -> set[str]:
    return {word[:_KEY_LENGTH] for word in _WORD.findall(spoken)}


def _index(cues: list[tuple[str, Tone, float]]) -> _Index:
    families = load_data("tone_en", ToneCues).families
    index: _Index = defaultdict(list)
    for cue, tone, weight in cues:
        spelled = re.sub(r"<(\w+)>", lambda match: families[match[1]], cue)
        first, *later = [frozenset(_keys(word)) for word in spelled.split()]
        needed = tuple(keys for keys in later if keys)
        for key in first:
            index[key].append((spelled, tone, weight, needed))
    return dict(index)


@cache
def _compounds() -> _Index:
    data = load_data("tone_en", ToneCues)
    return _index([(cue, Tone.NEUTRAL, 0.0) for cue in data.neutral_compounds])


@cache
def _cues() -> _Index:
    data = load_data("tone_en", ToneCues)
    cues: list[tuple[str, Tone, float]] = []
    for tone in _ORDER:
        by_weight: dict[str, tuple[str, ...]] = getattr(data, tone.value)
        cues += [(cue, tone, float(w)) for w, group in by_weight.items() for cue in group]
        cues += [(cue, tone, -_DAMPING) for cue in data.damper.get(tone.value, ())]
    return _index(cues)
