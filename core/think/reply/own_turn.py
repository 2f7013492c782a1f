"""The interviewer's own turn in what a model writes: not for ever, and no other part of the play.

A prompt asks for a few words and for one speaker. Small models go on for a page, write the
candidate's answer as well, or leave the question out; what is spoken is cut and completed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field, model_validator

from core.conversation.conversation import Conversation
from core.conversation.joining import IDEOGRAPH, length_in_words
from core.conversation.language import Language
from core.conversation.moves import MoveKind
from core.package_data import DataModel, Text, load_data
from core.think.memory import sentences_of
from core.think.reading.cues import fold_speech
from core.think.threads import matter

MOST_WORDS = 100
"""Twice what the prompts ask for; the words of the move itself come on top."""

_COLONS = ":："
_ENDS = ".!?…。！？।؟"
_ENDS_ALONE = "。！？।"
"""Marks after which no space has to follow."""

_QUESTION_MARKS = re.compile("[?？؟]")
_CLOSING = "\"'”’»)"
_SYLLABLE = re.compile(f"[{IDEOGRAPH}\uac00-\ud7af]")  # Korean joins endings to its words
# By what parts them: Python takes the marks on Indic letters for no part of a word.
_WORD = re.compile(r"[^\s.,;:!?…¿¡。！？、，؟،؛।–—\"“”„«»()]+")
_SHARE, _FEWEST_WORDS = 0.5, 2
"""Of 5,000 pairs of questions of the banks one shares so much, and is about the same."""


class Labels(DataModel):
    """What a line begins with to say whose it is, in lowercase: the interviewer's, partner's or
    examiner's ``own``, and those of the ``others``."""

    own: tuple[Text, ...] = Field(min_length=3)
    others: tuple[Text, ...] = Field(min_length=3)


class SpeakerLabels(DataModel):
    """``core/data/speaker_labels.json``: the labels of each language that a talk is held in."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    labels: dict[Language, Labels]

    @model_validator(mode="after")
    def _tells_speakers_apart(self) -> SpeakerLabels:
        if missing := set(Language) - set(self.labels):
            raise ValueError(f"no labels in: {', '.join(sorted(missing))}")
        if loud := [label for label in (*self.own, *self.others) if label != label.lower()]:
            raise ValueError(f"not in lowercase: {', '.join(loud)}")
        if both := set(self.own) & set(self.others):
            raise ValueError(f"labels of both sides: {', '.join(sorted(both))}")
        return self

    @property
    def own(self) -> tuple[str, ...]:
        """In all languages, as a model may fall into another one."""
        return tuple(label for one in self.labels.values() for label in one.own)

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(label for one in self.labels.values() for label in one.others)


class OwnTurn:
    """Takes a model's tokens and gives what of them the interviewer says, as early as it can be
    told; ``over`` once nothing more shall be said. One for each reply.

    A label in front, "Interviewer:", is left out; the line of another speaker ends the turn, and
    so does the first sentence that ends beyond ``MOST_WORDS``. A question that was to be asked
    and that the reply does not ask in words of its own is asked at its end as it stands, whatever
    else was asked: rather twice than not at all. A reply of which nothing is left, or that is
    another speaker's from its first word, gives way to the move.
    """

    def __init__(self, conversation: Conversation) -> None:
        move = conversation.move
        asks = move is not None and move.kind in (MoveKind.OPENING, MoveKind.QUESTION)
        self._move = move.text if move is not None else ""
        self._asked = (move.question or move.text) if move is not None and asks else ""
        self._most = MOST_WORDS + length_in_words(self._move)
        own, panel = conversation.speaker, [p.name.lower() for p in conversation.panel if p.name]
        labels = load_data("speaker_labels", SpeakerLabels)
        self._own = (*labels.own, own.name.lower()) if own.name else labels.own
        self._labels = (*self._own, *labels.others, *panel)
        self._said = ""
        self._held = ""
        self._at_start = True
        self.over = False

    def push(self, token: str) -> str:
        """What may be said now that ``token`` has come."""
        return "".join(self._each(token))

    def end(self) -> str:
        """What is said last: the stream has ended, or was left because the turn is ``over``."""
        rest = "" if self.over else self._held
        self._said += rest
        if not self._said.strip():
            return self._move  # it played the candidate from the first word, or was all markup
        if not self._asked or self._was_asked():
            return rest
        gap = "" if self._said[-1].isspace() else " "
        return f"{rest}{gap}{self._asked}"

    def _each(self, token: str) -> Iterator[str]:
        for char in token:
            if self.over:
                return
            self._held += char
            if self._at_start and self._held.strip():
                label = self._held.strip().lower()
                name = label.rstrip(_COLONS).strip()
                if label != name and name in self._labels:
                    self.over = bool(self._said.strip()) or name not in self._own
                    self._held = ""
                    continue
                if label == name and any(known.startswith(name) for known in self._labels):
                    continue  # a label, perhaps
            yield self._release()

    def _release(self) -> str:
        said, self._held = self._held, ""
        if not self._said:
            said = said.lstrip()
        self._said += said
        bare = self._said.rstrip().rstrip(_CLOSING)
        ended = bool(bare) and bare[-1] in _ENDS
        spaced = self._said[-1:].isspace()
        self._at_start = (
            not bare or "\n" in self._said[len(self._said.rstrip()) :]
            or (ended and (spaced or bare[-1] in _ENDS_ALONE))
        )  # fmt: skip
        if spaced or self._at_start:
            length = length_in_words(self._said)
            endless = length > 2 * self._most  # a sentence without an end
            self.over = endless or (self._at_start and ended and length > self._most)
        return said

    def _was_asked(self) -> bool:
        """Whether the reply holds the question as it stands, or is about the same and asks the
        same: a scene may be told before what is asked about it."""
        if _spoken(self._asked) in _spoken(self._said):
            return True
        return _shares(self._asked, self._said) and _shares(
            _asking(self._asked), _asking(self._said)
        )


def _spoken(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold_speech(text)))} "


def _asking(text: str) -> str:
    """The questions in ``text``, and its last sentence: "Tell me about it" ends in no such mark."""
    sentences = sentences_of(text)
    return " ".join([*filter(_QUESTION_MARKS.search, sentences[:-1]), *sentences[-1:]])


def _shares(asked: str, said: str) -> bool:
    """Whether enough of the words by which ``asked`` is known are in ``said``."""
    telling, every = _words(asked)
    known = telling if len(telling) >= _FEWEST_WORDS else every
    shared = known & frozenset().union(*_words(said))
    return len(shared) >= max(_FEWEST_WORDS, _SHARE * len(known))


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What ``text`` is about, and all its words; of such syllables pairs are both."""
    folded = fold_speech(text)
    letters = [match.group() for match in _SYLLABLE.finditer(folded)]
    pairs = frozenset(one + other for one, other in pairwise(letters))
    spaced = _SYLLABLE.sub(" ", folded)
    return matter(spaced) | pairs, frozenset(_WORD.findall(spaced)) | pairs
