"""The board: where a call writes what can be seen of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import structlog

from core.conversation.persona import Persona
from core.conversation.states import Event, State, advance
from voice.live.ear import Ear
from voice.live.view import LiveSnapshot, TurnTimings

log = structlog.get_logger()


class Board:
    """One snapshot, replaced as a whole. The loop writes, any thread reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # protects the snapshot
        self._snapshot = LiveSnapshot()

    def snapshot(self) -> LiveSnapshot:
        with self._lock:
            return self._snapshot

    @property
    def state(self) -> State:
        return self.snapshot().state

    def update(self, **changes: Any) -> None:
        with self._lock:
            self._snapshot = replace(self._snapshot, **changes)

    def show(self, ear: Ear, person: str, interviewer: tuple[str, Persona]) -> None:
        """What is heard at this moment, and the words of both sides."""
        turns = ear.turns
        heard, speaker = interviewer
        paused = turns.speaking and turns.paused
        self.update(
            level_dbfs=ear.level_dbfs,
            person=person,
            interviewer=heard,
            speaker=speaker,
            silence_s=turns.silence_s if paused else 0.0,
            wait_s=turns.wait_s if paused else 0.0,
            held=paused and turns.held,
        )

    def time(self, spoke_until_s: float, over_at_s: float, now_s: float) -> None:
        """How long the reply that sounds now was in coming; moments in the loop's time."""
        moments_s = (over_at_s, now_s)
        timings = TurnTimings(*(round(at_s - spoke_until_s, 3) for at_s in moments_s))
        self.update(timings=timings)
        log.info("reply sounds", first_audio_s=timings.first_audio_s)

    def begin(self, event: Event) -> None:
        """Go where ``event`` leads. Raises ``IllegalTransitionError``."""
        self.update(state=advance(self.state, event))

    def count(self, **more: int) -> None:
        """Add to the counters of ``LiveCounts``."""
        counts = self.snapshot().counts
        changes: dict[str, Any] = {name: getattr(counts, name) + n for name, n in more.items()}
        self.update(counts=replace(counts, **changes))
