"""Who speaks for the interviewing side."""

from __future__ import annotations

from dataclasses import dataclass

from core.conversation.brief import Manner


@dataclass(frozen=True)
class Persona:
    """An interviewer as voices, prompts and pages know them; without a name, nobody special.

    ``aim`` is what they want to find out. ``colour`` is one of Streamlit's named colours.
    ``voices`` are pairs of a provider's id and the name of a voice of that provider.
    """

    id: str = ""
    name: str = ""
    role: str = ""
    aim: str = ""
    colour: str = ""
    manner: Manner = Manner.NEUTRAL
    voices: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """Name and role: "Maya, people partner"; empty without a name."""
        return f"{self.name}, {self.role}" if self.name else ""
