"""The guards: when an answer is not judged at all, and how high little effort can reach.

No evidence, no level. Who says a few words, strikes keys or throws words together gets "not
assessable", not a polite middling level; nothing of it is sent to a model. The bounds were set
between what real answers and what gibberish of the learning data show (``docs/scoring.md``).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pydantic import Field, model_validator

from core.assess.condense import new_stems
from core.assess.report import Assessability
from core.assess.telling import telling_cues
from core.package_data import DataModel, load_data

ASSESSABLE_WORDS = 12
"""Below this there is no evidence to speak of: about five seconds of speech."""

FEWEST_DIFFERENT = 9
"""Different words; real answers of that length have more, one word over and over has fewer."""

LEAST_PLAIN_SHARE, SALAD_PLAIN_SHARE = 0.35, 0.45
LEAST_ORDER, SALAD_ORDER = 0.0, 0.15
"""The share of plain words ("the", "because"), and how much likelier than chance words follow
each other (mean of logarithms). Whole real answers have at least 0.45 and 0.03, the same words
shuffled at most 0.03; below the first bounds either alone tells gibberish, below the second both
do."""

STEADY_WORDS, FEW_WORDS = 45, 24
PLAIN_SHARE_OF_FEW = 0.30
SCATTER = 0.00026
"""Fewer than ``STEADY_WORDS`` words scatter, by so much with the square of what is missing, and
names, terms and lists weigh more: of stretches of 13 to 20 words out of real answers one in twenty
lay below the bounds of long ones, and 4 in 1000 lie below these. Of fewer than ``FEW_WORDS`` nobody
is told that they are thrown together. Both hold for words with marks among them: without any
nothing says where a clause ends."""

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
    if len(set(words)) < FEWEST_DIFFERENT or _is_unlike_speech(answer) or _is_salad(answer):
        return Assessability.GIBBERISH
    return Assessability.ASSESSABLE


def _is_unlike_speech(answer: str) -> bool:
    """Whether there are too few plain words, names left aside, or whether the words of its clauses
    do not follow each other as words do."""
    words = plain_words(answer)
    named = set(plain_words(" ".join(_NAME.findall(answer)))) - _plain()
    others = [word for word in words if word not in named]
    least_plain = LEAST_PLAIN_SHARE if len(words) >= FEW_WORDS else PLAIN_SHARE_OF_FEW
    if plain_share(others) < least_plain:
        return True
    if not _MARK.search(answer):
        return word_order(words) < LEAST_ORDER
    least_order = LEAST_ORDER - SCATTER * max(0, STEADY_WORDS - len(words)) ** 2
    clauses = [plain_words(clause) for clause in _MARK.split(answer)]
    return _mean([step for clause in clauses for step in _known_steps(clause)]) < least_order


def _is_salad(answer: str) -> bool:
    """Whether the words are thrown together: few of them plain, and in no order."""
    words = plain_words(answer)
    if len(words) < FEW_WORDS and _MARK.search(answer):
        return False
    order = word_order(words)
    if len(words) >= STEADY_WORDS and order < LEAST_ORDER:
        return True
    return plain_share(words) < SALAD_PLAIN_SHARE and order < SALAD_ORDER


def within_effort(level: float, answer: str) -> float:
    """``level``, or the most that so little can reach."""
    said = new_stems(answer)
    return min([level, *(most for below, most in EFFORT if said < below)])


def plain_words(text: str) -> list[str]:
    """The words and numbers of ``text`` in lowercase, without hesitations."""
    found = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+", text.lower().replace("’", "'"))
    return [word for word in found if word not in _HESITATIONS]


def word_order(words: list[str]) -> float:
    """How much likelier than chance ``words`` follow each other: 0 for words thrown together."""
    rows, _ = _pairs()
    return _mean([rows[one][two] for one, two in pairwise(_places(words))])


def plain_share(words: list[str]) -> float:
    """The share of ``words`` that are plain; 0 of none."""
    return sum(word in _plain() for word in words) / max(1, len(words))


def _known_steps(words: list[str]) -> list[int]:
    """How likely each word follows the one before it, but for two of which nothing is known."""
    rows, _ = _pairs()
    known = len(rows) - 2
    return [rows[one][two] for one, two in pairwise(_places(words)) if min(one, two) < known]


def _places(words: list[str]) -> list[int]:
    rows, place = _pairs()
    other = len(rows) - 1
    return [place.get(word, other - 1 if word.isdigit() else other) for word in words]


def _mean(steps: list[int]) -> float:
    return sum(steps) / len(steps) / 100 if steps else 0.0


_MARK = re.compile(r"[,.;:!?…()–—\n]")
_NAME = re.compile(r"(?<=[^\W\d_] )(?!I\b)[^\W\d_a-z][\w'’-]*|(?<=, )(?!I\b)[^\W\d_a-z][\w'’-]*")
"""A word with a capital within a sentence, an abbreviation among them."""
_HESITATIONS = frozenset("um uh er erm hm hmm mm mmm ah oh".split())


@cache
def _plain() -> frozenset[str]:
    return frozenset(telling_cues().empty)


@cache
def _pairs() -> tuple[tuple[tuple[int, ...], ...], dict[str, int]]:
    pairs = load_data("word_pairs_en", WordPairs)
    return pairs.rows, {word: i for i, word in enumerate(pairs.words)}
