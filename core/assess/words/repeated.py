"""Repeated words: those with a meaning that come again and again, and need not."""

from __future__ import annotations

import re
from collections import Counter

from core.assess.words.condense import meaningful_stems
from core.practice.bank import Question
from core.think.reading.endings import UNIT
from core.think.reading.numbers import tells_a_number

OFTEN, WORDS_FOR_EACH = 4, 60
"""A word is repeated when it is said so often, and once more for each so many words beyond the
first few sentences: in three minutes of talk a subject is named six times."""
MOST_REPEATED = 5

_COUNTS = re.compile(rf"(?:{UNIT}|per|plus|minus|times|half|percent)")
"""What is said with every figure."""


def repeated_words(said: str, question: Question) -> tuple[tuple[str, int], ...]:
    """The words of an English answer that come most often, in the form that did, with how often.

    Those of the question and of what a good answer says are its subject, and so are the names of
    things in capitals: nobody should look for another word for them.
    """
    subject = " ".join((question.text, *(point.point for point in question.points)))
    asked = set(meaningful_stems(subject))
    words = [word.strip('.,;:!?"“”()') for word in said.split()]
    forms: dict[str, Counter[str]] = {}
    for word in words:
        for stem in meaningful_stems(word)[:1]:
            if stem.isalpha() and stem not in asked:
                forms.setdefault(stem, Counter())[word] += 1
    often = max(OFTEN, OFTEN + (len(words) - OFTEN * WORDS_FOR_EACH) // WORDS_FOR_EACH)
    found = [
        (_as_said(form), form.total())
        for form in forms.values()
        if form.total() >= often and not _is_a_name_or_a_figure(form)
    ]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0]))[:MOST_REPEATED])


def _as_said(form: Counter[str]) -> str:
    return form.most_common(1)[0][0].lower()


def _is_a_name_or_a_figure(form: Counter[str]) -> bool:
    said = form.most_common(1)[0][0]
    is_a_name = len(said) > 1 and said[1:] != said[1:].lower()
    return is_a_name or tells_a_number(said) or _COUNTS.fullmatch(said.lower()) is not None
