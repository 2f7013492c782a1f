"""Cancellation is the end of a piece of work and a new generation, never a flag to reset."""

from __future__ import annotations

import threading


class Generations:
    """Counts generations of work; whatever bears an older number is void.

    A turn takes ``current`` when it starts and hands it to everything that it produces. An
    interruption calls ``supersede(generation)``: the first caller ends that generation and gets
    ``True``, everybody after finds it done and gets ``False``. A result that arrives late, from
    an executor that cannot be stopped for instance, fails ``is_current`` and is dropped.

    Any thread may call any method.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()  # protects _current
        self._current = 0

    @property
    def current(self) -> int:
        with self._lock:
            return self._current

    def is_current(self, generation: int) -> bool:
        with self._lock:
            return generation == self._current

    def supersede(self, generation: int) -> bool:
        """End ``generation``; whether this call was the one that ended it."""
        with self._lock:
            if generation != self._current:
                return False
            self._current += 1
            return True
