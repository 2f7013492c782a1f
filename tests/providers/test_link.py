"""One link of a chain: its deadlines, its one quick retry, and what it closes."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

import pytest

from core.conversation.errors import Kind, ReplyError, SynthesisError, TurnError
from core.conversation.services import ServiceRole
from providers.catalog import Deadlines
from providers.fallback import link as link_module
from providers.fallback.breaker import Breaker
from providers.fallback.link import Link, a_moment, from_link, watched, worth_another_try
from tests.providers.scripted import HASTY, PATIENT, STALL, Model, embedded, fault, hosted, run
from tests.stand_in import fault_of

THINK = ServiceRole.THINK
PASSING = [Kind.CONNECTIVITY, Kind.SERVER]


def streaming(model: Model, deadlines: Deadlines = HASTY, threshold: int = 1) -> Link[Model]:
    return hosted(THINK, "A", model, deadlines, breaker=Breaker(threshold))


async def items_of(link: Link[Model]) -> list[str]:
    items = from_link(lambda: link.engine.stream([]), link, ReplyError)
    return [item async for item in items]


def outcome(link: Link[Model]) -> tuple[list[str], TurnError]:
    """What came, and the fault after it."""
    came: list[str] = []

    async def ask() -> None:
        async for item in from_link(lambda: link.engine.stream([]), link, ReplyError):
            came.append(item)

    return came, run(fault_of(ask()))


# In good health


def test_everything_comes_in_order_and_the_breaker_hears_of_it() -> None:
    model = Model(["a", "b", "c"])
    link = streaming(model, threshold=2)
    link.breaker.failed(fault(THINK, Kind.SERVER))
    assert run(items_of(link)) == ["a", "b", "c"]
    link.breaker.failed(fault(THINK, Kind.SERVER))
    assert link.breaker.allows
    assert model.closed == 1


def test_an_empty_stream_is_no_fault() -> None:
    link = streaming(Model([]))
    assert run(items_of(link)) == []
    assert link.breaker.last_failure is None


# Deadlines


def test_a_first_item_that_does_not_come_in_time_is_a_fault() -> None:
    model = Model([STALL])
    link = streaming(model, Deadlines(first_s=0.02, between_s=5))
    came, error = outcome(link)
    assert came == []
    assert (type(error), error.kind, error.code) == (
        ReplyError,
        Kind.CONNECTIVITY,
        "service_timed_out",
    )
    assert error.message == "A did not answer in time."
    assert model.closed == 1
    assert not link.breaker.allows


def test_a_next_item_that_does_not_come_in_time_is_a_fault() -> None:
    model = Model(["a", "b", STALL])
    came, error = outcome(streaming(model, Deadlines(first_s=5, between_s=0.02)))
    assert (came, error.code, model.closed) == (["a", "b"], "service_timed_out", 1)


def test_the_first_item_has_its_own_deadline() -> None:
    async def late(within: Deadlines) -> list[str]:
        gate = asyncio.Event()
        asyncio.get_running_loop().call_later(0.03, gate.set)
        return await items_of(streaming(Model([gate, "a", "b"]), within))

    assert run(late(Deadlines(first_s=5, between_s=0.01))) == ["a", "b"]
    assert run(fault_of(late(Deadlines(first_s=0.01, between_s=5)))).code == "service_timed_out"


def test_the_time_that_the_listener_takes_does_not_count() -> None:
    async def slow_listener() -> list[str]:
        link = streaming(Model(["a", "b"]), Deadlines(first_s=0.01, between_s=0.01))
        heard = []
        async for item in from_link(lambda: link.engine.stream([]), link, ReplyError):
            heard.append(item)
            await asyncio.sleep(0.02)
        return heard

    assert run(slow_listener()) == ["a", "b"]


def test_an_engine_of_this_process_has_all_the_time() -> None:
    async def ask() -> list[str]:
        gate = asyncio.Event()
        asyncio.get_running_loop().call_later(0.03, gate.set)
        return await items_of(embedded(THINK, "own", Model([gate, "a"])))

    assert run(ask()) == ["a"]


def test_the_fault_is_that_of_the_stage() -> None:
    async def ask() -> None:
        model = Model([STALL])
        async for _ in watched(model.stream([]), streaming(model), SynthesisError):
            pass

    assert isinstance(run(fault_of(ask())), SynthesisError)


def test_sources_that_are_no_generators_are_watched_too() -> None:
    class Twice:
        left = 2

        def __aiter__(self) -> Twice:
            return self

        async def __anext__(self) -> int:
            if not self.left:
                raise StopAsyncIteration
            self.left -= 1
            return self.left

    async def ask() -> list[int]:
        return [n async for n in watched(Twice(), streaming(Model()), ReplyError)]

    assert run(ask()) == [1, 0]


# The second try


@pytest.mark.parametrize("kind", PASSING)
def test_what_fails_at_once_is_tried_once_more(kind: Kind) -> None:
    model = Model([fault(THINK, kind)], ["a", "b"])
    link = streaming(model)
    assert run(items_of(link)) == ["a", "b"]
    assert (len(model.asked), model.closed) == (2, 2)
    assert link.breaker.last_failure is None  # it served in the end


def test_there_is_no_third_try_and_the_second_fault_is_raised() -> None:
    first = fault(THINK, Kind.SERVER)
    second = fault(THINK, Kind.CONNECTIVITY)
    model = Model([first], [second], ["never"])
    link = streaming(model, threshold=2)
    came, error = outcome(link)
    assert (came, error, len(model.asked)) == ([], second, 2)
    assert link.breaker.last_failure is not None
    assert str(link.breaker.last_failure.error) == str(second)
    assert link.breaker.allows  # both tries count as one failure


def test_a_second_try_that_breaks_off_is_not_repeated() -> None:
    model = Model([fault(THINK, Kind.SERVER)], ["a", fault(THINK, Kind.SERVER)], ["never"])
    came, _ = outcome(streaming(model))
    assert (came, len(model.asked)) == (["a"], 2)


@pytest.mark.parametrize("kind", PASSING)
def test_what_has_begun_is_not_tried_again(kind: Kind) -> None:
    error = fault(THINK, kind)
    model = Model(["a", error], ["never"])
    link = streaming(model)
    assert outcome(link) == (["a"], error)
    assert (len(model.asked), model.closed) == (1, 1)
    assert not link.breaker.allows


def test_a_stall_is_not_waited_for_twice() -> None:
    model = Model([STALL], ["never"])
    assert outcome(streaming(model))[1].code == "service_timed_out"
    assert len(model.asked) == 1


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in PASSING])
def test_what_a_second_try_cannot_mend_is_not_tried_again(kind: Kind) -> None:
    model = Model([fault(THINK, kind)], ["never"])
    assert outcome(streaming(model))[1].kind is kind
    assert len(model.asked) == 1


@pytest.mark.parametrize(("asks_s", "again"), [(0.0, True), (0.3, True), (0.31, False)])
def test_who_asks_for_a_longer_pause_is_not_asked_again(asks_s: float, again: bool) -> None:
    assert worth_another_try(fault(THINK, Kind.SERVER, retry_after_s=asks_s)) is again


@pytest.mark.parametrize("kind", list(Kind))
def test_only_what_may_pass_at_once_is_worth_another_try(kind: Kind) -> None:
    assert worth_another_try(fault(THINK, kind)) is (kind in PASSING)
    assert not worth_another_try(fault(THINK, kind, code="service_timed_out"))


@pytest.mark.parametrize(("drawn_s", "asks_s", "waits_s"), [(0.2, 0.0, 0.2), (0.1, 0.3, 0.3)])
def test_the_moment_before_is_drawn_by_lot_and_no_shorter_than_asked_for(
    monkeypatch: pytest.MonkeyPatch, drawn_s: float, asks_s: float, waits_s: float
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(link_module.random, "uniform", lambda low, high: drawn_s)
    monkeypatch.setattr(link_module.asyncio, "sleep", sleep)
    asyncio.run(a_moment(fault(THINK, Kind.SERVER, retry_after_s=asks_s)))
    assert waited == [waits_s]


def test_the_moment_is_between_a_tenth_and_three_tenths_of_a_second(
    drawn: list[tuple[float, float]],
) -> None:
    run(items_of(streaming(Model([fault(THINK, Kind.SERVER)], ["a"]))))
    assert drawn == [(0.1, 0.3)]


# What is closed


async def closed_by(end: str) -> tuple[int, Any]:
    """How often the source was closed once it has ended in the way that ``end`` says."""
    model = Model(["a", "b", STALL])
    link = streaming(model, Deadlines(first_s=5, between_s=5))
    begun = asyncio.Event()

    async def listen() -> None:
        async with aclosing(from_link(lambda: model.stream([]), link, ReplyError)) as items:
            async for _ in items:
                begun.set()
                if end == "stops early":
                    return

    listening = asyncio.create_task(listen())
    await begun.wait()
    if end == "is cancelled":
        await asyncio.sleep(0)
        listening.cancel()
    await asyncio.wait([listening])
    return model.closed, listening


@pytest.mark.parametrize("end", ["stops early", "is cancelled"])
def test_the_source_is_closed_when_the_listener(end: str) -> None:
    closed, listening = run(closed_by(end))
    assert closed == 1
    assert listening.cancelled() is (end == "is cancelled")


def test_the_source_is_closed_by_the_time_the_listener_has_left() -> None:
    async def listen() -> int:
        model = Model(["a", STALL])
        link = streaming(model)
        async with aclosing(from_link(lambda: model.stream([]), link, ReplyError)) as items:
            await anext(items)
        return model.closed

    assert run(listen()) == 1


def test_who_stops_listening_is_neither_failure_nor_success() -> None:
    async def ask() -> Breaker:
        model = Model(["a", "b"])
        link = streaming(model, threshold=2)
        link.breaker.failed(fault(THINK, Kind.SERVER))
        async with aclosing(from_link(lambda: model.stream([]), link, ReplyError)) as items:
            await anext(items)
        return link.breaker

    breaker = run(ask())
    assert breaker.allows
    breaker.failed(fault(THINK, Kind.SERVER))
    assert not breaker.allows  # the count went on


def test_an_error_that_is_no_fault_of_a_turn_passes_through_and_closes_the_source() -> None:
    model = Model(["a", RuntimeError("a bug")])
    with pytest.raises(RuntimeError, match="a bug"):
        run(items_of(streaming(model)))
    assert model.closed == 1


# Several calls at once


def test_a_reply_that_ends_well_does_not_void_the_pause_that_another_call_was_asked_for() -> None:
    async def asked_for_a_pause() -> float:
        link = streaming(Model(["a", "b"]), PATIENT)
        async with aclosing(
            from_link(lambda: link.engine.stream([]), link, ReplyError)
        ) as under_way:
            await anext(under_way)
            link.breaker.failed(fault(THINK, Kind.RATE_LIMIT, retry_after_s=30.0))
            assert [item async for item in under_way] == ["b"]
        return link.breaker.rests_s

    assert run(asked_for_a_pause()) > 29.0
