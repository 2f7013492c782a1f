"""How a line should be spoken."""

from __future__ import annotations

from dataclasses import dataclass

from core.conversation.brief import Manner
from core.conversation.conversation import Mode
from core.conversation.tone import Tone


@dataclass(frozen=True)
class VoiceStyle:
    """What a voice is asked for beside the words; it does as much of it as it can.

    ``voice`` is a name that the voice's service knows; empty for its own choice. ``language``
    is an ISO 639-1 code. ``manner`` is the speaker's, and ``voices`` are their voices: pairs of
    a provider's id and a name that it knows.
    """

    tone: Tone = Tone.NEUTRAL
    mode: Mode = Mode.INTERVIEW
    language: str = "en"
    voice: str = ""
    manner: Manner = Manner.NEUTRAL
    voices: tuple[tuple[str, str], ...] = ()
