"""What of a model's reply is fit to be shown, spoken, kept and quoted: decided here, once.

Before captions and voice part, the tokens lose their markup (``plain_words``) and what is not the
speaker's own turn (``own_turn``).
"""

from __future__ import annotations

from core.conversation.conversation import Conversation
from core.conversation.language import TalkBrief
from core.think.reply.own_turn import OwnTurn
from core.think.reply.plain_words import PlainWords


class FitReply:
    """Takes a model's tokens and gives the reply; ``over`` once nothing more shall be said. One for
    each reply."""

    def __init__(self, conversation: Conversation) -> None:
        brief = conversation.brief
        self._words = PlainWords(brief.language if isinstance(brief, TalkBrief) else "en")
        self._turn = OwnTurn(conversation)

    @property
    def over(self) -> bool:
        return self._turn.over

    def push(self, token: str) -> str:
        """What may be said now that ``token`` has come."""
        return self._turn.push(self._words.push(token))

    def end(self) -> str:
        """What is said last: the stream has ended, or was left because the turn is ``over``."""
        last = "" if self.over else self._turn.push(self._words.end())
        return last + self._turn.end()
