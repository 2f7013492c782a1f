"""All services of this process: connections, models and breakers that every visit shares."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import structlog

from core.conversation.errors import TurnError
from core.conversation.messages import Message, Role
from core.conversation.services import ServiceRole
from providers.catalog import Catalog, Deadlines, HostedModel, Listing, load_catalog
from providers.choices import Wish, read_wishes
from providers.fallback.breaker import Breaker
from providers.hosted.chat import ChatDialect, HostedChatModel
from providers.hosted.connection import Connection
from providers.hosted.models import ModelLadder
from providers.local.engines import LocalEngines
from providers.registry import REGISTRY, Access, Keys, Provider, ProviderId
from providers.spending import Caps, DayLedger, Prices, load_prices

log = structlog.get_logger()

_LOOK_AGAIN_S = 30.0

# What a server's model is for can only be told from its name.
_HEARS = re.compile(
    r"whisper|transcri|speech-to-text|parakeet|moonshine|canary|\basr\b|\bstt\b", re.IGNORECASE
)
_SPEAKS = re.compile(r"\btts\b|tts-|kokoro|piper|orpheus|chatterbox|speech", re.IGNORECASE)
_NEITHER = re.compile(
    r"embed|\bbge\b|bge-|minilm|\be5\b|rerank|clip\b|moderation|image|dall|guard", re.IGNORECASE
)


@dataclass
class ProviderState:
    """A provider of the registry as this process knows it."""

    provider: Provider
    label: str
    listing: Listing
    why_not: str
    connection: Connection | None
    ladders: dict[ServiceRole, ModelLadder]
    breakers: dict[ServiceRole, Breaker]
    models_known: bool = True
    """Whether it has said which models it has, or need not be asked."""
    models_told: bool = False
    """Whether it has said so by now: at first nobody has asked."""


class ServiceSettings(Keys, Protocol):
    """What the settings say about services; see ``config.Settings``."""

    @property
    def hear(self) -> str: ...
    @property
    def think(self) -> str: ...
    @property
    def speak(self) -> str: ...
    @property
    def assess(self) -> str: ...
    @property
    def session_cap_usd(self) -> float: ...
    @property
    def day_cap_usd(self) -> float: ...
    @property
    def prices_file(self) -> Path | None: ...
    @property
    def server_wait_s(self) -> float: ...
    @property
    def data_dir(self) -> Path: ...


@dataclass
class Services:
    """Made once a process; ``greet`` and ``close`` on the loop.

    ``wishes`` come from the environment; a visit's choices go before them. ``server_wait_s`` is
    how long the first word of a server of one's own may take.
    """

    access: Access
    local: LocalEngines
    caps: Caps
    ledger: DayLedger
    wishes: Mapping[ServiceRole, tuple[Wish, ...]] = field(default_factory=dict)
    prices: Prices = field(default_factory=load_prices)
    catalog: Catalog = field(default_factory=load_catalog)
    server_wait_s: float = 15.0

    @classmethod
    def of(cls, settings: ServiceSettings, local: LocalEngines) -> Services:
        """Raises ``ValueError`` for wishes and prices that cannot be read."""
        wishes = {}
        for role in ServiceRole:
            try:
                wishes[role] = read_wishes(getattr(settings, role.value))
            except ValueError as error:
                raise ValueError(f"GREENROOM_{role.value.upper()}: {error}.") from None
        try:
            prices = load_prices(settings.prices_file)
        except (OSError, ValueError):
            raise ValueError("GREENROOM_PRICES_FILE cannot be read as a price table.") from None
        return cls(
            Access.of(settings),
            local,
            Caps(settings.session_cap_usd, settings.day_cap_usd),
            DayLedger(settings.data_dir / "spending.json"),
            wishes,
            prices,
            server_wait_s=settings.server_wait_s,
        )

    def deadlines(self, provider: ProviderId, role: ServiceRole) -> Deadlines:
        """How patient to be with ``provider`` in ``role``."""
        usual = self.states[provider].listing.roles[role].deadlines
        thinks = role in (ServiceRole.THINK, ServiceRole.ASSESS)
        if provider is not ProviderId.SERVER or not thinks:
            return usual
        return usual.model_copy(update={"first_s": max(usual.first_s, self.server_wait_s)})

    def __post_init__(self) -> None:
        self.gtts_pool = ThreadPoolExecutor(2, thread_name_prefix="greenroom-gtts")
        self.states = {provider.id: self._state_of(provider) for provider in REGISTRY}

    @property
    def any_hosted(self) -> bool:
        """Whether a key or an address is there, so that something may leave this machine."""
        return any(state.connection is not None for state in self.states.values())

    @property
    def still_asking(self) -> bool:
        """Whether a server of one's own has not yet said which models it has."""
        state = self.states[ProviderId.SERVER]
        return state.connection is not None and not state.models_told

    async def greet(self) -> None:
        """Open the connections and learn what a server of one's own offers. Never fails."""
        connections = [state.connection for state in self.states.values()]
        await asyncio.gather(*(made.greet() for made in connections if made is not None))
        await self.discover()
        await self._wake_server()

    async def _wake_server(self) -> None:
        """Have a server of one's own load its model now: that can take longer than a turn."""
        state = self.states[ProviderId.SERVER]
        if state.connection is None or not state.ladders[ServiceRole.THINK].models:
            return
        dialect = ChatDialect(state.listing.reply_limit_field)
        model = HostedChatModel(state.connection, state.ladders[ServiceRole.THINK], dialect=dialect)
        try:
            async with aclosing(model.stream([Message(Role.USER, "Say: ready.")])) as words:
                await anext(words, None)
        except TurnError as error:
            log.info("server not woken", code=error.code)

    async def keep_looking(self) -> None:
        """Ask a server of one's own for its models until it answers: it may start later."""
        while not await self.discover():  # noqa: ASYNC110 - a server tells nobody that it is up
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def discover(self) -> bool:
        """Ask a server of one's own which models it has; whether that is known. Never fails."""
        state = self.states[ProviderId.SERVER]
        if state.connection is None:
            return True
        try:
            names = await state.connection.model_names()
        except Exception as error:  # noqa: BLE001 - it may not be up yet
            if state.models_known:
                log.info("server's models unknown", cause=type(error).__name__)
            state.models_known = False
            return False
        state.models_known = state.models_told = True
        for role, ladder in state.ladders.items():
            ladder.replace(self._models_of(ProviderId.SERVER, role, models_for(role, names)))
        return True

    async def close(self) -> None:
        """End every connection. What was spent is for the ``ledger`` to keep, once no call runs."""
        for state in self.states.values():
            if state.connection is not None:
                await state.connection.close()
        self.gtts_pool.shutdown(wait=False, cancel_futures=True)

    def _state_of(self, provider: Provider) -> ProviderState:
        listing = self.catalog.providers[provider.id.value]
        why_not = provider.why_not(self.access)
        connect = provider.connect if not why_not else None
        return ProviderState(
            provider,
            provider.label(self.access),
            listing,
            why_not,
            connect(self.access) if connect else None,
            {
                role: ModelLadder(self._models_of(provider.id, role, offer.models))
                for role, offer in listing.roles.items()
            },
            # Two voices that take turns in one reply are worse than a plain one: one failure.
            {
                role: Breaker(threshold=1 if role is ServiceRole.SPEAK else 2)
                for role in listing.roles
            },
        )

    def _models_of(
        self, provider: ProviderId, role: ServiceRole, offered: Sequence[HostedModel]
    ) -> tuple[HostedModel, ...]:
        """What is wished for by name, then what is offered."""
        known = {model.name: model for model in offered}
        wished = [
            known.get(wish.model) or HostedModel(name=wish.model)
            for wish in self.wishes.get(role, ())
            if wish.provider is provider and wish.model
        ]
        return (*wished, *(model for model in offered if model not in wished))


def models_for(role: ServiceRole, names: Sequence[str]) -> tuple[HostedModel, ...]:
    """Those of a server's models whose names suit ``role``."""

    def suits(name: str) -> bool:
        if _HEARS.search(name):
            return role is ServiceRole.HEAR
        if _SPEAKS.search(name):
            return role is ServiceRole.SPEAK
        thinks = role in (ServiceRole.THINK, ServiceRole.ASSESS)
        return thinks and not _NEITHER.search(name)

    return tuple(HostedModel(name=name) for name in names if suits(name))
