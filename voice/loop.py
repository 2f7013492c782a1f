"""The event loop that carries all talks, in a thread of its own apart from Streamlit's."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import structlog

log = structlog.get_logger()

Result = TypeVar("Result")

_BLOCKING_CALLS = 4


def has_ended(work: concurrent.futures.Future[None] | None, timeout_s: float) -> bool:
    """Wait until ``work`` has ended; whether that came within ``timeout_s``. Any other thread."""
    if work is None:
        return True
    done, _ = concurrent.futures.wait([work], timeout_s)
    return bool(done)


class BackgroundLoop:
    """An asyncio loop in the thread ``greenroom-loop``; ``close`` ends both.

    Any thread may call ``submit``; the coroutine runs in the loop's thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()  # protects the flag: what is submitted before it is seen runs
        self._closing = False
        self._loop = asyncio.new_event_loop()
        # For what blocks inside a turn; ``asyncio.to_thread`` uses it.
        self._pool = ThreadPoolExecutor(_BLOCKING_CALLS, thread_name_prefix="greenroom-block")
        self._loop.set_default_executor(self._pool)
        started = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(started,), name="greenroom-loop", daemon=True
        )
        self._thread.start()
        started.wait()

    def submit(
        self, work: Coroutine[Any, Any, Result], name: str = "work"
    ) -> concurrent.futures.Future[Result]:
        """Start ``work`` on the loop, as a task called ``name``; cancelling the future cancels it.

        Raises ``RuntimeError`` once ``close`` has begun; ``work`` is closed then.
        """
        with self._lock:
            if not self._closing:
                future = asyncio.run_coroutine_threadsafe(work, self._loop)
                self._loop.call_soon_threadsafe(self._name, work, name)
                return future
        work.close()
        raise RuntimeError("the loop is closed")

    def _name(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        # asyncio takes no name from another thread. A coroutine around ``work`` could give it,
        # but would leave ``work`` never awaited where it is cancelled before it begins.
        for task in asyncio.all_tasks(self._loop):
            if task.get_coro() is work:
                task.set_name(name)

    def call_soon(self, work: Callable[[], object]) -> None:
        """Run ``work`` on the loop, after what was handed over before. After ``close`` nothing."""
        with contextlib.suppress(RuntimeError):  # the loop was closed: there is nobody to tell
            self._loop.call_soon_threadsafe(work)

    def close(self, timeout_s: float = 5.0) -> None:
        """Cancel what still runs and end the thread, which is waited for at most ``timeout_s``.

        What blocks cannot be cancelled: it may outlive the wait, and is logged. A second call
        only waits.
        """
        with self._lock:
            if not self._closing:
                self._closing = True
                self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            log.warning("loop still ending", waited_s=timeout_s)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.call_soon(started.set)
        try:
            self._loop.run_forever()
        finally:
            tasks = asyncio.all_tasks(self._loop)
            for task in tasks:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._loop.close()
