"""Free practice as a dialogue: what was said counts, and nothing is planned."""

from __future__ import annotations

from core.conversation.brief import Brief
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.persona import Persona
from core.practice.chat.care import chat_care, messages_without_care
from core.think.reading.code_lines import trimmed
from voice.dialogue import Utterance


class ChatDialogue:
    """Free practice on a domain."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.messages: tuple[Message, ...] = ()
        self._cut_off = False

    @property
    def over(self) -> bool:
        return False

    @property
    def floor(self) -> Persona:
        return Persona(manner=self.brief.manner)

    def consider(self, utterance: Utterance) -> Conversation:
        return self._conversation(self._with(utterance))

    def hear(self, utterance: Utterance, considered: Conversation | None = None) -> Conversation:
        self.messages = self._with(utterance)
        return considered or self._conversation(self.messages)

    def said(self, text: str, audio_s: float, intended: str = "") -> None:
        if text:
            self.messages = (*self.messages, Message(Role.ASSISTANT, text))
            self._cut_off = bool(intended)

    @property
    def owes_reply(self) -> bool:
        return bool(self.messages) and self.messages[-1].role is Role.USER

    def owed(self) -> Conversation | None:
        return self._conversation(self.messages) if self.owes_reply else None

    def _with(self, utterance: Utterance) -> tuple[Message, ...]:
        return (*self.messages, Message(Role.USER, trimmed(utterance.text)))

    def _conversation(self, messages: tuple[Message, ...]) -> Conversation:
        told = messages_without_care(messages)
        move = chat_care(messages)
        return Conversation(Mode.CHAT, self.brief, told, move, cut_off=self._cut_off)
