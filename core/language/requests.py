"""Requests in any of the languages: skip, repeat, wait, "I don't know", end.

English has a grammar of its own (``core.think.intent``). Elsewhere the phrases of the language's
pack are the examples. An utterance is a request when it is one of them, idle words around it
aside; or when it is short, is nearly all made of words that such requests are made of, and holds
a run of words that only one kind of request has. In doubt it is an answer: taking an answer for
"skip" would lose it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core.conversation.language import Language
from core.language.pack import load_pack
from core.think.intent import Intent, detect_intent

LONGEST_REQUEST_WORDS = 14
LONGEST_REQUEST_LETTERS = 30
"""Where letters are compared: Chinese, Japanese, and Korean, whose spaces vary."""

KNOWN_SHARE = 0.65
"""Of the words of a request, so many stand in the pack's requests of its kind. From 0.6 to 0.9
no answer of the development cases was lost; the lower, the more requests are understood."""

_MARKS = ".!?…,;:。！？、，；：،؛؟।¿¡"
_EDGES = f"{_MARKS} \"'“”‘’«»„()[]「」-–—"
# When an utterance asks for two things, the first of these is done.
_PRECEDENCE = (Intent.END, Intent.SKIP, Intent.REPEAT, Intent.WAIT, Intent.DONT_KNOW)
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

Run = tuple[str, ...]


def detect_request(text: str, language: Language) -> Intent:
    """What ``text``, one whole utterance, asks of the partner."""
    if language is Language.ENGLISH:
        return detect_intent(text)
    requests = _requests(language)
    found = []
    for clause in _clauses(text):
        bare = _bare(clause, requests)
        if bare and bare not in requests.whole:
            return _read_loosely(text, requests)
        if bare:
            found.append(requests.whole[bare])
    return next((intent for intent in _PRECEDENCE if intent in found), Intent.ANSWER)


@dataclass(frozen=True)
class _Requests:
    """The pack's requests, prepared: whole, their words, the runs that tell one kind."""

    language: Language
    whole: dict[str, Intent]
    idle: tuple[str, ...]
    words: dict[Intent, frozenset[str]]
    telling: dict[Intent, frozenset[Run]]


def _read_loosely(text: str, requests: _Requests) -> Intent:
    pieces = _pieces(text, requests.language)
    longest = LONGEST_REQUEST_LETTERS if _by_letters(requests.language) else LONGEST_REQUEST_WORDS
    if not pieces or len(pieces) > longest:
        return Intent.ANSWER
    said = _runs(pieces, requests.language)
    found: list[tuple[int, int, float, Intent]] = []
    for intent in _PRECEDENCE:
        telling = said & requests.telling[intent]
        known = sum(piece in requests.words[intent] for piece in pieces) / len(pieces)
        if telling and known >= KNOWN_SHARE:
            found.append((max(map(len, telling)), len(telling), known, intent))
    return max(found, key=lambda one: one[:3])[3] if found else Intent.ANSWER


@cache
def _requests(language: Language) -> _Requests:
    pack = load_pack(language)
    idle = {_joined(word) for word in (*pack.around_requests, *pack.fillers.always)} - {""}
    idle_pieces = {piece for word in idle for piece in _pieces(word, language)}
    # Ordinary sentences of the language: what runs through them tells no request.
    ordinary = [upgrade.example for upgrade in pack.upgrades]
    for correction in pack.corrections:
        ordinary += [*correction.fine, *(better for _, better in correction.examples)]
    everyday = _runs_of(ordinary, language)
    runs = {intent: _runs_of(phrases, language) for intent, phrases in pack.intents.items()}
    telling = {}
    for intent, mine in runs.items():
        others = [theirs for other, theirs in runs.items() if other is not intent]
        telling[intent] = frozenset(mine.difference(everyday, *others))
    return _Requests(
        language,
        {_joined(p): intent for intent, phrases in pack.intents.items() for p in phrases},
        tuple(sorted(idle, key=len, reverse=True)),
        {
            intent: frozenset(idle_pieces.union(*(_pieces(p, language) for p in phrases)))
            for intent, phrases in pack.intents.items()
        },
        telling,
    )


def _bare(clause: str, requests: _Requests) -> str:
    """``clause`` without the idle words at its ends; "" when it was nothing else."""
    gap = " " if requests.language.spaced else ""
    while clause not in requests.whole:
        before = clause
        for word in requests.idle:
            if clause == word:
                return ""
            if clause.startswith(word + gap):
                clause = clause[len(word) :].strip(_EDGES)
            if clause.endswith(gap + word):
                clause = clause[: -len(word)].strip(_EDGES)
        if clause == before:
            break
    return clause


def _clauses(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    folded = unicodedata.normalize("NFKC", folded.translate(_SPELT_ALIKE))
    for mark in _MARKS:
        folded = folded.replace(mark, "\n")
    clauses = (" ".join(clause.split()).strip(_EDGES) for clause in folded.split("\n"))
    return [clause for clause in clauses if clause]


def _joined(phrase: str) -> str:
    return " ".join(_clauses(phrase))


def _by_letters(language: Language) -> bool:
    return not language.spaced or language is Language.KOREAN


def _pieces(text: str, language: Language) -> list[str]:
    """What is compared: words, or letters where words are not reliably parted."""
    joined = _joined(text)
    return list(joined.replace(" ", "")) if _by_letters(language) else joined.split()


def _runs(pieces: list[str], language: Language) -> set[Run]:
    lengths = (3, 4) if _by_letters(language) else (2, 3)
    return {
        tuple(pieces[start : start + length])
        for length in lengths
        for start in range(len(pieces) - length + 1)
    }


def _runs_of(texts: Iterable[str], language: Language) -> set[Run]:
    return {run for text in texts for run in _runs(_pieces(text, language), language)}
