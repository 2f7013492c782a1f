"""Signals: what an answer shows of how much it tells.

They are the eyes of the rules assessor. A signal is something that a listener can point at: an
own deed, a reason, a price, a number, who said what; or, against it, advice in general and words
that fit every answer. What the signals are worth is learned from answers with levels, see
``core.assess.estimate``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from core.assess.telling import TellingCues, telling_cues
from core.remembered import remembered
from core.think.cues import compile_cue, find_cues, fold_in_place
from core.think.signs import SOME_TIME

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
changed only when they are learned anew: elsewhere ``core.think.numbers`` says what a number is."""

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


def shown_places(text: str, name: str, also: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Where in ``text`` people are told that the sign ``name`` was seen, in order; ``also`` are
    further cues of it.

    Levels were learned with all of ``places``, which are right often enough to count and not to be
    pointed at: "we once shipped" is no condition, "so I offered him four" is a reason.
    """
    folded = fold_in_place(text)
    spans = {*places(text, name), *find_cues(folded, also)}
    if name in _SHOWN_ALSO:
        spans |= {match.span() for match in _SHOWN_ALSO[name].finditer(folded)}
    shown = sorted(span for span in spans if _may_be_shown(folded, name, span))
    return [
        span
        for span in shown
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in shown)
    ]


def _may_be_shown(folded: str, name: str, span: tuple[int, int]) -> bool:
    said, after = folded[slice(*span)], folded[span[1] : span[1] + 40]
    before = folded[max(0, span[0] - 20) : span[0]]
    if name in _NOT_SHOWN and _NOT_SHOWN[name].search(f"{before}[{said}]{after}"):
        return False
    if name == "name":
        return said not in telling_cues().empty
    if name == "limit" and said in _FAILS:
        return _FAILS_WHEN.match(after) is not None
    if name == "condition" and said == "once":
        return _ONCE_IT.match(after) is not None and _ONE_TIME.search(before) is None
    if name == "example" and said == "once":
        return not folded[: span[0]].endswith("at ")
    return True


_SHOWN_ALSO = {
    "time": SOME_TIME,
    "reason": re.compile(
        r"(?<=[\w,] )(?<!said )(?<!think )(?<!hope )(?<!not )(?<!ever )"
        r"so(?= (?:i|we|he|she|they|it|nobody|everyone)\b)"
    ),
}
_NOT_SHOWN = {
    "outcome": re.compile(
        r"\[went (?:down|up)\] (?:to (?:the|my|our|his|her|see|theatre|him|them)\b|"
        r"the \w+|stairs|for )"
        r"|\[(?:learned|learnt)\] (?:nothing|a lot|so much)|\[after that\],? i\b"
        r"|\[stayed\] (?:positive|calm|with (?:me|him|her)|late|there|quiet|at|in|behind|up)"
        r"|\[passed\] (?:away|me|it|on|by|the (?:\w+ )?(?:to|shop|house))"
        r"|\bi (?:\w+ly )?\[dropped\]|\b(?:night|darkness|snow|rain|he|she|i|we) \[fell\]"
    ),
    "limit": re.compile(
        r"\[costs\] (?:nothing|you nothing|me nothing)|\b(?:no|without|isn't a|any) \[\w+"
        r"|\[(?:limiters?|limitless)\]"
    ),
    "order": re.compile(
        r"(?:\ba|\bper|\bevery|\beach|\bone|\d) \[second\]|\[second\] (?:hand|class|year|floor)"
        r"|\[third\] (?:party|parties|year|floor|of|world)|\[first\] (?:class|aid|name|hand|year)"
    ),
    "number": re.compile(
        r"\[double\][ -](?:check|think|glaz|book|click)|\[half\] (?:asleep|hearted|way\b)"
        r"|\[third\] part|\[quarter\] (?:master|back)"
    ),
    "speech": re.compile(
        r"\b(?:drawing|sign|label|clock|plan|manual|book|screen|sheet|it|rule|law|policy|map|log|"
        r"report|list|what the \w+) \[says\]|\b(?:was|were|is|are|so|be|been|what's|i'm) \[called\]"
        r"|\b(?:so-|as i |like i )\[\w+\]"
    ),
    "example": re.compile(
        r"\[in one\](?! (?:case|project|of (?:my|our)|instance|school|shop|ward|job|place|team))"
        r"|(?:\b(?:i|we|you|they|to|it|would|can|could|people|must|should|and|or)|'ll|'d|n't) "
        r"\[(?:take|say)\]"
    ),
    "check": re.compile(
        r"\[(?:counter|counters|countless|country|countries|county|asking price|logo|testament)\]"
        r"|\b(?:on|over|behind|at) the \[count"
    ),
    "own_deed": re.compile(
        r"\[i (?:\w+ )?(?:knew|felt|needed|wanted|liked|loved|enjoyed|believed|hated|hoped|wished|"
        r"learned|meant)\]|\[i heard\] nothing"
    ),
    "condition": re.compile(r"\bnothing \[if\]|\b(?:as|asked|see|know|wonder(?:ed)?|even) \[if\]"),
    "name": re.compile(
        r"\[(?:new|year|eve|christmas|easter|boxing|day|valentine|sunday|god|ai|it|tv|ok|okay|mr|mrs"
        r"|ms|dr|english|sir|madam|halloween|ramadan|eid|diwali|hanukkah|pm|am|usa?|uk|id|hr)\]"
    ),
}
"""What a cue means elsewhere: "went down to theatre" is no outcome, "a counter" no way to check."""
_FAILS = frozenset(("wrong", "fails", "failed", "breaks", "broke"))
_FAILS_WHEN = re.compile(r"(?: \w+){0,3}? (?:when|if|under|as soon as|once|unless)\b")
_ONCE_IT = re.compile(r" (?:i|we|he|she|they|it|you|the|that|this|my|our|all|every\w+|\w+ed)\b")
_ONE_TIME = re.compile(r"(?:\b(?:i|we|he|she|they|it|you|who|at|than|only|just)|\w+['’]\w+) $")


def weighed(signals: Mapping[str, float]) -> dict[str, float]:
    """``signals`` with the logarithm of each count: each further time tells less."""
    return {name: value if name in SHARES else math.log1p(value) for name, value in signals.items()}


def _count(pattern: re.Pattern[str], text: str) -> float:
    return float(sum(1 for _ in pattern.finditer(text)))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    cues = telling_cues()
    return tuple((name, _any_of(getattr(cues, name))) for name in _CUED)


def _any_of(cues: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(cues, key=len, reverse=True)
    return re.compile("|".join(f"(?:{compile_cue(cue).pattern})" for cue in ordered))
