"""An engine that is loaded once, by whoever needs it first, and says how far it is."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

import structlog

from core.conversation.errors import Kind, SetupError
from core.sentence import Sentence, say

log = structlog.get_logger()

Engine = TypeVar("Engine")


class Readiness(StrEnum):
    WAITING = say("waiting")
    LOADING = say("loading")
    READY = say("ready")
    FAILED = say("failed")


@dataclass(frozen=True)
class PartStatus:
    """How far one engine is; ``load_s`` is how long its loading took or has taken so far."""

    name: Sentence
    readiness: Readiness
    load_s: float = 0.0
    error: SetupError | None = None


class LazyPart(Generic[Engine]):
    """An engine that is loaded once, by whoever needs it first. Any thread may call ``get``."""

    def __init__(self, name: Sentence, failed: Sentence, load: Callable[[], Engine]) -> None:
        self.name = name
        self.failed = failed  # what to tell when it cannot be loaded
        self._load = load
        self._lock = threading.Lock()  # held while loading: others wait for the same engine
        self._engine: Engine | None = None
        self._error: SetupError | None = None
        self._started_s: float | None = None
        self._load_s = 0.0
        # Waiting for an engine takes a thread; its own, so that no other work waits for it.
        self._waiting = ThreadPoolExecutor(1, thread_name_prefix="greenroom-load")

    async def loaded(self) -> Engine:
        """The engine without blocking the loop. Raises like ``get``."""
        if self._engine is not None:
            return self._engine
        return await asyncio.get_running_loop().run_in_executor(self._waiting, self.get)

    def close(self) -> None:
        self._waiting.shutdown(wait=False, cancel_futures=True)

    def get(self) -> Engine:
        """The engine; blocks while it loads.

        Raises the ``SetupError`` that loading ended in; what may pass is tried again.
        """
        if self._engine is not None:
            return self._engine
        with self._lock:
            if self._error is not None and not self._error.retryable:
                raise self._error.anew()
            if self._engine is None:
                self._error = None
                self._engine = self._load_timed()
            return self._engine

    def status(self) -> PartStatus:
        """How far it is; never blocks."""
        if self._error is not None:
            return PartStatus(self.name, Readiness.FAILED, self._load_s, self._error)
        if self._engine is not None:
            return PartStatus(self.name, Readiness.READY, self._load_s)
        if self._started_s is not None:
            taken_s = time.monotonic() - self._started_s
            return PartStatus(self.name, Readiness.LOADING, taken_s)
        return PartStatus(self.name, Readiness.WAITING)

    def _load_timed(self) -> Engine:
        self._started_s = time.monotonic()
        try:
            engine = self._load()
        except SetupError as error:
            self._fail(error)
            raise
        except Exception as error:  # whatever a third-party loader raises, the app goes on
            failure = SetupError(
                Kind.CONFIGURATION,
                "engine_failed",
                self.failed,
                say(
                    'Run "pip install -r requirements.txt" and start again; '
                    "until then you can read and type."
                ),
            )
            self._fail(failure)
            raise failure from error
        self._load_s = time.monotonic() - self._started_s
        log.info("engine ready", engine=self.name, load_s=round(self._load_s, 2))
        return engine

    def _fail(self, error: SetupError) -> None:
        self._load_s = time.monotonic() - (self._started_s or 0.0)
        self._error = error
        log.error("engine failed", engine=self.name, code=error.code, exc_info=True)
