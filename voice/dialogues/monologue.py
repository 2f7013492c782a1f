"""A monologue: one person talks, and what they say is written down. Nobody replies."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.persona import Persona
from core.listen.turn_taking import Patience
from voice.dialogue import Utterance
from voice.live.view import LiveOptions
from voice.turn import Engines


class Monologue:
    """A dialogue of one turn, over when that turn is. It is told by whom it was begun."""

    def __init__(self) -> None:
        self._over = False
        self.said_so_far: tuple[Utterance, ...] = ()

    @property
    def over(self) -> bool:
        return self._over

    @property
    def floor(self) -> Persona:
        """Nobody's: nobody else speaks."""
        return Persona()

    @property
    def text(self) -> str:
        """All that was said, as it was understood."""
        return " ".join(utterance.text for utterance in self.said_so_far)

    def consider(self, utterance: Utterance) -> Conversation:
        return self._conversation(utterance)

    def hear(self, utterance: Utterance, considered: Conversation | None = None) -> Conversation:
        self.said_so_far = (*self.said_so_far, utterance)
        self._over = True
        return considered or self._conversation(utterance)

    def said(self, text: str, audio_s: float, intended: str = "") -> None:
        """Nobody else speaks in a monologue; a sign that it was heard is not kept."""

    def owed(self) -> Conversation | None:
        return None

    def _conversation(self, utterance: Utterance) -> Conversation:
        return Conversation(Mode.CHAT, None, (Message(Role.USER, utterance.text),))


class _Nod:
    """The interviewer of a monologue: a call wants a reply to each turn, and this one is not
    heard, because there is no voice to say it."""

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        yield "Thank you."


def listening_only(engines: Engines) -> Engines:
    """``engines`` that hear, and neither think nor speak."""
    return replace(engines, interviewer=_Nod(), synthesizer=None)


def uninterrupted(options: LiveOptions, talk_s: float) -> LiveOptions:
    """``options`` under which no silence ends a talk of ``talk_s`` seconds.

    Each breath is still a chance to write down what was said, so that it can be shown. A pause
    is looked at a little later than in a talk: nobody waits for a reply.
    """
    patience = Patience(
        finished_s=talk_s,
        unfinished_s=talk_s,
        done_s=talk_s,
        hold_s=talk_s,
        pause_s=0.4,
        longest_turn_s=2 * talk_s,
    )
    return replace(options, patience=patience, push_to_talk=False)
