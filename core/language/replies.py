"""What a partner has to be told apart from an answer, and what they reply to it: as data."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from core.package_data import DataModel, Text, compiled
from core.think.reading.spelt_alike import fold


class Asked(StrEnum):
    """What a learner asks the partner."""

    GREETING = "greeting"
    HOW_ARE_YOU = "how_are_you"
    NAME = "name"
    AND_YOU = "and_you"
    WORD = "word"
    """How one says something. A keyless partner translates nothing."""
    MEANING = "meaning"
    """What a word means."""
    SLOWER = "slower"
    LANGUAGE = "language"
    """To talk in another language."""
    TOPIC = "topic"
    """To talk about a thing of their own; to talk about anything else is a request to skip."""
    MISTAKES = "mistakes"
    """To be corrected, or whether what was said is right."""
    PERSON = "person"
    """Whether the partner is a person or a machine."""
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


ABOUT_THE_LANGUAGE = (Asked.WORD, Asked.MEANING, Asked.SLOWER, Asked.LANGUAGE)
"""What a learner may ask in English as well, for want of words."""


class Farewell(DataModel):
    """``said`` cover a clause that is a goodbye and nothing else; ``leaving`` and ``thanks`` one
    that may stand beside it ("I'm off", "it was a pleasure"), and those two are a goodbye
    together. Alone each of them may be an answer."""

    said: tuple[Pattern, ...] = Field(min_length=1)
    leaving: tuple[Pattern, ...] = Field(min_length=1)
    thanks: tuple[Pattern, ...] = Field(min_length=1)


class Bare(DataModel):
    """A clause that says next to nothing: ``no`` is all of a refusal, ``yes`` any other; what the
    friend replies asks for a sentence, whatever the question was."""

    yes: tuple[Pattern, ...] = Field(min_length=1)
    no: tuple[Pattern, ...] = Field(min_length=1)
    reply: tuple[Text, ...] = Field(min_length=2)


class Sorrow(DataModel):
    """A loss, a grave illness, an accident, a divorce, a job lost, feeling very bad; violence done
    to the person, fear of somebody at home, an attempt on their own life long ago.

    ``said`` may stand anywhere in a sentence; of English it holds only what
    ``core/think/distress/losses.py`` does not know for the chat as well. ``reply`` is the
    friend's, probes nothing and offers another subject; ``after`` leads on once the person has
    said more, ``examiner`` stands where a nod would.
    """

    said: tuple[Pattern, ...] = Field(min_length=1)
    reply: tuple[Text, ...] = Field(min_length=2)
    after: Text
    examiner: Text


class Unwell(DataModel):
    """A cold, a headache: ``said`` may stand anywhere in a sentence, ``reply`` stands where the
    friend's nod would and fits what is over as well."""

    said: tuple[Pattern, ...] = Field(min_length=1)
    reply: tuple[Text, ...] = Field(min_length=2)


class Joy(DataModel):
    """A wedding, a baby, an exam that was passed, a job or a prize, one's own or the family's.
    ``said`` may stand anywhere in a sentence, ``reply`` stands where the friend's nod would and
    fits what is long past as well."""

    said: tuple[Pattern, ...] = Field(min_length=3)
    reply: tuple[Text, ...] = Field(min_length=2)


class Opinion(DataModel):
    """What somebody thinks of a thing. ``said`` may stand anywhere in a sentence; a ``reply``
    ("there's something in that") would make no sense after a plain fact."""

    said: tuple[Pattern, ...] = Field(min_length=3)
    reply: tuple[Text, ...] = Field(min_length=2)


class OtherWords(DataModel):
    """``said`` stand in a request to hear the question again that asks for an explanation or for
    other words. A pack has none: the friend says so before an easier question, the examiner before
    another."""

    said: tuple[Pattern, ...] = Field(min_length=1)
    friend: Text
    examiner: Text


class Replies(DataModel):
    """``said_all`` cover a clause that only tells that an answer is over; ``to_you`` stand in a
    question that is put to the partner; ``example`` stand both in what asks for an example and in
    what gives one; ``told_before`` begin a clause that reminds of what was said."""

    asked: dict[Asked, Exchange]
    easier: tuple[Text, ...] = Field(min_length=2)
    """Before an easier question, to who did not understand the last one."""
    other_words: OtherWords
    to_you: tuple[Pattern, ...] = Field(min_length=1)
    farewell: Farewell
    bare: Bare
    example: tuple[Pattern, ...] = Field(min_length=1)
    sorrow: Sorrow
    unwell: Unwell
    joy: Joy
    opinion: Opinion
    said_all: tuple[Pattern, ...] = Field(min_length=2)
    told_before: tuple[Pattern, ...] = Field(min_length=1)
    greeting_of_examiner: Text
    examiner: Text
    """The examiner's words to a question: formal, back to the task."""
