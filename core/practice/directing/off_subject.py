"""Whether it is plain from its words that an answer is about something else than was asked.

Nothing is read into it: only who tells of private life, with hardly a word of work in it, with
none of the question's and with nothing that they did themselves, is asked whether that was the
answer. A cook, a vet or a coach speaks of dinner, dogs and children too: in doubt it is an answer.
Whoever tells of something else at work is not asked: what an answer means is for the review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import Field

from core.conversation.brief import InterviewType
from core.package_data import DataModel, load_data
from core.practice.bank import Question
from core.practice.directing.asked_word import words_of_the_question
from core.practice.introduction import is_introduction
from core.practice.points import cover_points
from core.think.reading.cues import find_cues, fold_speech, has_cue
from core.think.reading.signs import read_signs

_FEWEST_WORDS = 15
"""In fewer there is no room for what they are about."""
_SENTENCE_ENDS = re.compile(r"[.!?;\n]+")
_JOINS = re.compile(r",|\b(?:and|then)\b")
_FEWEST_PRIVATE, _FOR_ONE_OF_WORK = 2, 2
"""Words of private life; so many more for each word of work, since hotels and schools are both."""


class OffSubject(DataModel):
    """``core/data/off_subject_en.json``: cues of ``private`` life, which are nobody's trade by
    themselves, and of ``work`` or study.

    ``asked_with`` are words of questions that say nothing of their subject, ``leisure`` what one
    does in one's free time, and is no deed.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    private: tuple[str, ...] = Field(min_length=40)
    work: tuple[str, ...] = Field(min_length=15)
    asked_with: tuple[str, ...]
    leisure: tuple[str, ...]


def is_plainly_off_subject(question: Question, answer: str, follow_up: str = "") -> bool:
    """Whether an English ``answer``, all parts of it so far or the one to ``follow_up``, tells of
    private life and of nothing that was asked for. Where private life may be asked for it never
    is."""
    if question.type is InterviewType.CULTURAL_FIT or is_introduction(question):
        return False
    folded = fold_speech(answer)
    if len(folded.split()) < _FEWEST_WORDS:
        return False
    private, work = _heard(folded, _cues().private), _heard(folded, _cues().work)
    if private < _FEWEST_PRIVATE + _FOR_ONE_OF_WORK * work:
        return False
    asked = f"{question.text} {follow_up}"
    if _tells_a_deed(folded) or has_cue(fold_speech(asked), _cues().private):
        return False
    asked = " ".join((asked, *(point.point for point in question.points)))
    once = " ".join({*folded.split()})  # an answer may be as long as a page
    shared = {*words_of_the_question(once, asked)} - {*_cues().asked_with}
    return not shared and not any(point.covered for point in cover_points(question, answer))


def _heard(folded: str, cues: tuple[str, ...]) -> int:
    """How many different words of a folded text fit any of ``cues``."""
    return len({folded[start:end] for start, end in find_cues(folded, cues)})


def _tells_a_deed(folded: str) -> bool:
    """Whether a folded text tells something that they did themselves, beside their leisure."""
    return read_signs(". ".join(_beside_leisure(folded))).shows_own_part


def _beside_leisure(folded: str) -> Iterator[str]:
    """What is joined in each sentence of a folded text, without what they did at leisure. Who did
    that did what is joined to it too: "I went straight to him and pushed"."""
    for sentence in _SENTENCE_ENDS.split(folded):
        doer = ""
        for part in _JOINS.split(sentence):
            rest, at_leisure = _at_leisure().subn(" ", f"{doer}{part.lstrip()}")
            doer = doer or ("i " if at_leisure else "")
            yield rest


@cache
def _at_leisure() -> re.Pattern[str]:
    return re.compile(rf"\bi (?:also |just |often )?(?:{'|'.join(_cues().leisure)})\b")


@cache
def _cues() -> OffSubject:
    return load_data("off_subject_en", OffSubject)
