"""Whether somebody says that they want to die, to kill or to hurt themselves.

It is read in all languages at once, whatever the talk is in: in distress one falls back into one's
own. What counts is a whole clause in the first person and the present, a few idle words around it:
"the deadline is killing me", "I'm dying to see it" and "years ago I wanted to die" say something
else. So does what is quoted, told of a story, or said by somebody else in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import Field, model_validator

from core.conversation.language import Language
from core.package_data import DataModel, Text, compiled, load_data, with_macros
from core.think.code_lines import without_code
from core.think.spelt_alike import clauses_of, fold, sentences_of

LONGEST_CLAUSE_CHARS = 120
"""Nobody says it at greater length."""

_CLAUSE = " _ "
"""Stands in its sentence for the clause that was found."""

_QUOTED = re.compile('[«“„"「『].*?[»”“"」』]', re.DOTALL)


class CrisisWords(DataModel):
    """One language of ``core/data/crisis.json``.

    ``said`` and ``goes_on`` are patterns that cover a folded clause from end to end, words of
    ``around`` aside; at a word of ``joins`` a clause is cut as well. Where ``told`` is found in the
    sentence, in which "_" stands for the clause, somebody else said it. ``<name>`` stands for a
    macro. ``reply`` is what they hear, ``waiting`` what they hear while they do not go on,
    ``closing`` where they end it. None of the three asks anything or holds an address: all are
    spoken.
    """

    reply: Text
    waiting: Text
    closing: Text
    macros: dict[str, Text] = Field(default_factory=dict)
    around: tuple[Text, ...] = Field(min_length=10)
    joins: tuple[Text, ...] = ()
    said: tuple[Text, ...] = Field(min_length=8)
    told: tuple[Text, ...] = Field(min_length=3)
    goes_on: tuple[Text, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _compiles(self) -> CrisisWords:
        for patterns in (self.said, self.told, self.goes_on):
            compiled(self.any_of(patterns))
        return self

    def any_of(self, patterns: Iterable[str]) -> str:
        """A pattern of any of ``patterns``, folded. Raises ``ValueError`` for an unknown macro."""
        whole = with_macros("|".join(f"(?:{pattern})" for pattern in patterns), self.macros)
        return f"(?:{fold(whole)})"


class _Crisis(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    languages: dict[Language, CrisisWords]

    @model_validator(mode="after")
    def _has_all(self) -> _Crisis:
        if missing := set(Language) - set(self.languages):
            raise ValueError(f"no words in: {', '.join(sorted(missing))}")
        return self


def tells_of_a_crisis(text: str) -> bool:
    """Whether ``text``, in any of the languages, says that who says it wants to die or to hurt
    themselves."""
    sentences = [clauses for clauses, _ in sentences_of(_QUOTED.sub(" ", without_code(text)))]
    return any(_tells(clauses, _cues(language)) for language in Language for clauses in sentences)


def wants_to_go_on(text: str, language: Language) -> bool:
    """Whether ``text`` asks, in ``language`` or in English, to go on with the practice."""
    both = (_cues(language), _cues(Language.ENGLISH))
    return any(cues.goes_on.fullmatch(clause) for clause in clauses_of(text) for cues in both)


def crisis_words(language: Language) -> CrisisWords:
    return load_data("crisis", _Crisis).languages[language]


@dataclass(frozen=True)
class _Cues:
    said: re.Pattern[str]
    told: re.Pattern[str]
    goes_on: re.Pattern[str]
    joins: re.Pattern[str]


def _tells(clauses: list[str], cues: _Cues) -> bool:
    sentence = " ".join(clauses)
    for said in (*clauses, *cues.joins.split(sentence), sentence):
        if len(said) <= LONGEST_CLAUSE_CHARS and cues.said.fullmatch(said):
            around = " ".join(sentence.replace(said, _CLAUSE, 1).split())
            if not cues.told.search(around):
                return True
    return False


@cache
def _cues(language: Language) -> _Cues:
    words, gap = crisis_words(language), " " if language.spaced else " ?"
    idle = f"(?:{'|'.join(re.escape(fold(word)) for word in words.around)})"

    def clause(patterns: Iterable[str]) -> re.Pattern[str]:
        return re.compile(f"(?:{idle}{gap})*{words.any_of(patterns)}(?:{gap}{idle})*")

    joins = "|".join(re.escape(fold(word)) for word in words.joins)
    return _Cues(
        clause(words.said),
        re.compile(words.any_of(words.told)),
        clause(words.goes_on),
        re.compile(f" (?:{joins}) " if joins else r"(?!)"),
    )
