"""Work that a page has done on the loop, whose end may come as the app is started again."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Coroutine
from typing import Any, TypeVar

from ui.runtime import runtime
from voice import faults

Result = TypeVar("Result")


def begin_work(work: Coroutine[Any, Any, Result], name: str) -> concurrent.futures.Future[Result]:
    """Start ``work`` on the loop as the task ``name``. On a closed loop it has failed at once."""
    try:
        return runtime().loop.submit(work, name)
    except RuntimeError:
        failed: concurrent.futures.Future[Result] = concurrent.futures.Future()
        failed.set_exception(faults.restarted())
        return failed


def result_of(work: concurrent.futures.Future[Result], timeout_s: float | None = None) -> Result:
    """What ``work`` brings, waited for at most ``timeout_s``; raises what it raises.

    Raises ``SetupError`` where it was cancelled, as it is when its loop is closed, and
    ``TimeoutError``.
    """
    try:
        return work.result(timeout_s)
    except concurrent.futures.CancelledError:
        raise faults.restarted() from None
