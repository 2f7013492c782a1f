"""What a question asks about and what a line tells, in the terms of a lexicon.

People ask for "free software" where a résumé says "430 stars", and "how much" where an advert
says "€ 52,000". The lexicon, ``core/data/concepts_en.json``, holds such things together: a concept
is asked for with some words and told by others, most of them on both sides. A date, an amount or
a count of people is told by a pattern. Pure, and a few microseconds a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field, field_validator, model_validator

from core.package_data import DataModel, Pattern, load_data
from core.think.reading.cues import fold_in_place

_WORD = re.compile(r"\w+(?:['&]\w+)*[+#]*")


class Concept(DataModel):
    """One thing that people ask for. A phrase is lowercase words; ``*`` ends a word in any way.
    ``pattern`` is matched against the text as it stands."""

    name: str = Field(min_length=2)
    both: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    pattern: Pattern | Literal[""] = ""

    @field_validator("both", "asked", "told")
    @classmethod
    def _phrases_have_words(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            if phrase != phrase.lower() or not _phrase(phrase):
                raise ValueError(f"not a phrase in lowercase: {phrase!r}")
        return phrases

    @model_validator(mode="after")
    def _is_asked_and_told(self) -> Concept:
        if not (self.both or self.asked) or not (self.both or self.told or self.pattern):
            raise ValueError(f"the concept {self.name!r} is never asked or never told")
        return self


class Lexicon(DataModel):
    """All concepts; names are unique."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    concepts: tuple[Concept, ...] = Field(min_length=150)

    @field_validator("concepts")
    @classmethod
    def _names_are_unique(cls, concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
        names = [concept.name for concept in concepts]
        if len(set(names)) < len(names):
            raise ValueError("two concepts have the same name")
        return concepts


@cache
def lexicon() -> Lexicon:
    """The lexicon of ``core/data/concepts_en.json``."""
    return load_data("concepts_en", Lexicon)


def concepts_asked(text: str) -> frozenset[str]:
    """The names of the concepts that a question ``text`` asks about."""
    return frozenset(_asked_phrases().find(text))


def concepts_told(text: str) -> frozenset[str]:
    """The names of the concepts that a line of a document tells."""
    by_pattern = (name for name, pattern in _patterns() if pattern.search(text))
    return frozenset((*_told_phrases().find(text), *by_pattern))


_Phrase = tuple[tuple[str, bool], ...]
"""The words of a phrase, each with whether it may end in any way."""


@dataclass(frozen=True)
class _Phrases:
    """Phrases by their first word, so that a text is read once whatever the lexicon's size."""

    whole: Mapping[str, Sequence[tuple[_Phrase, str]]]
    begun: Mapping[str, Sequence[tuple[_Phrase, str]]]

    def find(self, text: str) -> Iterator[str]:
        words = _words(text)
        for at, word in enumerate(words):
            starts = [*self.whole.get(word, ())]
            for end in range(1, len(word) + 1):
                starts += self.begun.get(word[:end], ())
            for phrase, name in starts:
                if _stands(phrase, words[at : at + len(phrase)]):
                    yield name


def _stands(phrase: _Phrase, words: Sequence[str]) -> bool:
    return len(words) == len(phrase) and all(
        word.startswith(wanted) if open_ended else word == wanted
        for (wanted, open_ended), word in zip(phrase, words, strict=True)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_in_place(text))


def _phrase(phrase: str) -> _Phrase:
    found = re.finditer(rf"({_WORD.pattern})(\*?)", phrase)
    return tuple((match[1], bool(match[2])) for match in found)


def _index(lists: Sequence[tuple[str, Sequence[str]]]) -> _Phrases:
    whole: dict[str, list[tuple[_Phrase, str]]] = defaultdict(list)
    begun: dict[str, list[tuple[_Phrase, str]]] = defaultdict(list)
    for name, phrases in lists:
        for phrase in map(_phrase, phrases):
            (first, open_ended), *_ = phrase
            (begun if open_ended else whole)[first].append((phrase, name))
    return _Phrases(whole, begun)


@cache
def _asked_phrases() -> _Phrases:
    return _index([(one.name, (*one.both, *one.asked)) for one in lexicon().concepts])


@cache
def _told_phrases() -> _Phrases:
    return _index([(one.name, (*one.both, *one.told)) for one in lexicon().concepts])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((c.name, re.compile(c.pattern)) for c in lexicon().concepts if c.pattern)
