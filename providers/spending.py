"""What hosted calls cost, and the caps that stop them."""

from __future__ import annotations

import asyncio
import json
import math
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import structlog
from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.conversation.services import ServiceRole
from providers.fallback.link import Refusal
from providers.registry import FREE, ProviderId
from providers.usage import Usage

log = structlog.get_logger()


class Price(BaseModel):
    """US dollars for what a model is billed by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    million_tokens_in: float = Field(0.0, ge=0)
    million_tokens_out: float = Field(0.0, ge=0)
    audio_hour: float = Field(0.0, ge=0)
    million_characters: float = Field(0.0, ge=0)
    least_audio_s: float = Field(0.0, ge=0)
    """The shortest call that is billed."""


class Prices(BaseModel):
    """The price table. A model that it lacks is counted as the dearest of its role."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = Field(alias="schema", ge=1, le=1)
    read_on: date
    note: str = ""
    models: dict[str, Price]
    unknown: dict[ServiceRole, Price]

    @model_validator(mode="after")
    def _every_role_has_a_price(self) -> Prices:
        missing = set(ServiceRole) - set(self.unknown)
        if missing:
            raise ValueError(f"no price for unknown models of: {', '.join(sorted(missing))}")
        return self

    def knows(self, model: str) -> bool:
        return model in self.models

    def cost_usd(self, usage: Usage) -> float:
        """What ``usage`` costs, in US dollars."""
        price = self.models.get(usage.model) or self.unknown[usage.role]
        audio_s = max(usage.audio_s, price.least_audio_s) if usage.audio_s else 0.0
        return (
            usage.tokens_in * price.million_tokens_in / 1e6
            + usage.tokens_out * price.million_tokens_out / 1e6
            + audio_s * price.audio_hour / 3600
            + usage.characters * price.million_characters / 1e6
        )


def load_prices(path: Path | None = None) -> Prices:
    """The price table of ``path``, or the one that ships. Raises ``ValueError`` for a bad one."""
    source = path if path is not None else files("providers.data").joinpath("prices.json")
    return Prices.model_validate_json(source.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Spent:
    """What was used so far. ``estimated`` when some of it was not counted by the service."""

    usd: float = 0.0
    tokens_in: float = 0.0
    tokens_out: float = 0.0
    heard_s: float = 0.0
    spoken_s: float = 0.0
    calls: int = 0
    estimated: bool = False

    def with_usage(self, usage: Usage, usd: float, *, estimated: bool) -> Spent:
        heard = usage.role is ServiceRole.HEAR
        return Spent(
            self.usd + usd,
            self.tokens_in + usage.tokens_in,
            self.tokens_out + usage.tokens_out,
            self.heard_s + (usage.audio_s if heard else 0.0),
            self.spoken_s + (0.0 if heard else usage.audio_s),
            self.calls + 1,
            self.estimated or usage.estimated or estimated,
        )


KEPT_EVERY_USD = 0.001
"""The file is written when so much was added, not at every word."""


class DayLedger:
    """What this installation spent today, kept in a file so that a restart does not forget it.

    ``path`` is ``None`` to keep nothing. Any thread may call. Processes that share the file add to
    it what each of them spent, and learn of the others' spending with each sum of their own that
    they add; of two that write in the same moment one sum, of about ``KEPT_EVERY_USD``, may be
    lost. A day that is over is not written any more: the file may tell of the next one already.
    """

    def __init__(self, path: Path | None, today: Callable[[], date] = date.today) -> None:
        self._path = path
        self._today = today
        self._lock = threading.Lock()  # protects the sums
        self._writing = threading.Lock()  # one write at a time
        self._day = today()
        self._kept_usd = self._in_file(self._day)
        if not self._kept_usd:
            log.info("no spending of today is known")
        self._unkept_usd = 0.0
        self._write_is_due = False

    @property
    def usd(self) -> float:
        with self._lock:
            return self._kept_usd + self._unkept_usd if self._day == self._today() else 0.0

    def add(self, usd: float) -> None:
        """Count ``usd`` from now on. On a loop a thread writes the file: a disk takes its time, and
        the loop carries all talks."""
        if usd <= 0:
            return
        with self._lock:
            if self._day != self._today():
                self._day, self._kept_usd, self._unkept_usd = self._today(), 0.0, 0.0
            self._unkept_usd += usd
            enough = self._path is not None and self._unkept_usd >= KEPT_EVERY_USD
            if self._write_is_due or not enough:
                return
            self._write_is_due = True
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.keep()
        else:
            loop.run_in_executor(None, self.keep)

    def keep(self) -> None:
        """Write what the file does not know yet. It blocks."""
        with self._writing:
            with self._lock:
                self._write_is_due = False
                day, kept_usd, new_usd = self._day, self._kept_usd, self._unkept_usd
            if self._path is None or not new_usd or day != self._today():
                return
            total_usd = max(self._in_file(day), kept_usd) + new_usd
            try:
                _write(self._path, day, total_usd)
            except OSError as error:  # a full disk must not end a talk; the memory still counts
                log.warning("spending not kept", cause=type(error).__name__)
                return
            with self._lock:
                if self._day == day:
                    self._kept_usd = total_usd
                    self._unkept_usd -= new_usd

    def _in_file(self, day: date) -> float:
        """What the file knows of ``day``; 0 when it cannot be read."""
        try:
            kept = json.loads(self._path.read_text()) if self._path is not None else {}
            usd, kept_day = float(kept["usd"]), date.fromisoformat(kept["day"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0.0
        return usd if kept_day == day and math.isfinite(usd) and usd >= 0 else 0.0


def _write(path: Path, day: date, usd: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")  # another process may be writing as well
    new.write_text(json.dumps({"day": day.isoformat(), "usd": usd}))
    os.replace(new, path)  # noqa: PTH105 - says what it does: one name for another, at once


@dataclass(frozen=True)
class Caps:
    """How much hosted calls may cost, in US dollars: a visit, and all visits of a day."""

    session_usd: float
    day_usd: float


VISIT_BUDGET_SPENT = "visit_budget_spent"
DAY_BUDGET_SPENT = "day_budget_spent"


class Meter:
    """Counts one visit. The loop writes, any thread reads."""

    def __init__(self, prices: Prices, ledger: DayLedger, caps: Caps) -> None:
        self._prices = prices
        self._ledger = ledger
        self.caps = caps
        self.spent = Spent()

    def count(self, provider: ProviderId, usage: Usage) -> None:
        """Take one call of ``provider`` into account."""
        free = provider in FREE
        usd = 0.0 if free else self._prices.cost_usd(usage)
        guessed = not free and not self._prices.knows(usage.model)
        if free:
            usage = replace(usage, estimated=False)
        self.spent = self.spent.with_usage(usage, usd, estimated=guessed)
        self._ledger.add(usd)

    @property
    def day_usd(self) -> float:
        return self._ledger.usd

    def refusal(self, provider: ProviderId) -> Refusal | None:
        """Why ``provider`` must not be asked any more: a cap is reached."""
        if provider in FREE:
            return None
        for spent_usd, cap_usd, code in (
            (self.spent.usd, self.caps.session_usd, VISIT_BUDGET_SPENT),
            (self.day_usd, self.caps.day_usd, DAY_BUDGET_SPENT),
        ):
            if spent_usd >= cap_usd:
                return Refusal(code, {"limit": f"{cap_usd:.2f}"})
        return None
