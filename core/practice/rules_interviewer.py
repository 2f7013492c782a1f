"""The interviewer that needs no model: it says the director's line and answers from the bank."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from core.conversation.conversation import Conversation, Mode, interview_brief
from core.practice.bank import load_bank
from core.practice.chat.partner import answer_from_bank

_TOKEN = re.compile(r"\s*\S+")


class RulesInterviewer:
    """Speaks the director's wording; in a chat it looks the answer up in the question bank."""

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        """The reply, word by word. Raises ``ValueError`` for an interview without a move."""
        for token in _TOKEN.findall(reply_text(conversation)):
            yield token


def reply_text(conversation: Conversation) -> str:
    """The whole reply at once: pure, for the same conversation always the same."""
    if conversation.move is not None:
        return conversation.move.text
    if conversation.mode is not Mode.CHAT:
        raise ValueError("an interview reply needs the director's move")
    return answer_from_bank(load_bank(interview_brief(conversation).domain), conversation).text
