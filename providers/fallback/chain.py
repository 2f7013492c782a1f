"""A chain of links, and what everybody may know of how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import structlog

from core.conversation.errors import Kind, TurnError
from core.conversation.services import SERVICE_RESTS, Fallback, ServiceRole, cause
from core.sentence import Sentence, say
from providers.fallback.link import Link, Refusal

log = structlog.get_logger()

Engine = TypeVar("Engine")
StageError = TypeVar("StageError", bound=TurnError)

_KEPT = 200


class Journal:
    """Who served what in one visit. The loop writes, any thread reads.

    A fallback that lasts is listed once, until somebody else serves again; why it lasts is told
    by its newest fault. What is held is replaced as a whole and never changed in place, as a
    reader may be in the middle of it.
    """

    def __init__(self) -> None:
        self._numbered: tuple[tuple[int, Fallback], ...] = ()
        self._told: Mapping[ServiceRole, Fallback] = {}
        self._served: Mapping[ServiceRole, str] = {}

    def fell_back(self, fallback: Fallback) -> None:
        told = self._told.get(fallback.role)
        if told is not None and (told.wanted, told.served) == (fallback.wanted, fallback.served):
            if fallback.code != SERVICE_RESTS:  # that one rests says less than why it does
                self._told = {**self._told, fallback.role: fallback}
            return
        log.warning(
            "fell back",
            role=fallback.role.value,
            wanted=fallback.wanted,
            served=fallback.served,
            code=fallback.code,
        )
        self._told = {**self._told, fallback.role: fallback}
        self._numbered = (*self._numbered, (self._count + 1, fallback))[-_KEPT:]

    def served(self, role: ServiceRole, label: str, *, first_choice: bool) -> None:
        self._served = {**self._served, role: label}
        if first_choice:
            self._told = {other: told for other, told in self._told.items() if other is not role}

    def serving(self, role: ServiceRole) -> str:
        """Who served ``role`` last; "" when nobody did yet."""
        return self._served.get(role, "")

    def standing_in(self) -> tuple[Fallback, ...]:
        """The fallbacks of a talk that still last, a role each."""
        return tuple(told for told in self._told.values() if _is_of_a_talk(told))

    def all(self) -> tuple[Fallback, ...]:
        """The newest fallbacks of the visit, oldest first."""
        return tuple(fallback for _number, fallback in self._numbered)

    def follow(self) -> Callable[[], tuple[Fallback, ...]]:
        """What gives the fallbacks of a talk that last now, and then at each call the newest
        since the last."""
        seen = self._count
        lasting = self.standing_in()

        def news() -> tuple[Fallback, ...]:
            nonlocal seen, lasting
            since = [(number, one) for number, one in self._numbered if number > seen]
            new = (*lasting, *(one for _number, one in since if _is_of_a_talk(one)))
            seen, lasting = max([seen, *(number for number, _one in since)]), ()
            return new

        return news

    @property
    def _count(self) -> int:
        """How many fallbacks there were in all: the number of the newest."""
        return self._numbered[-1][0] if self._numbered else 0


def _is_of_a_talk(fallback: Fallback) -> bool:
    """A judgement that failed is told where it was asked for."""
    return fallback.role is not ServiceRole.ASSESS


@dataclass
class Attempts(Generic[Engine]):
    """One call's way along its chain: whom to ask next, and whom to name when it is over."""

    journal: Journal
    links: list[Link[Engine]]
    order: list[Link[Engine]]
    skipped: list[tuple[Link[Engine], Refusal]] = field(default_factory=list)
    failed: list[tuple[Link[Engine], TurnError]] = field(default_factory=list)

    def served_by(self, link: Link[Engine]) -> None:
        """Tell what stepped in for what."""
        before = self.order[: self.order.index(link)]
        failed = [(wanted, error) for wanted, error in self.failed if wanted in before]
        skipped = [(wanted, refusal) for wanted, refusal in self.skipped if wanted in before]
        self.journal.served(link.role, link.label, first_choice=not failed and not skipped)
        if failed:
            wanted, error = failed[0]
            self._fell_back(wanted, link.label, error.code)
        elif skipped:
            wanted, refusal = skipped[0]
            self._fell_back(wanted, link.label, refusal.code, refusal.figures)

    def served_by_nobody(self, stage: type[StageError]) -> StageError:
        """Tell it, and give the fault to raise: the last one, or why nobody might be asked."""
        if self.failed:
            wanted, error = self.failed[0]
            self._fell_back(wanted, "", error.code)
            last = self.failed[-1][1]
            return last.anew() if isinstance(last, stage) else _nobody(stage, last.message)
        if self.skipped:
            wanted, refusal = self.skipped[0]
            self._fell_back(wanted, "", refusal.code, refusal.figures)
            why = cause(refusal.code, wanted.label, refusal.figures)
            message = say("{cause}, and nothing can step in.", cause=why)
            return stage(Kind.QUOTA, refusal.code, message, _NEXT_STEP)
        return _nobody(stage, say("No service can be asked for this."))

    def _fell_back(
        self, wanted: Link[Engine], served: str, code: str, figures: Mapping[str, str] | None = None
    ) -> None:
        fallback = Fallback(wanted.role, wanted.label, served, code, figures or {})
        self.journal.fell_back(fallback)


_NEXT_STEP = say("Choose another service on the settings page. Nothing you said is lost.")


def _nobody(stage: type[StageError], message: Sentence) -> StageError:
    return stage(Kind.CONFIGURATION, "nobody_serves", message, _NEXT_STEP)


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
        usable = [link for link, refusal in skipped if refusal.code == SERVICE_RESTS][-1:]
    return Attempts(journal, usable, everything, skipped)


def _resting(link: Link[Engine]) -> Refusal | None:
    failure = link.breaker.last_failure  # nobody rests without one
    if not link.hosted or link.breaker.allows or failure is None:
        return None  # the embedded ones are all that is left
    return Refusal(SERVICE_RESTS, {"time": f"{failure.at:%H:%M}"})
