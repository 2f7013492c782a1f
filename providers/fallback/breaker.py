"""The circuit breaker: a service that fails is left alone for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.conversation.errors import Kind, TurnError

REST_S = 20.0
"""After failures a service rests this long, each time twice as long, up to ``LONGEST_REST_S``."""

LONGEST_REST_S = 300.0
BROKEN_REST_S = 600.0
"""A refused key, an unknown model or an empty account do not mend by themselves soon."""

BEATEN_IN_A_ROW = 3
"""So often may another service be faster before a slow one is left alone."""

PAUSE_S = 10.0
"""A service that asks for a pause without saying how long."""

_OURS = frozenset({Kind.NO_SPEECH, Kind.REFUSED, Kind.INVALID_INPUT})
"""About this one request: the service may be asked the next."""

_BROKEN = frozenset({Kind.AUTHENTICATION, Kind.CONFIGURATION, Kind.QUOTA})


@dataclass(frozen=True)
class Failure:
    """What a service failed with last; without its cause, which may quote a key."""

    at: datetime
    error: TurnError


class Breaker:
    """Opens after ``threshold`` failures in a row. The loop writes, any thread reads.

    When the rest is over it may be asked again; if that fails, the next rest is longer. ``clock``
    gives seconds and never runs backwards, ``now`` the time that people read.
    """

    def __init__(
        self,
        threshold: int = 2,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._threshold = threshold
        self._clock = clock
        self._now = now
        self._failures = self._beaten = 0
        self._rests = 0
        self._pauses = 0
        self._closed_from_s = 0.0
        self.last_failure: Failure | None = None

    @property
    def rests_s(self) -> float:
        """How long the service still rests; 0 when it may be asked."""
        return max(0.0, self._closed_from_s - self._clock())

    @property
    def allows(self) -> bool:
        return self.rests_s == 0.0

    def failed(self, error: TurnError) -> None:
        """Take ``error`` into account; what is no fault of the service does not count."""
        if error.kind in _OURS:
            return
        self.last_failure = Failure(self._now(), error.anew())
        self._failures += 1
        if error.kind in _BROKEN:
            self._rest(BROKEN_REST_S)
        elif error.kind is Kind.RATE_LIMIT:
            self._rest(error.retry_after_s or PAUSE_S)
        elif self._failures >= self._threshold:
            self._rest(
                max(error.retry_after_s, min(REST_S * 2 ** min(self._rests, 10), LONGEST_REST_S))
            )
            self._rests += 1

    def beaten(self, error: TurnError) -> None:
        """Another service, begun later, was done first: ``error`` says that this one was late."""
        self.last_failure = Failure(self._now(), error.anew())
        self._beaten += 1
        if self._beaten >= BEATEN_IN_A_ROW:
            self._beaten = 0
            self._rest(REST_S)

    def asked(self) -> int:
        """A call begins; what it returns goes to ``succeeded``."""
        return self._pauses

    def succeeded(self, asked: int) -> None:
        """The call that began when ``asked`` said so has ended well: the service may be asked.

        Several calls are under way at a time: one that began before a rest did says nothing
        about it.
        """
        if asked != self._pauses:
            return
        self._failures = self._beaten = self._rests = 0
        self._closed_from_s = 0.0

    def _rest(self, seconds: float) -> None:
        self._pauses += 1
        self._closed_from_s = max(self._closed_from_s, self._clock() + seconds)
