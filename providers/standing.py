"""How the providers stand in a role: the rows of the settings page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.conversation.services import ServiceRole
from core.sentence import Sentence, say
from providers.registry import ProviderId

_NO_NOTE = Sentence("")


class Standing(StrEnum):
    """How a provider stands in a role."""

    SERVES = say("in use")
    STANDS_BY = say("stands by")
    ON_REQUEST = say("only if chosen")
    RESTS = say("resting")
    UNAVAILABLE = say("not available")


@dataclass(frozen=True)
class ServiceStatus:
    """One row of the settings page; ``note`` says why it does not serve.

    ``note_says_all`` when it says that it rests as well.
    """

    role: ServiceRole
    provider: ProviderId
    label: str
    model: str
    standing: Standing
    note: Sentence = _NO_NOTE
    note_says_all: bool = False
