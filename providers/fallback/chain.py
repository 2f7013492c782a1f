"""A chain of links, and what everybody may know of how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import structlog

from core.conversation.errors import TurnError
from core.conversation.services import Fallback, ServiceRole
from providers.fallback.link import Link, Refusal, fallback_from

log = structlog.get_logger()

Engine = TypeVar("Engine")

_KEPT = 200


class Journal:
    """Who served what in one visit. The loop writes, any thread reads.

    A fallback that lasts is told once, until somebody else serves again.
    """

    def __init__(self) -> None:
        self._fallbacks: list[Fallback] = []
        self._told: dict[ServiceRole, Fallback] = {}
        self._served: dict[ServiceRole, str] = {}

    def fell_back(self, fallback: Fallback) -> None:
        if self._told.get(fallback.role) == fallback:
            return
        log.warning(
            "fell back",
            role=fallback.role.value,
            wanted=fallback.wanted,
            served=fallback.served,
            code=fallback.code,
        )
        self._told[fallback.role] = fallback
        self._fallbacks = [*self._fallbacks, fallback]

    def served(self, role: ServiceRole, label: str, *, first_choice: bool) -> None:
        self._served = {**self._served, role: label}
        if first_choice:
            self._told.pop(role, None)

    def serving(self, role: ServiceRole) -> str:
        """Who served ``role`` last; "" when nobody did yet."""
        return self._served.get(role, "")

    def standing_in(self) -> tuple[Fallback, ...]:
        """The fallbacks that still last, a role each."""
        return tuple(self._told.values())

    def all(self) -> tuple[Fallback, ...]:
        """The newest fallbacks of the visit, oldest first."""
        return tuple(self._fallbacks[-_KEPT:])

    def follow(self) -> Callable[[], tuple[Fallback, ...]]:
        """What gives, at each call, the fallbacks since the call before."""
        seen = len(self._fallbacks)

        def news() -> tuple[Fallback, ...]:
            nonlocal seen
            new = tuple(self._fallbacks[seen:])
            seen += len(new)
            return new

        return news


@dataclass
class Attempts(Generic[Engine]):
    """One call's way along its chain: whom to ask next, and whom to name when it is over."""

    journal: Journal
    links: list[Link[Engine]]
    skipped: list[tuple[Link[Engine], Refusal]] = field(default_factory=list)
    failed: list[tuple[Link[Engine], TurnError]] = field(default_factory=list)

    def served_by(self, link: Link[Engine]) -> None:
        """Tell what stepped in for what."""
        first_choice = not self.failed and not self.skipped
        self.journal.served(link.role, link.label, first_choice=first_choice)
        if self.failed:
            wanted, error = self.failed[0]
            self.journal.fell_back(fallback_from(wanted, error, link.label))
        elif self.skipped:
            wanted, refusal = self.skipped[0]
            fallback = Fallback(link.role, wanted.label, link.label, refusal.reason, refusal.code)
            self.journal.fell_back(fallback)

    def served_by_nobody(self) -> None:
        if self.failed:
            wanted, error = self.failed[0]
            self.journal.fell_back(fallback_from(wanted, error, ""))


def attempts(links: Callable[[], Sequence[Link[Engine]]], journal: Journal) -> Attempts[Engine]:
    """The links that may be asked now, in their order; those that rest are remembered.

    When every link rests the last one is asked all the same: something may have mended, and
    silence helps nobody.
    """
    usable: list[Link[Engine]] = []
    skipped: list[tuple[Link[Engine], Refusal]] = []
    everything = list(links())
    for link in everything:
        refusal = link.refused() or _resting(link)
        if refusal is None:
            usable.append(link)
        else:
            skipped.append((link, refusal))
    if not usable:
        usable = [link for link, refusal in skipped if refusal.code == _RESTS][-1:]
    return Attempts(journal, usable, skipped)


_RESTS = "service_rests"


def _resting(link: Link[Engine]) -> Refusal | None:
    if not link.hosted or link.breaker.allows:  # the embedded ones are all that is left
        return None
    failure = link.breaker.last_failure
    if failure is None:
        return Refusal("is left alone for a moment", _RESTS)
    at = f"{failure.at:%H:%M}"
    return Refusal(f"is left alone for a while after a failure at {at}", _RESTS)
