"""A connection to one provider: its client, opened when it is first needed and then kept warm."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog

log = structlog.get_logger()

CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 120.0
"""An outer bound; the deadlines of a turn are shorter and come from the catalogue."""

KEEP_OPEN_S = 300.0
"""A candidate speaks for a minute or two; the connection should still be there afterwards."""


UNREADABLE = (ValueError, TypeError, AttributeError, LookupError)
"""What reading an answer in another shape than promised raises."""


@dataclass(frozen=True)
class Sdk:
    """A client and the errors that its library raises.

    ``breaks`` are all of them: the library's own until an answer begins, its transport's
    afterwards, and ``UNREADABLE`` for what is no JSON, or not the JSON it should be. Those of
    ``refusals`` carry ``status_code`` and ``response``.
    """

    client: Any
    breaks: tuple[type[Exception], ...]
    timeouts: tuple[type[Exception], ...]
    unreachable: tuple[type[Exception], ...]
    refusals: tuple[type[Exception], ...]

    def turned_away(self, error: Exception) -> bool:
        """Whether the request was not even taken, so that nobody bills it."""
        if isinstance(error, self.timeouts):
            return False
        return isinstance(error, (*self.refusals, *self.unreachable))


class Connection:
    """One provider for the whole process. Loop only; ``open_sdk`` runs in a thread.

    ``label`` is what people read.
    """

    def __init__(self, label: str, open_sdk: Callable[[], Sdk]) -> None:
        self.label = label
        self._open_sdk = open_sdk
        self._sdk: Sdk | None = None
        self._opening = asyncio.Lock()

    async def sdk(self) -> Sdk:
        """The client; the first call imports its library (0.3 to 1 s), off the loop."""
        if self._sdk is None:
            async with self._opening:
                if self._sdk is None:
                    self._sdk = await asyncio.to_thread(self._open_sdk)
        return self._sdk

    async def model_names(self) -> tuple[str, ...]:
        """The models that the provider offers. Raises what the library raises."""
        sdk = await self.sdk()
        listed = await sdk.client.models.list(timeout=CONNECT_TIMEOUT_S)
        found = getattr(listed, "data", None) or ()
        return tuple(name for model in found if isinstance(name := getattr(model, "id", None), str))

    async def greet(self) -> None:
        """Load and open in advance what the first turn would wait for. Never fails.

        A client loads its parts when they are first used (0.3 s), and a first request opens a
        connection; whether the server knows this one does not matter.
        """
        try:
            client = (await self.sdk()).client
            # Each part of the library is imported when it is first named.
            _ = (client.audio.transcriptions, client.audio.speech, client.chat.completions)
            await self.model_names()
            log.info("server greeted", provider=self.label)
        except Exception as error:  # noqa: BLE001 - whatever answers there, it was only a greeting
            log.info("server not greeted", provider=self.label, cause=type(error).__name__)

    async def close(self) -> None:
        if self._sdk is not None:
            await self._sdk.client.close()
            self._sdk = None
