"""Hearing over a chain: hedged, handed on, and never where nobody speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from core.conversation.audio import PcmAudio
from core.conversation.errors import Kind, TranscriptionError
from core.conversation.services import ServiceRole
from core.conversation.transcript import TimeSpan, Transcript
from providers.catalog import Deadlines
from providers.fallback.breaker import Breaker
from providers.fallback.chain import Journal
from providers.fallback.link import Link, Refusal
from providers.fallback.transcriber import FallbackTranscriber
from tests.fakes import tone_audio
from tests.providers.scripted import (
    PATIENT,
    SPEECH,
    STALL,
    Ears,
    Finder,
    chain,
    embedded,
    fault,
    hosted,
    run,
)
from tests.stand_in import fault_of

HEAR = ServiceRole.HEAR
SOUND = tone_audio(0.1)
HEDGED = Deadlines(first_s=5.0, hedge_s=0.01)


def link(label: str, ears: Ears, deadlines: Deadlines = PATIENT, **more: Any) -> Link[Any]:
    return hosted(HEAR, label, ears, deadlines, **more)


def own(ears: Ears) -> Link[Any]:
    return embedded(HEAR, "own", ears)


def failing(kind: Kind = Kind.AUTHENTICATION, **more: Any) -> list[object]:
    return [fault(HEAR, kind, **more)]


def hearing(
    *links: Link[Any],
    journal: Journal | None = None,
    finder: Finder | None = None,
    terms: Sequence[str] = (),
) -> FallbackTranscriber:
    return FallbackTranscriber(
        chain(*links), journal or Journal(), finder or Finder(), lambda: terms
    )


def heard(*links: Link[Any], journal: Journal | None = None, sound: PcmAudio = SOUND) -> str:
    return run(hearing(*links, journal=journal).transcribe(sound, "en")).text


def fault_over(*links: Link[Any], journal: Journal | None = None) -> TranscriptionError:
    error = run(fault_of(hearing(*links, journal=journal).transcribe(SOUND, "en")))
    assert isinstance(error, TranscriptionError)
    return error


def told(journal: Journal) -> list[tuple[str, str, str]]:
    return [(one.wanted, one.served, one.code) for one in journal.all()]


# Who hears


def test_the_first_link_that_works_is_the_only_one_that_is_asked() -> None:
    first, second = Ears(["one"]), Ears(["two"])
    journal = Journal()
    assert heard(link("A", first), link("B", second), journal=journal) == "one"
    assert (len(first.asked), second.asked, told(journal)) == (1, [], [])
    assert journal.serving(HEAR) == "A"


def test_the_sound_the_language_and_the_terms_go_to_whoever_hears() -> None:
    first, second = Ears(failing()), Ears(["zwei"])
    chained = hearing(link("A", first), link("B", second), terms=("Kanban", "Ana"))
    transcript = run(chained.transcribe(SOUND, "de", ("Scrum",)))
    expected = (SOUND, "de", ("Scrum", "Kanban", "Ana"))
    assert first.asked == second.asked == [expected]
    assert transcript.language == "de"


def test_the_terms_of_a_room_are_read_at_each_call() -> None:
    ears, terms = Ears(["one"], ["two"]), ["Ana"]
    chained = FallbackTranscriber(chain(link("A", ears)), Journal(), Finder(), lambda: terms)
    run(chained.transcribe(SOUND, "en"))
    terms.append("Ben")
    run(chained.transcribe(SOUND, "en"))
    assert [asked for _, _, asked in ears.asked] == [("Ana",), ("Ana", "Ben")]


def test_a_failure_hands_on_down_to_the_embedded_one() -> None:
    journal = Journal()
    links = (link("A", Ears(failing())), link("B", Ears(failing())), own(Ears(["own words"])))
    assert heard(*links, journal=journal) == "own words"
    assert told(journal) == [("A", "own", "key_refused")]


def test_breakers_learn_who_failed_and_who_served() -> None:
    a, b = link("A", Ears(failing())), link("B", Ears(["two"]))
    b.breaker.failed(fault(HEAR, Kind.SERVER))
    heard(a, b)
    assert not a.breaker.allows
    b.breaker.failed(fault(HEAR, Kind.SERVER))
    assert b.breaker.allows


def test_what_fails_at_once_is_tried_once_more_by_the_same_one() -> None:
    ears, journal = Ears(failing(Kind.SERVER), ["one"]), Journal()
    a = link("A", ears)
    assert heard(a, own(Ears(["never"])), journal=journal) == "one"
    assert (len(ears.asked), told(journal), a.breaker.last_failure) == (2, [], None)


def test_there_is_no_third_try() -> None:
    ears = Ears(failing(Kind.SERVER), failing(Kind.SERVER), ["never"])
    assert heard(link("A", ears), own(Ears(["own words"]))) == "own words"
    assert len(ears.asked) == 2


@pytest.mark.parametrize(
    "error",
    [
        fault(HEAR, Kind.RATE_LIMIT),
        fault(HEAR, Kind.SERVER, retry_after_s=2.0),
        fault(HEAR, Kind.CONNECTIVITY, code="service_timed_out"),
    ],
    ids=["asks for a pause", "asks for a longer pause", "stalled"],
)
def test_what_a_second_try_cannot_mend_goes_to_the_next(error: TranscriptionError) -> None:
    ears = Ears([error], ["never"])
    assert heard(link("A", ears), own(Ears(["own words"]))) == "own words"
    assert len(ears.asked) == 1


def test_the_embedded_one_is_not_tried_twice() -> None:
    ears = Ears(failing(Kind.SERVER), ["never"])
    assert fault_over(own(ears)).kind is Kind.SERVER
    assert len(ears.asked) == 1


# When all fail


def test_when_all_fail_the_last_fault_is_raised_anew() -> None:
    last = fault(HEAR, Kind.QUOTA, label="B")
    journal = Journal()
    raised = fault_over(link("A", Ears(failing())), link("B", Ears([last])), journal=journal)
    assert raised is not last
    assert (raised.kind, raised.code, raised.message) == (last.kind, last.code, last.message)
    assert told(journal) == [("A", "", "key_refused")]


def test_without_any_link_it_says_that_no_model_is_there() -> None:
    assert fault_over().code == "nobody_serves"


def test_when_a_cap_refuses_everybody_the_fault_says_so() -> None:
    spent = Refusal("visit_budget_spent", {"limit": "0.50"})
    raised = fault_over(link("A", Ears(), refused=lambda: spent))
    assert "cost limit of $0.50" in raised.message


def test_an_error_that_is_no_fault_of_a_turn_is_raised_as_it_is() -> None:
    other = Ears([STALL])
    links = (link("A", other, HEDGED), link("B", Ears([RuntimeError("a bug")])))
    with pytest.raises(RuntimeError, match="a bug"):
        heard(*links)
    assert other.released == 1


# Deadlines and hedges


def test_who_does_not_hear_in_time_is_given_up() -> None:
    slow, journal = Ears([STALL]), Journal()
    a = link("A", slow, Deadlines(first_s=0.02), breaker=Breaker(1))
    assert heard(a, own(Ears(["own words"])), journal=journal) == "own words"
    assert (slow.released, a.breaker.allows) == (1, False)
    assert told(journal) == [("A", "own", "service_timed_out")]


def test_a_long_recording_may_take_a_tenth_of_its_length_longer() -> None:
    async def ask(sound_s: float, script: Sequence[object]) -> str:
        a = link("A", Ears(script), Deadlines(first_s=0.01))
        chained = hearing(a, own(Ears(["own words"])))
        return (await chained.transcribe(tone_audio(sound_s), "en")).text

    async def in_a_while(sound_s: float) -> str:
        gate = asyncio.Event()
        asyncio.get_running_loop().call_later(0.03, gate.set)
        return await ask(sound_s, [gate, "one"])

    assert run(ask(0.1, [STALL])) == "own words"
    assert run(in_a_while(60.0)) == "one"


def test_a_slow_one_is_hedged_and_the_loser_is_cancelled_and_awaited() -> None:
    slow, journal = Ears([STALL]), Journal()
    a = link("A", slow, HEDGED)
    assert heard(a, own(Ears(["own words"])), journal=journal) == "own words"
    assert slow.released == 1
    assert told(journal) == [("A", "own", "service_timed_out")]


def test_the_hedge_waits_for_its_time() -> None:
    slow, second = Ears([STALL]), Ears(["two"])
    assert heard(link("A", slow, Deadlines(first_s=5, hedge_s=0.03)), own(second)) == "two"
    assert second.at_s[0] - slow.at_s[0] >= 0.029


def test_without_a_hedge_the_slow_one_is_waited_for() -> None:
    async def ask() -> tuple[str, list[object]]:
        gate, second = asyncio.Event(), Ears(["two"])
        asyncio.get_running_loop().call_later(0.03, gate.set)
        chained = hearing(link("A", Ears([gate, "one"])), own(second))
        return (await chained.transcribe(SOUND, "en")).text, [*second.asked]

    assert run(ask()) == ("one", [])


def test_the_slow_one_may_still_win() -> None:
    async def ask() -> tuple[str, Ears]:
        gate = asyncio.Event()
        hedge = Ears([STALL])
        chained = hearing(link("A", Ears([gate, "one"]), HEDGED), own(hedge))
        asking = asyncio.create_task(chained.transcribe(SOUND, "en"))
        while not hedge.asked:
            await asyncio.sleep(0.002)
        gate.set()
        return (await asking).text, hedge

    text, hedge = run(ask())
    assert (text, hedge.released) == ("one", 1)


def test_a_first_choice_that_wins_against_its_hedge_is_no_fallback() -> None:
    journal = Journal()

    async def ask() -> None:
        gate, hedge = asyncio.Event(), Ears([STALL])
        links = (link("A", Ears([gate, "one"]), HEDGED), own(hedge))
        asking = asyncio.create_task(hearing(*links, journal=journal).transcribe(SOUND, "en"))
        while not hedge.asked:
            await asyncio.sleep(0.002)
        gate.set()
        await asking

    run(ask())
    assert (journal.serving(HEAR), told(journal)) == ("A", [])


def test_a_hedge_that_fails_beside_the_first_choice_is_no_fallback() -> None:
    journal = Journal()

    async def ask() -> None:
        gate, hedge = asyncio.Event(), Ears(failing())
        b = link("B", hedge)
        links = (link("A", Ears([gate, "one"]), HEDGED), b)
        asking = asyncio.create_task(hearing(*links, journal=journal).transcribe(SOUND, "en"))
        while b.breaker.last_failure is None:
            await asyncio.sleep(0.002)
        gate.set()
        await asking

    run(ask())
    assert told(journal) == []


def test_a_hedge_that_fails_leaves_the_first_one_running() -> None:
    async def ask() -> str:
        gate, b = asyncio.Event(), link("B", Ears(failing()))
        chained = hearing(link("A", Ears([gate, "one"]), HEDGED), b)
        asking = asyncio.create_task(chained.transcribe(SOUND, "en"))
        while b.breaker.last_failure is None:
            await asyncio.sleep(0.002)
        gate.set()
        return (await asking).text

    assert run(ask()) == "one"


def test_when_the_slow_one_fails_its_hedge_is_waited_for() -> None:
    async def ask() -> tuple[str, Ears, Ears]:
        breaks, gate = asyncio.Event(), asyncio.Event()
        hedge, third = Ears([gate, "two"]), Ears(["never"])
        a = link("A", Ears([breaks, fault(HEAR)]), HEDGED)
        chained = hearing(a, link("B", hedge), own(third))
        asking = asyncio.create_task(chained.transcribe(SOUND, "en"))
        while not hedge.asked:
            await asyncio.sleep(0.002)
        breaks.set()
        while a.breaker.last_failure is None:
            await asyncio.sleep(0.002)
        gate.set()
        return (await asking).text, hedge, third

    text, hedge, third = run(ask())
    assert (text, len(hedge.asked), third.asked) == ("two", 1, [])


def test_no_more_than_two_listen_at_a_time() -> None:
    async def ask() -> list[object]:
        third = Ears(["never"])
        first, second = Ears([STALL]), Ears([STALL])
        chained = hearing(link("A", first, HEDGED), link("B", second, HEDGED), own(third))
        asking = asyncio.create_task(chained.transcribe(SOUND, "en"))
        while not second.asked:
            await asyncio.sleep(0.002)
        await asyncio.sleep(0.03)
        asking.cancel()
        await asyncio.wait([asking])
        return [*third.asked]

    assert run(ask()) == []


# Where nobody speaks


def test_where_nobody_speaks_no_service_is_asked() -> None:
    ears = Ears(["you're welcome"])
    silent = Finder(error=fault(HEAR, Kind.NO_SPEECH))
    chained = hearing(link("A", ears), own(ears), finder=silent)
    assert run(fault_of(chained.transcribe(SOUND, "en"))).kind is Kind.NO_SPEECH
    assert (ears.asked, silent.asked) == ([], [SOUND])


def test_the_embedded_one_looks_for_speech_itself() -> None:
    silent = Finder(error=fault(HEAR, Kind.NO_SPEECH))
    chained = hearing(own(Ears(["one"])), finder=silent)
    assert run(chained.transcribe(SOUND, "en")).text == "one"
    assert silent.asked == []


def test_a_service_that_understood_no_words_is_not_believed_alone() -> None:
    a, journal = link("A", Ears(failing(Kind.NO_SPEECH))), Journal()
    assert heard(a, own(Ears(["but I spoke"])), journal=journal) == "but I spoke"
    assert [one.cause for one in journal.all()] == ["A understood no words"]
    assert a.breaker.last_failure is None, "that is no failure of the service"


def test_when_nobody_understood_any_words_the_fault_says_so() -> None:
    a, second = link("A", Ears(failing(Kind.NO_SPEECH))), Ears(failing(Kind.NO_SPEECH))
    assert fault_over(a, own(second)).kind is Kind.NO_SPEECH
    assert len(second.asked) == 1


def test_a_service_that_is_beaten_three_times_in_a_row_is_left_alone() -> None:
    slow = link("A", Ears([STALL], [STALL], [STALL], ["never"]), HEDGED)
    own_ears = Ears(["one"], ["two"], ["three"], ["four"])
    said = [heard(slow, own(own_ears)) for _ in range(4)]
    assert said == ["one", "two", "three", "four"]
    assert len(slow.engine.asked) == 3


def test_that_no_words_were_understood_ends_the_hedge_too() -> None:
    slow = Ears([STALL])
    links = (link("A", slow, HEDGED), own(Ears(failing(Kind.NO_SPEECH))))
    assert fault_over(*links).kind is Kind.NO_SPEECH
    assert slow.released == 1


def test_the_stretches_of_speech_are_added_to_the_words() -> None:
    chained = hearing(link("A", Ears(["one"])))
    assert run(chained.transcribe(SOUND, "en")).speech == SPEECH


def test_stretches_that_the_engine_found_itself_stay() -> None:
    found = (TimeSpan(0.0, 0.05),)
    ears = Ears([Transcript("one", "en", 0.1, speech=found)])
    assert run(hearing(link("A", ears)).transcribe(SOUND, "en")).speech == found


# Cancellation


@pytest.mark.parametrize("hedged", [False, True])
def test_a_cancelled_call_cancels_whoever_listens_and_leaves_no_task(hedged: bool) -> None:
    async def ask() -> tuple[bool, int, int]:
        first, second = Ears([STALL]), Ears([STALL])
        chained = hearing(link("A", first, HEDGED if hedged else PATIENT), own(second))
        asking = asyncio.create_task(chained.transcribe(SOUND, "en"))
        while not (second if hedged else first).asked:
            await asyncio.sleep(0.002)
        asking.cancel()
        await asyncio.wait([asking])
        return asking.cancelled(), first.released, second.released

    assert run(ask()) == (True, 1, int(hedged))


def test_a_cancelled_call_is_nobodys_failure() -> None:
    async def ask() -> list[object]:
        ears, journal = Ears([STALL]), Journal()
        a = link("A", ears)
        asking = asyncio.create_task(hearing(a, journal=journal).transcribe(SOUND, "en"))
        while not ears.asked:
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.wait([asking])
        return [a.breaker.last_failure, *journal.all()]

    assert run(ask()) == [None]


# What is told


def test_a_fallback_is_told_once_while_it_lasts_and_again_after_a_recovery() -> None:
    journal = Journal()
    pause = failing(Kind.RATE_LIMIT, retry_after_s=0.001)
    ears = Ears(pause, pause, ["one"], pause)
    links = (link("A", ears, breaker=_never_rests()), own(Ears(*[["own words"]] * 3)))
    counts = []
    for _ in range(4):
        heard(*links, journal=journal)
        counts.append(len(journal.all()))
    assert counts == [1, 1, 1, 2]


def _never_rests() -> Breaker:
    clock = iter(range(0, 10**9, 1_000))
    return Breaker(clock=lambda: next(clock))
