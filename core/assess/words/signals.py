"""Signals: what an answer shows of how much it tells.

They are the eyes of the rules assessor. A signal is something that a listener can point at: an
own deed, a reason, a price, a number, who said what; or, against it, advice in general and words
that fit every answer. What the signals are worth is learned from answers with levels, see
``core.assess.words.estimate``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

from core.assess.words.telling import TellingCues, telling_cues
from core.remembered import remembered
from core.think.reading.cues import any_cue, fold_in_place

_CUED = tuple(name for name in TellingCues.model_fields if name != "empty")
SIGNALS = (
    *_CUED,
    *("own_deed", "own_plan", "we", "you", "number", "name", "abstract"),
    *("long_words", "words", "comma"),
)
SHARES = frozenset(("abstract", "long_words", "words"))

_IRREGULAR = (
    "built wrote made led ran took set drew found gave went told spoke chose began brought broke "
    "cut dealt drove held kept met put read sent sat sold spent taught thought rewrote redid rang "
    "got did sought fought rebuilt understood saw stood paid left let lost felt heard said knew "
    "came bought caught slept won hung fell flew grew threw withdrew laid meant"
).split()
_OWN_DEED = re.compile(
    r"\bi (?:\w+ly |then |first |also |just |even |only |still |never |had to )?"
    rf"(?:\w{{3,}}ed|{'|'.join(_IRREGULAR)})\b"
)
_OWN_PLAN = re.compile(r"\b(?:i'd|i would|i'll|i will)\b")
_WE = re.compile(r"\b(?:we|our|us|we've|we'd|we're)\b")
_YOU = re.compile(r"\b(?:you|your|you're|you've|one)\b")
_NUMBER = re.compile(
    r"(?!(?:one |a )?(?:hundred|100) ?(?:per ?cent|%))(?:(?<!\d)\d[\d.,:]*|\b(?:two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundred|thousand|million|(?<!hundred )(?<!100 )per ?cent|half|quarter|third|"
    r"twice|double|dozens?)\b)"
)
"""Without "one hundred percent", which measures nothing. What the weights were learned with, to be
changed only when they are learned anew: elsewhere ``core.think.reading.numbers`` says what a
number is."""

_CALENDAR = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b"
)
_NAME = re.compile(rf"(?<=[a-z,;] )(?!I\b|{_CALENDAR})[A-Z][\w-]+|\b[A-Z]{{2,}}\w*\b")
_ABSTRACT = re.compile(r"\w{3,}(?:tion|tions|ment|ments|ness|ity|ities|ance|ence|ship|ism)\b")
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d[\d.,:%]*")
_LONG_WORD_CHARS = 8


@remembered(2048)
def measure(text: str) -> dict[str, float]:
    """The signals of a stretch: counts, two shares of its words, the logarithm of its length."""
    folded = fold_in_place(text)
    words = _WORD.findall(folded)
    count = max(1, len(words))
    found = {name: _count(pattern, folded) for name, pattern in _patterns()}
    found["own_deed"] = _count(_OWN_DEED, folded)
    found["own_plan"] = _count(_OWN_PLAN, folded)
    found["we"] = _count(_WE, folded)
    found["you"] = _count(_YOU, folded)
    found["number"] = _count(_NUMBER, folded)
    found["name"] = _count(_NAME, text)
    found["abstract"] = len(_ABSTRACT.findall(folded)) / count
    found["long_words"] = sum(len(word) >= _LONG_WORD_CHARS for word in words) / count
    found["words"] = math.log(count)
    found["comma"] = float(text.count(","))
    return found


def places(text: str, name: str) -> list[tuple[int, int]]:
    """Where in ``text`` the signal ``name`` is seen, in order; nowhere for a share of the words."""
    spoken = {"own_deed": _OWN_DEED, "own_plan": _OWN_PLAN, "we": _WE, "you": _YOU}
    pattern = {**dict(_patterns()), **spoken, "number": _NUMBER, "name": _NAME}.get(name)
    read = text if name == "name" else fold_in_place(text)
    return [match.span() for match in pattern.finditer(read)] if pattern else []


def weighed(signals: Mapping[str, float]) -> dict[str, float]:
    """``signals`` with the logarithm of each count: each further time tells less."""
    return {name: value if name in SHARES else math.log1p(value) for name, value in signals.items()}


def _count(pattern: re.Pattern[str], text: str) -> float:
    return float(sum(1 for _ in pattern.finditer(text)))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    cues = telling_cues()
    return tuple((name, any_cue(tuple(getattr(cues, name)))) for name in _CUED)
