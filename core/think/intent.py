"""What a person wants when they do not answer: wait, skip, repeat, ask, begin again, end.

Rules read an utterance clause by clause, because the same words open a request and a story:
"Let me think." asks for time, "Let me think... in my last job I led nine people." is an answer.
A clause counts as a request only when it is nothing else; an utterance is a request only when
its other clauses say next to nothing. In doubt it is an answer: taking a request for an answer
costs a moment, taking an answer for "skip" would lose it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.package_data import DataModel, load_data, with_macros
from core.think.distress.after_care import answers_at_length
from core.think.distress.crisis import tells_of_a_crisis
from core.think.reading.code_lines import code_spans
from core.think.reading.cues import fold_speech
from core.think.requests.asides import read_aside
from core.think.requests.clauses import is_supposed, split_clauses
from core.think.requests.likely_request import likely_request
from core.think.requests.refusals import refuses


class Intent(StrEnum):
    ANSWER = "answer"
    WAIT = "wait"
    SKIP = "skip"
    REPEAT = "repeat"
    DONT_KNOW = "dont_know"
    FINISHED = "finished"
    """All was said that they have to say to this question: go on."""
    RESTART = "restart"
    """What they said to this question so far is taken back; they want to begin again."""
    ASK = "ask"
    """They ask the interviewer, or the partner, something; what they were asked stays open."""
    END = "end"
    CRISIS = "crisis"
    """They want to die or to hurt themselves; or heard words of care and have not gone on."""


LEAVES_THE_TURN = (Intent.WAIT, Intent.REPEAT, Intent.CRISIS)
"""Who asks for time, or to hear it again, or despairs, is in the same turn as before: nothing is
lost by it."""

IN_EVERY_LANGUAGE = (Intent.WAIT, Intent.SKIP, Intent.REPEAT, Intent.DONT_KNOW, Intent.END)
"""What a language test needs to understand, whatever its language."""

ABOUT_AN_INTERVIEW = (Intent.RESTART, Intent.ASK)
"""What only an interview reads out of a turn so: any other talk has its own way, or none."""


class IntentPatterns(DataModel):
    """Regular expressions that cover a whole clause, by what the clause asks for.

    ``skip`` and ``end`` come in two strengths: a request addresses the interviewer ("can we
    stop here") and counts beside other words; a statement ("that's all") counts only alone.
    ``finished`` closes an answer, never the talk; ``restart`` takes one back.
    ``reports`` tell who said it ("she asked me"): the request beside one was put to another.
    ``answers`` sound like requests and are none ("I don't want to stop"). A clause that no
    pattern covers is still a request when it begins like one and holds, beside one of the
    ``cores``, nothing but light words. ``<name>`` stands for a macro.
    """

    macros: dict[str, str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    fillers: tuple[str, ...]
    excuses: tuple[str, ...]
    answers: tuple[str, ...]
    reports: tuple[str, ...]
    wait: tuple[str, ...]
    repeat: tuple[str, ...]
    dont_know: tuple[str, ...]
    skip_request: tuple[str, ...]
    skip_statement: tuple[str, ...]
    end_request: tuple[str, ...]
    end_statement: tuple[str, ...]
    finished: tuple[str, ...]
    restart: tuple[str, ...]
    cores: dict[Intent, tuple[str, ...]]
    request_start: str
    light_words: tuple[str, ...]
    end_light_words: tuple[str, ...]


def detect_intent(text: str) -> Intent:
    """What ``text``, one whole English utterance, asks of the interviewer.

    By rules first; where none of them knows a part of it, by how people word requests
    (``likely_request``). Who will not tell what was asked wants to go on. Who writes code answers,
    whatever words are in it. Before all comes that somebody wants to die; a long answer stays one.
    """
    if tells_of_a_crisis(text):
        return Intent.ANSWER if answers_at_length(text) else Intent.CRISIS
    if code_spans(text):
        return Intent.ANSWER
    ruled = read_by_rules(text)
    if ruled is Intent.ANSWER and refuses(text):
        return Intent.SKIP
    if ruled is not Intent.ANSWER or reads_as_told(text):
        return ruled
    likely = likely_request(text)
    return ruled if likely is None else Intent(likely)


def read_by_rules(text: str) -> Intent:
    """The same by rules alone: what can be read in ``core/data/intents_en.json``."""
    if _is_reported(text):
        return Intent.ANSWER
    aside = read_aside(text)
    if aside is not None and aside.statement:
        return Intent.ASK
    request = _read_request(text)
    return Intent.ASK if aside is not None and request is Intent.ANSWER else request


def reads_as_told(text: str) -> bool:
    """Whether rules know it for an answer, and do not take it for one in doubt."""
    return _is_reported(text) or any(_read_clause(c).is_told for c in split_clauses(text))


def _read_request(text: str) -> Intent:
    readings = [_read_clause(clause) for clause in split_clauses(text)]
    telling = [reading for reading in readings if reading.intent is not None]
    if not telling:
        # A lone "Sorry?" asks to hear it again; a lone "Okay." is an answer of sorts.
        puzzled = text.rstrip().endswith("?") and len(text.split()) <= _PUZZLED_WORDS
        return Intent.REPEAT if readings and puzzled else Intent.ANSWER
    other_words = sum(r.words for r in telling if r.intent is Intent.ANSWER)
    heard = {r.intent for r in telling if r.counts_beside_others or not other_words}
    for intent in _PRECEDENCE:
        if intent not in heard or other_words > _OTHER_WORDS_ALLOWED[intent]:
            continue
        if telling[-1].intent is Intent.ANSWER and _is_taken_back(intent, text, other_words):
            continue
        return intent
    return Intent.ANSWER


def _is_reported(text: str) -> bool:
    """Whether what sounds like a request is told of: "Can we stop here, she asked me"."""
    parts = split_clauses(text)
    told = (_rules().reports.fullmatch(part) and not _INSISTS.fullmatch(part) for part in parts)
    return len(parts) > 1 and any(told)


# How many words of other clauses may stand beside a request before it is an answer. A reason
# given for leaving or skipping takes a sentence; a pause or a repetition needs few words.
_OTHER_WORDS_ALLOWED = {
    Intent.END: 26,
    Intent.SKIP: 22,
    Intent.REPEAT: 9,
    Intent.WAIT: 8,
    Intent.DONT_KNOW: 4,
    Intent.RESTART: 8,
    Intent.FINISHED: 0,
}
# When several are heard: "I don't know, next question please" skips.
_PRECEDENCE = (
    *(Intent.END, Intent.FINISHED, Intent.SKIP, Intent.RESTART),
    *(Intent.REPEAT, Intent.DONT_KNOW, Intent.WAIT),
)

_TAKEN_BACK = re.compile(
    r"\b(?:no wait|wait no|actually|on second thoughts?|oh i know|i do know)\b"
)
_PUZZLED_WORDS, _REASON_WORDS, _REGRET_WORDS = 4, 12, 4
# Beside other words a bare "stop" or "next" may belong to the story: "Stop. That's the first
# thing I teach new drivers."
_ADDRESSES = re.compile(
    r"\b(?:can|could|may|let's|let us|would|shall|please|mind|i'd|i want|i need|i have|i've got"
    r"|i must|i'm|i don't|i can't|i'll|we'll|interview|session|question)\b"
)
# "Next question, I said." Whoever has to say it twice means it.
_INSISTS = re.compile(r"(?:i|i just|i already) (?:said|asked)")
_ONCE_AGAIN = re.compile(r"(?:(?:and|but|so|well) )*(?:(?:once|yet) )?again|once more")
_LIKING = re.compile(r"\b(?:don't like|hate|like to|love to|prefer to|tend to|try to)\b")


@dataclass(frozen=True)
class _Reading:
    """A clause's intent (``None`` for mere padding) and whether it counts beside other words."""

    intent: Intent | None
    counts_beside_others: bool
    words: int
    is_told: bool = False
    """A rule says that it is an answer; without one it is so in doubt."""


def _is_taken_back(intent: Intent, text: str, other_words: int) -> bool:
    """Whether an answer that follows a request makes it void."""
    if intent in (Intent.WAIT, Intent.DONT_KNOW):
        return True  # "Let me think of one, yes, the bakery in Hull": the thinking is over
    if intent is Intent.REPEAT:
        return False
    if intent is Intent.RESTART:  # "Scratch that, it was in May": they have begun again
        return other_words > _REGRET_WORDS
    return other_words > _REASON_WORDS or _TAKEN_BACK.search(fold_speech(text)) is not None


def _read_clause(clause: str) -> _Reading:
    rules = _rules()
    variants = rules.without_padding(clause)
    words = len(clause.split())
    if is_supposed(clause, variants):
        return _Reading(Intent.ANSWER, False, words, is_told=True)
    for pattern, intent, is_request in rules.kinds:
        if any(pattern.fullmatch(variant) for variant in variants):
            beside = is_request and _may_stand_alone(intent, clause)
            return _Reading(intent, beside, words, is_told=intent is Intent.ANSWER)
    for intent in rules.cores:
        if any(rules.is_core_request(intent, variant) for variant in variants):
            return _Reading(intent, _may_stand_alone(intent, clause), words)
    return _Reading(None if rules.is_padding(clause) else Intent.ANSWER, False, words)


def _may_stand_alone(intent: Intent | None, clause: str) -> bool:
    if intent is Intent.REPEAT:  # "Once again, my mother was right"
        return _ONCE_AGAIN.fullmatch(clause) is None
    return intent not in (Intent.END, Intent.SKIP) or _ADDRESSES.search(clause) is not None


@dataclass(frozen=True)
class _Rules:
    """The data file, compiled."""

    heads: re.Pattern[str]
    tails: re.Pattern[str]
    reports: re.Pattern[str]
    kinds: tuple[tuple[re.Pattern[str], Intent | None, bool], ...]
    cores: dict[Intent, re.Pattern[str]]
    request_start: re.Pattern[str]
    light_words: frozenset[str]
    end_light_words: frozenset[str]

    def without_padding(self, clause: str) -> list[str]:
        """The clause, and the clause with ever fewer polite words around it."""
        variants = [clause]
        for _ in range(6):
            shorter = self.tails.sub("", self.heads.sub("", variants[-1])).strip()
            if shorter == variants[-1] or not shorter:
                break
            variants.append(shorter)
        return variants

    def is_padding(self, clause: str) -> bool:
        """Whether ``clause`` is one of the polite words by itself: "..., unfortunately"."""
        return bool(self.heads.fullmatch(f"{clause} ") or self.tails.fullmatch(f" {clause}"))

    def is_core_request(self, intent: Intent, clause: str) -> bool:
        core = self.cores[intent].search(clause)
        if core is None or self.request_start.match(clause) is None or _LIKING.search(clause):
            return False
        rest = f"{clause[: core.start()]} {clause[core.end() :]}".split()
        # "I need to finish things" is a trait, "I need to finish now" is a wish.
        light = self.end_light_words if intent is Intent.END else self.light_words
        return light.issuperset(rest)


@cache
def _rules() -> _Rules:
    data = load_data("intents_en", IntentPatterns)

    def any_of(patterns: Iterable[str]) -> str:
        return f"(?:{with_macros('|'.join(patterns), data.macros)})"

    kinds = (
        (data.fillers, None, False),
        (data.answers, Intent.ANSWER, False),
        (data.restart, Intent.RESTART, True),
        (data.end_request, Intent.END, True),
        (data.end_statement, Intent.END, False),
        (data.finished, Intent.FINISHED, False),
        (data.skip_request, Intent.SKIP, True),
        (data.repeat, Intent.REPEAT, True),
        (data.dont_know, Intent.DONT_KNOW, True),
        (data.wait, Intent.WAIT, True),
        (data.skip_statement, Intent.SKIP, False),
        (data.excuses, None, False),
    )
    return _Rules(
        heads=re.compile(rf"^{any_of(data.heads)}\s+"),
        tails=re.compile(rf"\s+{any_of(data.tails)}$"),
        reports=re.compile(any_of(data.reports)),
        kinds=tuple((re.compile(any_of(p)), intent, request) for p, intent, request in kinds),
        cores={
            intent: re.compile(rf"\b{any_of(patterns)}(?!['\w])")
            for intent, patterns in data.cores.items()
        },
        request_start=re.compile(data.request_start),
        light_words=frozenset(data.light_words),
        end_light_words=frozenset(data.end_light_words),
    )
