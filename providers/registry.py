"""The registry: which providers there are, what each needs, and how to reach it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import Protocol
from urllib.parse import urlsplit

from pydantic import SecretStr

from core.conversation.services import ServiceRole
from core.sentence import say
from providers import gtts_voice
from providers.hosted.connection import Connection
from providers.hosted.groq_sdk import GROQ_URL, connect_groq
from providers.hosted.openai_sdk import OPENAI_URL, connect_openai


class ProviderId(StrEnum):
    GROQ = "groq"
    OPENAI = "openai"
    SERVER = "server"
    """Any other server that speaks OpenAI's API, one's own for instance."""
    GTTS = "gtts"
    EMBEDDED = "embedded"


FREE = frozenset({ProviderId.SERVER, ProviderId.GTTS, ProviderId.EMBEDDED})
"""Whose calls cost nothing: a server of one's own, Google's voice, and what runs in the process."""

_HTTPS = 443


class Keys(Protocol):
    """The settings that give access, by the names that the providers' documentation uses."""

    @property
    def groq_api_key(self) -> SecretStr | None: ...
    @property
    def groq_base_url(self) -> str | None: ...
    @property
    def openai_api_key(self) -> SecretStr | None: ...
    @property
    def openai_base_url(self) -> str | None: ...


@dataclass(frozen=True)
class Access:
    """Keys and addresses. ``openai_url`` is what ``OPENAI_BASE_URL`` says, if anything.

    ``openai_home`` is where OpenAI itself is reached; tests have another.
    """

    groq_key: SecretStr | None = None
    groq_url: str = GROQ_URL
    openai_key: SecretStr | None = None
    openai_url: str = ""
    openai_home: str = OPENAI_URL

    @classmethod
    def of(cls, keys: Keys) -> Access:
        return cls(
            keys.groq_api_key,
            keys.groq_base_url or GROQ_URL,
            keys.openai_api_key,
            keys.openai_base_url or "",
        )

    @property
    def server_host(self) -> str:
        """Host and port of a server other than OpenAI; "" without one."""
        if not self.openai_url:
            return ""
        given, home = urlsplit(self.openai_url), urlsplit(self.openai_home)
        if (given.hostname, given.port or _HTTPS) == (home.hostname, home.port or _HTTPS):
            return ""
        return given.netloc.rpartition("@")[2]


@dataclass(frozen=True)
class Provider:
    """One row. ``missing`` says what it lacks, "" when it can be asked.

    ``connect`` is ``None`` for those that are reached in their own way.
    """

    id: ProviderId
    label: Callable[[Access], str]
    package: str
    missing: Callable[[Access], str]
    connect: Callable[[Access], Connection] | None = None

    def why_not(self, access: Access) -> str:
        """Why it cannot be asked at all; "" when it can."""
        if find_spec(self.package) is None:
            return f"package {self.package} is not installed"
        return self.missing(access)


def _groq(access: Access) -> Connection:
    assert access.groq_key is not None
    return connect_groq("Groq", access.groq_url, access.groq_key)


def _openai(access: Access) -> Connection:
    return connect_openai("OpenAI", access.openai_url or access.openai_home, access.openai_key)


def _server(access: Access) -> Connection:
    return connect_openai(access.server_host, access.openai_url, access.openai_key)


def _openai_missing(access: Access) -> str:
    if access.server_host:
        return say("OPENAI_BASE_URL names another server")
    return "" if access.openai_key else say("no key: set OPENAI_API_KEY")


REGISTRY = (
    Provider(
        ProviderId.SERVER,
        lambda access: access.server_host or say("Your own server"),
        "openai",
        lambda access: "" if access.server_host else say("no address: set OPENAI_BASE_URL"),
        _server,
    ),
    Provider(
        ProviderId.GROQ,
        lambda access: "Groq",
        "groq",
        lambda access: "" if access.groq_key else say("no key: set GROQ_API_KEY"),
        _groq,
    ),
    Provider(ProviderId.OPENAI, lambda access: "OpenAI", "openai", _openai_missing, _openai),
    Provider(ProviderId.GTTS, lambda access: gtts_voice.LABEL, "gtts", lambda access: ""),
)
"""Hosted providers; ``provider_order`` says whom to ask first."""

EMBEDDED_LABELS = {
    ServiceRole.HEAR: say("the embedded recogniser"),
    ServiceRole.THINK: say("the embedded interviewer"),
    ServiceRole.SPEAK: say("the embedded voice"),
    ServiceRole.ASSESS: say("the embedded review (rules)"),
}


def provider_order(role: ServiceRole, language: str) -> tuple[ProviderId, ...]:
    """Whom to ask first by default.

    The embedded voice starts within 30 ms, so where it speaks the language only a voice with
    style goes before it; Google's is for languages that it does not speak.
    """
    if role is ServiceRole.ASSESS:  # its strong models come first
        return (ProviderId.SERVER, ProviderId.OPENAI, ProviderId.GROQ, ProviderId.EMBEDDED)
    if role is not ServiceRole.SPEAK:
        return (ProviderId.SERVER, ProviderId.GROQ, ProviderId.OPENAI, ProviderId.EMBEDDED)
    if language == "en":
        return (ProviderId.SERVER, ProviderId.OPENAI, ProviderId.EMBEDDED)
    return (ProviderId.SERVER, ProviderId.OPENAI, ProviderId.GTTS)
