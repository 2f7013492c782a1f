"""What a call used, as its service bills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.conversation.services import ServiceRole

CHARS_PER_TOKEN = 4.0
"""OpenAI's own rule of thumb for English; used where a service does not count."""


@dataclass(frozen=True)
class Usage:
    """One call. ``estimated`` when the service did not say how many tokens it was."""

    model: str
    role: ServiceRole
    tokens_in: float = 0.0
    tokens_out: float = 0.0
    audio_s: float = 0.0
    characters: int = 0
    estimated: bool = False


Spend = Callable[[Usage], None]


def nobody_counts(usage: Usage) -> None:
    """A ``Spend`` for those who do not pay."""
