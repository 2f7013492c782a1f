"""One page contradicts itself nowhere: what was told is asked for by no part of it."""

from __future__ import annotations

import pytest

from core.assess.gaps import GAPS
from core.assess.report import AnswerReview, Report
from core.assess.rules import review_interview
from core.assess.scene import sets_scene, tells_one_day
from core.assess.star import StarPart
from core.think.signs import read_signs
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
