"""Whether a learner asks the partner something, tells of a sorrow or of an opinion, or has said
all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core.conversation.joining import join_texts
from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.replies import Asked
from core.language.spelt_alike import clauses_of, fold, is_marked, sentences_of
from core.think.losses import tells_of_a_sorrow


def what_is_asked(text: str, language: Language) -> Asked | None:
    """What ``text``, which is nothing but greetings and questions to the partner, asks; of
    several the last, a greeting only where there is nothing else."""
    cues = _cues(language)
    told = [clause for clause in clauses_of(text) if clause not in cues.idle]
    if _kind(join_texts(told), is_marked(text), cues) is Asked.AND_YOU:
        return Asked.AND_YOU  # "Fine, thanks. And you?"
    found: list[Asked] = []
    for clauses, marked in sentences_of(text):
        told = [c for c in clauses if c not in cues.idle or _kind(c, False, cues) is not None]
        kinds = _kinds(told, marked, cues)
        whole = _kind(join_texts(told), marked, cues)
        if whole is not None:
            found.append(whole)
        elif None not in kinds:
            found += [kind for kind in kinds if kind is not None]
        elif _is_question(told, marked, cues):
            found.append(Asked.OTHER)
        else:
            return None
    return next((kind for kind in reversed(found) if kind is not Asked.GREETING), None) or (
        found[-1] if found else None
    )


def asked_at_the_end(text: str, language: Language) -> Asked | None:
    """How an answer is handed back: "… and you?"."""
    sentences = sentences_of(text)
    if not sentences:
        return None
    clauses, marked = sentences[-1]
    kind = _kind(clauses[-1], marked, _cues(language))
    return None if kind is Asked.GREETING else kind


def brings_sorrow(text: str, language: Language) -> bool:
    """Whether ``text`` tells of a loss, an illness or of feeling very bad."""
    cues = _cues(language)
    told = [join_texts(clauses) for clauses, _ in sentences_of(text)]
    if language is Language.ENGLISH and any(map(tells_of_a_sorrow, told)):
        return True
    return any(cues.sorrow.search(sentence) for sentence in told)


def tells_an_opinion(text: str, language: Language) -> bool:
    """Whether ``text`` says what somebody thinks of a thing, and no plain fact alone."""
    opinion = _cues(language).opinion
    return any(opinion.search(join_texts(clauses)) for clauses, _ in sentences_of(text))


def says_all(text: str, language: Language) -> bool:
    """Whether ``text`` only tells that the answer is over: "That's all.\""""
    cues = _cues(language)
    told = [clause for clause in clauses_of(text) if clause not in cues.idle]
    whole = join_texts(clauses_of(text))
    return bool(told) and (
        all(cues.said_all.fullmatch(clause) for clause in told)
        or cues.said_all.fullmatch(whole) is not None
    )


@dataclass(frozen=True)
class _Cues:
    kinds: tuple[tuple[Asked, re.Pattern[str]], ...]
    question: re.Pattern[str]
    sorrow: re.Pattern[str]
    opinion: re.Pattern[str]
    said_all: re.Pattern[str]
    idle: frozenset[str]


@cache
def _cues(language: Language) -> _Cues:
    pack = load_pack(language)
    replies = pack.replies
    words = (*pack.around_requests, *pack.fillers.always)
    return _Cues(
        tuple(
            (kind, _any(exchange.said))
            for kind, exchange in replies.asked.items()
            if kind is not Asked.OTHER
        ),
        _any(replies.asked[Asked.OTHER].said),
        _any(replies.sorrow.said),
        _any(replies.opinion.said),
        _any(replies.said_all),
        frozenset(" ".join(clauses_of(word)) for word in words),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{fold(pattern)})" for pattern in patterns))


def _kinds(clauses: list[str], marked: bool, cues: _Cues) -> list[Asked | None]:
    last = len(clauses) - 1
    return [_kind(clause, marked and at == last, cues) for at, clause in enumerate(clauses)]


def _kind(clause: str, marked: bool, cues: _Cues) -> Asked | None:
    forms = (clause, f"{clause}?") if marked else (clause,)
    return next(
        (kind for kind, said in cues.kinds if any(said.fullmatch(form) for form in forms)), None
    )


def _is_question(clauses: list[str], marked: bool, cues: _Cues) -> bool:
    while len(clauses) > 1 and _kind(clauses[0], False, cues) is not None:
        clauses = clauses[1:]
    return cues.question.match(join_texts(clauses) + "?" * marked) is not None
