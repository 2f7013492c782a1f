"""Years of experience: a wish that is answered by a number, whatever the rest is about.

"Five years: two at Sundlinjen and three at Brødkurv" is the very answer to "At least three years of
experience as an analyst", and shares no meaning with it that an encoder could see.
"""

from __future__ import annotations

import re

from core.practice.bank import Question
from core.think.cues import fold_in_place
from core.think.numbers import AMOUNT


def tells_years_asked_for(question: Question, answer: str) -> bool:
    """Whether ``question`` asks for years of experience and an English ``answer`` gives some."""
    cause = question.because
    asked = f"{question.text}\n{cause.shown if cause is not None else ''}"
    return bool(_ASKED.search(fold_in_place(asked)) and _TOLD.search(fold_in_place(answer)))


_ASKED = re.compile(
    r"\byears?['’]?(?: of)? (?:[\w-]+ ){0,4}?(?:experience|practice|work|working|professional)\b"
    r"|\bexperience of (?:at least |more than )?\S+ years?\b"
    r"|\bhow (?:many years|long have you)\b"
)
_TOLD = re.compile(
    rf"(?<![\w.,]){AMOUNT}(?: and a half)? (?:\w+ ){{0,2}}?years?\b(?! (?:ago|old)\b)"
    rf"|(?<![\w.,])years?: {AMOUNT}|\bsince (?:19|20)\d\d\b"
)
