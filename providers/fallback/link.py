"""A link of a chain: one service in one role, how patient to be with it, whether it rests."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import structlog

from core.conversation.errors import Kind, TurnError
from core.conversation.services import REPLY_EMPTY, SERVICE_TIMED_OUT, ServiceRole
from core.conversation.streams import ended_after
from providers.catalog import Deadlines
from providers.fallback.breaker import Breaker
from providers.hosted.faults import service_timed_out
from providers.registry import ProviderId

log = structlog.get_logger()

Engine = TypeVar("Engine")
Item = TypeVar("Item")

_AT_ONCE_S = (0.1, 0.3)
"""A dropped line or an error of the server is tried once more after so long, drawn by lot."""

_PASSING = frozenset({Kind.CONNECTIVITY, Kind.SERVER})
_NOT_AGAIN = (SERVICE_TIMED_OUT, REPLY_EMPTY)


@dataclass(frozen=True)
class Link(Generic[Engine]):
    """``engine`` of ``provider`` serves ``role`` under the name ``label``, which is only shown.

    ``deadlines`` are ``None`` for engines of this process, which need no watching; ``refused``
    says why it must not be asked now, beyond what its breaker says; ``None`` when it may.
    """

    role: ServiceRole
    label: str
    engine: Engine
    deadlines: Deadlines | None = None
    breaker: Breaker = field(default_factory=Breaker)
    refused: Callable[[], Refusal | None] = lambda: None
    provider: ProviderId = ProviderId.EMBEDDED

    @property
    def hosted(self) -> bool:
        return self.deadlines is not None


@dataclass(frozen=True)
class Refusal:
    """Why a service is not asked; see ``core.conversation.services.cause``."""

    code: str
    figures: Mapping[str, str] = field(default_factory=dict)


def worth_another_try(error: TurnError) -> bool:
    """Whether the same request may succeed at once: not when it stalled or asks for a pause."""
    soon = error.retry_after_s <= _AT_ONCE_S[1]
    return error.kind in _PASSING and error.code not in _NOT_AGAIN and soon


async def a_moment(error: TurnError) -> None:
    """The wait before the same service is asked again, at least as long as it asks for."""
    await asyncio.sleep(max(error.retry_after_s, random.uniform(*_AT_ONCE_S)))


async def watched(
    items: AsyncIterator[Item], link: Link[Engine], stage: type[TurnError]
) -> AsyncGenerator[Item, None]:
    """``items`` within the link's deadlines; the source is closed however this ends."""
    limits = link.deadlines
    async with ended_after(items):
        within_s = limits.first_s if limits else None
        while True:
            try:
                async with asyncio.timeout(within_s):
                    item = await anext(items)
            except StopAsyncIteration:
                return
            except TimeoutError as error:
                raise service_timed_out(stage, link.label) from error
            yield item
            within_s = limits.between_s if limits else None


async def from_link(
    ask: Callable[[], AsyncIterator[Item]], link: Link[Engine], stage: type[TurnError]
) -> AsyncGenerator[Item, None]:
    """What ``ask`` streams; tried once more when it fails at once and nothing had come.

    The breaker learns how it went. Raises what the second try raises.
    """
    for last in (False, True):
        begun, asked = False, link.breaker.asked()
        try:
            async with aclosing(watched(ask(), link, stage)) as items:
                async for item in items:
                    begun = True
                    yield item
            link.breaker.succeeded(asked)
            return
        except TurnError as error:
            if begun or last or not worth_another_try(error):
                link.breaker.failed(error)
                raise
            log.info("tried once more", role=link.role.value, code=error.code)
            await a_moment(error)
