"""What of a model's reply is fit to be shown, spoken, kept and quoted: decided here, once.

Before captions and voice part, the tokens lose their markup (``plain_words``), then the sentences
that may not be said (``whole_sentences``), and what is not the speaker's own turn (``own_turn``).
"""

from __future__ import annotations

from core.conversation.conversation import Conversation
from core.conversation.language import TalkBrief
from core.think.own_turn import OwnTurn
from core.think.plain_words import PlainWords
from core.think.whole_sentences import HELD_BACK, WholeSentences


class FitReply:
    """Takes a model's tokens and gives the pieces of the reply; ``over`` once nothing more shall
    be said. One for each reply."""

    def __init__(self, conversation: Conversation) -> None:
        brief = conversation.brief
        self._words = PlainWords(brief.language if isinstance(brief, TalkBrief) else "en")
        self._sentences = WholeSentences(conversation)
        self._turn = OwnTurn(conversation)
        self._begun = False

    @property
    def over(self) -> bool:
        return self._turn.over

    def push(self, token: str) -> list[str]:
        """What may be said now; ``HELD_BACK`` stands behind it, or alone, where more has come."""
        pieces = self._said(self._words.push(token))
        self._begun = self._begun or bool(pieces)
        waits = self._words.leaves_out or self._sentences.holds_back or not self._begun
        return pieces or ([HELD_BACK] if waits else [])

    def end(self) -> str:
        """What is said last: the stream has ended, or was left because the turn is ``over``."""
        if self.over:
            return self._turn.end()
        last = "".join(self._said(self._words.end()))
        last += "" if self.over else self._turn.push(self._sentences.end())
        if self._sentences.gave_way:
            self._turn.give_way()
        return last + self._turn.end()

    def _said(self, words: str) -> list[str]:
        pieces = []
        for piece in self._sentences.push(words):
            said = self._turn.push(piece)
            if said or piece == HELD_BACK:
                pieces.append(said)
        if self._sentences.gave_way:
            self._turn.give_way()
        return pieces
