"""The time that counts: pausing any number of times never makes it jump or run back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.practice.stopwatch import Stopwatch

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
STEPS = st.lists(
    st.tuples(st.sampled_from(["start", "stop", "wait"]), st.floats(0, 5_000)), max_size=40
)


def test_it_counts_only_while_it_runs() -> None:
    watch = Stopwatch().started(100.0)
    assert watch.read(130.0) == 30.0
    watch = watch.stopped(130.0)
    assert watch.read(9_000.0) == 30.0
    assert watch.started(9_000.0).read(9_005.0) == 35.0


def test_starting_one_that_runs_and_stopping_one_that_stands_changes_nothing() -> None:
    watch = Stopwatch(10.0).started(0.0)
    assert watch.started(7.0) == watch
    still = watch.stopped(5.0)
    assert still.stopped(50.0) == still


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    assert Stopwatch(10.0).started(50.0).read(40.0) == 10.0


def test_less_than_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="counted_s"):
        Stopwatch(-1.0)


@PROPERTY
@given(STEPS)
def test_it_never_runs_back_and_never_counts_more_than_passed(
    steps: list[tuple[str, float]],
) -> None:
    watch, now_s, shown_s = Stopwatch().started(0.0), 0.0, 0.0
    for what, later_s in steps:
        now_s += later_s
        before_s = watch.read(now_s)
        if what == "start":
            watch = watch.started(now_s)
        elif what == "stop":
            watch = watch.stopped(now_s)
        assert watch.read(now_s) == pytest.approx(before_s), "starting or stopping is no jump"
        assert shown_s - 1e-6 <= before_s <= shown_s + later_s + 1e-6
        shown_s = before_s


@PROPERTY
@given(STEPS)
def test_what_it_reads_is_the_sum_of_the_stretches_in_which_it_ran(
    steps: list[tuple[str, float]],
) -> None:
    watch, now_s, ran_s, running = Stopwatch(), 0.0, 0.0, False
    for what, later_s in steps:
        now_s += later_s
        ran_s += later_s if running else 0.0
        if what == "start":
            watch, running = watch.started(now_s), True
        elif what == "stop":
            watch, running = watch.stopped(now_s), False
    assert watch.read(now_s) == pytest.approx(ran_s, abs=1e-6)
