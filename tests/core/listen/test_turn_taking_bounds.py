"""Turns that are held by a key, turns without an end, waits to taste, and any sound at all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.listen.completeness import Completeness
from core.listen.speech import CHUNK_S
from core.listen.turn_taking import Patience, TurnEvent, TurnTaker, scaled

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
STARTED, PAUSED = TurnEvent.STARTED, TurnEvent.PAUSED
RESUMED, ENDED = TurnEvent.RESUMED, TurnEvent.ENDED
VOICE, SILENCE = 0.9, 0.05
BRIEF = Patience(longest_turn_s=3.0)


def feed(taker: TurnTaker, probability: float, seconds: float) -> list[tuple[TurnEvent, float]]:
    """The events, each with the seconds since the first of these chunks began."""
    pushed = ((taker.push(probability), i + 1) for i in range(round(seconds / CHUNK_S)))
    return [(event, count * CHUNK_S) for event, count in pushed if event is not None]


@pytest.mark.parametrize("probability", [0.0, 0.4, 1.0])
def test_a_key_bounds_the_turn_whatever_is_heard(probability: float) -> None:
    taker = TurnTaker(push_to_talk=True)
    assert feed(taker, probability, 5.0) == []
    assert not taker.speaking
    assert taker.press() is STARTED
    assert feed(taker, probability, 60.0) == []
    assert taker.speaking
    assert taker.turn_s == pytest.approx(60.0, abs=CHUNK_S)
    assert taker.release() is ENDED
    assert not taker.speaking
    assert feed(taker, probability, 5.0) == []


def test_a_key_that_is_down_cannot_go_down_again() -> None:
    taker = TurnTaker(push_to_talk=True)
    assert taker.release() is None
    assert taker.press() is STARTED
    feed(taker, VOICE, 1.0)
    assert taker.press() is None
    assert taker.turn_s == pytest.approx(1.0, abs=CHUNK_S)
    assert taker.release() is ENDED
    assert taker.release() is None


def test_each_press_is_a_turn_from_nothing() -> None:
    taker = TurnTaker(push_to_talk=True)
    for _ in range(2):
        assert taker.press() is STARTED
        assert (taker.turn_s, taker.silence_s) == (0, 0)
        feed(taker, SILENCE, 1.0)
        assert taker.silence_s == pytest.approx(1.0, abs=CHUNK_S)
        assert taker.release() is ENDED


def test_an_open_microphone_knows_no_key() -> None:
    taker = TurnTaker()
    assert taker.press() is None
    assert not taker.speaking
    feed(taker, VOICE, 1.0)
    assert taker.release() is None
    assert taker.speaking


@pytest.mark.parametrize("push_to_talk", [True, False])
def test_an_endless_turn_is_ended(push_to_talk: bool) -> None:
    taker = TurnTaker(BRIEF, push_to_talk=push_to_talk)
    taker.press()
    events = feed(taker, VOICE, 3.0 + 2 * CHUNK_S)
    assert events[-1][0] is ENDED
    assert events[-1][1] == pytest.approx(3.0, abs=CHUNK_S + 1e-9)


def test_a_held_turn_is_ended_too_when_it_has_no_end() -> None:
    taker = TurnTaker(BRIEF)
    feed(taker, VOICE, 1.0)
    taker.hold()
    assert [event for event, _ in feed(taker, SILENCE, 2.5)] == [PAUSED, ENDED]


def test_longer_and_shorter_waits_leave_what_was_asked_for_alone() -> None:
    for factor in (0.5, 1.0, 2.0):
        waits = scaled(Patience(), factor)
        assert waits.finished_s == pytest.approx(0.8 * factor)
        assert waits.unfinished_s == pytest.approx(2.5 * factor)
        assert (waits.done_s, waits.hold_s, waits.pause_s, waits.longest_turn_s) == (
            *(0.3, 45.0, 0.2, 300.0),
        )


@pytest.mark.parametrize("factor", [0.0, 0.01, 0.2, 0.43])
def test_no_wait_shrinks_below_that_after_being_done(factor: float) -> None:
    waits = scaled(Patience(), factor)
    assert waits.finished_s == max(0.3, 0.8 * factor)
    assert waits.unfinished_s == max(waits.finished_s, 2.5 * factor)


@pytest.mark.parametrize(
    "wrong",
    [
        {"done_s": 0.0},
        {"done_s": 2.0},
        {"finished_s": 2.6},
        {"unfinished_s": 46.0},
        {"pause_s": 0.0},
        {"pause_s": -1.0},
    ],
)
def test_waits_that_make_no_sense_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"shrink|positive"):
        Patience(**wrong)


# What may happen between two stretches of sound: words come, or a person presses a button.
action = st.sampled_from([None, None, None, "hold", "finish", "press", "release", *Completeness])
stretch = st.tuples(
    st.sampled_from([SILENCE, 0.34, 0.4, 0.5, VOICE]) | st.floats(0, 1),
    st.integers(1, 30),
    st.booleans(),
    action,
)
Seen = Callable[[TurnEvent | None, TurnTaker], None]


def act(taker: TurnTaker, what: str | Completeness | None) -> TurnEvent | None:
    if isinstance(what, Completeness):
        taker.expect(what)
    elif what is not None:
        return getattr(taker, what)()
    return None


def play(taker: TurnTaker, stretches: list[tuple], seen: Seen) -> None:
    for probability, count, may_start, what in stretches:
        seen(act(taker, what), taker)
        for _ in range(count):
            seen(taker.push(probability, may_start=may_start), taker)


MAY_FOLLOW = {
    None: {STARTED},
    STARTED: {PAUSED, ENDED},
    PAUSED: {RESUMED, ENDED},
    RESUMED: {PAUSED, ENDED},
    ENDED: {STARTED},
}


@PROPERTY
@given(st.lists(stretch, max_size=25), st.sampled_from([Patience(), BRIEF]), st.booleans())
def test_events_come_in_an_order_that_makes_sense(
    stretches: list[tuple], patience: Patience, push_to_talk: bool
) -> None:
    """Breaks when a turn ends twice, pauses before it starts, or resumes without a pause."""
    told: list[TurnEvent | None] = [None]

    def seen(event: TurnEvent | None, taker: TurnTaker) -> None:
        if event is not None:
            told.append(event)
        assert taker.speaking == (told[-1] not in (None, ENDED))
        assert taker.paused == (told[-1] is PAUSED)

    play(TurnTaker(patience, push_to_talk=push_to_talk), stretches, seen)
    assert all(after in MAY_FOLLOW[before] for before, after in pairwise(told))


@PROPERTY
@given(st.lists(stretch, max_size=25), st.booleans())
def test_no_time_is_ever_negative_or_longer_than_the_turn(
    stretches: list[tuple], push_to_talk: bool
) -> None:
    """Breaks when a silence goes on counting across a turn, or a count is set back too far."""

    def seen(_: TurnEvent | None, taker: TurnTaker) -> None:
        assert min(taker.silence_s, taker.turn_s, taker.run_s) >= 0
        if taker.speaking:
            assert taker.silence_s <= taker.turn_s + 1e-9
            assert taker.turn_s <= BRIEF.longest_turn_s + 2 * CHUNK_S

    play(TurnTaker(BRIEF, push_to_talk=push_to_talk), stretches, seen)


@PROPERTY
@given(st.lists(st.floats(0, 0.499), max_size=300))
def test_silence_alone_tells_nothing(probabilities: list[float]) -> None:
    taker = TurnTaker()
    assert all(taker.push(probability) is None for probability in probabilities)


@PROPERTY
@given(st.lists(st.tuples(st.integers(3, 40), st.integers(1, 76)), min_size=1, max_size=12))
def test_no_pause_shorter_than_the_longest_wait_cuts_anybody_off(
    runs: list[tuple[int, int]],
) -> None:
    """2.5 s are 78 chunks. Breaks when silences add up over the speech between them."""
    taker = TurnTaker()
    for voiced, silent in runs:
        for probability, count in ((VOICE, voiced), (SILENCE, silent)):
            assert all(taker.push(probability) is not ENDED for _ in range(count))
    assert taker.speaking
