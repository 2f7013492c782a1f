"""States, errors and cancellation: the vocabulary that every turn shares."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.conversation.cancellation import Generations
from core.conversation.errors import (
    CaptureError,
    DocumentError,
    HistoryError,
    Kind,
    ReplyError,
    SetupError,
    Stage,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from core.conversation.states import TRANSITIONS, Event, IllegalTransitionError, State, advance

PAIRS = [(state, event) for state in State for event in Event]
BREAKS = (Event.FAILED, Event.INTERRUPTED, Event.STOPPED)


@pytest.mark.parametrize(("state", "event"), PAIRS)
def test_an_event_leads_where_the_table_says_or_is_refused(state: State, event: Event) -> None:
    """Breaks when a pair outside the table is let through, or a pair of the table is not."""
    if (state, event) in TRANSITIONS:
        assert advance(state, event) is TRANSITIONS[state, event]
    else:
        with pytest.raises(IllegalTransitionError) as caught:
            advance(state, event)
        assert (caught.value.state, caught.value.event) == (state, event)


def test_the_product_of_states_and_events_splits_into_26_ways_and_34_refusals() -> None:
    """Breaks when a way is added or lost without anybody noticing."""
    refused = [pair for pair in PAIRS if pair not in TRANSITIONS]
    assert (len(PAIRS), len(TRANSITIONS), len(refused)) == (60, 26, 34)


@pytest.mark.parametrize("event", BREAKS)
@pytest.mark.parametrize("state", [s for s in State if s is not State.READY])
def test_whatever_breaks_off_a_turn_leads_back_to_ready(state: State, event: Event) -> None:
    assert advance(state, event) is State.READY


@pytest.mark.parametrize("event", BREAKS)
def test_nothing_can_be_broken_off_while_nothing_happens(event: Event) -> None:
    with pytest.raises(IllegalTransitionError, match="cannot happen while 'ready'"):
        advance(State.READY, event)


@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_left(state: State) -> None:
    assert any(advance(*pair) is not state for pair in TRANSITIONS if pair[0] is state)


@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_reached(state: State) -> None:
    assert state in set(TRANSITIONS.values())


def test_a_live_turn_goes_round_and_ends_where_it_began() -> None:
    state = State.READY
    seen = []
    for event in (
        Event.UTTERANCE_STARTED,
        Event.UTTERANCE_ENDED,
        Event.TRANSCRIBED,
        Event.PLAYBACK_STARTED,
        Event.REPLY_ENDED,
    ):
        state = advance(state, event)
        seen.append(state)
    assert seen == [
        State.LISTENING,
        State.TRANSCRIBING,
        State.THINKING,
        State.SPEAKING,
        State.READY,
    ]


def test_a_recorded_answer_waits_for_the_person_before_a_reply_is_sought() -> None:
    drafted = advance(advance(State.READY, Event.UTTERANCE_ENDED), Event.DRAFTED)
    assert drafted is State.READY
    assert advance(drafted, Event.REPLY_REQUESTED) is State.THINKING


def test_barging_in_turns_speaking_into_listening() -> None:
    assert advance(State.SPEAKING, Event.UTTERANCE_STARTED) is State.LISTENING


STAGES = [
    (CaptureError, Stage.CAPTURE),
    (TranscriptionError, Stage.TRANSCRIPTION),
    (ReplyError, Stage.REPLY),
    (SynthesisError, Stage.SYNTHESIS),
    (HistoryError, Stage.HISTORY),
    (DocumentError, Stage.DOCUMENTS),
    (SetupError, Stage.SETUP),
]
RETRYABLE = {
    Kind.AUTHENTICATION: False,
    Kind.CONFIGURATION: False,
    Kind.RATE_LIMIT: True,
    Kind.QUOTA: False,
    Kind.CONNECTIVITY: True,
    Kind.SERVER: True,
    Kind.INVALID_INPUT: False,
    Kind.NO_SPEECH: False,
    Kind.REFUSED: False,
    Kind.UNKNOWN: True,
}


@pytest.mark.parametrize(("error", "stage"), STAGES)
def test_every_error_knows_its_stage(error: type[TurnError], stage: Stage) -> None:
    assert error.stage is stage


def test_there_is_one_error_for_every_stage() -> None:
    assert {error.stage for error in TurnError.__subclasses__()} == set(Stage)
    assert len(TurnError.__subclasses__()) == len(STAGES)


@pytest.mark.parametrize("error", [error for error, _ in STAGES])
@pytest.mark.parametrize("kind", list(Kind))
def test_the_kind_alone_decides_whether_a_retry_may_help(
    error: type[TurnError], kind: Kind
) -> None:
    assert error(kind, "code", "It failed.", "Try again.").retryable is RETRYABLE[kind]


def test_an_error_keeps_what_the_person_and_the_log_need() -> None:
    error = ReplyError(Kind.QUOTA, "quota.spent", "It is spent.", "Wait.", request_id="r-7")
    assert (error.code, error.message, error.next_step) == ("quota.spent", "It is spent.", "Wait.")
    assert error.request_id == "r-7"
    assert str(error) == "reply/quota/quota.spent: It is spent."


def test_a_second_interruption_finds_it_done() -> None:
    generations = Generations()
    first = generations.supersede(0)
    second = generations.supersede(0)
    assert (first, second) == (True, False)
    assert generations.current == 1


def test_a_late_result_of_an_ended_generation_is_void() -> None:
    generations = Generations()
    mine = generations.current
    assert generations.is_current(mine)
    generations.supersede(mine)
    assert not generations.is_current(mine)
    assert generations.is_current(mine + 1)


@pytest.mark.parametrize("stranger", [-1, 1, 99])
def test_a_generation_that_is_not_running_cannot_be_ended(stranger: int) -> None:
    generations = Generations()
    assert not generations.supersede(stranger)
    assert generations.current == 0


def test_of_many_threads_that_end_a_generation_exactly_one_wins_each_time() -> None:
    """Breaks when comparing and counting are not one step: two would win a round, or none."""
    threads, rounds = 8, 200
    generations = Generations()
    barrier = threading.Barrier(threads)

    def contend() -> list[bool]:
        won = []
        for number in range(rounds):
            barrier.wait(timeout=10)
            won.append(generations.supersede(number))
            barrier.wait(timeout=10)
        return won

    with ThreadPoolExecutor(threads) as pool:
        results = [future.result() for future in [pool.submit(contend) for _ in range(threads)]]
    assert [sum(round_) for round_ in zip(*results, strict=True)] == [1] * rounds
    assert generations.current == rounds
