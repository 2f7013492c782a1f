"""An interviewer that words its replies with a chat model."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial

from core.conversation.conversation import Conversation
from core.conversation.messages import Message
from core.conversation.ports import ChatModel
from core.conversation.streams import ended_after
from core.conversation.tone import Tone
from core.think.distress.losses import tells_of_a_loss
from core.think.memory import LIMIT
from core.think.prompts import build_messages
from core.think.reply.fit_reply import FitReply
from core.think.tone import detect_tone

Aside = Callable[[Callable[[], list[Message]]], Awaitable[list[Message]]]
"""Works something out where nobody waits for it: on another thread."""


class ModelInterviewer:
    """Asks ``model`` for the words; what to ask is the director's move, never the model's.

    The memory of a long talk takes a quarter of a second, and is put together ``aside``.
    """

    def __init__(self, model: ChatModel, aside: Aside | None = None) -> None:
        self._model = model
        self._aside = aside

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        """What of the model's tokens is the interviewer's turn, in plain words, as they come.
        Raises what the model raises (``ReplyError``)."""
        messages = await self._messages(conversation)
        reply = FitReply(conversation)
        async with ended_after(self._model.stream(messages)) as tokens:
            async for token in tokens:
                said = reply.push(token)
                if said:
                    yield said
                if reply.over:
                    break
        last = reply.end()
        if last:
            yield last

    async def _messages(self, conversation: Conversation) -> Sequence[Message]:
        said = conversation.last_user_text
        tone = Tone.EMPATHETIC if tells_of_a_loss(said) else detect_tone(said)
        build = partial(build_messages, conversation, tone)
        is_long = len(conversation.messages) > LIMIT
        return await self._aside(build) if self._aside is not None and is_long else build()
