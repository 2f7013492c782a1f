"""One answer has one review: no line of it calls missing what another line quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.level.seen_signs import dimensions_data
from core.assess.report import Report
from core.assess.rules import review_interview
from core.assess.star import StarPart
from core.assess.story.gaps import GAPS
from tests.core.answers import STORY_QUESTION, Entry, interview_of, levelled, question_of

PROPERTY = settings(max_examples=100, deadline=None, database=None, derandomize=True)
DEVELOPMENT = [
    entry
    for entry in levelled("development", "third", "seventh", "tenth", "thirteenth")
    if entry["kind"] == "behavioural"
]
SENTENCES = (
    "Last spring our bakery threw away forty loaves a day.",
    "When I came, the error rate was at nine percent.",
    "My manager asked me to look into it.",
    "I had to finish it by Friday.",
    "I counted what was left and I wrote a list for each shelf.",
    "So I rang the office and I asked for the log.",
    "We rebuilt the rota together.",
    "Today the error rate is at 0.1 percent.",
    "The ward has had no falls since.",
    "It has been running without us ever since.",
    "After that they stayed for the meeting.",
    "She thanked me and he signed the form.",
    "I learned a lot about people.",
    "In the end we would have saved a lot of money.",
    "I always look at the whole patient and I communicate.",
    "So I can't give you an example of that.",
    "Some people say I work too hard.",
    "I hope that we are at two percent by March.",
    "It's the standard everywhere.",
)
SIGNS = {StarPart.RESULT: "outcome", StarPart.ACTION: "own_deed"}
FIXES = {
    StarPart.RESULT: ("End on what came of it", "Tell the result"),
    StarPart.ACTION: ("Say what you did yourself", "Tell the action"),
    StarPart.SITUATION: ("Begin with where and when it was", "Tell the situation"),
    StarPart.TASK: ("Tell the task",),
}
_NOT_SEEN = re.compile(r"(?:Not seen: |was not seen \()([^.]*)")
_SEEN = re.compile(r"(?<!Not )\bSeen: (.*?)\.(?= (?:Not seen|This weakens)|$)")


def contradictions(report: Report) -> list[str]:
    """What one line of the review of a story says against another."""
    (answer,) = report.answers
    why = [str(dimension.why) for dimension in answer.dimensions]
    unseen = " ".join(told for one in why for told in _NOT_SEEN.findall(one))
    seen = " ".join(told for one in why for told in _SEEN.findall(one))
    advised = [str(d.fix) for d in answer.dimensions] + [str(s.title) for s in report.next_steps]
    gaps = {str(piece.text) for piece in answer.stronger}
    found = []
    for review in answer.star:
        part, sign = review.part, SIGNS.get(review.part)
        name = dimensions_data().signs[sign] if sign else ""
        if not review.quotes:
            if name and name in seen:
                found.append(f"{part}: missing, and {name} seen")
            continue
        if name and name in unseen:
            found.append(f"{part}: quoted, and {name} not seen")
        if str(GAPS[part]) in gaps:
            found.append(f"{part}: quoted, and a gap for it")
        found += [
            f"{part}: quoted, and advised: {one}"
            for one in advised
            if any(fix in one for fix in FIXES[part])
        ]
    return found


@pytest.mark.parametrize("entry", DEVELOPMENT, ids=lambda entry: entry["id"])
def test_no_review_of_a_story_contradicts_itself(entry: Entry) -> None:
    question = question_of(entry["kind"], entry["question"])
    assert contradictions(review_interview(interview_of(question, entry["answer"]))) == []


@PROPERTY
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6))
def test_no_order_of_sentences_makes_a_review_contradict_itself(told: Sequence[str]) -> None:
    """Breaks when an outcome or a deed is read in one place as it is not in another."""
    assert contradictions(review_interview(interview_of(STORY_QUESTION, " ".join(told)))) == []


def test_a_result_that_was_quoted_is_no_missing_outcome() -> None:
    told = (
        "Last winter nobody on our ward knew the rota. I drew up a list and I hung it by the door. "
        "Today the error rate is at 0.1 percent."
    )
    report = review_interview(interview_of(STORY_QUESTION, told))
    (result,) = (star for star in report.answers[0].star if star.part is StarPart.RESULT)
    assert [quote.text for quote in result.quotes] == ["Today the error rate is at 0.1 percent."]
    assert contradictions(report) == []


def test_a_habit_is_no_deed_and_nobody_is_told_that_one_was_seen() -> None:
    told = "I always look at the whole patient, and so I talk to people. Some say I work too hard."
    (answer,) = review_interview(interview_of(STORY_QUESTION, told)).answers
    (action,) = (star for star in answer.star if star.part is StarPart.ACTION)
    assert action.quotes == ()


def test_a_story_told_as_if_it_happened_now_has_its_deeds() -> None:
    told = "It was late at night. A man comes in and he says it burns. So I take the hose."
    (answer,) = review_interview(interview_of(STORY_QUESTION, told)).answers
    (action,) = (star for star in answer.star if star.part is StarPart.ACTION)
    assert [quote.text for quote in action.quotes] == ["So I take the hose."]
