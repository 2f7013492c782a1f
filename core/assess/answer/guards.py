"""The guards: when an answer is not judged at all, and how high little effort can reach.

No evidence, no level. Who says a few words, strikes keys or throws words together gets "not
assessable", not a polite middling level; nothing of it is sent to a model. The bounds were set
between what real answers and what gibberish of the learning data show (``docs/scoring.md``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from pydantic import Field, model_validator

from core.assess.report import Assessability
from core.assess.words.condense import new_stems
from core.assess.words.telling import telling_cues
from core.package_data import DataModel, load_data

ASSESSABLE_WORDS = 12
"""Below this there is no evidence to speak of: about five seconds of speech."""

FEWEST_DIFFERENT = 9
"""Different words; real answers of that length have more, one word over and over has fewer."""

LEAST_PLAIN_SHARE, SALAD_PLAIN_SHARE = 0.35, 0.45
LEAST_ORDER, SALAD_ORDER = 0.0, 0.15
"""The share of plain words ("the", "because"), and how much likelier than chance words follow each
other within a clause (mean of logarithms). Real answers of some length have at least 0.45 and 0.03,
the same words shuffled at most 0.03; below the first bounds either alone tells gibberish, below the
second both do."""

TELLING_WORDS, PLAIN_PER_WORD, ORDER_PER_WORD = 35, 1 / 150, 1 / 80
"""In fewer words than these, names and terms weigh more and chance does: for each that is missing
the bounds on plain words and on order are lower by so much. Of pieces of 12 to 40 words, cut from
real answers of the learning data, 4 in 1,000 are refused with it and 39 were without it; of the
same words shuffled 63 in 100 are known with 12 to 16 words, 90 with 23 to 30, 98 beyond."""

EFFORT = ((6, 2.0), (11, 3.0))
"""An answer that says fewer different things than this reaches this level at most."""


class WordPairs(DataModel):
    """``rows[i][j]``: how much oftener than by chance word j follows word i, as a logarithm in
    hundredths. The last two rows and columns stand for all numbers and for all other words.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    version: str
    words: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...]

    @model_validator(mode="after")
    def _is_square(self) -> WordPairs:
        size = len(self.words) + 2
        if len(self.rows) != size or any(len(row) != size for row in self.rows):
            raise ValueError(f"rows must be {size} times {size}")
        return self


def assess_effort(answer: str) -> Assessability:
    """Whether there is anything to judge in an English ``answer``."""
    words = plain_words(answer)
    if len(words) < ASSESSABLE_WORDS:
        return Assessability.TOO_SHORT
    missing = max(0, TELLING_WORDS - len(words))
    plain = sum(word in _plain() for word in words) / len(words) + missing * PLAIN_PER_WORD
    order = word_order(_clauses(answer)) + missing * ORDER_PER_WORD
    unlike_speech = plain < LEAST_PLAIN_SHARE or order < LEAST_ORDER
    salad = plain < SALAD_PLAIN_SHARE and order < SALAD_ORDER
    if len(set(words)) < FEWEST_DIFFERENT or unlike_speech or salad:
        return Assessability.GIBBERISH
    return Assessability.ASSESSABLE


def within_effort(level: float, answer: str) -> float:
    """``level``, or the most that so little can reach."""
    said = new_stems(answer)
    return min([level, *(most for below, most in EFFORT if said < below)])


def plain_words(text: str) -> list[str]:
    """The words and numbers of ``text`` in lowercase, without hesitations."""
    found = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+", text.lower().replace("’", "'"))
    return [word for word in found if word not in _HESITATIONS]


def word_order(clauses: Iterable[list[str]]) -> float:
    """How much likelier than chance the words of ``clauses`` follow each other: 0 for words thrown
    together."""
    rows, place = _pairs()
    other = len(rows) - 1
    steps = [
        rows[place.get(one, other - one.isdigit())][place.get(two, other - two.isdigit())]
        for words in clauses
        for one, two in pairwise(words)
    ]
    return sum(steps) / len(steps) / 100 if steps else 0.0


def _clauses(answer: str) -> list[list[str]]:
    """The words of each clause; what stands between two marks and is too short to have an order of
    its own goes on with the clause before."""
    made: list[list[str]] = [[]]
    for words in map(plain_words, _CLAUSE_END.split(answer)):
        if len(words) < _CLAUSE_WORDS or len(made[-1]) < _CLAUSE_WORDS:
            made[-1] += words
        else:
            made.append(words)
    return made


_CLAUSE_WORDS = 3
_CLAUSE_END = re.compile("[.,;:!?—–]")


_HESITATIONS = frozenset("um uh er erm hm hmm mm mmm ah oh".split())


@cache
def _plain() -> frozenset[str]:
    return frozenset(telling_cues().empty)


@cache
def _pairs() -> tuple[tuple[tuple[int, ...], ...], dict[str, int]]:
    pairs = load_data("word_pairs_en", WordPairs)
    return pairs.rows, {word: i for i, word in enumerate(pairs.words)}
