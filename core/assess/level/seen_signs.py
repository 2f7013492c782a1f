"""The signs of a dimension: which of them a stretch of an answer shows, and in which words.

What is shown to people is read here; what moves a level is ``core.assess.words.signals``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from pydantic import Field

from core.assess.level.advising import Advising
from core.assess.level.telling_steps import in_quotes
from core.assess.words.pointing import cued_in_doubt, may_be_there, shown_places
from core.assess.words.signals import SHARES, measure
from core.package_data import DataModel, load_data
from core.remembered import remembered
from core.sentence import ReadText, say
from core.think.reading.signs import tell_outcomes

OF_A_HIGH_LEVEL = 0.5
OF_THEIRS = 3.0
"""What they did themselves shows a dimension that speaks of it better than a date and a number of
somebody else's."""
_THEIRS = ("own_deed",)
STANDS_ALONE_WORDS, FEWEST_WORDS = 8, 5
SIGNS_OF_A_SHORT_ONE = 2
"""A shorter sentence is understood only beside the one before it, unless it shows so many; and
always one as short as "Lost half a day." is."""


class DimensionSignals(DataModel):
    """``up`` raise the dimension, ``down`` lower it. ``stands_for`` are the signs of what anchor 4
    says: one of each group at least."""

    up: tuple[str, ...] = Field(min_length=1)
    down: tuple[str, ...]
    stands_for: tuple[tuple[str, ...], ...] = Field(min_length=1)


class DimensionsData(DataModel):
    """``signs`` names the signals for people; ``unjudged`` says what rules cannot tell.

    ``also`` are further cues by which a sign is seen; no level was learned with them, so they
    move none.
    """

    signs: dict[str, ReadText]
    also: dict[str, tuple[str, ...]]
    advising: Advising
    dimensions: dict[str, DimensionSignals]
    unjudged: dict[str, ReadText]


def dimensions_data() -> DimensionsData:
    return load_data("dimensions_en", DimensionsData)


def seen_in(text: str) -> Mapping[str, float]:
    """How often each sign is seen in ``text``."""
    return {name: times_seen(text, name) for name in measure(text)}


@remembered(8192)  # each dimension asks it of the answer and of its sentences
def times_seen(text: str, name: str) -> float:
    """How often ``text`` shows the sign ``name``, by the signals and by what shows it also."""
    data = dimensions_data()
    if name not in data.signs or name in SHARES:
        return measure(text)[name]
    seen = len(shown_places(text, name, data.also.get(name, ())))
    # What came of it is told in more ways than the level was learned with.
    return seen or len(tell_outcomes(text)) if name == "outcome" else seen


def lacks_surely(text: str, name: str) -> bool:
    """Whether ``text`` does not show the sign ``name``, and nothing in it may be one."""
    return not may_show(text, name) and not cued_in_doubt(text, name)


def may_show(text: str, name: str) -> bool:
    """Whether ``text`` shows the sign ``name``, or in other words may tell it: either is reason
    enough not to ask for it."""
    return times_seen(text, name) > 0 or may_be_there(text, name)


def bears(name: str, sentence: str, *, low: bool) -> float:
    """How many different signs of the dimension ``name`` a ``sentence`` shows, most of all of what
    a high level stands for; of a ``low`` one, how often it shows what speaks against it. 0 where
    there is nothing of it, or too little for so short a sentence, and for what rules cannot see."""
    signals = dimensions_data().dimensions.get(name)
    if signals is None:
        return 0.0
    if low:
        # Shares of long words say nothing that could be pointed at.
        return math.fsum(times_seen(sentence, n) for n in signals.down if n not in SHARES)
    seen = {sign for sign in signals.up if times_seen(sentence, sign)}
    words = len(sentence.split())
    if words < FEWEST_WORDS or (words < STANDS_ALONE_WORDS and len(seen) < SIGNS_OF_A_SHORT_ONE):
        return 0.0
    high = OF_A_HIGH_LEVEL * sum(bool(seen & {*group}) for group in signals.stands_for)
    return len(seen) + high + OF_THEIRS * (_THEIRS in signals.stands_for and "own_deed" in seen)


_WHOLE = ("number", "name")
"""Signs that several words are one of: "eleven thousand", "Zoë Müller"."""
_LARGE = ("hundred", "thousand", "million", "billion", "dozen")
_HYPHENED = re.compile(r"\w+-$")
_ONE = re.compile(r"\b(?:one|an?) $", re.IGNORECASE)
_AND_ONE = re.compile(r"-one\b", re.IGNORECASE)  # "thirty-one"
_TITLED = re.compile(r"(?:St|Mt|Dr|Mrs?|Ms|Prof)\. [A-Z][\w’'-]+")


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` in order, with those as one between which nothing but a space stands, and each sum
    with its currency; "one hundred and twenty" is one too."""
    made: list[tuple[int, int]] = []
    for begin, stop in spans:
        start = begin - (text[:begin][-1:] in tuple("$€£"))
        if text[begin:stop].lower() in _LARGE and (one := _ONE.search(text, 0, begin)):
            start = one.start()
        more = _TITLED.match(text, start) or _AND_ONE.match(text, stop)
        end = more.end() if more else stop
        between = text[made[-1][1] : start] if made else ""
        large = bool(made) and text[slice(*made[-1])].lower().endswith(_LARGE)
        # "Twenty-four nine-year-olds" are two.
        goes_on = between == "-" or (between == " " and text[end : end + 1] != "-")
        if goes_on or (between == " and " and large):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def with_words(text: str, name: str) -> str:
    """What the sign ``name`` is called, with the first two words in ``text`` that are one."""
    sign = dimensions_data().signs[name]
    spans = shown_places(text, name, dimensions_data().also.get(name, ()))
    if name in _WHOLE:
        spans = _joined(text, spans)
    # "Twenty-eight kids" are not eight.
    whole = [(_HYPHENED.search(text, 0, begin), begin, end) for begin, end in spans]
    words = [
        text[more.start() if more else begin : end].rstrip(".,:") for more, begin, end in whole
    ]
    if name == "number":
        # A figure can be checked more easily than "two" or "half".
        words.sort(key=lambda said: not any(map(str.isdigit, said)))
    told = {said.lower(): in_quotes(said) for said in words}
    word, other, *_ = (*told.values(), "", "")
    if not word:
        return sign
    if not other:
        return say("{sign} (“{word}”)", sign=sign, word=word)
    return say("{sign} (“{word}”, “{other}”)", sign=sign, word=word, other=other)
