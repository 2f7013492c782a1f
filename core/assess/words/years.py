"""Years of experience: a wish that is answered by a number.

"Five years: two at Sundlinjen and three at Brødkurv" is the very answer to "At least three years of
experience as an analyst", and shares no meaning with it that an encoder could see: it is judged, in
doubt, since years of something else look the same.
"""

from __future__ import annotations

import re

from core.ground.kinds import YEARS_TAG
from core.practice.bank import Question
from core.think.reading.cues import fold_in_place
from core.think.reading.numbers import AMOUNT


def tells_years_asked_for(question: Question, answer: str) -> bool:
    """Whether ``question`` was made for a want of years and an English ``answer`` gives some."""
    return YEARS_TAG in question.tags and bool(_TOLD.search(fold_in_place(answer)))


_TOLD = re.compile(
    rf"(?<![\w.,]){AMOUNT}(?: and a half)? (?:\w+ ){{0,2}}?years?\b(?! (?:ago|old|of age)\b)"
    rf"|(?<![\w.,])years?: {AMOUNT}|\bsince (?:19|20)\d\d\b"
)
