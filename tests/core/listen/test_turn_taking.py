"""When a person's turn begins, pauses and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.listen.completeness import Completeness
from core.listen.speech import CHUNK_S
from core.listen.turn_taking import Patience, SpeechGates, TurnEvent, TurnTaker

STARTED, PAUSED = TurnEvent.STARTED, TurnEvent.PAUSED
RESUMED, ENDED = TurnEvent.RESUMED, TurnEvent.ENDED
VOICE, SILENCE = 0.9, 0.05
ONE_CHUNK = CHUNK_S + 1e-9


def chunks(seconds: float) -> int:
    return round(seconds / CHUNK_S)


def feed(
    taker: TurnTaker, probability: float, seconds: float, *, may_start: bool = True
) -> list[tuple[TurnEvent, float]]:
    """The events, each with the seconds since the first of these chunks began."""
    events = []
    for index in range(chunks(seconds)):
        event = taker.push(probability, may_start=may_start)
        if event is not None:
            events.append((event, (index + 1) * CHUNK_S))
    return events


def names(events: list[tuple[TurnEvent, float]]) -> list[TurnEvent]:
    return [event for event, _ in events]


def mid_turn(patience: Patience | None = None) -> TurnTaker:
    taker = TurnTaker(patience)
    assert names(feed(taker, VOICE, 1.0)) == [STARTED]
    return taker


def mid_pause(patience: Patience | None = None) -> TurnTaker:
    """Just paused, and one chunk more."""
    taker = mid_turn(patience)
    pause_s = taker.patience.pause_s
    assert names(feed(taker, SILENCE, pause_s + CHUNK_S)) == [PAUSED]
    return taker


def end_s(taker: TurnTaker, longest_s: float = 60.0) -> float:
    """The silence after which the turn ended, from where the silence began."""
    before_s = taker.silence_s
    [(event, after_s)] = feed(taker, SILENCE, longest_s)
    assert event is ENDED
    return before_s + after_s


def test_a_turn_starts_after_a_tenth_of_a_second_of_speech() -> None:
    [(event, after_s)] = feed(TurnTaker(), VOICE, 2.0)
    assert event is STARTED
    assert after_s == pytest.approx(0.1, abs=ONE_CHUNK / 2)


@pytest.mark.parametrize("length", [1, 2])
def test_a_click_starts_no_turn(length: int) -> None:
    taker = TurnTaker()
    assert feed(taker, VOICE, length * CHUNK_S) == []
    assert feed(taker, SILENCE, 1.0) == []
    assert not taker.speaking


@pytest.mark.parametrize("length", [1, 2])
def test_clicks_with_silence_between_them_start_no_turn(length: int) -> None:
    taker = TurnTaker()
    for _ in range(10):
        assert feed(taker, VOICE, length * CHUNK_S) == []
        assert feed(taker, SILENCE, 0.3) == []


def test_a_voice_that_weakens_goes_on_but_a_weak_one_does_not_begin() -> None:
    taker = TurnTaker(gates=SpeechGates(on=0.6, off=0.3))
    assert feed(taker, 0.59, 5.0) == []
    assert names(feed(taker, 0.61, 0.2)) == [STARTED]
    assert feed(taker, 0.31, 5.0) == []
    assert names(feed(taker, 0.29, 1.0)) == [PAUSED]


@pytest.mark.parametrize("gap_chunks", [1, 3, 5])
def test_a_gap_shorter_than_a_pause_is_no_pause(gap_chunks: int) -> None:
    taker = mid_turn()
    assert feed(taker, SILENCE, gap_chunks * CHUNK_S) == []
    assert feed(taker, VOICE, 1.0) == []
    assert taker.silence_s == 0


@pytest.mark.parametrize("pause_s", [0.1, 0.2, 0.5])
def test_a_pause_is_told_when_it_is_long_enough(pause_s: float) -> None:
    taker = mid_turn(Patience(pause_s=pause_s))
    [(event, after_s)] = feed(taker, SILENCE, 1.0)
    assert event is PAUSED
    assert after_s == pytest.approx(pause_s, abs=ONE_CHUNK / 2)
    assert taker.paused


def test_speech_of_two_chunks_resumes_the_turn() -> None:
    taker = mid_pause()
    assert taker.push(VOICE) is None
    assert taker.push(VOICE) is RESUMED
    assert not taker.paused
    assert taker.silence_s == 0


def test_speech_right_after_the_pause_was_told_needs_two_chunks_too() -> None:
    taker = mid_turn()
    while taker.push(SILENCE) is not PAUSED:
        pass
    assert taker.push(VOICE) is None
    assert taker.push(VOICE) is RESUMED


def test_a_click_in_a_pause_does_not_start_the_wait_anew() -> None:
    taker = mid_pause()
    taker.expect(Completeness.UNFINISHED)
    before_s = taker.silence_s
    for count in range(1, 11):
        assert taker.push(VOICE) is taker.push(SILENCE) is None
        assert taker.silence_s == pytest.approx(before_s + 2 * count * CHUNK_S)
    assert end_s(taker) == pytest.approx(2.5, abs=ONE_CHUNK)


def test_what_was_expected_is_forgotten_when_speech_returns() -> None:
    taker = mid_pause()
    taker.expect(Completeness.DONE)
    feed(taker, VOICE, 0.5)
    assert end_s_after_pause(taker) == pytest.approx(2.5, abs=ONE_CHUNK)


def end_s_after_pause(taker: TurnTaker) -> float:
    before_s = taker.silence_s
    events = feed(taker, SILENCE, 60.0)
    assert names(events) == [PAUSED, ENDED]
    return before_s + events[1][1]


@pytest.mark.parametrize(
    ("completeness", "wait_s"),
    [
        (Completeness.DONE, 0.3),
        (Completeness.FINISHED, 0.8),
        (Completeness.UNFINISHED, 2.5),
        (Completeness.HOLD, 45.0),
    ],
)
def test_a_turn_ends_after_the_wait_that_its_words_ask_for(
    completeness: Completeness, wait_s: float
) -> None:
    taker = mid_pause()
    taker.expect(completeness)
    assert taker.wait_s == wait_s
    assert end_s(taker) == pytest.approx(wait_s, abs=ONE_CHUNK)
    assert not taker.speaking


def test_the_longest_ordinary_wait_holds_until_the_words_are_known() -> None:
    assert end_s_after_pause(mid_turn()) == pytest.approx(2.5, abs=ONE_CHUNK)


def test_words_that_come_late_end_the_turn_at_once() -> None:
    taker = mid_pause()
    assert feed(taker, SILENCE, 1.5) == []
    taker.expect(Completeness.FINISHED)
    assert taker.push(SILENCE) is ENDED


def test_words_that_change_their_mind_lengthen_the_wait() -> None:
    taker = mid_pause()
    taker.expect(Completeness.FINISHED)
    taker.expect(Completeness.UNFINISHED)
    assert end_s(taker) == pytest.approx(2.5, abs=ONE_CHUNK)


def test_words_without_a_pause_change_nothing() -> None:
    taker = mid_turn()
    taker.expect(Completeness.DONE)
    assert end_s_after_pause(taker) == pytest.approx(2.5, abs=ONE_CHUNK)


@pytest.mark.parametrize("in_pause", [True, False])
def test_a_person_who_asked_for_time_is_waited_for(in_pause: bool) -> None:
    taker = mid_pause() if in_pause else mid_turn()
    taker.hold()
    assert taker.held
    if not in_pause:
        assert names(feed(taker, SILENCE, 0.3)) == [PAUSED]
    taker.expect(Completeness.DONE)
    assert end_s(taker) == pytest.approx(45.0, abs=ONE_CHUNK)


def test_holding_ends_when_the_person_speaks_again() -> None:
    taker = mid_pause()
    taker.hold()
    assert names(feed(taker, VOICE, 0.5)) == [RESUMED]
    assert not taker.held
    assert end_s_after_pause(taker) == pytest.approx(2.5, abs=ONE_CHUNK)


def test_words_that_ask_for_time_hold_the_turn() -> None:
    taker = mid_pause()
    assert not taker.held
    taker.expect(Completeness.HOLD)
    assert taker.held


def test_holding_without_a_turn_does_nothing() -> None:
    taker = TurnTaker()
    taker.hold()
    assert not taker.held
    feed(taker, VOICE, 1.0)
    assert end_s_after_pause(taker) == pytest.approx(2.5, abs=ONE_CHUNK)


@pytest.mark.parametrize("begin", [mid_turn, mid_pause])
def test_finishing_ends_the_turn_at_once(begin: Callable[[], TurnTaker]) -> None:
    taker = begin()
    assert taker.finish() is ENDED
    assert (taker.speaking, taker.paused, taker.turn_s, taker.silence_s) == (False, False, 0, 0)


def test_finishing_without_a_turn_does_nothing() -> None:
    taker = TurnTaker()
    assert taker.finish() is None
    feed(taker, VOICE, 2 * CHUNK_S)
    assert taker.finish() is None
    assert taker.push(VOICE) is STARTED


def test_the_turn_after_a_finished_one_starts_from_nothing() -> None:
    taker = mid_pause()
    taker.hold()
    taker.finish()
    assert feed(taker, VOICE, 2 * CHUNK_S) == []
    assert taker.push(VOICE) is STARTED
    assert taker.turn_s == pytest.approx(3 * CHUNK_S)
    assert end_s_after_pause(taker) == pytest.approx(2.5, abs=ONE_CHUNK)


def test_no_turn_begins_while_somebody_else_has_the_floor() -> None:
    taker = TurnTaker()
    assert feed(taker, VOICE, 30.0, may_start=False) == []
    assert not taker.speaking


@pytest.mark.parametrize("before_s", [0.16, 0.8, 5.0])
def test_who_takes_the_floor_in_mid_speech_began_where_the_speech_began(before_s: float) -> None:
    taker = TurnTaker()
    feed(taker, VOICE, 1.0, may_start=False)
    feed(taker, SILENCE, 0.5, may_start=False)
    feed(taker, VOICE, before_s, may_start=False)
    assert taker.push(VOICE) is STARTED
    assert taker.turn_s == pytest.approx((chunks(before_s) + 1) * CHUNK_S)


def test_a_gap_within_the_speech_counts_when_the_floor_is_taken() -> None:
    taker = TurnTaker()
    for probability, length in ((VOICE, 5), (SILENCE, 4), (VOICE, 5)):
        feed(taker, probability, length * CHUNK_S, may_start=False)
    assert taker.push(VOICE) is STARTED
    assert taker.turn_s == pytest.approx(15 * CHUNK_S)


def test_a_silent_moment_takes_no_floor() -> None:
    taker = TurnTaker()
    feed(taker, VOICE, 1.0, may_start=False)
    assert feed(taker, SILENCE, 5.0) == []


def test_a_turn_under_way_goes_on_whoever_has_the_floor() -> None:
    taker = mid_turn()
    assert feed(taker, VOICE, 1.0, may_start=False) == []
    assert names(feed(taker, SILENCE, 5.0, may_start=False)) == [PAUSED, ENDED]


def test_turn_and_silence_are_counted_in_seconds() -> None:
    taker = mid_turn()
    feed(taker, SILENCE, 10 * CHUNK_S)
    assert taker.silence_s == pytest.approx(10 * CHUNK_S)
    assert taker.turn_s == pytest.approx((chunks(1.0) + 10) * CHUNK_S)
