"""Requests in any of the languages: skip, repeat, wait, "I don't know", end."""

from __future__ import annotations

import unicodedata
from functools import cache

from core.conversation.language import Language
from core.language.pack import LanguagePack, load_pack
from core.think.intent import Intent, detect_intent

_EDGES = " .,;:!?…\"'“”‘’«»„()[]¿¡،؛؟。！？、，；：・「」।-–—"
# When an utterance asks for two things, the one that loses least is done first.
_PRECEDENCE = (Intent.END, Intent.SKIP, Intent.REPEAT, Intent.WAIT, Intent.DONT_KNOW)


def detect_request(text: str, language: Language) -> Intent:
    """What ``text``, one whole utterance, asks of the partner; in doubt it is an answer.

    English has a grammar of its own (``detect_intent``). Elsewhere every clause of the
    utterance must be a request of the language's pack, idle words around it aside.
    """
    if language is Language.ENGLISH:
        return detect_intent(text)
    clauses = [clause for clause in _clauses(text) if clause]
    known = _requests(language)
    idle = _idle(language)
    found = []
    for clause in clauses:
        intent = known.get(_bare(clause, idle, language))
        if intent is None and clause not in idle and _bare(clause, idle, language):
            return Intent.ANSWER
        if intent is not None:
            found.append(intent)
    return next((intent for intent in _PRECEDENCE if intent in found), Intent.ANSWER)


# Recognisers write these now so, now so: typographic apostrophes, Hindi's dot below and
# candrabindu, Arabic's hamza on alif and its vowel signs. (After decomposition.)
_SPELT_ALIKE = {
    ord("’"): "'",
    0x093C: None,
    ord("ँ"): "ं",
    0x0653: None,
    0x0654: None,
    0x0655: None,
    ord("ى"): "ي",
    **dict.fromkeys(range(0x064B, 0x0653)),
}


def _clauses(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    folded = folded.translate(_SPELT_ALIKE)
    folded = unicodedata.normalize("NFKC", folded)
    for mark in ".!?…,;:。！？、，；：،؛؟।¿¡":
        folded = folded.replace(mark, "\n")
    return [" ".join(clause.split()).strip(_EDGES) for clause in folded.split("\n")]


def _bare(clause: str, idle: tuple[str, ...], language: Language) -> str:
    """``clause`` without the idle words at its ends."""
    gap = " " if language.spaced else ""
    while True:
        before = clause
        if clause in _requests(language):
            return clause
        for word in idle:
            if clause == word:
                return ""
            if clause.startswith(word + gap):
                clause = clause[len(word) :].strip(_EDGES)
            if clause.endswith(gap + word):
                clause = clause[: -len(word)].strip(_EDGES)
        if clause == before:
            return clause


@cache
def _requests(language: Language) -> dict[str, Intent]:
    pack = load_pack(language)
    return {
        clause: intent
        for intent, phrases in pack.intents.items()
        for phrase in phrases
        for clause in [_joined(phrase)]
    }


def _joined(phrase: str) -> str:
    return " ".join(clause for clause in _clauses(phrase) if clause)


@cache
def _idle(language: Language) -> tuple[str, ...]:
    pack: LanguagePack = load_pack(language)
    words = {_joined(w) for w in (*pack.around_requests, *pack.fillers.always)}
    return tuple(sorted(words - {""}, key=len, reverse=True))
