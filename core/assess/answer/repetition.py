"""Whether a sentence says again what was said before it: in the same words, or because it says so.

A fact may be told twice in other words; of that nothing is known here, and nothing is called a
repetition. Who says "as I told you" is believed where the words bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.assess.answer.own_facts import numbers_in, turning_words
from core.assess.words.condense import meaningful_stems
from core.remembered import remembered
from core.think.reading.said_again import find_said_again, without_said_again

_RETOLD_WORDS = 5
"""A sentence of so many words that comes again is told a second time; "I said no" is said again."""
_RETOLD_SHARE = 2 / 3
"""A smaller part of a sentence may mean something else without the rest: "every guest had a room"
is no repetition of "my job was to see that every guest had a room"."""
_NEW_SHARE = 0.5
"""So much of what is said to have been said may be put in other words."""

_CLAUSE_EDGE = re.compile(r"[,;:–—]|\b(?:and|but|because|so|which)\b")
_WORD = re.compile(r"[\w'’]+")


def repeats(sentence: str, said: Sequence[str]) -> bool:
    """Whether an English ``sentence`` tells nothing beside what was ``said`` before it, in order.

    The same words, or most of those of one sentence in its order, turned round or not. Where it
    says of itself that it was said before, half of what carries a meaning in each of its clauses is
    enough, wherever it was said. Another number or another "not" is never a repetition.
    """
    if find_said_again(sentence):
        return _says_little_new(without_said_again(sentence), said)
    words = _words(sentence)
    if len(words) < _RETOLD_WORDS:
        return any(words == _words(one) for one in said[-1:])
    return any(
        _is_most_of(words, _words(one)) and turning_words(sentence) == turning_words(one)
        for one in said
    )


def _says_little_new(sentence: str, said: Sequence[str]) -> bool:
    clauses = [set(meaningful_stems(clause)) for clause in _CLAUSE_EDGE.split(sentence)]
    known = {stem for one in said for stem in meaningful_stems(one)}
    figures = {number for one in said for number in numbers_in(one)}
    turns = {word for one in said for word in turning_words(one)}
    if not (numbers_in(sentence) <= figures and turning_words(sentence) <= turns):
        return False
    return any(clauses) and all(len(told - known) <= _NEW_SHARE * len(told) for told in clauses)


def _is_most_of(words: Sequence[str], earlier: Sequence[str]) -> bool:
    """Whether ``words`` are most of ``earlier``: "by four every guest had a room" is it of "then
    every guest had a room by four"."""
    if not _RETOLD_SHARE * len(earlier) <= len(words) <= len(earlier):
        return False
    turned_round = ((*earlier[at:], *earlier[:at]) for at in range(len(earlier)))
    return set(words) <= set(earlier) and any(_in_order(words, one) for one in turned_round)


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(one in rest for one in few)


@remembered(1024)  # each sentence is compared with all that come after it
def _words(sentence: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(sentence.lower()))
