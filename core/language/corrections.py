"""Slips that a pack finds without a doubt: by a pattern, or by two words that do not agree."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from pydantic import Field, ValidationInfo, field_validator, model_validator

from core.package_data import DataModel, Pattern, Text
from core.remembered import remembered
from core.think.reading.spelt_alike import MARKS, QUOTATION_MARKS

Better = TypeVar("Better", str, str | None)

_FARTHEST = 300


class Change(NamedTuple):
    """``better`` is what people usually say in place of ``text[start:end]``."""

    start: int
    end: int
    better: str


def other_sentences(said: str, better: str) -> tuple[int, int]:
    """How many letters before and behind a change are of other sentences: a pattern may look at
    them, but they are no part of the slip."""
    marks = list(_SENTENCE_END.finditer(said))
    before = max((m.end() for m in marks if better.startswith(said[: m.end()])), default=0)
    rests = (said[m.end() :] for m in marks if m.start() >= before)
    return before, max((len(rest) for rest in rests if better[before:].endswith(rest)), default=0)


def crosses_sentences(said: str) -> bool:
    """Whether a sentence ends and another begins in ``said``."""
    return _SENTENCE_END.search(said) is not None


def sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences of ``text[start:end]``, one before them and one behind begin and end:
    as far as a rule looks, and ``_FARTHEST`` letters where nobody marks an end."""
    left, right = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    starts = [m.end() for m in _SENTENCE_END.finditer(text, left, start + 1)]
    ends = [m.end() for m in _SENTENCE_END.finditer(text, end, right)]
    return starts[-2] if len(starts) > 1 else left, ends[1] if len(ends) > 1 else right


class SlipRule(DataModel, ABC):
    """``why`` is one English sentence; the first change of each of ``examples`` makes its second
    half; none of ``fine`` is touched."""

    id: str = Field(pattern=r"^[a-z]{2}-[a-z0-9-]+$")
    why: Text
    examples: tuple[tuple[str, str], ...] = Field(min_length=2)
    fine: tuple[str, ...] = Field(min_length=2)

    @abstractmethod
    def changes(self, text: str) -> Iterator[Change]:
        """What is to be said otherwise in ``text``, in order."""

    @model_validator(mode="after")
    def _does_what_it_says(self) -> SlipRule:
        for said, better in self.examples:
            change = next(self.changes(said), Change(0, 0, ""))
            made = said[: change.start] + change.better + said[change.end :]
            if made != better:
                raise ValueError(f"{self.id}: {said!r} becomes {made!r}, not {better!r}")
            changed = said[change.start : change.end]
            before, behind = other_sentences(changed, change.better)
            if crosses_sentences(changed[before : len(changed) - behind]):
                raise ValueError(f"{self.id}: changes two sentences at once in {said!r}")
        for text in self.fine:
            if any(self.changes(text)):
                raise ValueError(f"{self.id}: touches {text!r}, which is fine")
        return self


class Correction(SlipRule):
    """``said`` is a regular expression, matched without regard to case; ``better`` is what stands
    there instead, with ``\\1`` for a group."""

    said: Pattern
    better: str

    def changes(self, text: str) -> Iterator[Change]:
        for match in _compiled(self.said).finditer(text):
            yield Change(*match.span(), match.expand(self.better))

    @field_validator("better")
    @classmethod
    def _has_its_groups(cls, better: str, read: ValidationInfo) -> str:
        return _with_groups_of(read.data.get("said"), better)


class Agreement(SlipRule):
    """Two words side by side that do not agree: an article and a noun of another gender, a pronoun
    and a verb of another person.

    ``swap`` gives the right form for each wrong one. A form is wrong directly before each of
    ``before``, or directly after each of ``after``: one of the two is given. The pair is fine
    behind a word of ``unless_after`` and in front of one of ``unless_before``, if that word is of
    the same sentence: a comma between makes no difference. All are single words, in small letters;
    a mark between two words parts them.
    """

    swap: dict[Text, Text] = Field(min_length=1)
    before: frozenset[Text] = frozenset()
    after: frozenset[Text] = frozenset()
    unless_after: frozenset[Text] = frozenset()
    unless_before: frozenset[Text] = frozenset()

    def changes(self, text: str) -> Iterator[Change]:
        for before, left, right, behind in _pairs(text):
            wrong, beside, neighbours = (
                (left, right, self.before) if self.before else (right, left, self.after)
            )
            if (
                wrong.folded in self.swap
                and beside.folded in neighbours
                and before not in self.unless_after
                and behind not in self.unless_before
            ):
                yield Change(wrong.start, wrong.end, self.swap[wrong.folded])

    @model_validator(mode="after")
    def _stands_on_one_side(self) -> Agreement:
        if bool(self.before) == bool(self.after):
            raise ValueError(f"{self.id}: give either before or after")
        if any(word != word.lower() or " " in word for word in self._words()):
            raise ValueError(f"{self.id}: single words in small letters")
        return self

    def _words(self) -> frozenset[str]:
        lists = (self.before, self.after, self.unless_after, self.unless_before)
        return frozenset(self.swap).union(*lists)


class Consequence(DataModel):
    """What a correction draws after it: a phrase that was mended, with ``where`` (a regular
    expression, matched without regard to case) in it, is still wrong.

    ``better`` is what stands there instead; without one the phrase is not shown at all. Each of
    ``wrong`` becomes its second half, which is empty where there is no ``better``; none of ``fine``
    is touched. It may look for much: where nothing was mended it is never asked.
    """

    where: Pattern
    better: str | None = None
    wrong: tuple[tuple[str, str], ...] = Field(min_length=1)
    fine: tuple[str, ...] = Field(min_length=1)

    def in_phrase(self, text: str, start: int, end: int) -> Change | None:
        """The first change to be made that is in part one of ``text[start:end]``."""
        for match in _compiled(self.where).finditer(text):
            if match.start() < end and start < match.end():
                return Change(*match.span(), match.expand(self.better or ""))
        return None

    @field_validator("better")
    @classmethod
    def _has_its_groups(cls, better: str | None, read: ValidationInfo) -> str | None:
        return _with_groups_of(read.data.get("where"), better)

    @model_validator(mode="after")
    def _does_what_it_says(self) -> Consequence:
        for text, better in self.wrong:
            change = self.in_phrase(text, 0, len(text))
            if change is None:
                raise ValueError(f"{self.where!r} is not found in {text!r}")
            made = text[: change.start] + change.better + text[change.end :]
            if better != ("" if self.better is None else made):
                raise ValueError(f"{text!r} becomes {made!r}, not {better!r}")
        for text in self.fine:
            if self.in_phrase(text, 0, len(text)):
                raise ValueError(f"{self.where!r} is found in {text!r}, which is fine")
        return self


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


class _Pair(NamedTuple):
    """Two words with nothing but white space between them, and the words around them, in small
    letters: empty where the sentence begins or ends."""

    before: str
    left: _Word
    right: _Word
    behind: str


_WORD = re.compile(rf"[^\s{re.escape(MARKS + QUOTATION_MARKS)}–—]+")
_SENTENCE_MARK = re.compile(r"[.!?…¿¡।؟]")
_SENTENCE_END = re.compile(r"(?:[.!?…।؟]\s+|[。！？]\s*)(?=\S)")


# A pack asks up to forty rules about one text before it goes on to the next.
@remembered(8)
def _pairs(text: str) -> tuple[_Pair, ...]:
    words = [_Word(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text)]
    gaps = [text[left.end : right.start] for left, right in pairwise(words)]
    pairs: list[_Pair] = []
    for at, gap in enumerate(gaps):
        if gap.isspace():
            starts = at == 0 or _SENTENCE_MARK.search(gaps[at - 1])
            ends = at + 1 == len(gaps) or _SENTENCE_MARK.search(gaps[at + 1])
            before = "" if starts else words[at - 1].folded
            behind = "" if ends else words[at + 2].folded
            pairs.append(_Pair(before, words[at], words[at + 1], behind))
    return tuple(pairs)


def _with_groups_of(pattern: str | None, better: Better) -> Better:
    """``better``. Raises ``ValueError`` when it names a group that ``pattern`` does not have."""
    try:
        if pattern is not None and better is not None:
            re.sub(pattern, better, "")
    except (re.error, IndexError) as error:
        raise ValueError(f"{better!r} does not fit {pattern!r}: {error}") from error
    return better


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
