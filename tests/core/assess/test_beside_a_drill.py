"""What is no exercise is told from a pitch or a story in which a hard time comes up."""

from __future__ import annotations

import pytest

from core.assess.drill.beside_a_drill import BesideADrill, beside_a_drill
from tests.core.answers import levelled


@pytest.mark.parametrize(
    "said",
    [
        "My mother died last week and I don't know what to do anymore.",
        "My wife left me last week and I cannot think of anything else.",
        "I was fired from my job.",
        "My father died in May. I am sorry, I can't do this today.",
        "I want to stop. My grandmother passed away yesterday.",
        "My brother passed away and I cried all day.",
        "I lost my baby in March and I want to go home.",
    ],
)
def test_a_sorrow_is_heard_as_one(said: str) -> None:
    assert beside_a_drill(said) is BesideADrill.SORROW


@pytest.mark.parametrize(
    "said",
    [
        "I'm Anna, a nurse. I was laid off in June and I'm looking for a ward that trains.",
        "We lost our biggest client in May.",
        "My grandmother died last week and I learned to slow down, so I lead a team of 5 nurses "
        "and want to join you.",
        "When my father fell ill I ran the shop alone for a year. I had to keep six people paid, "
        "so I renewed the contract with our largest customer and moved the orders to one system.",
        "",
    ],
)
def test_an_exercise_in_which_a_hard_time_comes_up_is_one(said: str) -> None:
    assert beside_a_drill(said) is None


def test_another_language_is_no_exercise_of_an_english_drill() -> None:
    assert beside_a_drill("Me llamo Ana y soy enfermera.") is BesideADrill.ANOTHER_LANGUAGE


def test_real_answers_are_exercises() -> None:
    assert not any(beside_a_drill(one["answer"]) for one in levelled("third", "fourth"))
