"""Changes: where an answer says that something grew or shrank, which has a size to be asked for.

The same words say where somebody went and what they did with their hands: "I went up to see her",
"I raised my hand". There is no size to those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.think.reading.cues import find_cues

_BEFORE, _AFTER = 24, 50


def find_change(folded: str, cues: Sequence[str]) -> tuple[int, int] | None:
    """The first of ``cues`` in a ``folded`` answer that tells of a change with a size."""
    return next((span for span in find_cues(folded, cues) if _has_a_size(folded, span)), None)


def _has_a_size(folded: str, span: tuple[int, int]) -> bool:
    start, end = span
    before, after = folded[max(0, start - _BEFORE) : start], folded[end : end + _AFTER]
    marked = f"{before}[{folded[start:end]}]{after}"
    raises = folded[start:end] == "raised"
    if names_a_flower(folded, start):
        return False
    return not _NO_SIZE.search(marked) and (not raises or _RAISED.match(after) is not None)


def names_a_flower(folded: str, start: int) -> bool:
    """Whether what stands in ``folded`` from ``start`` on is the rose that a shop sells: "a rose
    had died" tells of no change."""
    before = folded[max(0, start - _BEFORE) : start]
    if not folded.startswith("rose", start) or _ROSE_SO_FAR.match(folded, start):
        return False
    return _OF_A_FLOWER.search(before) is not None or _FLOWERS.match(folded, start) is not None


_ROSE_SO_FAR = re.compile(r"rose (?:to|by|from|above|over|past|again|sharply|steadily|\d)")
_OF_A_FLOWER = re.compile(
    r"\b(?:an?|the|my|his|her|our|their|new|red|white|pink|yellow|single|fresh|dead) $"
)
_FLOWERS = re.compile(r"rose (?:garden|bush|bed|petal|water|wine)")
_PERSON = r"\b(?:i|he|she|we|you|who)(?:'d|'ve)? (?:\w+ly |then |just |also |had |have ){0,2}"
_NO_SIZE = re.compile(
    rf"{_PERSON}\[(?:went (?:up|down)|dropped|rose|grew)\]"
    r"|\[went (?:up|down)\] (?:to (?!\d)(?:\w+ (?:him|her|them|\w+ in)|the|my|our|his|her|see|him|"
    r"them|bed|theatre)\b|the |there\b|in (?:smoke|flames|the (?:lift|log|book|dark))\b|"
    r"stairs|for |with |into|onto|and (?:asked|said|told|looked|knocked|spoke))"
    r"|\[dropped\] (?:me|him|her|us|them|it|a|an|the|my|his|in|off|by|out|dead|round|everything|"
    r"onto|into|on|asleep)\b"
    r"|\[rose\] (?:to (?:his|her|my|their|the|speak)|from (?:his|her|my|their|the|hr)|said|was|and "
    r"(?:said|spoke|left))"
    r"|\[grew\] (?:up|old|tired|angry|quiet|worried|used|to (?:like|love|trust)|out of|apart)\b"
    r"|\[lower\w*\] (?:(?:my|his|her|their) (?:voice|head|eyes|arms?|hands?|tone|guard)|the "
    r"(?:ladder|rope|boat|bed|blinds?|lights?|basket|bucket|load|flag|jack|car)|deck|floor|shelf|"
    r"school|back|leg|part|half|end|down)"
    r"|\[higher\] (?:education|shel\w+|floor|grade|school|ups?\b|power|management|court|ground|"
    r"level|rank\w*|being|authority)"
    r"|\[reduc\w*\] (?:\w+ )?to tears|\[increasingly\]|\[improvis\w*\]"
    r"|\[(?:a lot|much) (?:more|less)\] (?:than (?:that|i|we)|\w+(?:ful|ent|ant|ed|ive|able|ible|"
    r"ous|ly|al|ing)\b)"
)
_RAISED = re.compile(
    r" (?:[\w']+ ){0,3}?(?:prices?|sales|wages?|pay|salar\w+|rates?|output|numbers?|share|revenue|"
    r"income|scores?|marks|grades|quality|standards?|attendance|turnover|conversion|limits?|funds|"
    r"money|donations|productivity|profits?|margins?|efficiency|speed|satisfaction|capacity|rent|"
    r"temperature|pressure|budget|fees?|awareness)\b"
)
""""I raised my hand", "the alarm", "two children", "it with my manager": most of what is raised
has no size, so what has one is named."""
