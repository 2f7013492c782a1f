"""The words between thoughts: where phrases end, and where a word joins two clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pydantic import Field, model_validator

from core.package_data import DataModel, Pattern, Text


class Phrases(DataModel):
    """Where a phrase may end, told by single words in small letters."""

    goes_on_after: tuple[Text, ...] = ()
    """Articles, prepositions, what stands before a noun or a verb: no phrase ends with them."""
    parted_by: tuple[Text, ...] = ()
    """Joining words, which part phrases as marks do."""
    goes_with_last: tuple[Text, ...] = ()
    """Postpositions, auxiliaries at the end: they belong to the word before them."""

    @model_validator(mode="after")
    def _each_in_one_place(self) -> Phrases:
        words = (*self.goes_on_after, *self.parted_by, *self.goes_with_last)
        twice = [word for word, n in Counter(words).items() if n > 1]
        if twice:
            raise ValueError(f"given twice: {', '.join(twice)}")
        if wrong := [word for word in words if word != word.casefold() or " " in word]:
            raise ValueError(f"single words in small letters: {', '.join(wrong)}")
        return self


class JoinsWhere(DataModel):
    """Where a word that also does other work joins thoughts: ``where`` is a regular expression,
    matched without regard to case. It is found in each of ``joins`` and in none of ``other``."""

    word: Text
    where: Pattern
    joins: tuple[Text, ...] = Field(min_length=1)
    other: tuple[Text, ...] = Field(min_length=1)

    def found_in(self, text: str) -> bool:
        return any(self.places_in(text))

    def places_in(self, text: str) -> Iterator[re.Match[str]]:
        return re.finditer(self.where, text, re.IGNORECASE)

    @model_validator(mode="after")
    def _does_what_it_says(self) -> JoinsWhere:
        if wrong := [text for text in self.joins if not self.found_in(text)]:
            raise ValueError(f"{self.word!r} joins in {wrong[0]!r}, but is not found")
        if wrong := [text for text in self.other if self.found_in(text)]:
            raise ValueError(f"{self.word!r} joins nothing in {wrong[0]!r}")
        return self
