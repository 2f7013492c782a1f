"""The tasks of one call: named, owned, and ended together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from core.conversation.errors import TurnError


def now_s() -> float:
    """The loop's clock, in seconds; it never runs backwards."""
    return asyncio.get_running_loop().time()


class Tasks:
    """Starts tasks and remembers them until they end. Loop only.

    ``broke`` is told what a task ended in, unless that is a fault of a turn: those are told
    where they happen.
    """

    def __init__(self, broke: Callable[[BaseException], None]) -> None:
        self._broke = broke
        self._tasks: set[asyncio.Task[None]] = set()

    def start(
        self, work: Coroutine[Any, Any, None], name: str, *, awaited: bool = False
    ) -> asyncio.Task[None]:
        """Start ``work``; what an ``awaited`` task ends in is for whoever awaits it."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._awaited_ended if awaited else self._ended)
        return task

    def _awaited_ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # a reply that was thrown away may have failed: nobody asks

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, TurnError):
            self._broke(error)  # nobody else would hear of it

    async def end_all(self, *, but_finish: str) -> None:
        """Cancel every task and wait for it; those named ``but_finish`` run to their end."""
        for task in self._tasks:
            if task.get_name() != but_finish:
                task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
