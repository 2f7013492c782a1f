"""One page contradicts itself nowhere: what was told is asked for by no part of it."""

from __future__ import annotations

import pytest

from core.assess.report import AnswerReview, Report
from core.assess.rules import review_interview
from core.assess.star import StarPart
from core.assess.story.gaps import GAPS
from core.think.reading.scene import sets_scene, tells_one_day
from core.think.reading.signs import read_signs
from tests.core.answers import STORY_QUESTION, interview_of

ENDED = """
By autumn she was reviewing others alone and she shipped the rate limiter by herself in November.
Then she took it.
By Christmas the afternoon was our busiest time and we had hired a second waiter.
She kept her place and I got the boy back into school by Easter.
We shipped it to all of them and the phones were quiet.
""".strip().splitlines()
BEGUN = """
We bought our caps from one mill, it was at Henkel in 2021.
In May I rang their buyer and she would not talk.
On my first day at Boots a woman cried at the counter.
On the night of the storm the roof came off.
At half seven the alarm went and nobody moved.
Last spring at the clinic we kept losing the keys.
In my second year at the bakery the oven broke.
At my old firm nobody wrote tests.
At my previous company we shipped once a quarter.
In my last job we had two tills.
During my apprenticeship a customer shouted at me.
Two years ago our release process was slow.
A few months ago a client rang me.
In the summer of 2019 I ran a kiosk.
When I was nineteen I worked nights.
At university I led a group of five.
Back in college we built a robot.
In my first week as a nurse I gave the wrong pill.
During the pandemic we closed the hall.
On my ward two nurses did not speak.
In our warehouse the racks were too high.
At the hotel where I worked the lift stopped.
Recently one of our suppliers went bankrupt.
Over Christmas the queue went down the street.
On the night shift the pump failed.
While I was at the council a road flooded.
At Hartmann the load ran on one server.
I was working in a call centre at the time.
It was in March and the shop was empty.
In Leeds we had one van.
As a student I waited tables.
In my time at the garage I saw it twice.
Before Easter the baker left.
Earlier this year the printer died.
At a previous employer, a bank, a batch failed.
At school I was bad at maths.
In the kitchen of a small hotel we were five.
For three years I drove the night bus.
My last project was a booking site.
In a former role I looked after payroll.
In 2021, the plant stopped.
Half a year ago we merged two teams.
Once, on a building site in Hull, a wall moved.
Last Tuesday a man fainted.
""".strip().splitlines()
NOWHERE = """
I rang him and he said yes.
At first I said nothing.
In the end we won.
At least she told me.
In general I stay calm.
At the end of the day it is about people.
In my opinion it is a matter of trust.
In my experience people lie.
In my head it was clear.
In my defence it was dark.
At my best I am fast.
At the time it seemed right.
In my next job I want to lead.
At your company I would do the same.
In a team you need trust.
At work I always stay positive.
During meetings I listen.
As a team player I help.
As a person I am calm.
In my free time I read.
On my own I would have failed.
In our case it was easy.
During that I learned a lot.
Recently I have become calmer.
At the same time I was nervous.
In my view he was right.
For years I believed that.
In two weeks I want to start.
In university you constantly have to learn.
That is not in my job description.
I recalculated it on the kitchen table.
""".strip().splitlines()
DEEDS = "I rang both drivers and asked what they saw. I wrote it down and I sat down with her. "


def reviewed(told: str) -> tuple[Report, AnswerReview]:
    report = review_interview(interview_of(STORY_QUESTION, told))
    (answer,) = report.answers
    return report, answer


def asked_for(told: str) -> str:
    """All that the page asks for."""
    report, answer = reviewed(told)
    gaps = [piece.text for piece in answer.stronger]
    steps = [f"{step.title} {step.drill}" for step in report.next_steps]
    return " ".join([*(d.fix for d in answer.dimensions), *gaps, *steps])


@pytest.mark.parametrize("end", ENDED)
def test_who_told_the_end_is_asked_for_it_nowhere(end: str) -> None:
    told = f"Nobody would review her work that spring. {DEEDS}{end}"
    page = asked_for(told)
    for asks in ("Tell the result", "End on what came of it", GAPS[StarPart.RESULT]):
        assert asks not in page


@pytest.mark.parametrize("begin", BEGUN)
def test_who_began_with_where_and_when_is_asked_for_it_nowhere(begin: str) -> None:
    page = asked_for(f"{begin} {DEEDS}")
    for asks in ("Tell the situation", "Begin with where and when", GAPS[StarPart.SITUATION]):
        assert asks not in page


@pytest.mark.parametrize("said", NOWHERE)
def test_what_says_neither_where_nor_when_sets_no_scene(said: str) -> None:
    assert not sets_scene(said)


def test_who_told_neither_is_asked_for_both() -> None:
    page = asked_for(DEEDS)
    assert GAPS[StarPart.SITUATION] in page
    assert "Tell the result" in page


@pytest.mark.parametrize(
    "told",
    """
On Christmas Eve at 7.30 it broke.
On 3 March I rang the landlord.
The morning after the flood I went in.
At lunchtime on the twelfth of May a man came.
At half seven the alarm went.
On my first day at Boots a woman cried.
On the night of the storm the roof went.
At quarter to nine he called.
On Good Friday the oven failed.
At seven thirty the driver rang.
The day before the launch it failed.
""".strip().splitlines(),
)
def test_a_day_or_an_hour_is_heard_however_it_is_named(told: str) -> None:
    assert tells_one_day(told)
    assert sets_scene(told)


@pytest.mark.parametrize(
    "said",
    """
After two weeks nine were left.
It was like that for a year.
We open at seven.
I always start at nine.
He was at one with it.
At the end of the day it is about people.
It was the first of many.
I may first ask them.
You may second guess it.
It took half an hour.
I go in every day.
At ten per cent we stop.
At half price it sold.
We march first and ask later.
We finished one day early.
I wrote it in one night.
We were late by one day.
""".strip().splitlines(),
)
def test_what_names_no_day_is_not_taken_for_one(said: str) -> None:
    assert not tells_one_day(said)


@pytest.mark.parametrize(
    "said",
    """
I went up to see Jean in planning and I says no.
I raised my hand and asked.
I raised it with my manager.
We went down to the cellar.
The engineer went down to the basement.
I dropped the tray.
Mark dropped in on Monday.
I lowered my voice.
She rose from her chair.
I raised two children.
I grew up in Leeds.
It stood on the higher shelf.
I improvised a splint.
I was a lot more careful after that.
It went down in the log.
""".strip().splitlines(),
)
def test_what_has_no_size_is_no_change(said: str) -> None:
    assert read_signs(said).change is None


@pytest.mark.parametrize(
    "said",
    """
Sales went up.
Sales went up in the spring.
Complaints went down and we kept the list.
The rate dropped.
The number of calls dropped to almost nothing.
We raised the price of bread.
I raised a lot of money over the summer.
Our team grew.
It was much faster.
Errors rose again.
We lowered the price.
There were a lot more people.
I improved the handover.
""".strip().splitlines(),
)
def test_a_change_has_a_size(said: str) -> None:
    assert read_signs(said).change is not None
