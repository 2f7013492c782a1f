"""What an interviewer is given to reply to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.conversation.brief import Brief, Manner
from core.conversation.excerpt import Excerpt
from core.conversation.language import CefrLevel, TalkBrief
from core.conversation.messages import Message, Role
from core.conversation.moves import Move
from core.conversation.persona import Persona


class Mode(StrEnum):
    INTERVIEW = "interview"
    CHAT = "chat"
    TALK = "talk"
    """In a foreign language, with a friend or an examiner."""


@dataclass(frozen=True)
class Conversation:
    """The talk so far and what comes next.

    ``move`` is what the director decided for an interview: an interviewer words it, and never
    chooses another question. In a chat the last message is the cue, and it is ``None`` unless it
    is said as it stands.
    ``cut_off`` tells that the person cut into the interviewer's last message, which holds the
    words that were heard. ``panel`` are those who interview, empty when it is one without a name.
    ``brief`` is ``None`` where nobody replies.
    """

    mode: Mode
    brief: Brief | TalkBrief | None
    messages: tuple[Message, ...]
    move: Move | None = None
    cut_off: bool = False
    level: CefrLevel | None = None
    """At which level a talk in a foreign language goes on."""
    panel: tuple[Persona, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    """What of the person's documents a model may read for this move."""
    shown: tuple[str, ...] = ()
    """What the picture that the person describes shows, in English; empty without a picture."""

    @property
    def speaker(self) -> Persona:
        """Who makes the move."""
        return self._named(self.move.speaker if self.move else "")

    @property
    def before_by(self) -> Persona:
        """Who says what goes ahead of the move."""
        return self._named(self.move.before_by if self.move else "")

    def _named(self, name: str) -> Persona:
        brief = self.brief
        unnamed = Persona(manner=brief.manner if isinstance(brief, Brief) else Manner.NEUTRAL)
        return next((persona for persona in self.panel if persona.id == name), unnamed)

    @property
    def last_user_text(self) -> str:
        """The person's newest words; empty when they said nothing yet."""
        spoken = (m.text for m in reversed(self.messages) if m.role is Role.USER)
        return next(spoken, "")


def interview_brief(conversation: Conversation) -> Brief:
    """The brief of an interview or a chat. Raises ``ValueError`` when it is neither."""
    if not isinstance(conversation.brief, Brief):
        raise ValueError("this conversation has no interview's brief")
    return conversation.brief
