"""The names and terms that are likely to be said in an answer: what a recogniser should expect."""

from __future__ import annotations

import re

from core.practice.bank import Question
from core.practice.interview import Interview

MOST_TERMS = 24
"""Whisper keeps the last 224 tokens of its prompt; this many terms stay well below."""

# Acronyms, names with capitals inside, and names in the middle of a sentence.
_NAME = re.compile(
    r"\b(?:[A-Z]{2,}[a-z]?\b|[A-Z][a-z]+[A-Z]\w*|(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*)"
)


def terms_of(interview: Interview) -> tuple[str, ...]:
    """Terms of the question under discussion, its field and the answers so far, no term twice."""
    question = interview.current_question
    found = [interview.field_title, *_terms_of(question)]
    found += _NAME.findall(interview.answer_so_far())
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


def _terms_of(question: Question) -> list[str]:
    names = _NAME.findall(f"{question.text} {question.answer}")
    return [*question.tags, *names]
