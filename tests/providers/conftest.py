"""Fixtures for the tests of providers: no pause before a second try, and a process's services."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from core.conversation.services import ServiceRole
from providers.choices import Wish
from providers.hosted.groq_sdk import GROQ_URL
from providers.local.engines import LocalEngines
from providers.registry import Access
from providers.services import Services
from providers.spending import Caps, DayLedger

MakeServices = Callable[..., Services]


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """Between which bounds each pause before a second try was drawn; the pause itself is 0."""
    bounds: list[tuple[float, float]] = []

    def uniform(low: float, high: float) -> float:
        bounds.append((low, high))
        return 0.0

    monkeypatch.setattr(random, "uniform", uniform)
    return bounds


@pytest.fixture
def services_with(tmp_path: Path) -> Iterator[MakeServices]:
    """Makes the services of a process with some keys; nothing is loaded or connected."""
    local = LocalEngines(tmp_path)
    made: list[Services] = []

    def make(
        *,
        groq: bool = False,
        groq_url: str = GROQ_URL,
        openai: bool = False,
        url: str = "",
        wishes: Mapping[ServiceRole, tuple[Wish, ...]] | None = None,
        caps: Caps | None = None,
        engines: Any = None,
    ) -> Services:
        key = SecretStr("sk-test")
        access = Access(key if groq else None, groq_url, key if openai else None, url)
        made.append(
            Services(
                access, engines or local, caps or Caps(0.5, 5.0), DayLedger(None), wishes or {}
            )
        )
        return made[-1]

    yield make
    for services in made:
        asyncio.run(services.close())
    local.close()
