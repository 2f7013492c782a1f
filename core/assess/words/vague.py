"""Sentences that take up a part of a story and tell nothing of it.

"I guess it was somehow in my last project, we kind of talked and it was okay" doubts itself three
times and says neither what was done nor what came of it: it is quoted as no part of a story, and
makes no version of it stronger. A doubt alone takes nothing away: "I guess we kind of rebuilt it".
"""

from __future__ import annotations

import re

from core.assess.words.pointing import shown_places
from core.assess.words.signals import measure, places
from core.practice.following_up.told import tells_what_happened
from core.think.reading.cues import fold_in_place
from core.think.reading.numbers import tells_a_number


def is_vague(sentence: str) -> bool:
    """Whether an English ``sentence`` doubts itself twice and tells nothing beside it."""
    folded = fold_in_place(sentence)
    doubts = places(sentence, "doubt")
    if len(doubts) < _DOUBTS or tells_a_number(folded) or shown_places(sentence, "name"):
        return False
    for start, end in reversed(doubts):
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return not any(_SAYS_LITTLE.fullmatch(word) is None for word in _WORD.findall(folded))


def is_general(sentence: str) -> bool:
    """Whether an English ``sentence`` only says how things go or should go: "usually things work
    out in the end" ends nothing."""
    found = measure(sentence)
    general = found["advice"] or _HOW_THINGS_GO.search(fold_in_place(sentence))
    return bool(general) and not (found["number"] or tells_what_happened(sentence))


def fits_any_story(sentence: str) -> bool:
    """Whether an English ``sentence`` only says how things go, in words that fit every answer."""
    return is_general(sentence) and len(shown_places(sentence, "generic")) >= _FITTING


_DOUBTS = 2
_FITTING = 2
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SAYS_LITTLE = re.compile(
    r"i|we|it|he|she|they|you|me|us|my|our|the|an?|this|that|these|those|there|all|some|something|"
    r"somewhere|anything|everything|everybody|everyone|things?|stuff|lots?|and|but|so|or|then|also|"
    r"just|really|very|quite|pretty|more|less|again|in|on|at|of|to|with|for|about|from|by|as|like|"
    r"is|am|are|was|were|be|been|had|have|has|did|do|done|doing|went|go|going|got|get|made|came|"
    r"worked|work|working|tried|talked|talk|spoke|discussed|looked|dealt|handled|managed|helped|"
    r"last|first|previous|old|former|project|projects|job|jobs|company|team|role|place|time|once|"
    r"okay|ok|fine|good|well|alright|all|right|nice|great|out|up|on|in|end|somehow|probably|whatever|anyway|anyhow|else|"
    r"yeah|yes|um|uh|oh"
)
"""Words that say neither what was done nor what came of it, where nothing else is said."""
_HOW_THINGS_GO = re.compile(
    r"\b(?:in general|generally|usually|normally)\b|\b(?:things|it all|everything) (?:always )?"
    r"(?:works?|goes|go|turns?) out\b"
)
