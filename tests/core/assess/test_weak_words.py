"""What is held against an answer is weak where it stands; the same word in a fact is left alone."""

from __future__ import annotations

import pytest

from core.assess.rules import review_interview
from core.assess.words.pointing import shown_places
from core.assess.words.weak_words import WEAKNESSES
from tests.core.answers import STORY_QUESTION, interview_of


def shown(text: str, name: str) -> list[str]:
    return [text[slice(*span)].lower() for span in shown_places(text, name)]


@pytest.mark.parametrize(
    "fact",
    [
        "Each retry sends the same key, so the server finds the idempotency key and stops.",
        "The primary key is a number and the foreign key points at it.",
        "I told everyone it was a win.",
        "I rang everyone who had cancelled.",
        "I ring everyone who cancels.",
        "That was the best one till date.",
        "It is the best one till date.",
        "My best friend works there.",
        "I always ring twice.",
        "There are two different servers and various ports.",
        "The value stands in the first row.",
        "The cleaning solution is in the red bottle.",
        "The test is positive when the line is red.",
        "The communication between both services is one way.",
        "Good morning is what they hear first.",
        "A good ten minutes go by.",
        "We closed the branch for good.",
        "Quality control takes a sample.",
        "Her successor has the keys.",
        "These two things lie on my desk.",
        "It was an important order for the bakery.",
        "She said that it was great.",
        "The health professional signs here.",
        "Something that smells of gas is reported.",
    ],
)
def test_a_fact_is_not_held_against_anybody(fact: str) -> None:
    assert shown(fact, "generic") == []


@pytest.mark.parametrize(
    ("said", "weak"),
    [
        ("Quality is key.", ["quality", "key"]),
        ("Communication is the key to success.", ["communication", "key", "success"]),
        ("I am the best on the team.", ["best"]),
        ("I always do my best.", ["always", "best"]),
        ("I always stay positive.", ["always", "positive"]),
        ("I add value to the company.", ["value"]),
        ("I am a team player with passion.", ["team player", "passion"]),
        ("I can handle every situation.", ["situation"]),
        ("I get along with everybody.", ["everybody"]),
    ],
)
def test_what_fits_every_answer_is_shown(said: str, weak: list[str]) -> None:
    assert shown(said, "generic") == weak


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("He said I should call the plumber.", "advice"),
        ("The system must return a page.", "advice"),
        ("It's about ten minutes by bus.", "advice"),
        ("I went back to make sure the door was locked.", "advice"),
        ("We need to store a million rows.", "advice"),
        ("That kind of delay costs us a day.", "doubt"),
        ("Whatever he wanted, I wrote it down.", "doubt"),
        ("There was not much time left.", "doubt"),
        ("I rang her again.", "idle"),
        ("You know your patients.", "idle"),
        ("She asked me to be honest.", "idle"),
        ("I'd already called him.", "own_plan"),
        ("I'd asked for two.", "own_plan"),
        ("He asked if I would come.", "own_plan"),
        ("By then I'd bought two ovens and I'd kept one in the cellar.", "own_plan"),
        ("I'd taught three bakers and I'd brought the flour.", "own_plan"),
        ("I'd sold it, I'd won it, I'd found it and I'd felt it.", "own_plan"),
        ("I'd put a list on the wall by six.", "own_plan"),
        ("I'd then eaten, and I'd come back.", "own_plan"),
        ("When I ran the desk, I would ring each ward at ten. Then I'd walk it up.", "own_plan"),
        ("Back then I would write down each call.", "own_plan"),
    ],
)
def test_neither_advice_nor_doubt_is_seen_in_a_fact(fact: str, name: str) -> None:
    assert name in WEAKNESSES
    assert shown(fact, name) == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("You should listen first.", "advice"),
        ("A manager must stay calm.", "advice"),
        ("I guess it went well.", "doubt"),
        ("It was kind of late.", "doubt"),
        ("It was cold or whatever.", "doubt"),
        ("Again, I rang her.", "idle"),
        ("You know, I rang her.", "idle"),
        ("I'd look at the drawing.", "own_plan"),
        ("I would call the architect.", "own_plan"),
        ("I'd need a ladder.", "own_plan"),
        ("I would put a list on the wall.", "own_plan"),
        ("I'd always ring first.", "own_plan"),
        ("When we had a leak, and if it came back, I would ring.", "own_plan"),
    ],
)
def test_advice_doubt_and_plans_are_seen_where_they_are(said: str, name: str) -> None:
    assert shown(said, name)


def test_a_story_of_facts_is_not_told_that_its_words_fit_every_answer() -> None:
    told = (
        "In March our shop lost two orders a day. I put the same key on both tills and I told "
        "everyone it was a win. I rang everyone who had cancelled, and eight of ten came back; it "
        "was the best month till date."
    )
    (answer,) = review_interview(interview_of(STORY_QUESTION, told)).answers
    assert not any("weakens it" in dimension.why for dimension in answer.dimensions)


def test_a_sign_is_judged_by_its_own_clause() -> None:
    told = "I rang the plumber, everything matters, and I paid him but everything counts."
    assert shown(told, "generic") == ["everything", "everything"]
    assert shown("I rang the plumber about everything, and I paid him.", "generic") == []
