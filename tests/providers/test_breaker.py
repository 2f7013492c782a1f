"""The breaker: how long a service is left alone after what."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.conversation.errors import Kind, TurnError
from core.conversation.services import ServiceRole
from providers.fallback.breaker import (
    BROKEN_REST_S,
    LONGEST_REST_S,
    PAUSE_S,
    REST_S,
    Breaker,
)
from tests.providers.scripted import Clock, fault

AT = datetime(2026, 11, 21, 14, 5)
PASSING = [Kind.SERVER, Kind.CONNECTIVITY, Kind.UNKNOWN]
BROKEN = [Kind.AUTHENTICATION, Kind.CONFIGURATION, Kind.QUOTA]
OURS = [Kind.NO_SPEECH, Kind.REFUSED, Kind.INVALID_INPUT]


def failure(kind: Kind = Kind.SERVER, retry_after_s: float = 0.0) -> TurnError:
    return fault(ServiceRole.HEAR, kind, retry_after_s=retry_after_s)


def breaker(clock: Clock, threshold: int = 2) -> Breaker:
    return Breaker(threshold, clock, lambda: AT)


def test_a_new_service_may_be_asked() -> None:
    new = breaker(Clock())
    assert (new.allows, new.rests_s, new.last_failure) == (True, 0.0, None)


@pytest.mark.parametrize("kind", PASSING)
@pytest.mark.parametrize("threshold", [1, 2, 3])
def test_it_rests_from_the_threshold_on_and_not_before(kind: Kind, threshold: int) -> None:
    watched = breaker(Clock(), threshold)
    for _ in range(threshold - 1):
        watched.failed(failure(kind))
        assert watched.allows
    watched.failed(failure(kind))
    assert not watched.allows
    assert watched.rests_s == REST_S


def test_a_rest_counts_down_and_ends_on_the_second() -> None:
    clock = Clock()
    watched = breaker(clock, 1)
    watched.failed(failure())
    clock.pass_s(REST_S - 0.5)
    assert (watched.allows, watched.rests_s) == (False, 0.5)
    clock.pass_s(0.5)
    assert (watched.allows, watched.rests_s) == (True, 0.0)
    clock.pass_s(100)
    assert watched.rests_s == 0.0


@given(st.integers(1, 3), st.integers(1, 12))
def test_each_rest_is_twice_as_long_up_to_five_minutes(threshold: int, rests: int) -> None:
    clock = Clock()
    watched = breaker(clock, threshold)
    for _ in range(threshold - 1):
        watched.failed(failure())
    for number in range(rests):
        watched.failed(failure())  # after a rest the first failure is enough
        assert watched.rests_s == min(20.0 * 2**number, 300.0)
        clock.pass_s(watched.rests_s)
        assert watched.allows


def test_a_service_may_fail_for_ever() -> None:
    watched = breaker(Clock(), 1)
    for _ in range(1_100):
        watched.failed(failure())
    assert watched.rests_s == LONGEST_REST_S


def test_a_success_in_between_starts_the_count_anew() -> None:
    watched = breaker(Clock(), 2)
    watched.failed(failure())
    watched.succeeded(watched.asked())
    watched.failed(failure())
    assert watched.allows


def test_after_a_success_the_next_rest_is_short_again() -> None:
    clock = Clock()
    watched = breaker(clock, 1)
    for _ in range(3):
        watched.failed(failure())
        clock.pass_s(LONGEST_REST_S)
    watched.succeeded(watched.asked())
    watched.failed(failure())
    assert watched.rests_s == REST_S


@pytest.mark.parametrize(("asks_s", "rests_s"), [(0.0, PAUSE_S), (3.0, 3.0), (45.0, 45.0)])
def test_a_request_for_a_pause_is_followed_at_once(asks_s: float, rests_s: float) -> None:
    watched = breaker(Clock(), 3)
    watched.failed(failure(Kind.RATE_LIMIT, asks_s))
    assert watched.rests_s == rests_s


def test_requests_for_a_pause_do_not_lengthen_the_rests() -> None:
    clock = Clock()
    watched = breaker(clock, 1)
    for _ in range(4):
        watched.failed(failure(Kind.RATE_LIMIT))
        assert watched.rests_s == PAUSE_S
        clock.pass_s(PAUSE_S)
    watched.failed(failure())
    assert watched.rests_s == REST_S


@pytest.mark.parametrize(
    ("error", "rests_s"),
    [(failure(Kind.RATE_LIMIT, 30.0), 30.0), (failure(), REST_S), (failure(Kind.QUOTA), 600.0)],
)
def test_a_call_that_began_before_a_rest_does_not_end_it(error: TurnError, rests_s: float) -> None:
    watched = breaker(Clock(), 1)
    under_way = watched.asked()
    watched.failed(error)
    watched.succeeded(under_way)
    assert watched.rests_s == rests_s
    watched.succeeded(watched.asked())
    assert watched.allows, "one that began in the rest knows better"


def test_a_call_that_began_before_a_failure_without_a_rest_still_counts() -> None:
    watched = breaker(Clock(), 2)
    under_way = watched.asked()
    watched.failed(failure())
    watched.succeeded(under_way)
    watched.failed(failure())
    assert watched.allows


@pytest.mark.parametrize(("asks_s", "rests_s"), [(5.0, 20.0), (500.0, 500.0)])
def test_a_failing_service_rests_at_least_as_long_as_it_asks_for(
    asks_s: float, rests_s: float
) -> None:
    watched = breaker(Clock(), 1)
    watched.failed(failure(Kind.SERVER, asks_s))
    assert watched.rests_s == rests_s


@pytest.mark.parametrize("kind", BROKEN)
def test_what_does_not_mend_by_itself_rests_ten_minutes_at_once(kind: Kind) -> None:
    watched = breaker(Clock(), 3)
    watched.failed(failure(kind))
    assert watched.rests_s == BROKEN_REST_S == 600.0


def test_a_long_rest_is_not_cut_short_by_a_shorter_one() -> None:
    watched = breaker(Clock(), 1)
    watched.failed(failure(Kind.QUOTA))
    watched.failed(failure(Kind.RATE_LIMIT, 1.0))
    watched.failed(failure())
    assert watched.rests_s == BROKEN_REST_S


@pytest.mark.parametrize("kind", OURS)
def test_what_is_no_fault_of_the_service_does_not_count(kind: Kind) -> None:
    watched = breaker(Clock(), 2)
    watched.failed(failure())
    before = watched.last_failure
    for _ in range(5):
        watched.failed(failure(kind))
    assert watched.allows
    assert watched.last_failure is before


@pytest.mark.parametrize("kind", [*PASSING, *BROKEN, Kind.RATE_LIMIT])
def test_who_answers_after_all_rests_no_longer(kind: Kind) -> None:
    clock = Clock()
    watched = breaker(clock, 1)
    for _ in range(3):
        watched.failed(failure(kind))
    watched.succeeded(watched.asked())
    assert watched.allows
    watched.failed(failure())
    assert watched.rests_s == REST_S  # and not what a fourth failure would bring


def test_a_slow_one_is_left_alone_after_it_was_beaten_three_times_in_a_row() -> None:
    clock = Clock()
    watched = breaker(clock, 2)
    watched.beaten(failure())
    watched.beaten(failure())
    assert watched.allows
    assert watched.last_failure is not None
    watched.succeeded(watched.asked())
    watched.beaten(failure())
    watched.beaten(failure())
    assert watched.allows, "an answer in time starts the count anew"
    watched.beaten(failure())
    assert watched.rests_s == REST_S


def test_the_last_failure_is_kept_with_its_time() -> None:
    hours = iter([1, 2])
    watched = Breaker(2, Clock(), lambda: AT.replace(hour=next(hours)))
    first, second = failure(), failure(Kind.RATE_LIMIT)
    watched.failed(first)
    assert watched.last_failure is not None
    assert (watched.last_failure.at.hour, str(watched.last_failure.error)) == (1, str(first))
    watched.failed(second)
    watched.succeeded(watched.asked())
    assert watched.last_failure is not None
    assert (watched.last_failure.at.hour, str(watched.last_failure.error)) == (2, str(second))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([k for k in Kind if k not in OURS]),
            st.floats(0, 1_000),
            st.floats(0, 100),
        ),
        max_size=20,
    )
)
def test_a_failure_never_shortens_a_rest(steps: list[tuple[Kind, float, float]]) -> None:
    clock = Clock()
    watched = breaker(clock)
    for kind, asks_s, passes_s in steps:
        before_s = watched.rests_s
        watched.failed(failure(kind, asks_s))
        assert watched.rests_s >= before_s
        clock.pass_s(passes_s)
