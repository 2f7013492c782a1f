"""What an answer is told to change is true of it, and not the same under every answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from core.assess.level.advising import (
    ANSWER_FIRST,
    CHOICE,
    EARLY_END,
    MISHAP,
    OTHER_MARKS,
    PLAIN_WORDS,
    lacking,
)
from core.assess.level.next_steps import HOW_MANY
from core.assess.level.seen_signs import dimensions_data, times_seen
from core.assess.report import Report
from core.assess.rubric import load_rubric
from core.assess.rules import review_interview
from core.practice.interview import Interview
from tests.core.answers import STORY_QUESTION, WEAK, answer_of, interview_of

ONE_SENTENCE_OF_SCENE = (
    "Last spring, in the week before the summer sale, when I was on call for payments at a shop "
    "with forty thousand orders a day, the queue stood still. I restarted the worker and wrote a "
    "check. As a result nothing was lost."
)
IN_PROPORTION = (
    "Our bakery threw away forty loaves a day. I counted what was left at six, at seven and at "
    "eight. Then I asked the two bakers which dough could wait until noon, and I wrote a list for "
    "each shelf. I carried the list to the oven myself every morning, because nobody read it."
)
LONG_SCENE = (
    "There was a bakery in our street that had been there since the war. It had three ovens and a "
    "cellar, and the owner was a friend of my aunt. In the winter before I came the flour had got "
    "wet twice, and the rent had gone up as well. I counted the loaves."
)
OWN_FIX = {name: dimension.fix for name, dimension in load_rubric().dimensions.items()}


def session(*answers: str) -> Interview:
    """One question for each of ``answers``."""
    held = [
        interview_of(STORY_QUESTION.model_copy(update={"id": f"q-{number}"}), said)
        for number, said in enumerate(answers, start=1)
    ]
    lines = tuple(line for one in held for line in one.lines)
    return replace(held[0], plan=tuple(one.plan[0] for one in held), lines=lines)


def fixes(report: Report, name: str) -> list[str]:
    return [d.fix for a in report.answers for d in a.dimensions if d.dimension == name]


@pytest.mark.parametrize(
    ("answer", "scene_too_long"),
    [(IN_PROPORTION, False), (ONE_SENTENCE_OF_SCENE, False), (LONG_SCENE, True), (WEAK, True)],
)
def test_only_a_long_scene_is_told_to_be_said_in_one_sentence(
    answer: str, scene_too_long: bool
) -> None:
    (fix,) = fixes(review_interview(session(answer)), "structure")
    assert (fix == OWN_FIX["structure"]) is scene_too_long


@pytest.mark.parametrize(
    ("adds", "judges"),
    [
        ("It was a great success.", True),
        ("The result was excellent.", True),
        ("It was very hard.", True),
        ("Nine were left on the last day.", False),
        ("The very next day nine were left.", False),
    ],
)
def test_adjectives_are_to_be_replaced_only_where_one_was_said(adds: str, judges: bool) -> None:
    (fix,) = fixes(review_interview(session(f"{IN_PROPORTION} {adds}")), "credibility")
    assert (fix == OWN_FIX["credibility"]) is judges


@pytest.mark.parametrize(
    ("adds", "names_a_day"),
    [
        ("That Friday nine were left.", True),
        ("One cold morning nine were left.", True),
        ("On the first day nine were left.", True),
        ("At 6 am nine were left.", True),
        ("After two weeks nine were left.", False),
        ("It was like that for a year.", False),
    ],
)
def test_one_day_is_asked_for_where_none_was_told(adds: str, names_a_day: bool) -> None:
    told = f"{IN_PROPORTION.replace('every morning', 'myself')} {adds}"
    (fix,) = fixes(review_interview(session(told)), "substance")
    assert (fix == OWN_FIX["substance"]) is not names_a_day


@pytest.mark.parametrize(
    ("adds", "tells_it"),
    [
        ("Two shelves failed.", True),
        ("It did not help the night shift.", True),
        ("I should have asked earlier.", True),
        ("I missed the delivery twice.", True),
        ("One list was wrong.", True),
        ("It came too late for June.", True),
        ("They wrote it down.", False),
        ("She never shouted.", False),
        ("Nobody asked me.", False),
    ],
)
def test_what_went_badly_is_asked_for_where_nothing_did(adds: str, tells_it: bool) -> None:
    lacks = lacking(answer_of(f"I wrote a list for the oven. {adds}"), times_seen)
    assert lacks(MISHAP) is not tells_it


def lacks_of(told: str, mark: str) -> bool:
    return lacking(answer_of(told), times_seen)(mark)


@pytest.mark.parametrize(
    "said",
    """
He had a massive heart attack in the hall.
There was a strong smell of gas.
It was a bad weld on the left arm.
She had a complex fracture of the wrist.
She got better after three days.
We had very little money, four pounds.
The sole was of tough leather.
He said that she was too important to lose.
It was very cold in the cellar.
The very next day nine were left.
He bought the better one of the two.
There was a huge hole in the road.
""".strip().splitlines(),
)
def test_an_adjective_that_is_a_fact_is_not_to_be_replaced(said: str) -> None:
    assert not lacks_of(f"I wrote a list. {said}", PLAIN_WORDS)


@pytest.mark.parametrize(
    "said",
    """
It was a great success.
The customer was very happy.
I did an excellent job.
It went really well.
Our communication was good.
It was a huge challenge.
We had a strong team.
The meeting was difficult.
I'm very good with people.
It was a massive improvement.
""".strip().splitlines(),
)
def test_an_adjective_that_judges_is_to_be_replaced(said: str) -> None:
    assert lacks_of(f"I wrote a list. {said}", PLAIN_WORDS)


@pytest.mark.parametrize(
    ("told", "chose"),
    [
        ("I could have called the director. I didn't, because he would have shouted.", True),
        ("My mate wanted to weld it. I said no and bolted it, since the paint was dry.", True),
        (
            "The quick way was to glue it. It comes off in the wet, so I did not. It would leak.",
            True,
        ),
        ("I called the director because the pump had stopped.", False),
        ("I could not find the key. I rang the office.", False),
        ("We bolted it. Then we painted it.", False),
    ],
)
def test_a_choice_with_its_reason_is_heard_over_two_sentences(told: str, chose: bool) -> None:
    assert lacks_of(told, CHOICE) is not chose


def test_an_end_in_the_first_sentence_is_heard_in_plain_words() -> None:
    told = "I got the boy back into school by Easter. I rang his mother and sat with them."
    assert not lacks_of(told, EARLY_END)
    assert lacks_of("I rang his mother. I sat with them.", EARLY_END)


def test_no_advice_asks_for_what_the_answer_shows() -> None:
    told = f"{IN_PROPORTION} In the end nine were left."
    (structure,) = fixes(review_interview(session(told)), "structure")
    assert "came of it" not in structure
    (credibility,) = fixes(review_interview(session(told)), "credibility")
    assert "how many" not in credibility.lower()


def test_answers_alike_are_given_different_advice_as_long_as_more_is_true() -> None:
    """Breaks when one fix stands under every answer of an interview."""
    report = review_interview(session(WEAK, WEAK, WEAK))
    for name in ("substance", "structure", "credibility"):
        given = fixes(report, name)
        assert given[0] == OWN_FIX[name]
        assert len(set(given)) == 3
    again = review_interview(session(WEAK, WEAK, WEAK))
    assert again == report


def test_advice_comes_again_only_where_all_that_is_true_was_given() -> None:
    given = fixes(review_interview(session(*[WEAK] * 5)), "differentiation")
    times = Counter(given).values()
    assert max(times) - min(times) <= 1


def test_every_advice_names_something_that_an_answer_may_lack() -> None:
    data = dimensions_data()
    known = {*data.signs, *OTHER_MARKS}
    assert set(data.advising.own.values()) <= known
    for name, instead in data.advising.instead.items():
        assert name in data.dimensions
        assert {one.lacks for one in instead} <= known
        told = [OWN_FIX[name], *(one.fix for one in instead)]
        assert len(told) == len(set(told))


def test_no_two_next_steps_practise_the_same() -> None:
    endless = (
        "Last May our kitchen ran out of bread every Saturday. I had to feed eighty guests, so I "
        "asked the baker for a second oven, and I wrote the orders down the evening before."
    )
    drills = [step.drill for step in review_interview(session(endless, endless)).next_steps]
    assert len(drills) == len(set(drills)) == HOW_MANY


@pytest.mark.parametrize(
    ("first", "answers"),
    [
        ("First I would measure which of the three numbers is bad for real users.", True),
        ("A session keeps an id in a cookie, so the server can end it at once.", True),
        ("Good question, it depends.", False),
        ("There are many ways to look at this one, because systems differ.", False),
        ("It depends on a lot of things, for example on the team.", False),
        ("Where should I begin?", False),
    ],
)
def test_who_begins_with_the_answer_is_not_told_to(first: str, *, answers: bool) -> None:
    assert lacks_of(f"{first} Then one looks at the server.", ANSWER_FIRST) is not answers
