"""The tasks of one call: named, owned, and ended together."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class Tasks:
    """Starts tasks and remembers them until they end. Loop only."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # whoever awaits it sees it; a reply that was thrown away may fail

    async def end_all(self, *, but_finish: str) -> None:
        """Cancel every task and wait for it; those named ``but_finish`` run to their end."""
        for task in self._tasks:
            if task.get_name() != but_finish:
                task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
