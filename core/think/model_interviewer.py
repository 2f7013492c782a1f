"""An interviewer that words its replies with a chat model."""

from __future__ import annotations

from collections.abc import AsyncIterator

from core.conversation.conversation import Conversation
from core.conversation.ports import ChatModel
from core.conversation.tone import Tone
from core.think.losses import tells_of_a_loss
from core.think.prompts import build_messages
from core.think.tone import detect_tone


class ModelInterviewer:
    """Asks ``model`` for the words; what to ask is the director's move, never the model's."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        """The model's tokens as they come. Raises what the model raises (``ReplyError``)."""
        said = conversation.last_user_text
        tone = Tone.EMPATHETIC if tells_of_a_loss(said) else detect_tone(said)
        return self._model.stream(build_messages(conversation, tone))
