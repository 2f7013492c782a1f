"""What calls cost, what a day has cost, and the caps."""

from __future__ import annotations

import asyncio
import json
import tempfile
import threading
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from structlog.testing import capture_logs

from core.conversation.services import ServiceRole
from providers.catalog import HostedModel, load_catalog
from providers.registry import ProviderId
from providers.spending import (
    DAY_BUDGET_SPENT,
    KEPT_EVERY_USD,
    VISIT_BUDGET_SPENT,
    Caps,
    DayLedger,
    Meter,
    Price,
    Prices,
    _write,
    load_prices,
)
from providers.usage import Usage

HEAR, THINK, SPEAK, ASSESS = ServiceRole
MONDAY = date(2026, 11, 23)
PRICES = Prices(
    schema=1,
    read_on=date(2026, 11, 21),
    models={
        "chat": Price(million_tokens_in=2.0, million_tokens_out=8.0),
        "ears": Price(audio_hour=3.6, least_audio_s=10),
        "voice": Price(million_characters=20.0, audio_hour=0.36),
    },
    unknown={
        HEAR: Price(audio_hour=36.0),
        THINK: Price(million_tokens_in=100.0),
        SPEAK: Price(million_characters=200.0),
        ASSESS: Price(million_tokens_out=300.0),
    },
)


def used(role: ServiceRole, model: str, **amounts: float) -> Usage:
    return Usage(model, role, **amounts)  # type: ignore[arg-type]


def meter(caps: Caps | None = None, ledger: DayLedger | None = None) -> Meter:
    return Meter(PRICES, ledger or DayLedger(None), caps or Caps(1.0, 5.0))


# Prices


@pytest.mark.parametrize(
    ("usage", "usd"),
    [
        (used(THINK, "chat", tokens_in=1_000_000), 2.0),
        (used(THINK, "chat", tokens_out=500_000), 4.0),
        (used(THINK, "chat", tokens_in=1_000, tokens_out=100), 0.0028),
        (used(HEAR, "ears", audio_s=3_600), 3.6),
        (used(HEAR, "ears", audio_s=20), 0.02),
        (used(SPEAK, "voice", characters=50_000), 1.0),
        (used(SPEAK, "voice", characters=50_000, audio_s=100), 1.01),
        (used(THINK, "chat"), 0.0),
    ],
)
def test_a_call_costs_what_its_model_is_billed_by(usage: Usage, usd: float) -> None:
    assert PRICES.cost_usd(usage) == pytest.approx(usd)


@pytest.mark.parametrize(("audio_s", "billed_s"), [(0.5, 10), (10, 10), (11, 11), (0, 0)])
def test_a_short_call_is_billed_as_the_shortest_there_is(audio_s: float, billed_s: float) -> None:
    assert PRICES.cost_usd(used(HEAR, "ears", audio_s=audio_s)) == pytest.approx(billed_s / 1_000)


@pytest.mark.parametrize(
    ("usage", "usd"),
    [
        (used(HEAR, "new", audio_s=100), 1.0),
        (used(THINK, "new", tokens_in=10_000), 1.0),
        (used(SPEAK, "new", characters=5_000), 1.0),
        (used(ASSESS, "new", tokens_out=10_000), 3.0),
    ],
)
def test_an_unknown_model_costs_as_its_role_says(usage: Usage, usd: float) -> None:
    assert not PRICES.knows("new")
    assert PRICES.cost_usd(usage) == pytest.approx(usd)


def catalogued() -> list[tuple[str, ServiceRole, HostedModel]]:
    return [
        (provider, role, model)
        for provider, listing in load_catalog().providers.items()
        for role, offer in listing.roles.items()
        for model in offer.models
        if provider != "gtts"
    ]


def test_the_price_table_covers_every_model_of_the_catalogue_in_what_its_role_is_billed_by() -> (
    None
):
    prices = load_prices()
    some = {"tokens_in": 1e6, "tokens_out": 1e6}, {"audio_s": 60}, {"audio_s": 60, "characters": 60}
    for provider, role, model in catalogued():
        assert prices.knows(model.name), f"{provider}'s {model.name} has no price"
        amounts = some[{HEAR: 1, SPEAK: 2}.get(role, 0)]
        assert prices.cost_usd(used(role, model.name, **amounts)) > 0, model.name


@pytest.mark.parametrize("role", list(ServiceRole))
def test_an_unknown_model_counts_as_the_dearest_of_its_role(role: ServiceRole) -> None:
    prices = load_prices()
    unknown = prices.unknown[role]
    for _, of_role, model in catalogued():
        if of_role is role:
            price = prices.models[model.name]
            assert unknown.million_tokens_in >= price.million_tokens_in
            assert unknown.million_tokens_out >= price.million_tokens_out
            assert unknown.audio_hour >= price.audio_hour
            assert unknown.million_characters >= price.million_characters


def test_no_price_is_left_over_from_a_model_that_is_gone() -> None:
    assert set(load_prices().models) == {model.name for _, _, model in catalogued()}


def shipped() -> dict[str, object]:
    loaded = json.loads(files("providers.data").joinpath("prices.json").read_text())
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"models": {"x": {"million_tokens_inn": 1}}},
        {"models": {"x": {"audio_hour": -1}}},
        {"models": None},
        {"unknown": {"listen": {}}},
        {"extra": 1},
    ],
    ids=str,
)
def test_a_price_table_with_a_mistake_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "prices.json"
    path.write_text(json.dumps(shipped() | change))
    with pytest.raises(ValueError, match="validation error"):
        load_prices(path)


def test_a_price_table_of_ones_own_is_used(tmp_path: Path) -> None:
    path = tmp_path / "prices.json"
    path.write_text(json.dumps(shipped() | {"models": {"mine": {"audio_hour": 1}}}))
    assert load_prices(path).knows("mine")
    assert not load_prices(path).knows("whisper-1")


@pytest.mark.parametrize("role", list(ServiceRole))
def test_a_price_table_that_forgets_a_role_is_refused(tmp_path: Path, role: ServiceRole) -> None:
    table = shipped()
    assert isinstance(table["unknown"], dict)
    del table["unknown"][role.value]
    path = tmp_path / "prices.json"
    path.write_text(json.dumps(table))
    with pytest.raises(ValidationError):
        load_prices(path)


# The day's ledger


def test_spending_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "spending.json"
    first = DayLedger(path, lambda: MONDAY)
    first.add(0.25)
    first.add(0.5)
    assert first.usd == 0.75
    second = DayLedger(path, lambda: MONDAY)
    assert second.usd == 0.75
    second.add(0.25)
    assert DayLedger(path, lambda: MONDAY).usd == 1.0
    assert [file.name for file in path.parent.iterdir()] == ["spending.json"]


def test_a_new_day_starts_from_nothing(tmp_path: Path) -> None:
    path, today = tmp_path / "spending.json", [MONDAY]
    ledger = DayLedger(path, lambda: today[0])
    ledger.add(3.0)
    today[0] += timedelta(days=1)
    assert ledger.usd == 0.0
    assert DayLedger(path, lambda: today[0]).usd == 0.0
    ledger.add(0.5)
    assert ledger.usd == 0.5
    assert DayLedger(path, lambda: today[0]).usd == 0.5


@pytest.mark.parametrize("usd", [0.0, -1.0])
def test_what_costs_nothing_is_not_written(tmp_path: Path, usd: float) -> None:
    path = tmp_path / "spending.json"
    ledger = DayLedger(path, lambda: MONDAY)
    ledger.add(usd)
    assert ledger.usd == 0.0
    assert not path.exists()


def test_without_a_file_the_memory_counts() -> None:
    ledger = DayLedger(None, lambda: MONDAY)
    ledger.add(1.0)
    ledger.add(1.0)
    assert ledger.usd == 2.0


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"7",
        b'{"day": "2026-11-23"}',
        b'{"usd": 1}',
        b'{"day": "yesterday", "usd": 1}',
        b'{"day": 5, "usd": 1}',
        b'{"day": "2026-11-23", "usd": "much"}',
        b'{"day": "2026-11-23", "usd": null}',
        b"\xff\xfe\x00",
    ],
)
def test_a_file_that_cannot_be_read_counts_as_nothing_spent(tmp_path: Path, kept: bytes) -> None:
    path = tmp_path / "spending.json"
    path.write_bytes(kept)
    ledger = DayLedger(path, lambda: MONDAY)
    assert ledger.usd == 0.0
    ledger.add(0.5)
    assert DayLedger(path, lambda: MONDAY).usd == 0.5


@pytest.mark.parametrize("usd", ["NaN", "-100", "Infinity"])
def test_a_sum_that_is_none_counts_as_nothing_spent(tmp_path: Path, usd: str) -> None:
    path = tmp_path / "spending.json"
    path.write_text(f'{{"day": "{MONDAY}", "usd": {usd}}}')
    assert DayLedger(path, lambda: MONDAY).usd == 0.0


def test_a_full_disk_ends_no_talk_and_the_memory_still_counts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ledger = DayLedger(tmp_path / "file" / "spending.json", lambda: MONDAY)
    with capture_logs() as logged:
        ledger.add(0.5)
        ledger.add(0.5)
    assert ledger.usd == 1.0
    assert {one["event"] for one in logged} == {"spending not kept"}


def test_on_a_loop_another_thread_writes_and_no_sum_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Breaks when a slow disk holds up all talks."""
    path = tmp_path / "spending.json"
    ledger = DayLedger(path, lambda: MONDAY)
    gate, wrote_in = threading.Event(), list[str]()

    def slow(*given: Any) -> None:
        assert gate.wait(30)
        wrote_in.append(threading.current_thread().name)
        _write(*given)

    monkeypatch.setattr("providers.spending._write", slow)

    async def talk() -> None:
        for _call in range(100):
            ledger.add(0.25)  # while the disk is at the first of them
        assert ledger.usd == 25.0
        gate.set()
        await asyncio.to_thread(ledger.keep)  # as at the end

    asyncio.run(talk())
    assert threading.current_thread().name not in wrote_in
    assert len(wrote_in) < 5, "what was added meanwhile is written together"
    assert DayLedger(path, lambda: MONDAY).usd == ledger.usd == 25.0


def test_small_sums_are_kept_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "spending.json"
    ledger = DayLedger(path, lambda: MONDAY)
    ledger.add(KEPT_EVERY_USD / 4)
    ledger.keep()
    ledger.keep()
    assert DayLedger(path, lambda: MONDAY).usd == KEPT_EVERY_USD / 4


def test_processes_that_share_the_file_add_to_what_the_others_spent(tmp_path: Path) -> None:
    path = tmp_path / "spending.json"
    one, other = (DayLedger(path, lambda: MONDAY) for _process in range(2))
    one.add(0.5)
    other.add(0.25)
    one.add(1.0)
    assert DayLedger(path, lambda: MONDAY).usd == one.usd == 1.75


def test_a_sum_of_yesterday_takes_nothing_from_what_others_spent_today(tmp_path: Path) -> None:
    path, days = tmp_path / "spending.json", [MONDAY]
    late = DayLedger(path, lambda: days[0])
    late.add(KEPT_EVERY_USD / 2)
    days[0] += timedelta(days=1)
    DayLedger(path, lambda: days[0]).add(0.9)
    late.keep()
    assert DayLedger(path, lambda: days[0]).usd == 0.9


def test_a_file_that_was_lost_takes_nothing_from_the_day(tmp_path: Path) -> None:
    path = tmp_path / "spending.json"
    ledger = DayLedger(path, lambda: MONDAY)
    ledger.add(2.0)
    path.unlink()
    ledger.add(0.5)
    assert DayLedger(path, lambda: MONDAY).usd == ledger.usd == 2.5


# The meter and its caps


def test_a_visit_adds_up_what_it_used() -> None:
    ledger = DayLedger(None, lambda: MONDAY)
    ledger.add(0.5)
    counting = meter(ledger=ledger)
    counting.count(ProviderId.GROQ, used(HEAR, "ears", audio_s=20))
    counting.count(ProviderId.GROQ, used(THINK, "chat", tokens_in=1_000, tokens_out=100))
    counting.count(ProviderId.GROQ, used(SPEAK, "voice", audio_s=100, characters=10))
    counting.count(ProviderId.GROQ, used(ASSESS, "chat", tokens_in=1_000, tokens_out=100))
    spent = counting.spent
    assert (spent.tokens_in, spent.tokens_out, spent.calls) == (2_000, 200, 4)
    assert (spent.heard_s, spent.spoken_s, spent.estimated) == (20, 100, False)
    expected_usd = 0.02 + 0.0028 + 0.0102 + 0.0028
    assert spent.usd == pytest.approx(expected_usd)
    assert counting.day_usd == pytest.approx(0.5 + expected_usd)


@pytest.mark.parametrize(
    ("usage", "estimated"),
    [
        (used(THINK, "chat", tokens_in=1), False),
        (used(THINK, "new", tokens_in=1), True),
        (Usage("chat", THINK, tokens_in=1, estimated=True), True),
    ],
)
def test_an_estimate_is_called_one_from_then_on(usage: Usage, estimated: bool) -> None:
    counting = meter()
    counting.count(ProviderId.GROQ, usage)
    counting.count(ProviderId.GROQ, used(THINK, "chat", tokens_in=1))
    assert counting.spent.estimated is estimated


def test_who_is_free_is_counted_but_never_charged() -> None:
    counting = meter()
    counting.count(ProviderId.SERVER, Usage("new", THINK, 1e9, 1e9, estimated=True))
    counting.count(ProviderId.SERVER, Usage("new", HEAR, audio_s=3_600))
    spent = counting.spent
    assert (spent.usd, counting.day_usd, spent.estimated) == (0.0, 0.0, False)
    assert (spent.calls, spent.tokens_in, spent.heard_s) == (2, 1e9, 3_600)


@given(st.floats(0, 3), st.floats(0, 3), st.floats(0.01, 2), st.floats(0.01, 2))
def test_a_cap_holds_from_the_cent_on_which_it_is_reached(
    visit_usd: float, others_usd: float, visit_cap: float, day_cap: float
) -> None:
    ledger = DayLedger(None, lambda: MONDAY)
    ledger.add(others_usd)
    counting = meter(Caps(visit_cap, day_cap), ledger)
    counting.count(ProviderId.GROQ, used(THINK, "chat", tokens_in=visit_usd / 2 * 1e6))
    refusal = counting.refusal(ProviderId.GROQ)
    reached = counting.spent.usd >= visit_cap or counting.day_usd >= day_cap
    assert (refusal is not None) is reached
    assert counting.refusal(ProviderId.SERVER) is None


def test_below_its_caps_a_service_may_be_asked() -> None:
    counting = meter(Caps(0.5, 5.0))
    counting.count(ProviderId.GROQ, used(THINK, "chat", tokens_in=249_999))
    assert counting.refusal(ProviderId.GROQ) is None


def test_the_cap_of_a_visit_says_so() -> None:
    counting = meter(Caps(0.5, 5.0))
    counting.count(ProviderId.GROQ, used(THINK, "chat", tokens_in=250_000))
    refusal = counting.refusal(ProviderId.GROQ)
    assert refusal is not None
    assert (refusal.code, refusal.figures) == (VISIT_BUDGET_SPENT, {"limit": "0.50"})


def test_the_cap_of_a_day_holds_for_a_new_visit_too_until_the_next_day() -> None:
    today = [MONDAY]
    ledger = DayLedger(None, lambda: today[0])
    ledger.add(5.0)
    counting = meter(Caps(0.5, 5.0), ledger)
    refusal = counting.refusal(ProviderId.GROQ)
    assert refusal is not None
    assert (refusal.code, refusal.figures) == (DAY_BUDGET_SPENT, {"limit": "5.00"})
    today[0] += timedelta(days=1)
    assert counting.refusal(ProviderId.GROQ) is None


@pytest.mark.parametrize("caps", [Caps(0.0, 5.0), Caps(0.5, 0.0)])
def test_a_cap_of_nothing_lets_nobody_be_asked(caps: Caps) -> None:
    assert meter(caps).refusal(ProviderId.GROQ) is not None
    assert meter(caps).refusal(ProviderId.SERVER) is None


# How often the file is written


def test_small_sums_count_at_once_and_reach_the_file_together(tmp_path: Path) -> None:
    path = tmp_path / "spending.json"
    ledger = DayLedger(path, lambda: MONDAY)
    ledger.add(0.0006)
    assert (ledger.usd, path.exists()) == (0.0006, False)
    ledger.add(0.0006)
    assert DayLedger(path, lambda: MONDAY).usd == pytest.approx(0.0012)
    ledger.add(0.0006)
    assert DayLedger(path, lambda: MONDAY).usd == pytest.approx(0.0012)
    assert ledger.usd == pytest.approx(0.0018)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(0, 0.004), max_size=12))
def test_a_restart_forgets_no_more_than_a_tenth_of_a_cent(sums: list[float]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spending.json"
        ledger = DayLedger(path, lambda: MONDAY)
        for usd in sums:
            ledger.add(usd)
            lost = ledger.usd - DayLedger(path, lambda: MONDAY).usd
            assert 0 <= lost < KEPT_EVERY_USD


def test_a_new_day_reaches_the_file_as_soon_as_the_old_one_did(tmp_path: Path) -> None:
    path, today = tmp_path / "spending.json", [MONDAY]
    ledger = DayLedger(path, lambda: today[0])
    ledger.add(4.0)
    today[0] += timedelta(days=1)
    ledger.add(0.002)
    assert DayLedger(path, lambda: today[0]).usd == 0.002
