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
    return not _takes_up(question, folded, follow_up)


def shares_nothing(question: Question, answer: str) -> bool:
    """Whether an English ``answer`` has no word of ``question`` or of work in it, and no deed.

    About one real answer in a hundred begins so: it is not to be told that it strays, but nothing
    that hangs on its story need be asked, and no thanks need say that it helped.
    """
    folded = fold_speech(answer)
    if len(folded.split()) < _FEWEST_WORDS or is_introduction(question):
        return False
    return not (
        _heard(folded, _cues().work) or _tells_a_deed(folded) or _takes_up(question, folded)
    )


def is_adrift(question: Question, answer: str) -> bool:
    """Whether an English ``answer`` that was to explain something has no word of ``question`` or of
    its points in it. About a story nobody can say so: it may need none of them."""
    folded = fold_speech(answer)
    if len(folded.split()) < _FEWEST_WORDS or not question.type.asks_for_knowledge:
        return False
    return not _takes_up(question, folded)


def _takes_up(question: Question, folded: str, follow_up: str = "") -> bool:
    """Whether a folded text has a word of what was asked for in it."""
    asked = " ".join((question.text, follow_up, *(point.point for point in question.points)))
    once = " ".join({*folded.split()})  # an answer may be as long as a page
    shared = {*words_of_the_question(once, asked)} - {*_cues().asked_with}
    return bool(shared) or any(point.covered for point in cover_points(question, folded))


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
