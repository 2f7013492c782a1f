"""Numbers: what is one is one for everybody who looks for it."""

from __future__ import annotations

import pytest

from core.conversation.messages import Message, Role
from core.think.memory import summarise_facts
from core.think.reading.numbers import tells_a_number
from core.think.reading.signs import read_signs, tell_outcomes

NUMBERS = (
    "it fell by seventy percent|for ninety seconds|forty two of them|eighty beds|thirteen days"
    "|seventeen callers|a billion rows|zero complaints|we doubled it|after tripling it|Halved|twice"
    "|it grew tenfold|a twofold rise|hundreds of people|dozens of calls|two thirds|half of them"
    "|within a quarter|40 %|at 5|it quadrupled|six per cent"
).split("|")
NO_NUMBERS = (
    "the one that broke|nobody came|often|by weight|a tense talk|I double-checked it"
    "|double check it|a third party|a half-hearted try|halfway|half asleep|the scaffold"
    "|manifold reasons|unfold it"
    "|from ground zero|zero tolerance|a zero-hours contract|he doubled over|a sixth sense|the tent"
    "|the headquarters|a quartermaster|a handful|someone else|the height of it"
).split("|")


@pytest.mark.parametrize("said", NUMBERS)
def test_a_number_is_one_in_figures_and_in_words(said: str) -> None:
    assert tells_a_number(said)


@pytest.mark.parametrize("said", NO_NUMBERS)
def test_a_word_that_only_looks_or_sounds_like_a_number_is_none(said: str) -> None:
    assert not tells_a_number(said)


@pytest.mark.parametrize("said", [*NUMBERS, *NO_NUMBERS])
def test_a_follow_up_asks_for_a_number_where_none_was_told(said: str) -> None:
    assert read_signs(f"Things were so, {said}.").has_number is tells_a_number(said)


@pytest.mark.parametrize("said", NUMBERS)
def test_the_memory_keeps_a_number_before_what_tells_none(said: str) -> None:
    telling, idle = f"things were so, {said}.", "things went the way that things go, as ever."
    room = len(f"They said: {idle}".split())
    kept = summarise_facts([Message(Role.USER, f"{telling} {idle}")], room)
    assert kept == f"They said: {telling}"


@pytest.mark.parametrize(
    "amount", ["eleven", "seventeen", "ninety", "ninety-nine", "a dozen", "two billion"]
)
def test_an_amount_in_words_tells_an_outcome_as_one_in_figures_does(amount: str) -> None:
    assert tell_outcomes(f"The rows we wait for are down to {amount}.")
