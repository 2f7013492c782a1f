"""No wording comes again while another stands unused."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from core.conversation.brief import Manner
from core.conversation.moves import MoveKind
from core.practice.directing.opening import open_interview
from core.practice.following_up.asker import Asker
from core.practice.following_up.followups import choose_follow_up
from core.practice.interview import Interview
from core.practice.lines import follow_up_lines, interviewer_lines
from core.practice.variety import choose_fresh, last_said
from tests.core.practice.test_director import BRIEF, COMPLETE, question, say
from tests.core.practice.test_followups import question as asked

PLAN = tuple(question(number) for number in range(1, 7))


@pytest.mark.parametrize("seed", range(5))
def test_every_wording_is_used_before_one_comes_again(seed: int) -> None:
    wordings, rng = ("And then?", 'You said "{quote}". Why?', "Go on."), random.Random(seed)
    said: list[str] = []
    for _ in range(7):
        said.append(choose_fresh(wordings, said, rng).replace("{quote}", "we left"))
    assert len(set(said[:3])) == 3
    assert all(one != other for one, other in pairwise(said))
    assert said[0:3] == said[3:6], "then the one whose last use is longest ago"


def test_to_say_nothing_stays_open_and_is_never_all() -> None:
    chosen = {choose_fresh(("Noted.", ""), ["Noted. Next?"], random.Random(n)) for n in range(9)}
    assert chosen == {"Noted.", ""}


def test_a_wording_is_found_wherever_it_was_said_last() -> None:
    said = ("Thank you. Now this?", "Hm. How did it end?", "Thank you. And this?")
    assert (last_said("Thank you.", said), last_said("How did it end?", said)) == (2, 1)
    assert last_said("By how much?", said) == -1


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("manner", [Manner.NEUTRAL, Manner.WARM])
def test_no_acknowledgement_comes_twice_running_nor_while_another_is_unused(
    manner: Manner, seed: int
) -> None:
    interview = Interview("i-1", replace(BRIEF, manner=manner), PLAN)
    interview = interview.with_move(open_interview(interview, random.Random(seed)), 0.0)
    leads = []
    for _ in PLAN[:-2]:  # the last question is announced
        interview, move = say(interview, COMPLETE, seed=seed)
        assert move.kind is MoveKind.QUESTION
        leads.append(move.text.split("Question number")[0].strip())
    pool = [line for tone in interviewer_lines(manner).acknowledge.values() for line in tone]
    assert set(leads) <= set(pool)
    most = len(interviewer_lines(manner).acknowledge["neutral"])  # type: ignore[index]
    assert len(set(leads)) == min(len(leads), most)


@pytest.mark.parametrize("seed", range(10))
def test_the_end_is_asked_for_in_other_words_each_time(seed: int) -> None:
    untold = "The oven was too slow. I drew up a baking plan with the owner in the morning then."
    said: tuple[str, ...] = ()
    for _ in follow_up_lines().no_result:
        move = choose_follow_up(
            asked(), untold, (), random.Random(seed), asker=Asker(said=said), newest=untold
        )
        assert move is not None
        assert move.text not in said
        said = (*said, move.text)
    assert set(said) == set(follow_up_lines().no_result)


def test_the_point_that_was_asked_for_on_an_earlier_question_comes_last() -> None:
    told = "I told the owner about it and in the end everyone got their bread in 20 minutes."
    earlier = Asker(said=("Let me go one step further. What was wrong at first?", "Next?"))
    move = choose_follow_up(asked(), told, (), random.Random(1), asker=earlier, newest=told)
    assert move is not None
    assert move.text.endswith("What was your plan?")
