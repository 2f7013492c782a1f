"""A reply's sentences as they come: held back until it is certain that they may be said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.conversation.conversation import Conversation, Mode
from core.conversation.language import Language, TalkBrief
from core.think.tongues import FEWEST_WORDS, is_in_another_tongue
from core.think.verdicts import without_verdict

HELD_LETTERS = 60
"""No more of a sentence is held back: beyond it a voice may begin in the middle of one. A verdict
is told by then; where it is not, it is said."""

HELD_BACK = ""
"""Among the pieces: what comes now is held back, as ``core.conversation.ports.Interviewer`` has
it. A voice that waited for the first letter of the next sentence would wait for all of it."""

_ENDED = re.compile(r"[.!?…。！？।؟][\"'”’»)）」』]*\s+\Z|[。！？][”’」』）]*\Z")


class WholeSentences:
    """Takes words and gives those that may be said, as early as it can be told; one a reply.

    In an interview a sentence that gives a verdict is left out. Where there is a move to fall
    back upon, a sentence in another language than the talk's ends all: ``gave_way``.
    """

    def __init__(self, conversation: Conversation) -> None:
        brief = conversation.brief
        self._language = brief.language if isinstance(brief, TalkBrief) else Language.ENGLISH
        self._has_move = conversation.move is not None
        self._is_interview = conversation.mode is Mode.INTERVIEW
        self._held = ""
        self._before = ""
        """Short sentences that were too short to tell their language."""
        self._flows = False
        """Whether what is left of the sentence may be said as it comes."""
        self.gave_way = False

    @property
    def holds_back(self) -> bool:
        """Whether the beginning of a sentence has come that may not be said yet."""
        return bool(self._held) and not self._flows

    def push(self, words: str) -> list[str]:
        """What may be said now, in order, with ``HELD_BACK`` behind it where it ends a sentence."""
        if not self._has_move:
            return [words] if words else []
        return list(self._pieces(words))

    def end(self) -> str:
        """What may be said last."""
        return "" if self.gave_way else self._judged(whole=True)

    def _pieces(self, words: str) -> Iterator[str]:
        ready = ""
        for char in words:
            if not (char.isspace() or char.islower()) and _ENDED.search(self._held[-12:]):
                ready += self._judged(whole=True)
                if self.gave_way:
                    break
            self._held += char
            if self._flows:
                ready += char
                self._held = self._held[-12:]
            elif len(self._held) == HELD_LETTERS + 1:
                ready += self._judged(whole=False)
                if self.gave_way:
                    break
        if ready:
            yield ready
        if self.holds_back:
            yield HELD_BACK

    def _judged(self, whole: bool) -> str:
        """What of the sentence may be said: all of it, nothing, or nothing yet."""
        sentence, flowed = self._held, self._flows
        if flowed:
            self._held, self._flows = "", False
            return ""
        heard = self._before + sentence
        if any(is_in_another_tongue(one, self._language) for one in (sentence, heard)):
            self.gave_way = True
            return ""
        kept = without_verdict(sentence) if self._is_interview else sentence
        if not whole:
            self._flows = kept == sentence
            return sentence if self._flows else ""
        self._held = ""
        short = len(heard.split()) < FEWEST_WORDS and len(heard) < HELD_LETTERS
        self._before = heard if short else ""
        return kept
