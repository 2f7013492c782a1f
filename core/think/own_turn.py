"""The interviewer's own turn in what a model writes: not for ever, and no other part of the play.

A prompt asks for a few words and for one speaker. Small models go on for a page, write the
candidate's answer as well, or leave the question out; what is spoken is cut and completed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.conversation.conversation import Conversation
from core.conversation.moves import MoveKind

MOST_WORDS = 100
"""Twice what the prompts ask for; the words of the move itself come on top."""

_OWN = (
    "interviewer", "assistant", "examiner", "partner", "friend", "ai",
    "entrevistador", "entrevistadora", "examinador", "examinadora",
    "prüfer", "prüferin", "examinateur", "examinatrice", "考官", "面试官",
)  # fmt: skip
_OTHERS = (
    "candidate", "user", "human", "applicant", "interviewee", "learner", "student",
    "candidato", "candidata", "alumno", "alumna", "estudiante",
    "kandidat", "kandidatin", "bewerber", "bewerberin", "candidat", "考生", "候选人",
)  # fmt: skip
_COLONS = ":："
_ENDS = ".!?…。！？।؟"
_ENDS_ALONE = "。！？।"
"""Marks after which no space has to follow."""

_QUESTION_MARKS = re.compile("[?？؟]")
_CLOSING = "\"'”’»)"
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HEARD_SHARE = 1 / 3


class OwnTurn:
    """Takes a model's tokens and gives what of them the interviewer says, as early as it can be
    told; ``over`` once nothing more shall be said. One for each reply.

    A label in front, "Interviewer:", is left out; the line of another speaker ends the turn, and
    so does the first sentence that ends beyond ``MOST_WORDS``. A question that was to be asked
    and is nowhere in the reply is asked at its end as it stands, and a reply of which
    nothing is left, or that is another speaker's from its first word, gives way to the move.
    """

    def __init__(self, conversation: Conversation) -> None:
        move = conversation.move
        asks = move is not None and move.kind in (MoveKind.OPENING, MoveKind.QUESTION)
        self._move = move.text if move is not None else ""
        self._asked = self._move if asks else ""
        self._most = MOST_WORDS + _length(self._move)
        own, panel = conversation.speaker, [p.name.lower() for p in conversation.panel if p.name]
        self._own = (*_OWN, own.name.lower()) if own.name else _OWN
        self._labels = (*self._own, *_OTHERS, *panel)
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
            length = _length(self._said)
            endless = length > 2 * self._most  # a sentence without an end
            self.over = endless or (self._at_start and ended and length > self._most)
        return said

    def _was_asked(self) -> bool:
        """Whether the reply asks anything, or uses some of the words that were to be asked."""
        if _QUESTION_MARKS.search(self._said) and not self.over:
            return True
        wanted = _words(self._asked)
        return not wanted or len(wanted & _words(self._said)) >= _HEARD_SHARE * len(wanted)


def _length(text: str) -> int:
    """Words; where none are written apart, two letters for each."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def _words(text: str) -> set[str]:
    """What to know a question by: its longer words, and pairs of letters of unspaced scripts."""
    letters = [match.group() for match in _UNSPACED.finditer(text)]
    pairs = {one + other for one, other in pairwise(letters)}
    return {word.lower() for word in _LONG_WORD.findall(text)} | pairs
