"""Whether what is said to an interviewer who knows English only is in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from pydantic import Field

from core.package_data import DataModel, Text, load_data
from core.think.reading.cues import fold_speech

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]

_FIRST_NOT_LATIN = 0x250
_FOREIGN_SHARE = 0.25
"""Of the words of a sentence about half are such plain ones; names and nouns are in no list."""
_FEWEST = 2
"""Different words: one of another language may be a name, unless it is a greeting and nothing else
is said."""
_SENTENCE_ENDS = re.compile(r"[.!?…\n]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class OtherLanguages(DataModel):
    """``core/data/other_languages.json``: words in lowercase, a line for each language.

    ``function_words`` tell a language apart wherever they stand, ``also_spoken`` are what people
    begin with when they speak it. What is spelt like a word of ``english`` counts as English.
    """

    function_words: Lines
    also_spoken: Lines
    english: Lines


@cache
def function_words() -> frozenset[str]:
    """Plain words of the other languages that are written like English."""
    return _words(load_data("other_languages", OtherLanguages).function_words)


def is_in_another_language(text: str) -> bool:
    """Whether most letters of ``text`` are of no Latin alphabet, or it has more plain words of
    other languages than of English; names and titles alone take it out of English nowhere."""
    letters = [letter for letter in text if letter.isalpha()]
    if sum(ord(letter) >= _FIRST_NOT_LATIN for letter in letters) > len(letters) / 2:
        return True
    words = _WORD.findall(fold_speech(text))
    english = sum(word in _english() for word in words)
    if len(words) == 1:
        return words[0] in _spoken()
    foreign = [word for word in _foreign(text) if word not in _english()]
    enough = len({*foreign}) >= _FEWEST and len(foreign) > english
    return enough and len(foreign) >= _FOREIGN_SHARE * len(words)


def _foreign(text: str) -> Iterator[str]:
    """The plain words of other languages in ``text``, folded. One that has a capital inside a
    sentence may be of a name, as "Los" in "Los Angeles", unless people speak of themselves by it:
    "Sprechen Sie Deutsch?"."""
    end = 0
    for found in _WORD.finditer(text):
        begins = end == 0 or _SENTENCE_ENDS.search(text, end, found.start()) is not None
        end = found.end()
        word = fold_speech(found.group())
        may_be_a_name = found.group().istitle() and not begins
        if word in _spoken() or (word in function_words() and not may_be_a_name):
            yield word


@cache
def _english() -> frozenset[str]:
    return _words(load_data("other_languages", OtherLanguages).english)


@cache
def _spoken() -> frozenset[str]:
    return _words(load_data("other_languages", OtherLanguages).also_spoken) - _english()


def _words(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())
