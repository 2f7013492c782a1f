"""What somebody wishes: providers, models and voices, in the environment or on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.conversation.conversation import Mode
from core.conversation.services import ServiceRole
from providers.registry import ProviderId


@dataclass(frozen=True)
class Wish:
    """A provider for a role, with a model and a voice if they are named."""

    provider: ProviderId
    model: str = ""
    voice: str = ""


def read_wishes(text: str) -> tuple[Wish, ...]:
    """ "groq:openai/gpt-oss-20b, embedded" as wishes, the first the dearest.

    A voice may follow its model: "server:kokoro@af_heart". Raises ``ValueError`` naming a
    provider that there is not.
    """
    wishes = []
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, _, rest = entry.partition(":")
        model, _, voice = rest.strip().rpartition("@") if "@" in rest[1:] else (rest, "", "")
        try:
            wishes.append(Wish(ProviderId(name.strip().lower()), model.strip(), voice.strip()))
        except ValueError:
            known = ", ".join(ProviderId)
            raise ValueError(f"there is no provider “{name}”; there are {known}") from None
    return tuple(wishes)


@dataclass(frozen=True)
class Choices:
    """What is chosen for one visit; what is absent is chosen automatically."""

    providers: Mapping[ServiceRole, ProviderId] = field(default_factory=dict)
    models: Mapping[tuple[ProviderId, ServiceRole], str] = field(default_factory=dict)
    voices: Mapping[tuple[ProviderId, Mode], str] = field(default_factory=dict)


@dataclass
class Chosen:
    """What is chosen now, for everything that one visitor does."""

    now: Choices = field(default_factory=Choices)
