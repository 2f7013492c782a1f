"""What a partner has to be told apart from an answer, and what they reply to it: as data."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from core.language.spelt_alike import fold
from core.package_data import DataModel, Text, compiled


class Asked(StrEnum):
    """What a learner asks the partner."""

    GREETING = "greeting"
    HOW_ARE_YOU = "how_are_you"
    NAME = "name"
    AND_YOU = "and_you"
    OTHER = "other"
    """Any other question: a practice program has no weekend and knows no capitals."""


def _compiles(pattern: str) -> str:
    compiled(fold(pattern))
    return pattern


Pattern = Annotated[Text, AfterValidator(_compiles)]
"""A regular expression on folded text: no class in capitals (``\\S``), since folding lowers it."""


class Exchange(DataModel):
    """``said`` cover a clause from end to end, its marks away; a ``\\?`` at the end asks for a
    question mark, where a statement has the same words ("Tudo bem."). Those of ``Asked.OTHER``
    are about a whole sentence. What the friend replies leads back to the open question."""

    said: tuple[Pattern, ...] = Field(min_length=1)
    reply: tuple[Text, ...] = Field(min_length=1)


class Sorrow(DataModel):
    """A loss, an illness, a job lost, feeling very bad. ``said`` may stand anywhere in a
    sentence; of English it holds only what ``core/think/losses.py`` does not know for the chat as
    well. ``reply`` is the friend's, probes nothing and offers another subject; ``after`` leads on
    once the person has said more, ``examiner`` stands where a nod would."""

    said: tuple[Pattern, ...] = Field(min_length=1)
    reply: tuple[Text, ...] = Field(min_length=2)
    after: Text
    examiner: Text


class Opinion(DataModel):
    """What somebody thinks of a thing. ``said`` may stand anywhere in a sentence; a ``reply``
    ("there's something in that") would make no sense after a plain fact."""

    said: tuple[Pattern, ...] = Field(min_length=3)
    reply: tuple[Text, ...] = Field(min_length=2)


class Replies(DataModel):
    """``said_all`` cover a clause that only tells that an answer is over."""

    asked: dict[Asked, Exchange]
    sorrow: Sorrow
    opinion: Opinion
    said_all: tuple[Pattern, ...] = Field(min_length=2)
    greeting_of_examiner: Text
    examiner: Text
    """The examiner's words to a question: formal, back to the task."""
