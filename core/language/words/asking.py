"""What a learner says to the partner beside an answer or in place of one: a question, a goodbye, a
sorrow, a joy, an opinion, that all was said, next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core.conversation.joining import join_texts
from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.replies import ABOUT_THE_LANGUAGE, Asked
from core.language.words.units import words_of
from core.think.distress.losses import tells_of_a_sorrow
from core.think.reading.spelt_alike import clauses_of, fold, is_marked, sentences_of

_HARDLY_MORE_WORDS = 3
"""In a refusal, counted with its "no"."""


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
    if Asked.AND_YOU in found:
        return Asked.AND_YOU  # "And you? Where do you go?"
    return next((kind for kind in reversed(found) if kind is not Asked.GREETING), None) or (
        found[-1] if found else None
    )


def asked_at_the_end(text: str, language: Language) -> Asked | None:
    """What an answer ends with: "… and you?", "… Do you like it too?", "… How do you say that?".

    A question that speaks to nobody is part of the answer.
    """
    sentences = sentences_of(text)
    if not sentences:
        return None
    cues, (clauses, marked) = _cues(language), sentences[-1]
    clauses = [clause for clause in clauses if clause not in cues.idle] or clauses
    kind = _kind(clauses[-1], marked, cues) or _kind(join_texts(clauses), marked, cues)
    if kind is None and marked:
        before = [_kind(join_texts(told), True, cues) for told, _ in sentences[-2:-1]]
        if Asked.AND_YOU in before or cues.to_you.search(join_texts(clauses)):
            return Asked.AND_YOU  # "And you? What do you do?"
    return None if kind is Asked.GREETING else kind


def takes_leave(text: str, language: Language) -> bool:
    """Whether ``text`` is a goodbye and nothing else: "I have to go. Take care!"."""
    cues = _cues(language)
    told = [clause for clause in clauses_of(text) if clause not in cues.idle]
    bye, leaving, thanks = (
        [pattern.fullmatch(clause) is not None for clause in told]
        for pattern in (cues.bye, cues.leaving, cues.thanks)
    )
    covered = all(any(kinds) for kinds in zip(bye, leaving, thanks, strict=True))
    return covered and (any(bye) or (any(leaving) and any(thanks)))


def says_next_to_nothing(text: str, language: Language) -> bool:
    """Whether ``text`` is no more than "yes", "no" or "okay": no sentence, and no word of one."""
    cues, told = _cues(language), clauses_of(text)
    return bool(told) and all(
        cues.yes.fullmatch(clause) or cues.no.fullmatch(clause) for clause in told
    )


def says_yes(text: str, language: Language) -> bool:
    """Whether ``text`` is "yes" or "okay" and nothing else."""
    cues, told = _cues(language), clauses_of(text)
    return bool(told) and all(cues.yes.fullmatch(clause) for clause in told)


def says_no(text: str, language: Language) -> bool:
    """Whether ``text`` is "no" or "nothing", and hardly a word beside it: "Nothing. Only tea."."""
    refused = [_cues(language).no.fullmatch(clause) for clause in clauses_of(text)[:1]]
    return any(refused) and len(words_of(text, language)) <= _HARDLY_MORE_WORDS


def gives_an_example(text: str, language: Language) -> bool:
    """Whether ``text`` gives an example, or asks for one: "for example"."""
    return _cues(language).example.search(fold(text)) is not None


def tells_of_being_unwell(text: str, language: Language) -> bool:
    """Whether ``text`` tells of a cold, a headache and the like."""
    return _is_told(text, _cues(language).unwell)


def tells_of_a_joy(text: str, language: Language) -> bool:
    """Whether ``text`` tells of a wedding, a baby, an exam that was passed and the like."""
    return _is_told(text, _cues(language).joy)


def brings_sorrow(text: str, language: Language) -> bool:
    """Whether ``text`` tells of a loss, a grave illness, an accident, of violence done to
    the person or of feeling very bad."""
    if language is Language.ENGLISH and any(map(tells_of_a_sorrow, _sentences(text))):
        return True
    return _is_told(text, _cues(language).sorrow)


def tells_an_opinion(text: str, language: Language) -> bool:
    """Whether ``text`` says what somebody thinks of a thing, and no plain fact alone."""
    return _is_told(text, _cues(language).opinion)


def _is_told(text: str, cue: re.Pattern[str]) -> bool:
    """Whether ``cue`` stands anywhere in a sentence of ``text``."""
    return any(cue.search(sentence) for sentence in _sentences(text))


def _sentences(text: str) -> list[str]:
    return [join_texts(clauses) for clauses, _ in sentences_of(text)]


def says_all(text: str, language: Language) -> bool:
    """Whether ``text`` only tells that the answer is over: "That's all.\""""
    cues = _cues(language)
    told = [clause for clause in clauses_of(text) if clause not in cues.idle]
    whole = join_texts(clauses_of(text))
    return bool(told) and (
        all(cues.said_all.fullmatch(clause) for clause in told)
        or cues.said_all.fullmatch(whole) is not None
    )


def says_it_was_told(sentence: str, language: Language) -> bool:
    """Whether ``sentence`` reminds the partner of what was told ("I told you before")."""
    cues = _cues(language)
    return any(cues.told_before.match(clause) for clause in clauses_of(sentence))


def asks_for_other_words(request: str, language: Language) -> bool:
    """Whether ``request``, to hear a question again, asks what it means or for other words."""
    return _is_told(request, _cues(language).other_words)


@dataclass(frozen=True)
class _Cues:
    kinds: tuple[tuple[Asked, re.Pattern[str]], ...]
    question: re.Pattern[str]
    to_you: re.Pattern[str]
    bye: re.Pattern[str]
    leaving: re.Pattern[str]
    thanks: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    example: re.Pattern[str]
    sorrow: re.Pattern[str]
    unwell: re.Pattern[str]
    joy: re.Pattern[str]
    opinion: re.Pattern[str]
    said_all: re.Pattern[str]
    told_before: re.Pattern[str]
    other_words: re.Pattern[str]
    idle: frozenset[str]


@cache
def _cues(language: Language) -> _Cues:
    pack = load_pack(language)
    replies = pack.replies
    words = (*pack.around_requests, *pack.fillers.always)
    return _Cues(
        tuple(
            (kind, _any((*exchange.said, *_said_in_english(kind))))
            for kind, exchange in replies.asked.items()
            if kind is not Asked.OTHER
        ),
        _any(replies.asked[Asked.OTHER].said),
        _any(replies.to_you),
        _any(replies.farewell.said),
        _any(replies.farewell.leaving),
        _any(replies.farewell.thanks),
        _any(replies.bare.yes),
        _any(replies.bare.no),
        _any(replies.example),
        _any(replies.sorrow.said),
        _any(replies.unwell.said),
        _any(replies.joy.said),
        _any(replies.opinion.said),
        _any(replies.said_all),
        _any(replies.told_before),
        _any(replies.other_words.said),
        frozenset(" ".join(clauses_of(word)) for word in words),
    )


def _said_in_english(kind: Asked) -> tuple[str, ...]:
    if kind not in ABOUT_THE_LANGUAGE:
        return ()
    return load_pack(Language.ENGLISH).replies.asked[kind].said


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
    if marked and len(clauses) > 1 and _kind(clauses[0], False, cues) is Asked.AND_YOU:
        return True  # "And you, …?"
    while len(clauses) > 1 and _kind(clauses[0], False, cues) is not None:
        clauses = clauses[1:]
    return cues.question.match(join_texts(clauses) + "?" * marked) is not None
