"""What an interviewer is given to reply to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.conversation.brief import Brief
from core.conversation.messages import Message, Role
from core.conversation.moves import Move
from core.conversation.persona import Persona


class Mode(StrEnum):
    INTERVIEW = "interview"
    CHAT = "chat"


@dataclass(frozen=True)
class Conversation:
    """The talk so far and what comes next.

    ``move`` is what the director decided for an interview: an interviewer words it, and never
    chooses another question. It is ``None`` in a chat, where the last message is the cue.
    ``cut_off`` tells that the person cut into the interviewer's last message, which holds the
    words that were heard. ``panel`` are those who interview, empty when it is one without a name.
    """

    mode: Mode
    brief: Brief
    messages: tuple[Message, ...]
    move: Move | None = None
    cut_off: bool = False
    panel: tuple[Persona, ...] = ()

    @property
    def speaker(self) -> Persona:
        """Who makes the move."""
        return self._named(self.move.speaker if self.move else "")

    @property
    def before_by(self) -> Persona:
        """Who says what goes ahead of the move."""
        return self._named(self.move.before_by if self.move else "")

    def _named(self, name: str) -> Persona:
        unnamed = Persona(manner=self.brief.manner)
        return next((persona for persona in self.panel if persona.id == name), unnamed)

    @property
    def last_user_text(self) -> str:
        """The person's newest words; empty when they said nothing yet."""
        spoken = (m.text for m in reversed(self.messages) if m.role is Role.USER)
        return next(spoken, "")
