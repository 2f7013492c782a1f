"""What a person wants when they do not answer: wait, skip, repeat, "I don't know", end.

Rules read an utterance clause by clause, because the same words open a request and a story:
"Let me think." asks for time, "Let me think... in my last job I led nine people." is an answer.
A clause counts as a request only when a pattern covers all of it; an utterance is a request
only when its other clauses say next to nothing. In doubt it is an answer: taking a request for
an answer costs a moment, taking an answer for "skip" would lose it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from core.package_data import DataModel, load_data
from core.think.cues import fold_speech


class Intent(StrEnum):
    ANSWER = "answer"
    WAIT = "wait"
    SKIP = "skip"
    REPEAT = "repeat"
    DONT_KNOW = "dont_know"
    END = "end"


class IntentPatterns(DataModel):
    """Regular expressions that cover a whole clause, by what the clause asks for.

    ``skip`` and ``end`` come in two strengths: a request addresses the interviewer ("can we
    stop here") and counts beside other words; a statement ("that's all") counts only alone.
    """

    macros: dict[str, str]
    heads: list[str]
    tails: list[str]
    fillers: list[str]
    excuses: list[str]
    wait: list[str]
    repeat: list[str]
    dont_know: list[str]
    skip_request: list[str]
    skip_statement: list[str]
    end_request: list[str]
    end_statement: list[str]


_CLAUSE_BREAK = re.compile(
    r"[.?!;:…]+|,|\s[-–—]+\s|\s+(?:so|but|and)\s+(?=(?:can|could|let's|please)\b)"
)
_HESITATION = re.compile(r"\b(?:u+m+|u+h+|e+r+m*|h+m+|a+h+|mm+)\b[,.…]*")

# How many words of other clauses may stand beside a request before it is an answer. A reason
# given for leaving or skipping takes a sentence; a pause or a repetition needs few words.
_OTHER_WORDS_ALLOWED = {
    Intent.END: 26,
    Intent.SKIP: 22,
    Intent.REPEAT: 9,
    Intent.WAIT: 5,
    Intent.DONT_KNOW: 4,
}
# When several are heard: "I don't know, next question please" skips.
_PRECEDENCE = (Intent.END, Intent.SKIP, Intent.REPEAT, Intent.DONT_KNOW, Intent.WAIT)


def detect_intent(text: str) -> Intent:
    """What ``text``, one whole English utterance, asks of the interviewer."""
    requests: list[Intent] = []
    statements: list[Intent] = []
    other_words = 0
    last: Intent | None = None
    for clause in _clauses(text):
        intent, is_request = _classify(clause)
        if intent is Intent.ANSWER:
            other_words += len(clause.split())
            last = Intent.ANSWER
        elif intent is not None:
            (requests if is_request else statements).append(intent)
            last = intent
    heard = requests if other_words else requests + statements
    for intent in _PRECEDENCE:
        if intent not in heard or other_words > _OTHER_WORDS_ALLOWED[intent]:
            continue
        if other_words and intent in (Intent.END, Intent.SKIP) and last is Intent.ANSWER:
            continue  # what follows a request takes it back: "skip it, no wait, I know this one"
        return intent
    return Intent.ANSWER


def _clauses(text: str) -> list[str]:
    folded = _HESITATION.sub(" ", fold_speech(text))
    parts = (" ".join(re.sub(r"[^\w' -]", " ", c).split()) for c in _CLAUSE_BREAK.split(folded))
    return [part for part in parts if part]


def _classify(clause: str) -> tuple[Intent | None, bool]:
    """A clause's intent and whether it addresses the interviewer; ``None`` for mere padding."""
    patterns = _compiled()
    variants = _trimmed(clause)
    for name, intent, is_request in _KINDS:
        if any(patterns[name].fullmatch(variant) for variant in variants):
            return intent, is_request
    return Intent.ANSWER, False


_KINDS: tuple[tuple[str, Intent | None, bool], ...] = (
    ("fillers", None, False),
    ("end_request", Intent.END, True),
    ("skip_request", Intent.SKIP, True),
    ("repeat", Intent.REPEAT, True),
    ("dont_know", Intent.DONT_KNOW, True),
    ("wait", Intent.WAIT, True),
    ("end_statement", Intent.END, False),
    ("skip_statement", Intent.SKIP, False),
    ("excuses", None, False),
)


def _trimmed(clause: str) -> list[str]:
    """The clause, and the clause without polite words around it."""
    patterns = _compiled()
    variants = [clause]
    for _ in range(6):
        shorter = patterns["tails"].sub("", patterns["heads"].sub("", variants[-1])).strip()
        if shorter == variants[-1] or not shorter:
            break
        variants.append(shorter)
    return variants


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    data = load_data("intents_en", IntentPatterns)

    def expand(pattern: str) -> str:
        for name, body in data.macros.items():
            pattern = pattern.replace(f"<{name}>", f"(?:{body})")
        return pattern

    compiled = {}
    for name in IntentPatterns.model_fields:
        if name == "macros":
            continue
        body = "|".join(expand(expand(pattern)) for pattern in getattr(data, name))
        if name == "heads":
            compiled[name] = re.compile(rf"^(?:{body})\s+")
        elif name == "tails":
            compiled[name] = re.compile(rf"\s+(?:{body})$")
        else:
            compiled[name] = re.compile(rf"(?:{body})")
    return compiled
