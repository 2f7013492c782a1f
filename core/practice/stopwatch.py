"""The time that counts in an interview or a talk: it stands still whenever that does."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Stopwatch:
    """``counted_s`` were counted before it was last started, at ``since_s`` of some clock.

    ``since_s`` is ``None`` while it stands still. What it reads never runs back and never
    jumps: time in which it stood still is not in it. Raises ``ValueError`` for less than no time.
    """

    counted_s: float = 0.0
    since_s: float | None = None

    def __post_init__(self) -> None:
        if self.counted_s < 0:
            raise ValueError(f"counted_s must not be negative: {self.counted_s}")

    @property
    def running(self) -> bool:
        return self.since_s is not None

    def read(self, now_s: float) -> float:
        """The seconds counted by ``now_s``."""
        if self.since_s is None:
            return self.counted_s
        return self.counted_s + max(0.0, now_s - self.since_s)

    def started(self, now_s: float) -> Stopwatch:
        """Counting from ``now_s`` on; one that runs already simply goes on."""
        return self if self.running else replace(self, since_s=now_s)

    def stopped(self, now_s: float) -> Stopwatch:
        """Standing still at what it read at ``now_s``."""
        return Stopwatch(self.read(now_s))
