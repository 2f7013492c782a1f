"""The candidate's own questions: which kind they are of, and what an honest interviewer says.

There is no employer behind a rehearsal, so no fact of one is made up: an answer tells what a real
interviewer would say, what to listen for, and how to ask it well.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from pydantic import Field, model_validator

from core.package_data import DataModel, Wordings, load_data, only_names
from core.practice.bank import SpokenText
from core.practice.variety import choose_fresh
from core.think.intent import Intent, read_by_rules
from core.think.reading.cues import compile_cue, fold_in_place, has_cue


class TheirTurn(StrEnum):
    """What a candidate does while the questions are theirs."""

    QUESTION = "question"
    NO_MORE = "no more"
    REMARK = "remark"


class QuestionKind(DataModel):
    """A kind of question. ``cues`` tell it; the rest is said, in this order."""

    id: str = Field(pattern=r"^[a-z_]+$")
    name: str
    cues: tuple[str, ...] = Field(min_length=8)
    answer: SpokenText
    listen_for: SpokenText
    advice: SpokenText

    @property
    def text(self) -> str:
        return f"{self.answer} {self.listen_for} {self.advice}"


class TheirQuestions(DataModel):
    """How questions are told from other words, and what is said to each kind.

    ``to_oneself`` are questions that nobody has to answer; ``exclamations`` begin like one.
    """

    schema_version: int = Field(alias="schema", ge=1, le=1)
    question_starts: tuple[str, ...]
    asking: tuple[str, ...]
    no_more: tuple[str, ...]
    to_oneself: tuple[str, ...]
    exclamations: tuple[str, ...]
    of_this_talk: tuple[str, ...]
    """What speaks of what was said here, or of this talk itself, and of no employer."""
    bare_no: tuple[str, ...]
    kinds: tuple[QuestionKind, ...] = Field(min_length=15)
    several: SpokenText
    """Advice to those who ask more than one thing at once, in place of that on each."""
    again: Wordings
    """To another question of a kind that was answered; ``{name}`` is that of the kind."""
    unknown: Wordings

    @model_validator(mode="after")
    def _can_always_be_said(self) -> TheirQuestions:
        only_names(self.again, "name")
        return self


FEWEST_WORDS = 3
"""A sentence without a question mark that begins like a question is one from here on."""
MOST_ANSWERED = 2
"""Kinds that one turn gets an answer to: more would be a lecture."""


def read_their_turn(said: str) -> TheirTurn:
    """Whether ``said`` asks something, says that there is nothing to ask, or neither."""
    if question_spans(said):
        return TheirTurn.QUESTION
    if any(_says_no(match.group()) for match in _SENTENCE.finditer(said)):
        return TheirTurn.NO_MORE
    return TheirTurn.REMARK


def question_spans(said: str) -> tuple[tuple[int, int], ...]:
    """Where in ``said`` each question stands, a sentence each."""
    return tuple(match.span() for match in _SENTENCE.finditer(said) if _is_question(match.group()))


def kinds_of(said: str) -> tuple[QuestionKind, ...]:
    """The kinds of the questions in ``said``, in order, none twice; unknown ones are left out."""
    found = [_kind_of(said[start:end]) for start, end in question_spans(said)]
    return tuple(dict.fromkeys(kind for kind in found if kind is not None))


def asks_of_the_place(said: str) -> bool:
    """Whether ``said`` asks for what an employer would know, and nothing of the interviewer; so it
    does where nobody knows the answer: "Do you offer staff meals?"."""
    asks = bool(question_spans(said)) and not _speaks_of_this_talk(said)
    return asks or bool(kinds_of(said))


def answer_question(said: str, rng: random.Random, *, told: Sequence[str] = ()) -> str:
    """What to say to the questions in ``said``: honest about what a rehearsal cannot know.

    ``told`` is what the interviewer said before, oldest first: what was answered there is not the
    answer to another question, unless that is what they ask for.
    """
    asked = kinds_of(said)
    if not asked:
        return choose_fresh(_data().unknown, told, rng)
    new = [
        kind
        for kind in asked
        if _speaks_of_this_talk(said) or not any(kind.answer in line for line in told)
    ]
    if not new:
        return choose_fresh(_data().again, told, rng).format(name=asked[0].name)
    kinds = new[:MOST_ANSWERED]
    if len(kinds) == 1:
        return kinds[0].text
    return " ".join([*(f"{kind.answer} {kind.listen_for}" for kind in kinds), _data().several])


def _speaks_of_this_talk(said: str) -> bool:
    return has_cue(fold_in_place(said), _data().of_this_talk)


_SENTENCE = re.compile(r"[^\s.?!…][^.?!…]*[.?!…]*")
_REQUESTS = (Intent.WAIT, Intent.REPEAT, Intent.SKIP, Intent.END)
"""Put as a question, and asking to know nothing."""
_BEFORE_A_QUESTION = re.compile(
    r"^(?:(?:yes|yeah|okay|ok|well|so|and|but|also|then|sure|great|right|alright|now|um+|uh+|er+m*"
    r"|thanks|thank you|actually|maybe|perhaps|first|first of all|finally|lastly|hello)[\s,]+)+"
)


def _says_no(sentence: str) -> bool:
    folded = fold_in_place(sentence)
    first = re.findall(r"[\w']+", _BEFORE_A_QUESTION.sub("", folded.strip()))[:1]
    return has_cue(folded, _data().no_more) or (bool(first) and first[0] in _data().bare_no)


def _is_question(sentence: str) -> bool:
    data, folded = _data(), fold_in_place(sentence).strip()
    if has_cue(folded, (*data.no_more, *data.to_oneself)):
        return False
    if read_by_rules(sentence) in _REQUESTS and _kind_of(sentence) is None:
        return False
    if folded.endswith("?"):
        return len(re.findall(r"[\w']+", folded)) > 1
    opened = _BEFORE_A_QUESTION.sub("", folded)
    words = re.findall(r"[\w']+", opened)
    if len(words) < FEWEST_WORDS or has_cue(opened, data.exclamations):
        return False
    return words[0] in data.question_starts or has_cue(opened, data.asking)


def _kind_of(question: str) -> QuestionKind | None:
    """The kind whose cue says most about ``question``: the longest one; the first of equals."""
    folded = fold_in_place(question)
    lengths = {
        kind: max(
            (len(cue) for cue in kind.cues if compile_cue(cue).search(folded)),
            default=0,
        )
        for kind in _data().kinds
    }
    best = max(lengths, key=lambda kind: lengths[kind])
    return best if lengths[best] else None


@cache
def _data() -> TheirQuestions:
    return load_data("their_questions_en", TheirQuestions)
