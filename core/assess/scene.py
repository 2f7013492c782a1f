"""The scene: whether a sentence says where or when something was, or on which day.

One notion for all that is told of a story: what a gap, a step or an advice asks for is asked for by
none of them once one of them has found it.
"""

from __future__ import annotations

import re

from core.think.cues import fold_in_place
from core.think.signs import SOME_TIME


def sets_scene(text: str) -> bool:
    """Whether ``text`` says where or when something was, however little it says of it."""
    folded = fold_in_place(text)
    return any(pattern.search(folded) for pattern in (_WHERE_OR_WHEN, SOME_TIME)) or (
        _AT_A_NAME.search(text) is not None or tells_one_day(text)
    )


def tells_one_day(text: str) -> bool:
    """Whether ``text`` names a day, or an hour of one, on which something was."""
    return _ONE_DAY.search(fold_in_place(text)) is not None


_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART_OF_DAY = rf"(?:{_WEEKDAY}|day|morning|afternoon|evening|night|weekend|shift|lunchtime)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_FEAST = (
    r"(?:christmas|new year'?s?|easter|boxing|halloween|valentine'?s|mother'?s|father'?s|ash|good|"
    r"palm|diwali|eid|independence|thanksgiving|bank holiday|may)"
)
_NUMBERED = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth))"
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = (
    rf"(?:about |around |nearly |exactly |just (?:after|before) )?"
    rf"(?:(?:half|quarter|ten|five|twenty)(?: (?:past|to))? (?:{_HOUR}|\d{{1,2}})|"
    rf"\d{{1,2}}(?:[:.]\d\d| ?[ap]\.?m\b| o'clock)|"
    rf"{_HOUR} (?:thirty|fifteen|forty[ -]five|o'clock|in the|that|at night)|"
    r"noon|midnight|dawn|lunchtime)"
)
_ONE_DAY = re.compile(
    r"\b(?:(?:one|that|this|last)|(?:on )?(?:the (?:very )?(?:same|next|first|last|other|following|"
    r"second|third)|my (?:very )?(?:first|second|last))|on (?:the|a|my|one)) "
    rf"(?:\w+ )?{_PART_OF_DAY}\b"
    rf"|\bthe (?:day|morning|evening|night|afternoon|weekend) (?:of|after|before|when|i|we)\b"
    rf"|\bon (?:\w+ )?{_WEEKDAY}\b|\byesterday\b|\bat {_CLOCK}\b"
    rf"|\b(?:on|the|of) (?:the )?{_NUMBERED}(?: of)? {_MONTH}\b"
    rf"|\b{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?|the {_NUMBERED})\b"
    rf"|\b(?:on|it was) {_FEAST}(?: (?:eve|day|{_WEEKDAY}))\b"
)
_WHERE_OR_WHEN = re.compile(
    rf"\b(?:one|last|that|it was an?) (?:\w+ )?{_PART_OF_DAY}\b"
    r"|\bnew year's\b|\b(?:at|before|after|over|it was) (?:christmas|easter|diwali|eid|ramadan)\b"
    r"|\b(?:in|of) year (?:\d|seven|eight|nine|ten|eleven|twelve)"
    r"|\b(?:in|since|back in|of) (?:the )?(?:19|20)\d\d\b"
    r"|\bwhen (?:i|we) (?:was|were|worked|lived|studied)\b"
    r"|\b(?:worked|working|volunteered|volunteering|studied|studying|trained|interned|taught|"
    r"employed) (?:\w+ )?(?:at|in|on|for)\b"
    r"|\b(?:i|we|it|this|that) (?:was|were) (?:\w+ )?(?:at|in|on) (?:an?|the|my|our|this)"
    r" (?!\w*(?:end|way|mood|hurry|time|moment|phone|dark|fault|point|loss|mess|right|wrong)\b)\w"
)
_AT_A_NAME = re.compile(
    r"\b(?:[Aa]t (?!I\b)|in (?!(?:English|French|German|Spanish|Chinese|Hindi|Arabic|Java|Python|"
    r"Excel|Word|Figma|Jira|Slack|Teams)))[A-Z][a-z]"
)
