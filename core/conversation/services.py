"""What a turn is served by: the roles that can be filled, and what stepped in for what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ServiceRole(StrEnum):
    """A part of the talk that an engine or a service can take."""

    HEAR = "hear"
    THINK = "think"
    SPEAK = "speak"
    ASSESS = "assess"


@dataclass(frozen=True)
class Fallback:
    """``served`` took a part because ``wanted`` could not.

    ``reason`` completes the sentence "Groq ...", for instance "did not answer in time"; ``code``
    names the fault. ``served`` is empty when nobody could step in.
    """

    role: ServiceRole
    wanted: str
    served: str
    reason: str
    code: str

    @property
    def sentence(self) -> str:
        """One sentence for the person."""
        did = _DID[self.role] if self.served else "nobody could step in"
        return f"{self.wanted} {self.reason}; {f'{self.served} {did}' if self.served else did}."


_DID = {
    ServiceRole.HEAR: "wrote this down",
    ServiceRole.THINK: "answered",
    ServiceRole.SPEAK: "spoke",
    ServiceRole.ASSESS: "wrote the review",
}
