"""The catalogue: models, voices and deadlines of the hosted services, read from data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from core.conversation.conversation import Mode
from core.conversation.services import ServiceRole


class _Data(BaseModel):
    """Frozen, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class HostedModel(_Data):
    """One model and how it wants to be asked.

    ``options`` go into the request as they are. ``segments``: it answers with segments, their
    doubts and word times (``verbose_json``). ``instructions``: it takes directions in words.
    ``longest_chars`` is how much it speaks in one call. ``sound`` is the format asked for.
    """

    name: str = Field(min_length=1)
    options: dict[str, Any] = {}
    segments: bool = False
    instructions: bool = False
    longest_chars: int = Field(4000, gt=0)
    sound: str = Field("pcm", pattern="^(pcm|wav)$")


class Deadlines(_Data):
    """How long a role may take, in seconds.

    ``first_s`` until its first token, sound or word, ``between_s`` from one to the next;
    ``hedge_s`` after which a second transcriber begins beside a slow first one.
    """

    first_s: float = Field(gt=0)
    between_s: float = Field(3.0, gt=0)
    hedge_s: float | None = Field(None, gt=0)


class Offer(_Data):
    """What one provider can do in one role."""

    models: tuple[HostedModel, ...] = ()
    deadlines: Deadlines
    languages: tuple[str, ...] | None = None
    """ISO 639-1 codes; ``None`` for all."""


class Listing(_Data):
    """One provider. ``mode_voices`` names the default voice of each mode, where there are any."""

    roles: dict[ServiceRole, Offer]
    voices: tuple[str, ...] = ()
    mode_voices: dict[Mode, str] = {}
    reply_limit_field: str = "max_completion_tokens"
    usage_in_stream: bool = False
    """Whether the stream's usage must be asked for."""


class Catalog(_Data):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    read_on: str
    providers: dict[str, Listing]


@cache
def load_catalog() -> Catalog:
    """``providers/data/catalog.json``. Raises ``pydantic.ValidationError`` naming a bad field."""
    text = files("providers.data").joinpath("catalog.json").read_text(encoding="utf-8")
    return Catalog.model_validate_json(text)
