"""A second take: told apart only beyond the scorer's own spread, and never mixed up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from core.assess.delivery import AnswerDelivery
from core.assess.judge_pass import Judge, JudgePass
from core.assess.judgement import AnswerJudgement, LandedPass, Unfounded
from core.assess.levels import Level
from core.assess.report import (
    AnswerReview,
    DimensionReview,
    PointReview,
    PointStatus,
    Reading,
    StarReview,
)
from core.assess.review.comparison import Change, compare
from core.assess.review.markdown import review_markdown
from core.assess.review.second_takes import review_take, review_takes
from core.assess.review.state import ReviewState, interview_of_take
from core.assess.rules import review_interview
from core.assess.star import StarPart
from core.assess.words.estimate import level_weights
from core.assess.words.mentions import Mention, MentionKind
from core.practice.interview import Line, Speaker
from core.practice.quotes import Quote
from core.think.intent import Intent
from providers.paper.answers import answers
from providers.paper.blocks import texts
from tests.core.answers import STORY_QUESTION, STRONG, WEAK, interview_of

FIRST = interview_of(STORY_QUESTION, WEAK)


def said(text: str) -> Line:
    return Line(Speaker.CANDIDATE, text, STORY_QUESTION.id, 0.0, intent=Intent.ANSWER)


def reviews(text: str) -> tuple[AnswerReview, AnswerReview]:
    state = ReviewState().with_take(STORY_QUESTION.id, said(text), "one")
    again = interview_of_take(FIRST, state.takes[0])
    return review_interview(FIRST).answers[0], review_interview(again).answers[0]


def test_the_same_words_are_no_improvement() -> None:
    comparison = compare(*reviews(WEAK))
    assert comparison.change is Change.NOT_TOLD_APART
    words = len(WEAK.split())
    assert comparison.moved == (f"{words} words before, {words} now.",)


def test_a_story_in_place_of_phrases_is_an_improvement_and_says_what_moved() -> None:
    before, after = reviews(STRONG)
    comparison = compare(before, after)
    assert comparison.change is Change.IMPROVED
    told = [sentence for sentence in comparison.moved if sentence.startswith("Now you tell")]
    assert told == [
        "Now you tell the situation.",
        "Now you tell the action.",
        "Now you tell the result.",
    ]
    assert not any("no longer" in sentence for sentence in comparison.moved)
    back = compare(after, before)
    assert back.change is Change.LOWER
    gone = [sentence for sentence in back.moved if sentence.startswith("I no longer find")]
    assert gone == [
        "I no longer find the situation.",
        "I no longer find the action.",
        "I no longer find the result.",
    ]
    assert not any("Now" in sentence for sentence in back.moved)


WORDS = Quote("I", 1, 0, 1)


def review_with(
    parts: set[StarPart], points: dict[str, PointStatus], words: int, wpm: float | None
) -> AnswerReview:
    """A review in which just these parts and points were shown, said at this pace."""
    review, _ = reviews(WEAK)
    return replace(
        review,
        star=tuple(StarReview(p, (WORDS,) if p in parts else ()) for p in StarPart),
        points=tuple(PointReview(p, None, status) for p, status in points.items()),
        delivery=(AnswerDelivery(words, (), pace_wpm=wpm),),
    )


def test_what_came_what_went_and_how_fast_it_was_said_are_told_each_once() -> None:
    """One part comes and one goes; a point comes, one goes, one only was not heard again."""
    missed, unheard, covered = PointStatus.MISSED, PointStatus.UNHEARD, PointStatus.COVERED
    before = review_with(
        {StarPart.SITUATION, StarPart.TASK},
        {"names a cost": missed, "says why": covered, "gives a date": covered, "stays": covered},
        40,
        180.4,
    )
    after = review_with(
        {StarPart.SITUATION, StarPart.RESULT},
        {"names a cost": covered, "says why": missed, "gives a date": unheard, "stays": covered},
        90,
        120.0,
    )
    assert compare(before, after).moved == (
        "Now you tell the result.",
        "I no longer find the task.",
        "New: a good answer names a cost.",
        "Left out this time: a good answer says why.",
        "40 words before, 90 now.",
        "180 words a minute before, 120 now.",
    )


def test_hedges_pauses_and_the_wait_are_set_beside_each_other_where_they_differ() -> None:
    """Breaks when a figure that was not measured in both is told as moved."""
    hedge, filler = (Mention(kind, 0, 1) for kind in (MentionKind.HEDGE, MentionKind.FILLER))
    review = review_with(set(), {}, 40, None)
    spoken = AnswerDelivery(40, (hedge, hedge), 20.0, 3.04, 120.0, 20.0, (), 2)
    calmer = replace(spoken, mentions=(filler,), first_word_s=1.0, mid_clause_pauses=0)
    typed = AnswerDelivery(40, (hedge, filler))

    def moved(before: AnswerDelivery, after: AnswerDelivery) -> list[str]:
        reviews = (replace(review, delivery=(one,)) for one in (before, after))
        return [*compare(*reviews).moved][1:]

    assert moved(spoken, calmer) == [
        "120 words a minute before, 120 now.",
        "Hedges: 2 before, 0 now.",
        "Pauses inside a clause: 2 before, 0 now.",
        "Seconds to the first word: 3.0 before, 1.0 now.",
    ]
    assert moved(typed, replace(typed, mentions=())) == [
        "Hedges: 1 before, 0 now.",
        "Fillers: 1 before, 0 now.",
    ]
    assert moved(typed, spoken) == ["Hedges: 1 before, 2 now."]


def test_a_dimension_is_said_to_have_moved_only_beyond_the_spread_of_a_level() -> None:
    _, good = reviews(WEAK)
    by_name = {d.dimension: d for d in good.dimensions if d.level is not None}
    substance, structure = by_name["substance"], by_name["structure"]
    beyond = level_weights().telling_apart

    def lower(one: DimensionReview, by: float) -> DimensionReview:
        assert one.level is not None
        return replace(one, level=replace(one.level, value=one.level.value - by))

    moves, stays = lower(substance, beyond + 0.1), lower(structure, beyond - 0.1)
    before = replace(good, dimensions=(moves, stays))
    after = replace(good, dimensions=(substance, structure))
    assert moves.level is not None and substance.level is not None
    was, now = (f"{one.level.value:.1f}" for one in (moves, substance) if one.level)
    told = [sentence for sentence in compare(before, after).moved if "before" in sentence]
    assert told[0] == f"Substance: {was} before, {now} now."
    assert not any(sentence.startswith("Structure") for sentence in told)


@pytest.mark.parametrize(("first", "second"), [(None, 120.0), (120.0, None)])
def test_a_typed_take_has_no_pace_to_set_beside_another(
    first: float | None, second: float | None
) -> None:
    one, other = (review_with(set(), {}, 40, wpm) for wpm in (first, second))
    assert compare(one, other).moved == ("40 words before, 40 now.",)


@pytest.mark.parametrize(
    ("more", "change"),
    [(-0.01, Change.NOT_TOLD_APART), (0.01, Change.IMPROVED)],
)
def test_improved_is_said_only_beyond_the_spread(more: float, change: Change) -> None:
    before, _ = reviews(WEAK)
    beyond = level_weights().telling_apart
    low = replace(before, level=Level(2.0, 1.0, 3.0))
    high = replace(before, level=Level(2.0 + beyond + more, 1.0, 5.0))
    assert compare(low, high).change is change


def test_levels_of_different_assessors_or_none_are_not_compared() -> None:
    before, after = reviews(STRONG)
    by_model = replace(after, assessor="model")
    none, before_none = replace(after, level=None), replace(before, level=None)
    for one, other, why in (
        (before, by_model, "rules gave the first level, a model this one"),
        (by_model, before, "a model gave the first level, rules this one"),
        (before, none, "this one has no level"),
        (before_none, after, "the first one has no level"),
        (before_none, none, "neither has a level"),
    ):
        found = compare(one, other)
        assert found.change is Change.NOT_COMPARABLE
        assert why in found.hindered
    assert compare(before, after).hindered == ""


ASKED = Judge("A, gpt-5", "2026-11-2", "2026-10-1")
TOGETHER = replace(ASKED, model="A, gpt-5, B", several=True)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (ASKED, replace(ASKED, model="B"), "different models"),
        (ASKED, TOGETHER, "different models"),
        (TOGETHER, TOGETHER, "several models"),
        (ASKED, replace(ASKED, prompt="2026-11-3"), "another way"),
        (ASKED, replace(ASKED, rubric="2026-10-2"), "another way"),
        (Judge("A"), Judge("A"), "another way"),
        (Judge(ASKED.model), ASKED, "another way"),
        (ASKED, ASKED, ""),
    ],
)
def test_levels_are_compared_where_one_model_gave_both_and_was_asked_the_same(
    first: Judge, second: Judge, why: str
) -> None:
    before, _ = reviews(WEAK)
    low = replace(before, assessor="model", judge=first, level=Level(1.5, 1.2, 1.8))
    high = replace(before, assessor="model", judge=second, level=Level(4.5, 4.2, 4.8))
    for found in (compare(low, high), compare(high, low)):
        assert why in found.hindered and bool(found.hindered) == bool(why)
        assert (found.change is Change.NOT_COMPARABLE) == bool(why)
        assert found.moved == compare(before, before).moved, "what moved stands all the same"


def test_an_answer_that_may_be_about_something_else_is_compared_with_another_such_alone() -> None:
    before, after = reviews(STRONG)
    doubtful = replace(before, doubtful_topic=True), replace(after, doubtful_topic=True)
    for one, other in ((doubtful[0], after), (before, doubtful[1])):
        found = compare(one, other)
        assert found.change is Change.NOT_COMPARABLE
        assert "something else" in found.hindered
    assert compare(*doubtful).hindered == ""


def test_two_levels_of_a_model_must_lie_beyond_both_their_intervals_together() -> None:
    before, _ = reviews(WEAK)
    one = replace(before, assessor="model", judge=ASKED, level=Level(2.0, 1.7, 2.3))
    near = replace(one, level=Level(2.4, 2.1, 2.7))
    far = replace(one, level=Level(2.5, 2.2, 2.8))
    assert compare(one, near).change is Change.NOT_TOLD_APART
    assert compare(one, far).change is Change.IMPROVED


def test_a_new_reading_takes_the_place_of_the_old_one_of_its_answer_alone() -> None:
    state = ReviewState().with_reading(Reading("a", 1.0)).with_reading(Reading("b", -1.0))
    state = state.overruled("b").with_reading(Reading("a", 2.0))
    assert {(r.question_id, r.fit, r.overruled) for r in state.readings} == {
        ("a", 2.0, False),
        ("b", -1.0, True),
    }


def test_takes_are_counted_for_each_question_and_changed_one_by_one() -> None:
    state = ReviewState()
    for question, text in (("a", "one"), ("b", "two"), ("a", "three")):
        state = state.with_take(question, replace(said(text), question_id=question), text)
    assert [(t.question_id, t.number) for t in state.takes] == [("a", 1), ("b", 1), ("a", 2)]
    changed = state.with_changed_take(replace(state.takes[2], reading=Reading("a", 0.5)))
    assert changed.takes[:2] == state.takes[:2]
    assert changed.takes[2].reading == Reading("a", 0.5)


QUESTION = STORY_QUESTION.id
REVIEWS = TypeAdapter(ReviewState)
PASS = JudgePass(answers_the_question=True, dimensions=(), points=(), stronger=())


def two_windows() -> tuple[ReviewState, ReviewState, ReviewState]:
    """Both answered the same question before they heard of each other: theirs, and what is kept
    once the second has."""
    first = ReviewState().with_take(QUESTION, said("one"), "first")
    second = ReviewState().with_take(QUESTION, said("two"), "second")
    return first, second, second.merged(first)


def test_two_windows_that_answer_once_each_keep_two_takes_whatever_they_change_later() -> None:
    first, second, kept = two_windows()
    second = kept
    for rating in (1, 2, 3):
        first = kept = replace(first, self_rating=rating).merged(kept)
        second = kept = replace(second, opened=True).merged(kept)
    assert [(take.number, take.text) for take in kept.takes] == [(1, "one"), (2, "two")]


def test_a_take_keeps_the_number_under_which_it_is_kept_and_a_new_one_is_counted_after_it() -> None:
    first, _, kept = two_windows()
    assert [(t.id, t.number) for t in kept.takes] == [("first", 1), ("second", 2)]
    assert first.merged(kept).takes == kept.takes


def test_what_lands_for_a_take_that_was_counted_anew_reaches_it() -> None:
    _, second, kept = two_windows()
    (alone,) = second.takes
    reading, judgement = Reading(QUESTION, 0.5), AnswerJudgement(QUESTION, "m", ())
    passed = LandedPass(QUESTION, 1, "m", PASS, "p")
    state = kept.with_landed(reading, alone).with_landed(passed, alone)
    assert len(state.passes_over(alone)) == len(state.passes_over(kept.takes[1])) == 1
    assert state.passes_over(kept.takes[0]) == state.passes_over() == ()
    state = state.with_landed(judgement, alone)
    assert (state.takes[1].reading, state.takes[1].judgement) == (reading, judgement)
    assert state.passes == ()
    assert state.takes[0] == kept.takes[0]


def test_a_take_that_is_not_here_takes_nothing_in() -> None:
    first, second, _ = two_windows()
    (elsewhere,) = first.takes
    passed = LandedPass(QUESTION, 1, "m", PASS, "p")
    landed = (passed, Reading(QUESTION, 0.5), AnswerJudgement(QUESTION, "m", ()))
    for what in (*landed, Unfounded(QUESTION)):
        assert second.with_landed(what, elsewhere) == second


def test_a_reading_that_lands_late_takes_nothing_back_that_the_person_has_overruled() -> None:
    state = ReviewState().with_landed(Reading(QUESTION, -2.0)).overruled(QUESTION)
    assert state.with_landed(Reading(QUESTION, -2.0)) == state


def test_what_they_say_of_a_take_is_taken_back_by_no_reading_and_by_no_other_window() -> None:
    first, _, kept = two_windows()
    read = kept.with_landed(Reading(QUESTION, -2.0), kept.takes[0])
    said = read.overruled_take(read.takes[0])
    assert said.takes[0].reading == Reading(QUESTION, -2.0, overruled=True)
    assert said.with_landed(Reading(QUESTION, -2.0), said.takes[0]) == said
    for merged in (read.merged(said), said.merged(read)):
        assert merged.takes[0].reading == Reading(QUESTION, -2.0, overruled=True)
    judged = read.with_landed(AnswerJudgement(QUESTION, "m", ()), read.takes[0])
    assert judged.overruled_take(read.takes[0]).takes[0].judgement == judged.takes[0].judgement
    assert ReviewState().overruled_take(first.takes[0]) == ReviewState()


def test_a_take_counted_anew_is_the_same_interview_to_whoever_works_on_it() -> None:
    _, second, kept = two_windows()
    of_both = [interview_of_take(FIRST, take) for take in (second.takes[0], kept.takes[1])]
    assert of_both[0] == of_both[1]
    assert interview_of_take(FIRST, kept.takes[0]).id != of_both[0].id


def test_a_review_kept_before_takes_had_ids_still_opens_with_every_take_told_apart() -> None:
    *_, kept = two_windows()
    passed = LandedPass(QUESTION, 1, "m", PASS, "p")
    kept = kept.with_landed(passed).with_landed(passed, kept.takes[0])
    record = json.loads(REVIEWS.dump_json(kept))
    for take in record["takes"]:
        del take["id"]
        take["text"] = "the same"
    record["passes"][0]["take"], record["passes"][1]["take"] = 0, 1
    opened, again = (REVIEWS.validate_json(json.dumps(record)) for _ in range(2))
    assert len({take.id for take in opened.takes}) == 2
    assert all(take.id for take in opened.takes)
    assert again.merged(opened) == opened
    assert len(opened.passes_over()) == 1, "a pass over a take is none over the first answer"


def test_levels_that_cannot_be_told_apart_are_not_set_side_by_side() -> None:
    """Breaks when "2.8, then 2.6" stands there, which reads as worse whatever is said below."""
    state = ReviewState().with_take(STORY_QUESTION.id, said(WEAK), "one")
    state = state.with_take(STORY_QUESTION.id, said(STRONG), "two")
    report = review_interview(FIRST)
    same, better = review_takes(FIRST, report, state.takes)
    for take, shown in ((same, False), (better, True)):
        assert take.comparison.sets_levels_side_by_side is shown
        assert ("This one: level" in review_markdown(FIRST, report, takes=[take])) is shown
        told = " ".join(texts(answers(FIRST, report, [take])))
        assert ("This one" in told) is shown


def test_of_a_take_that_nobody_replies_to_no_share_of_a_talk_is_told() -> None:
    state = ReviewState().with_take(STORY_QUESTION.id, said(STRONG), "one")
    assert review_take(FIRST, state.takes[0]).talk_share is None
