"""Replying over a chain: nothing that was said is lost, and nothing is said twice."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.conversation import Conversation, Mode
from core.conversation.errors import Kind, ReplyError, TurnError
from core.conversation.language import Language, TalkBrief
from core.conversation.services import ServiceRole
from core.language.pack import load_pack
from core.think.model_interviewer import ModelInterviewer
from providers.catalog import Deadlines
from providers.fallback.chain import Journal
from providers.fallback.interviewer import ONCE_MORE, FallbackInterviewer
from providers.fallback.link import Link, Refusal
from tests.providers.scripted import (
    HASTY,
    PATIENT,
    STALL,
    TALK,
    Model,
    Talker,
    chain,
    embedded,
    fault,
    hosted,
    run,
)
from tests.stand_in import fault_of

THINK = ServiceRole.THINK
BREAKS = [
    fault(THINK, Kind.SERVER),
    fault(THINK, Kind.CONNECTIVITY, code="reply_cut_off"),
    fault(THINK, Kind.RATE_LIMIT),
]
FOR_GOOD = [
    fault(THINK, Kind.AUTHENTICATION),
    fault(THINK, Kind.REFUSED),
    fault(THINK, Kind.QUOTA),
    fault(THINK, Kind.CONFIGURATION),
]
BREAK = fault(THINK, Kind.SERVER)


def link(label: str, talker: Any, deadlines: Deadlines = PATIENT) -> Link[Any]:
    return hosted(THINK, label, talker, deadlines)


def own(*tokens: str) -> Link[Any]:
    return embedded(THINK, "own", Talker(tokens or ["own"]))


def ask(
    *links: Link[Any], journal: Journal | None = None, talk: Conversation = TALK
) -> tuple[str, TurnError | None]:
    """What was said, and the fault that ended it, if any."""
    said: list[str] = []

    async def listen() -> None:
        chained = FallbackInterviewer(chain(*links), journal or Journal())
        async for token in chained.reply(talk):
            said.append(token)

    async def listen_to_the_end() -> TurnError | None:
        try:
            await listen()
        except TurnError as error:
            return error
        return None

    error = run(listen_to_the_end())
    return "".join(said), error


def told(journal: Journal) -> list[tuple[str, str, str]]:
    return [(one.wanted, one.served, one.code) for one in journal.all()]


def cut(text: str, at: Sequence[int]) -> list[str]:
    """``text`` in tokens."""
    places = sorted({0, len(text), *(place for place in at if place < len(text))})
    return [text[a:b] for a, b in pairwise(places)]


# Nothing said yet


def test_the_first_one_that_works_is_the_only_one_that_is_asked() -> None:
    second, journal = Talker(["B"]), Journal()
    first = Talker(["Why", " so?"])
    assert ask(link("A", first), link("B", second), journal=journal) == ("Why so?", None)
    assert (first.asked, second.asked, told(journal)) == ([TALK], [], [])
    assert (journal.serving(THINK), first.closed) == ("A", 1)


@pytest.mark.parametrize("error", [*BREAKS, *FOR_GOOD], ids=lambda error: error.code)
def test_until_the_first_word_another_one_answers_without_a_trace(error: TurnError) -> None:
    journal = Journal()
    first = Talker([error], [error])
    assert ask(link("A", first), link("B", Talker(["Why?"])), journal=journal) == ("Why?", None)
    assert told(journal) == [("A", "B", error.code)]
    assert journal.serving(THINK) == "B"


def test_one_that_says_nothing_in_time_is_left_for_the_next() -> None:
    first = Talker([STALL], ["never"])
    assert ask(link("A", first, HASTY), own("own")) == ("own", None)
    assert (len(first.asked), first.closed) == (1, 1)


def test_what_fails_at_once_is_tried_once_more_by_the_same_one() -> None:
    journal = Journal()
    first = Talker([BREAK], ["Why?"])
    assert ask(link("A", first), own(), journal=journal) == ("Why?", None)
    assert told(journal) == []


def test_the_embedded_one_answers_when_all_others_fail() -> None:
    bad = [fault(THINK, Kind.QUOTA)]
    journal = Journal()
    links = (link("A", Talker(bad)), link("B", Talker(bad)), own("What", " next?"))
    assert ask(*links, journal=journal) == ("What next?", None)
    assert told(journal) == [("A", "own", "quota_spent")]


def test_when_all_fail_the_last_fault_is_raised_anew() -> None:
    last = fault(THINK, Kind.QUOTA, label="B")
    journal = Journal()
    said, error = ask(link("A", Talker([fault(THINK)])), link("B", Talker([last])), journal=journal)
    assert said == ""
    assert isinstance(error, ReplyError)
    assert error is not last
    assert (error.kind, error.code, error.message) == (last.kind, last.code, last.message)
    assert told(journal) == [("A", "", "key_refused")]


def test_without_any_link_it_says_that_no_model_is_there() -> None:
    said, error = ask()
    assert said == ""
    assert error is not None
    assert error.code == "nobody_serves"


def test_when_a_cap_refuses_everybody_the_fault_says_so() -> None:
    spent = Refusal("visit_budget_spent", {"limit": "0.50"})
    _, error = ask(hosted(THINK, "A", Talker(), refused=lambda: spent))
    assert error is not None
    assert "cost limit of $0.50" in error.message


def test_an_error_that_is_no_fault_of_a_turn_passes_through() -> None:
    with pytest.raises(RuntimeError, match="a bug"):
        ask(link("A", Talker([RuntimeError("a bug")])), own())


# Broken off after some words


@pytest.mark.parametrize("error", BREAKS, ids=lambda error: error.code)
def test_after_a_break_the_same_service_is_asked_once_more(error: TurnError) -> None:
    first, second = Talker(["Why ", error], ["Why ", "so?"]), Talker(["never"])
    assert ask(link("A", first), link("B", second)) == ("Why so?", None)
    assert (len(first.asked), first.closed, second.asked) == (2, 2, [])


@pytest.mark.parametrize("error", FOR_GOOD, ids=lambda error: error.code)
def test_after_a_fault_that_does_not_pass_another_one_is_asked(error: TurnError) -> None:
    first = Talker(["Why ", error], ["never"])
    assert ask(link("A", first), own("Why ", "not?")) == ("Why not?", None)
    assert len(first.asked) == 1


def test_after_a_stall_another_one_is_asked() -> None:
    first = Talker(["Why ", STALL], ["never"])
    assert ask(link("A", first, HASTY), own("Why ", "not?")) == ("Why not?", None)
    assert (len(first.asked), first.closed) == (1, 1)


def test_after_a_stall_with_nobody_else_there_the_fault_is_raised() -> None:
    said, error = ask(link("A", Talker(["Why ", STALL], ["never"]), HASTY))
    assert (said, error and error.code) == ("Why ", "service_timed_out")


def test_no_empty_token_is_handed_out_where_the_replies_meet() -> None:
    async def listen() -> list[str]:
        first = Talker(["Why ", "did", BREAK], ["Why", " did", " you?"])
        chained = FallbackInterviewer(chain(link("A", first)), Journal())
        return [token async for token in chained.reply(TALK)]

    assert run(listen()) == ["Why ", "did", " you?"]


def test_a_whole_reply_that_is_shorter_than_what_was_begun_is_said() -> None:
    first = Talker(["Thank you. What did you", BREAK], ["Thank", " you."])
    assert ask(link("A", first)) == (f"Thank you. What did you {ONCE_MORE}Thank you.", None)


def test_a_different_reply_is_joined_with_a_remark() -> None:
    first = Talker(["Why ", "did", BREAK], ["  What", " else?"])
    assert ask(link("A", first)) == (f"Why did {ONCE_MORE}What else?", None)


@pytest.mark.parametrize("language", Language)
def test_in_a_foreign_language_the_remark_is_of_that_language(language: Language) -> None:
    talk = Conversation(Mode.TALK, TalkBrief(language), TALK.messages)
    line = load_pack(language).once_more
    first = Talker(["Ja.", BREAK], ["Nein."])
    said, error = ask(link("A", first), talk=talk)
    gap = " " if language.spaced else ""
    assert (said.replace("——", "—"), error) == (f"Ja.{gap}—{gap}{line}{gap}Nein.", None)
    assert (line in ONCE_MORE) is (language is Language.ENGLISH)


def test_a_reply_that_turns_off_later_is_joined_as_a_whole() -> None:
    first = Talker(["Why did", BREAK], ["Why", " ", "not?", " Tell me."])
    assert ask(link("A", first)) == (f"Why did {ONCE_MORE}Why not? Tell me.", None)


def test_a_second_break_is_raised_and_nobody_is_asked_any_more() -> None:
    second = fault(THINK, Kind.CONNECTIVITY)
    first, other = Talker(["Why ", BREAK], ["Why did ", second]), Talker(["never"])
    journal = Journal()
    said, error = ask(link("A", first), link("B", other), journal=journal)
    assert said == "Why did "
    assert isinstance(error, ReplyError)
    assert (error.kind, error.code) == (second.kind, second.code)
    assert (len(first.asked), other.asked) == (2, [])
    assert told(journal) == [("A", "", "service_failed")]


def test_after_a_second_break_no_third_model_is_asked_and_the_embedded_one_finishes() -> None:
    first = Talker(["Why ", fault(THINK, Kind.REFUSED)])
    second, third = Talker(["Why did ", BREAK], ["never"]), Talker(["never"])
    own = embedded(THINK, "own", Talker(["How was it?"]))
    said, error = ask(link("A", first), link("B", second), hosted(THINK, "C", third), own)
    assert (said, error) == (f"Why did {ONCE_MORE}How was it?", None)
    assert (len(second.asked), third.asked) == (1, [])


def test_when_the_same_one_cannot_begin_again_the_next_one_makes_the_reply() -> None:
    first = Talker(["Why ", BREAK], [BREAK], [BREAK], ["never"])
    assert ask(link("A", first), own("Why ", "not?")) == ("Why not?", None)
    assert len(first.asked) == 3  # the reply, once more, and its quick second try


def test_a_new_reply_that_breaks_off_before_it_says_anything_new_is_handed_on() -> None:
    first = Talker(["Why did you", BREAK], ["Why did", BREAK], ["never"])
    assert ask(link("A", first), own("Why did you", " go?")) == ("Why did you go?", None)
    assert len(first.asked) == 2


def test_who_finishes_its_own_reply_did_not_step_in_for_itself() -> None:
    journal = Journal()
    ask(link("A", Talker(["Why ", BREAK], ["Why so?"])), own(), journal=journal)
    assert told(journal) == []


def test_who_finishes_the_reply_of_another_is_told() -> None:
    journal = Journal()
    ask(link("A", Talker(["Why ", STALL]), HASTY), own("Why not?"), journal=journal)
    assert told(journal) == [("A", "own", "service_timed_out")]


TEXTS = st.text("ab .?\n", min_size=1, max_size=30)
CUTS = st.lists(st.integers(1, 29), max_size=8)


@settings(deadline=None)
@given(text=TEXTS, broke_at=st.integers(1, 30), first_cuts=CUTS, second_cuts=CUTS)
def test_the_same_reply_goes_on_without_a_character_doubled_or_lost(
    text: str, broke_at: int, first_cuts: list[int], second_cuts: list[int]
) -> None:
    began = cut(text[:broke_at], first_cuts)
    first = Talker([*began, BREAK], cut(text, second_cuts))
    assert ask(link("A", first)) == (text, None)


@settings(deadline=None)
@given(said=TEXTS, other=TEXTS, first_cuts=CUTS, second_cuts=CUTS)
def test_whatever_comes_instead_what_was_said_stays_and_all_of_the_new_is_said(
    said: str, other: str, first_cuts: list[int], second_cuts: list[int]
) -> None:
    other = other.strip() or "a"
    spoken, error = ask(link("A", Talker([*cut(said, first_cuts), BREAK], cut(other, second_cuts))))
    if other.startswith(said):
        expected = other
    else:
        gap = "" if said[-1].isspace() else " "
        expected = said + gap + ONCE_MORE + other
    assert (spoken, error) == (expected, None)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([*BREAKS, *FOR_GOOD])), max_size=4))
def test_a_reply_is_made_once_more_at_most(links: list[tuple[int, TurnError]]) -> None:
    talkers = [Talker(*[[*["word "] * words, error]] * 9) for words, error in links]
    said, _ = ask(*(link(str(n), talker) for n, talker in enumerate(talkers)))
    assert said.count("word ") <= 6  # two of three words each
    assert said.count(ONCE_MORE) <= 1
    assert all(talker.closed == len(talker.asked) for talker in talkers)


# Who stops listening


async def ended_early(interviewer: Any, how: str) -> None:
    """Listen to one token and leave."""
    begun = asyncio.Event()

    async def listen() -> None:
        async with aclosing(interviewer.reply(TALK)) as tokens:
            async for _ in tokens:
                begun.set()
                if how == "leaves":
                    return

    listening = asyncio.create_task(listen())
    await begun.wait()
    if how == "is cancelled":
        await asyncio.sleep(0)
        listening.cancel()
    await asyncio.wait([listening])


@pytest.mark.parametrize("how", ["leaves", "is cancelled"])
def test_the_source_is_closed_at_once_when_the_listener(how: str) -> None:
    async def listen() -> tuple[int, int]:
        talker, other = Talker(["Why ", STALL]), Talker(["never"])
        journal = Journal()
        chained = FallbackInterviewer(chain(link("A", talker), link("B", other)), journal)
        await ended_early(chained, how)
        assert journal.all() == ()
        return talker.closed, len(other.asked)

    assert run(listen()) == (1, 0)


def test_the_models_stream_is_closed_by_the_time_the_reply_is() -> None:
    async def listen() -> int:
        model = Model(["Why ", STALL])
        chained = FallbackInterviewer(chain(link("A", ModelInterviewer(model))), Journal())
        async with aclosing(chained.reply(TALK)) as tokens:  # type: ignore[type-var]
            await anext(tokens)
        return model.closed

    assert asyncio.run(listen()) == 1


def test_a_cancelled_reply_closes_the_models_stream() -> None:
    async def listen() -> int:
        model = Model(["Why ", STALL])
        chained = FallbackInterviewer(chain(link("A", ModelInterviewer(model))), Journal())
        await ended_early(chained, "is cancelled")
        return model.closed

    assert run(listen()) == 1


def test_the_source_is_closed_by_the_time_the_listener_has_left() -> None:
    async def listen() -> int:
        talker = Talker(["Why ", BREAK], ["Why ", "so?", STALL])
        chained = FallbackInterviewer(chain(link("A", talker)), Journal())
        async with aclosing(chained.reply(TALK)) as tokens:  # type: ignore[type-var]
            await anext(tokens)
            await anext(tokens)
        return talker.closed

    assert run(listen()) == 2


def test_cancelling_before_the_first_word_asks_nobody_else() -> None:
    async def listen() -> tuple[bool, int, int]:
        talker, other = Talker([STALL]), Talker(["never"])
        chained = FallbackInterviewer(chain(link("A", talker), link("B", other)), Journal())

        async def all_of_it() -> None:
            async with aclosing(chained.reply(TALK)) as tokens:  # type: ignore[type-var]
                async for _ in tokens:
                    pass

        listening = asyncio.create_task(all_of_it())
        while not talker.asked:
            await asyncio.sleep(0)
        listening.cancel()
        await asyncio.wait([listening])
        return listening.cancelled(), talker.closed, len(other.asked)

    assert run(listen()) == (True, 1, 0)


def test_the_fault_at_the_end_is_that_of_a_reply() -> None:
    async def listen() -> None:
        async for _ in FallbackInterviewer(chain(), Journal()).reply(TALK):
            pass

    assert isinstance(run(fault_of(listen())), ReplyError)
