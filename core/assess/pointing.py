"""Pointing: where people are told that a sign was seen, which is not wherever it counts.

Levels were learned with all places of a signal; those are right often enough to count and not to be
pointed at: "we once shipped" is no condition, "so I offered him four" is a reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.assess.deeds_and_people import (
    may_be_a_deed,
    may_be_others,
    named_people,
    others,
    own_deed,
)
from core.assess.signals import places
from core.assess.telling import telling_cues
from core.assess.weak_words import WEAKNESSES, is_weak
from core.think.cues import find_cues, fold_in_place
from core.think.signs import SOME_TIME


def shown_places(text: str, name: str, also: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Where in ``text`` people are told that the sign ``name`` was seen, in order; ``also`` are
    further cues of it."""
    folded = fold_in_place(text)
    spans = {*places(text, name), *find_cues(folded, also)}
    if name in _shown_also():
        spans |= {match.span() for match in _shown_also()[name].finditer(folded)}
    if name == "others":
        spans |= {*named_people(text)}
    shown = sorted(span for span in spans if _may_be_shown(folded, name, span))
    return [
        span
        for span in shown
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in shown)
    ]


def cued_in_doubt(text: str, name: str) -> bool:
    """Whether ``text`` holds a cue of the sign ``name`` that is one only in another shape."""
    folded = fold_in_place(text)
    none = _NOT_SHOWN.get(name)
    for start, end in places(text, name):
        said, after = folded[start:end], folded[end : end + 40]
        marked = f"{folded[max(0, start - 40) : start]}[{said}]{after}"
        if (name, said) in _SHOWN_ONLY and not (none and none.search(marked)):
            return True
    return False


def may_be_there(text: str, name: str) -> bool:
    """Whether ``text``, in which the sign ``name`` is not shown, may tell it all the same."""
    folded = fold_in_place(text)
    if name == "others":
        return may_be_others(text, folded)
    return name == "own_deed" and may_be_a_deed(folded)


def _may_be_shown(folded: str, name: str, span: tuple[int, int]) -> bool:
    said, after = folded[slice(*span)], folded[span[1] : span[1] + 40]
    before = folded[max(0, span[0] - 40) : span[0]]
    marked = f"{before}[{said}]{after}"
    if name in _NOT_SHOWN and _NOT_SHOWN[name].search(marked):
        return False
    if (name, said) in _SHOWN_ONLY and not _SHOWN_ONLY[name, said].search(marked):
        return False
    if name in WEAKNESSES:
        return is_weak(folded, name, span)
    if name == "name":
        return said not in telling_cues().empty
    if name == "limit" and said in _FAILS:
        return _FAILS_WHEN.match(after) is not None
    if name == "condition" and said == "once":
        return _ONCE_IT.match(after) is not None and _ONE_TIME.search(before) is None
    if name == "example" and said == "once":
        return not folded[: span[0]].endswith("at ")
    return True


_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AN_HOUR_OR_FEAST = re.compile(
    r"\bat (?:about |around |just (?:before|after) )?"
    rf"(?:half (?:past )?{_HOUR}|(?:a )?(?:quarter|five|ten|twenty) (?:to|past) {_HOUR}|"
    rf"\d{{1,2}}[.:]\d\d|\d{{1,2}} ?[ap]\.?m|{_HOUR} (?:in the|o'clock|sharp|that)|noon|"
    rf"midnight|dawn|"
    r"dusk|lunch ?time|dinner ?time|tea ?time|closing time)\b"
    r"|\b(?:on|at|by|over|before|after|until|since|that|last|one) "
    r"(?:christmas|easter|boxing day|new year|halloween|eid|diwali|hanukkah|thanksgiving|"
    r"good friday)"
    r"(?:(?:'s)? (?:eve|day|morning|night))?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?may\b"
    r"|\b(?:by|in|over|during) (?:the |early |late )*(?:spring|summer|autumn|winter)\b"
    r"|\b(?:my|the|our) (?:very )?(?:first|last|next) shift\b"
)


@cache
def _shown_also() -> dict[str, re.Pattern[str]]:
    return {
        "time": re.compile(f"{SOME_TIME.pattern}|{_AN_HOUR_OR_FEAST.pattern}"),
        "own_deed": own_deed(),
        "others": others(),
        "reason": re.compile(
            r"(?<=[\w,] )(?<!said )(?<!think )(?<!hope )(?<!not )(?<!ever )"
            r"so(?= (?:i|we|he|she|they|it|nobody|everyone)\b)"
        ),
    }


_GIVING = r"\b(?:give|gave|giving|given|gives|put|i'm|i am)(?: \w+){0,4}"
_NOT_SHOWN = {
    "time": re.compile(r"\b(?:every|each|most|any|per|end of the) (?:single )?\[|\bgood \["),
    "reason": re.compile(r"\b(?:ever|twice|times|years|months|long|been(?: \w+){0,3}) \[since\]"),
    "contrast": re.compile(r"\b(?:nothing|anything|all|last|none) \[but\]"),
    "outcome": re.compile(
        r"\[went (?:down|up)\] (?:to (?:the|my|our|his|her|see|theatre|him|them)\b|"
        r"the \w+|stairs|for )"
        r"|\[(?:learned|learnt)\] (?:nothing|a lot|so much)|\[after that\],? i\b"
        r"|\[stayed\] (?:positive|calm|with (?:me|him|her)|late|there|quiet|at|in|behind|up)"
        r"|\[passed\] (?:away|me|it|on|by|the (?:\w+ )?(?:to|shop|house))"
        r"|\b(?:a|an|the|any|my|our|of|with|by|using?|used|some) "
        r"\[(?:signed|approved|adopted|renewed|reduced|saved|dropped)\] \w"
        r"|\[signed\] (?:urls?|requests?|cookies?|tokens?|messages?|(?:up|in|out) (?:to|"
        r"for|with|and)|for|off (?:sick|work))\b"
        r"|\bi (?:\w+ )?\[signed\] (?:an?|the|my|it|off|that|this|nothing)\b"
        r"|\bi (?:\w+ly )?\[dropped\]|\b(?:night|darkness|snow|rain|he|she|i|we) \[fell\]"
    ),
    "limit": re.compile(
        r"\[costs\] (?:nothing|you nothing|me nothing)|\b(?:no|without|isn't a|any) \[\w+"
        r"|\[(?:limiters?|limitless)\]|\[risks?\] (?:assess|register|manag|matrix|analy)"
        r"|\bi \[(?:can't|cannot)\] (?:\w+ )?(?:tell|say|talk|speak|give|remember|think|complain|"
        r"discuss|share|name|recall|disclose|go into)\b"
    ),
    "order": re.compile(
        r"(?:\ba|\bper|\bevery|\beach|\bone|\d) \[second\]|\[second\] (?:hand|class|year|floor)"
        r"|\[third\] (?:party|parties|year|floor|of|world)|\[first\] (?:class|aid|name|hand|year)"
        r"|\b(?:since|back|by|even|now and|until|till) \[then\]"
        r"|\b(?:look\w*|tak\w+|took|named) \[after\]|\[after\] (?:all|hours|sales)\b"
        r"|\[before\] me\b|\b(?:never|ever|said|did|done) (?:\w+ )?\[before\](?:[.,!?]|$)"
        r"|\[next\] (?:to|door|of|level)\b"
    ),
    "number": re.compile(
        rf"{_GIVING} \[(?:1\d0|200|1000|ten)\] ?(?:per ?cent|%)(?! of (?:the|our|what|plan|target))"
        rf"|{_GIVING} (?:a |one )?\[hundred\] (?:and ten )?per ?cent"
        rf"|{_GIVING} (?:1\d0|200|1000|(?:a |one )?hundred(?: and ten)?) \[per ?cent\]"
        r"(?! of (?:the|our|what|plan|target))"
        r"|\[double\][ -](?:check|think|glaz|book|click)|\[half\] (?:asleep|hearted|way\b)"
        r"|\[third\] part|\[quarter\] (?:master|back)"
    ),
    "speech": re.compile(
        r"\b(?:drawing|sign|label|clock|plan|manual|book|screen|sheet|it|rule|law|policy|map|log|"
        r"report|list|what the \w+) \[says\]|\b(?:was|were|is|are|so|be|been|what's|i'm) \[called\]"
        r"|\b(?:so-|as i |like i )\[\w+\]"
        r"|\b(?:everybody|everyone|people|they all|others|friends|colleagues) (?:\w+ )?"
        r"\[(?:says|said|told)\] (?:me )?(?:that )?(?:i'm|i am|i was|i have|how)\b"
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
        r"\[i never\b|\[i (?:proceed|indeed|succeed|exceed)\]"
        r"|\[i(?:'\w+)? (?:\w+ )*?(?:knew|felt|needed|wanted|liked|loved|enjoyed|believed|hated|"
        r"hoped|wished|learned|meant|realised|realized|noticed|wondered|worried|understood)\]"
        r"|\[i heard\] nothing|\[i used\] to\b"
    ),
    "condition": re.compile(r"\bnothing \[if\]|\b(?:as|asked|see|know|wonder(?:ed)?|even) \[if\]"),
    "name": re.compile(
        r"\[(?:new|year|eve|christmas|easter|boxing|day|valentine|sunday|god|ai|it|tv|ok|"
        r"okay|mr|mrs"
        r"|ms|dr|english|sir|madam|halloween|ramadan|eid|diwali|hanukkah|pm|am|usa?|uk|id|hr|cv"
        r"|asap|fyi|lol|faq|diy|mum|dad)\]"
    ),
}
"""What a cue means elsewhere: "went down to theatre" is no outcome, "a counter" no way to check."""


def _each(name: str, words: str, pattern: str) -> dict[tuple[str, str], re.Pattern[str]]:
    return dict.fromkeys(((name, word) for word in words.split()), re.compile(pattern))


_SHOWN_ONLY = {
    # A day of the story, not how long it took nor how often it comes.
    **_each(
        "time",
        "minute hour day week month year morning afternoon evening night",
        r"(?<!took )(?<!for )(?<!lasted )(?<!within )"
        r"\b(?:that|this|last|next|same|first|second|third|following|final|the|early|late|by|at|"
        r"christmas|easter|(?:mon|tues|wednes|thurs|fri|satur|sun)day|one|(?:the|my|that|"
        r"one) \w+) \["
        r"|\] (?:later|ago|after|before|earlier|one|two|three|\d)\b|\bafter (?:a|an|one) \[",
    ),
    **_each(
        "time",
        "minutes hours days weeks months years",
        r"\] (?:later|ago|after|before|earlier|into)\b"
        r"|\b(?:after|first|last|next) (?:(?:\w+ )?\w+ )?\[",
    ),
    **_each(
        "order",
        "first",
        r"(?:^|[.!?;:,] ?|\b(?:and|so|but|or|i|we|he|she|they|at) )\[first\](?!$|[.!?]|"
        r" (?:time|day|week|"
        r"job|place)\b)|\[first\] (?:of all|i|we|he|she|they|thing|step)\b",
    ),
    # "While mum was in hospital" says when, and so may any other.
    **_each("contrast", "while", r", \[while\] (?:the others?|others?|ours|theirs|some|most)\b"),
    **_each("contrast", "still", r"(?:^|[.;] |\b(?:and|but) )\[still\],? "),
    **_each("contrast", "yet", r"(?:^|[.;,] |\band )\[yet\],? \w"),
    **_each(
        "reason",
        "since",
        r"\[since\] (?:(?:i|we|he|she|they|it|you|nobody|there|(?:the|my|our|his|her|their) \w+)"
        r"(?:'\w+)? (?!(?:joined|started|began|left|moved|came|arrived|took over|opened|i|"
        r"we|he|she|"
        r"they|it|there|nobody|was (?:a (?:boy|girl|child|kid|student)|\d|young|little|"
        r"born|at))\b)\w"
        r"|(?:that|this) (?:was|is|would|meant)\b)",
    ),
    **_each(
        "limit",
        "limit limits limited limiting",
        r"\b(?:its|only|real|main|biggest|(?:that's|that is|that was) (?:the|a|one)) \[limits?\]"
        r"|\bthe \[limits?\] (?:is|are|of (?:it|this|that))\b|\[limit\w*\] (?:us|me|him|"
        r"her|what|how)\b"
        r"|\b(?:is|was|are|were) \[limited\]",
    ),
    **_each(
        "limit",
        "mistake mistakes",
        r"\b(?:my|our|own|(?:i|we)(?:'d|'ve| had| have)? (?:\w+ )?made|(?:was|is|were) (?:an?|the))"
        r"(?: \w+){0,2} \[|\[mistakes?\] (?:was|is|i|we|cost|of mine|on my)\b",
    ),
    ("limit", "i don't know"): re.compile(r"\] (?:yet|whether|if|when|how (?:many|much|long))\b"),
    # To write a script or to call a number is to say nothing.
    **_each(
        "speech",
        "wrote",
        r"\] (?:to (?!disk|a file|the (?:log|file|data|queue|cache))|back|that|him|her|"
        r"them|me|us)\b"
        r"|\],? [\"“']",
    ),
    **_each(
        "speech",
        "rang called",
        r"\] (?:me|us)\b|\](?: \w+){0,3} (?:to (?:say|ask|tell|explain)|and (?:said|asked|told))\b",
    ),
    # Things are "they" as well: what people do, and what is done to them, shows people.
    ("others", "they"): re.compile(
        r"\[they\] (?:\w+ly |all |both |then |just |had |have |would |still |also |never |only |"
        r"don't |didn't |did not )*(?:said|say|ask|told|tell|want|agree|think|thought|know|knew|"
        r"rang|gave|sign|complain|refuse|thank|paid|pay|bought|like|love|decide|offer|trust|"
        r"expect|wrote|promise|insist|admit|apologi|laugh|listen|underst|argue|accept|invite|"
        r"came to (?:me|us)|were (?:all |both |very |so |really )?(?:happy|angry|upset|pleased|"
        r"delighted|annoyed|tired|afraid|worried|glad|relieved|friends|scared|furious))"
    ),
    ("others", "them"): re.compile(
        r"\b(?:told|tell|asked|ask|rang|phoned|emailed|showed|show|taught|teach|helped|help|"
        r"thanked|met|paid|invited|offered|promised|warned|persuaded|convinced|trained|"
        r"(?:spoke|wrote|talked|talking|listened|explained|apologi[sz]ed) (?:it )?to) \[them\]"
    ),
}
_FAILS = frozenset(("wrong", "fails", "failed", "breaks", "broke"))
_FAILS_WHEN = re.compile(r"(?: \w+){0,3}? (?:when|if|under|as soon as|once|unless)\b")
_ONCE_IT = re.compile(r" (?:i|we|he|she|they|it|you|the|that|this|my|our|all|every\w+|\w+ed)\b")
_ONE_TIME = re.compile(r"(?:\b(?:i|we|he|she|they|it|you|who|at|than|only|just)|\w+['’]\w+) $")
