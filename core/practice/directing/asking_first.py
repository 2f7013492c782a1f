"""Whether somebody who was given a task asks what it leaves open before they answer.

Good designers ask how many users there are and what may be lost; no rule knows, and a task leaves
it open on purpose. What they asked is part of their answer, and they are told to decide it.
"""

from __future__ import annotations

import re

from core.conversation.brief import InterviewType
from core.practice.bank import Question
from core.think.reading.cues import fold_speech
from core.think.requests.asides import without_opener

_MOST_WORDS, _MOST_LEADING_WORDS = 45, 14
_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")
_ASKS = re.compile(
    r"(?:who|what|which|how|where|when|why|is|are|do|does|can|could|may|should|shall|will|would|"
    r"must|has|have)\b"
)
_OF_SIZE_OR_LEAVE = re.compile(
    r"\bhow (?:many|much|big|large|often|long|fast|old)\b"
    r"|\b(?:are|do|can|could|should|may|must) (?:we|i)\b|\bam i\b"
)
_LEADS = re.compile(
    r"\b(?:questions?|ask|clarify|clarifying|assum\w+|requirements?|understand|know)\b"
)
_ANSWERS_ITSELF = re.compile(
    r"\b(?:did|would|do|could|can|should) (?:i|we|you) (?:do|solve|handle|fix|know|get there)\b"
    r"|\b(?:is|isn't|wasn't|was) (?:it|that) (?:because|due)\b"
)
"""A question that a speaker asks to answer it, or a guess."""


def asks_before_answering(question: Question, said: str) -> bool:
    """Whether ``said`` is nothing but questions about the task that ``question`` sets: about any
    part of a design, of another question of knowledge about its size or what is allowed."""
    if not question.type.asks_for_knowledge or len(said.split()) > _MOST_WORDS:
        return False
    sentences = [one for found in _SENTENCE.findall(fold_speech(said)) if (one := found.strip())]
    asked = [one for one in sentences if one.endswith("?")]
    led = [one for one in sentences if not one.endswith("?")]
    if not asked or not all(map(_leads, led)):
        return False
    if question.type is not InterviewType.SYSTEM_DESIGN:
        asked = [one for one in asked if _OF_SIZE_OR_LEAVE.search(one)]
    return bool(asked) and all(
        _ASKS.match(without_opener(one)) and not _ANSWERS_ITSELF.search(one) for one in asked
    )


def _leads(sentence: str) -> bool:
    """Whether ``sentence`` only says that questions come."""
    short = len(sentence.split()) <= _MOST_LEADING_WORDS
    return not without_opener(sentence) or (short and _LEADS.search(sentence) is not None)
