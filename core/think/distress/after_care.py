"""What is said after words of care: whether it is an answer, a call for the question, or thanks.

In distress one falls back into one's own language, so distress is read in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import Field, model_validator

from core.conversation.joining import length_in_words
from core.conversation.language import Language
from core.package_data import DataModel, Pattern, Patterns, load_data
from core.think.distress.crisis import tells_of_a_crisis, wants_to_go_on
from core.think.distress.losses import tells_of_a_sorrow
from core.think.reading.spelt_alike import clauses_of, fold

LEAST_ANSWER_WORDS = 25
"""After words of care less than this answers no question, unless it says that they go on."""

WORDS_A_SIGN = 40
"""About three sentences. Where distress shows so often it is what the text is about; a story has
more beside it."""

_SAID_ON = 2
"""So many sentences later they may be given to who said them, where despair is all between: "... I
have nobody left. That is what he told me."."""

_SENTENCE_END = re.compile(r"(?<=[.!?…。！？؟।])\s*")


class AfterCare(DataModel):
    """One language of ``core/data/after_care.json``: patterns on folded clauses.

    Each of ``distress`` is one sign of it, wherever it stands. ``told_before`` and ``told_after``
    give the words beside them to somebody else, and stand at the end of what they are found in:
    "Her answer was no." tells an answer of its own. ``question`` names what was asked, ``thanks``
    covers a clause that thanks, or says that one is fine, and nothing else.
    """

    distress: tuple[Pattern, ...] = Field(min_length=8)
    told_before: Patterns
    told_after: Patterns
    question: Patterns
    thanks: Patterns


class _AfterCare(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    languages: dict[Language, AfterCare]

    @model_validator(mode="after")
    def _has_all(self) -> _AfterCare:
        if missing := set(Language) - set(self.languages):
            raise ValueError(f"no words in: {', '.join(sorted(missing))}")
        return self


def after_care(language: Language) -> AfterCare:
    return load_data("after_care", _AfterCare).languages[language]


def answers_at_length(text: str, *, sorrow: bool = False) -> bool:
    """Whether ``text`` is an answer of some length and not a cry for help.

    A clause of despair in a story of three sentences leaves it an answer; so does a sorrow that it
    tells of, which in other languages than English is told by ``sorrow``. Both together need twice
    as much beside them, and distress from end to end is none, however long it is.
    """
    words = length_in_words(text)
    if words < LEAST_ANSWER_WORDS:
        return False
    signs = _distress(text) + tells_of_a_crisis(text) + (sorrow or tells_of_a_sorrow(text))
    return WORDS_A_SIGN * signs <= words


def needs_care(text: str) -> bool:
    """Whether ``text`` is to be met with words of care: it holds despair, and is no story of some
    length that tells of somebody else's."""
    if not tells_of_a_crisis(text):
        return False
    return not (answers_at_length(text) and _is_told_of_another(text))


def without_despair(text: str) -> str:
    """``text`` without the sentences that tell of despair, its own or somebody else's."""
    if not tells_of_a_crisis(text):
        return text
    return " ".join(part for part in _sentences(text) if not tells_of_a_crisis(part))


def asks_for_the_question(text: str, language: Language) -> bool:
    """Whether ``text``, which asks to hear something again, names the question."""
    return any(_cues(one).question.search(fold(text)) for one in (language, Language.ENGLISH))


def only_thanks(text: str, language: Language) -> bool:
    """Whether ``text`` thanks and says nothing else."""
    told, both = clauses_of(text), (language, Language.ENGLISH)
    return bool(told) and all(any(_cues(one).thanks.fullmatch(c) for one in both) for c in told)


def only_goes_on(text: str, language: Language) -> bool:
    """Whether ``text`` thanks or says to go on, clause by clause, and says nothing else."""
    told = clauses_of(text)
    return bool(told) and all(only_thanks(c, language) or wants_to_go_on(c, language) for c in told)


def is_only_distress(text: str, language: Language) -> bool:
    """Whether each clause of ``text`` holds a sign of distress, in any of the languages, or thanks:
    "I can't go on". In "I'm scared, please end it" one asks for something."""
    told = clauses_of(text)
    return all(_distress(clause) or only_thanks(clause, language) for clause in told)


def _distress(text: str) -> int:
    told = _told(text)
    return max(sum(bool(s.search(told)) for s in _cues(one).distress) for one in Language)


def _is_told_of_another(text: str) -> bool:
    """Whether each sentence of despair stands beside one that gives it to somebody else: "His
    answer was short.", "Those were his words.". What was said of something else stands between.

    In doubt it is their own: a story loses little to one kind sentence."""
    sentences = _sentences(text)
    found = [at for at, sentence in enumerate(sentences) if tells_of_a_crisis(sentence)]
    return bool(found) and all(_is_given(sentences, at) for at in found)


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def _is_given(sentences: list[str], at: int) -> bool:
    before = [*map(_told, sentences[max(0, at - 1) : at]), *clauses_of(sentences[at])]
    after = [_told(sentences[at])]
    for sentence in sentences[at + 1 : at + 1 + _SAID_ON]:
        after.append(_told(sentence))
        if not _distress(sentence):
            break
    return any(
        any(map(cues.told_before.search, before)) or any(map(cues.told_after.search, after))
        for cues in map(_cues, Language)
    )


def _told(sentence: str) -> str:
    return " ".join(clauses_of(sentence))


@dataclass(frozen=True)
class _Cues:
    distress: tuple[re.Pattern[str], ...]
    told_before: re.Pattern[str]
    told_after: re.Pattern[str]
    question: re.Pattern[str]
    thanks: re.Pattern[str]


@cache
def _cues(language: Language) -> _Cues:
    data = after_care(language)
    return _Cues(
        tuple(re.compile(fold(pattern)) for pattern in data.distress),
        _any(data.told_before, at_the_end=True),
        _any(data.told_after, at_the_end=True),
        _any(data.question),
        _any(data.thanks),
    )


def _any(patterns: Iterable[str], *, at_the_end: bool = False) -> re.Pattern[str]:
    any_of = "|".join(f"(?:{fold(pattern)})" for pattern in patterns)
    return re.compile(f"(?:{any_of})$" if at_the_end else any_of)
