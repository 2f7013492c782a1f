"""The dimensions of an answer and of a session: their mean is the level, and none is invented."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.delivery import SessionDelivery
from core.assess.level.anchor_words import (
    DENIES,
    LOST,
    SPEAKS_OF,
    belied,
    tells_in_order,
    tells_of_more,
)
from core.assess.level.delivery_review import ENOUGH_SPEECH_S, review_delivery
from core.assess.level.profile import FARTHEST, review_dimensions
from core.assess.level.seen_signs import DimensionsData, lacks_surely
from core.assess.level.session_review import MODELS_SHARE, session_dimensions, session_level
from core.assess.level.telling_steps import fillers, pace
from core.assess.levels import Level, Sureness, level_around
from core.assess.report import (
    RULES_ASSESSOR,
    AnswerReview,
    DimensionReview,
    Report,
    StarReview,
)
from core.assess.rubric import DeliveryMark, load_rubric
from core.assess.rules import review_interview
from core.assess.star import StarPart
from core.assess.words.estimate import level_weights
from core.assess.words.pointing import shown_places
from core.conversation.brief import Domain, InterviewType
from core.conversation.transcript import TimeSpan, Transcript
from core.package_data import load_data
from core.practice.bank import load_bank
from core.practice.quotes import Quote
from tests.core.answers import (
    STORY_QUESTION,
    STRONG,
    WEAK,
    answer_of,
    interview_of,
    levelled,
    question_of,
)

PROPERTY = settings(max_examples=60, deadline=None, database=None, derandomize=True)
FAR_APART = ("ho-campaign-weak-1", "ho-figures-weak-1", "fe-sluggish-search-plain")
"""Answers whose dimensions would lie farther apart than is shown."""
SOME = [entry["answer"] for entry in levelled("third")[::20]]
SOME += [entry["answer"] for entry in levelled() if entry["id"] in FAR_APART]
SHARED = level_weights().shared
QUOTE = Quote("x", 1, 0, 1)


def report_on(text: str, kind: str = "behavioural") -> Report:
    return review_interview(interview_of(question_of(kind, "Tell me about an outage."), text))


@PROPERTY
@given(st.sampled_from(SOME), st.sampled_from(list(InterviewType)), st.floats(1, 5))
def test_the_weighted_mean_of_the_dimensions_is_the_level_of_the_answer(
    text: str, kind: InterviewType, level: float
) -> None:
    """Breaks when a dimension is cut at 1 or 5 by itself, or one that is not judged weighs."""
    answer = answer_of(text)
    shown = review_dimensions(answer, kind, level, 1.0, introduces=False)
    weights = load_rubric().types[kind]
    assert [d.dimension for d in shown] == list(weights)
    judged = [(weights[d.dimension], d.level.value) for d in shown if d.level is not None]
    if not any(one in d.why for d in shown for one in ("contradict", "cannot tell here")):
        total = math.fsum(weight for weight, _ in judged)
        mean = math.fsum(weight * value for weight, value in judged) / total
        assert mean == pytest.approx(level, abs=0.0051)
    for dimension in shown:
        if dimension.level is not None:
            assert abs(dimension.level.value - level) <= 2 * FARTHEST
            assert dimension.quote is None or answer.owns(dimension.quote)
            assert dimension.why
        else:
            assert dimension.quote is None


def test_a_dimension_is_shown_by_a_sentence_with_a_sign_of_it_or_by_none() -> None:
    said = "We used a tool for tickets. Nothing special, the team did it."
    shown = {
        d.dimension: d
        for d in review_dimensions(
            answer_of(said), InterviewType.BEHAVIOURAL, 2.0, 1.0, introduces=False
        )
    }
    assert shown["differentiation"].quote is None
    assert "Not seen:" in shown["differentiation"].why
    chose = "I chose rules over more staff because we had no budget for it."
    answer = answer_of(f"{said} {chose}")
    shown = {
        d.dimension: d
        for d in review_dimensions(answer, InterviewType.BEHAVIOURAL, 2.2, 1.0, introduces=False)
    }
    for name in ("differentiation", "structure"):
        quote = shown[name].quote
        assert quote is not None
        assert quote.text == chose


def test_a_low_level_is_shown_by_what_speaks_against_it_or_by_nothing() -> None:
    """Breaks when "claims and superlatives" stands beside a plain fact, or beside a question."""
    fact = "The decision was signed by the ops director because we had no budget."
    claim = "I am always the best and I give everything."
    asked = "Can I ask you something about the job?"
    for said, quoted in ((f"{fact} {asked}", None), (f"{fact} {claim}", claim)):
        shown = review_dimensions(
            answer_of(said), InterviewType.BEHAVIOURAL, 1.2, 1.0, introduces=False
        )
        (credibility,) = (d for d in shown if d.dimension == "credibility")
        assert (credibility.quote and credibility.quote.text) == quoted


def test_no_high_level_stands_beside_signs_that_were_not_seen() -> None:
    said = "My manager chose the tool on Monday, and the team moved. " * 2
    said += "I said that it was good, and Priya confirmed it because it was faster."
    for kind in InterviewType:
        for level in (1.0, 3.0, 4.5):
            for shown in review_dimensions(answer_of(said), kind, level, 1.0, introduces=False):
                if shown.dimension in ("trade_offs", "differentiation"):
                    assert shown.level is None or shown.level.value < 3.5
    shown = review_dimensions(answer_of(said), InterviewType.TECHNICAL, 4.5, 1.0, introduces=False)
    (trade_offs,) = (d for d in shown if d.dimension == "trade_offs")
    assert trade_offs.level is trade_offs.quote is None
    assert not trade_offs.has_advice
    assert "costs or limits" in trade_offs.why


def test_dimensions_differ_where_the_answer_does() -> None:
    values = {d.dimension: d.level.value for d in report_on(STRONG).dimensions if d.level}
    assert len(set(values.values())) > 2
    generic = STRONG.replace("Priya from finance", "them").replace("300", "many")
    vague = {d.dimension: d.level.value for d in report_on(generic).dimensions if d.level}
    assert values["credibility"] - vague["credibility"] > values["structure"] - vague["structure"]


def test_what_rules_cannot_tell_is_not_judged_and_says_so() -> None:
    shown = {d.dimension: d for d in report_on(STRONG, "technical").dimensions}
    assert shown["correctness"].level is None
    assert "cannot tell" in shown["correctness"].why
    assert all(d.level is not None for name, d in shown.items() if name != "correctness")


def test_a_level_names_the_anchor_that_it_is_nearest_to_and_claims_nothing_of_it() -> None:
    report = report_on(STRONG)
    shown = (*report.dimensions, *report.answers[0].dimensions)
    claims = [d for d in shown if d.level is not None and d.why.startswith("Level ")]
    assert len(claims) >= len(report.dimensions)
    for dimension in claims:
        assert dimension.level is not None
        anchors = load_rubric().dimensions[dimension.dimension].anchors
        number = round(dimension.level.value)
        assert dimension.why.startswith(f"Level {number} stands for: ")
        assert anchors[number - 1] in dimension.why


def test_a_session_claims_no_part_of_a_story_that_most_of_its_answers_lack() -> None:
    """Breaks when the page names "what had to be done" as told and advises to tell the task."""
    without, whole = (
        report_on(STRONG),
        report_on(STRONG.replace("I was not", "I had to bring it back. I was not")),
    )
    for report, lacks in ((without, True), (whole, False)):
        (task,) = (found for found in report.answers[0].star if found.part is StarPart.TASK)
        (structure,) = (d for d in report.dimensions if d.dimension == "structure")
        assert structure.level is not None
        assert structure.level.value > 3.5
        assert (not task.quotes) is lacks
        assert ("what had to be done" in structure.why) is not lacks
    twice = replace(without.answers[0], question_id="behavioural-02")
    (structure,) = (
        d for d in session_dimensions((without.answers[0], twice)) if d.dimension == "structure"
    )
    assert structure.why.startswith("Typical of it is your answer to “")


def test_an_anchor_that_says_the_same_is_shown_with_what_it_refers_to() -> None:
    for dimension in load_rubric().dimensions.values():
        for level in (1, 2, 3, 4, 5):
            assert not dimension.anchor_at(level).startswith("The same")


@pytest.mark.parametrize(
    ("dimension", "level", "seen", "holds"),
    [
        ("substance", 2, (), False),
        ("substance", 2, ("number", "outcome"), False),
        ("substance", 2, ("time",), True),
        ("substance", 3, ("time", "others"), False),
        ("substance", 3, ("own_deed",), True),
        ("substance", 1, ("own_deed",), False),
        ("substance", 1, ("generic",), True),
        ("structure", 4, ("order",), False),
        ("credibility", 1, ("number",), False),
        ("credibility", 2, (), False),
        ("credibility", 3, ("name",), False),
        ("credibility", 3, ("name", "outcome"), True),
        ("differentiation", 4, ("reason",), False),
        ("differentiation", 4, ("reason", "limit"), True),
        ("trade_offs", 2, (), False),
        ("trade_offs", 3, ("reason", "limit"), False),
    ],
)
def test_an_anchor_is_shown_only_where_the_signs_beside_it_do_not_deny_it(
    dimension: str, level: int, seen: tuple[str, ...], holds: bool
) -> None:
    found = Counter(seen)
    anchor = load_rubric().dimensions[dimension].anchor_at(level)
    assert belied(anchor, found) is not holds


def structure_of(said: str, level: float, kind: str = "behavioural") -> DimensionReview:
    shown = review_dimensions(answer_of(said), InterviewType(kind), level, 1.0, introduces=False)
    (structure,) = (d for d in shown if d.dimension == "structure")
    return structure


CAREFUL = (
    "I would think about it. You have to be careful because the results can be wrong, and then "
    "people decide wrongly, and so it is always best to be careful first and then to decide."
)


def test_an_answer_without_a_story_has_no_middling_structure() -> None:
    assert structure_of(CAREFUL, 2.4).level is None
    assert "Beginning, middle and end" not in structure_of(CAREFUL, 2.4).why
    told = f"I moved the test to May and told the team. {CAREFUL} In the end sales rose by half."
    assert structure_of(told, 2.4).level is not None


def test_a_weak_answer_without_a_story_keeps_the_low_structure_that_it_has() -> None:
    low = structure_of(CAREFUL, 1.1)
    assert low.level is not None and low.level.value < 2.5


def test_what_is_no_story_by_its_question_may_have_a_structure_without_one() -> None:
    assert structure_of(CAREFUL, 2.4, "cultural_fit").level is not None


@pytest.mark.parametrize(
    ("level", "told", "says_more"),
    [
        (3, "action", True),
        (3, "situation task", True),
        (3, "task result", False),
        (3, "action result", False),
        (4, "situation action result", True),
        (4, "situation task action result", False),
        (5, "situation action", True),
        (2, "", False),
        (1, "", False),
    ],
)
def test_no_anchor_speaks_of_parts_that_the_same_page_calls_missing(
    level: int, told: str, says_more: bool
) -> None:
    anchor = load_rubric().dimensions["structure"].anchor_at(level)
    assert tells_of_more(anchor, [StarPart(name) for name in told.split()]) is says_more


def test_a_story_told_in_order_is_not_told_that_it_lost_its_thread() -> None:
    """Breaks when a low structure claims so whatever stands beside it."""
    star = {
        StarPart.SITUATION: (Quote("In my last job sales were low.", 1, 0, 30),),
        StarPart.ACTION: (Quote("I rang them.", 1, 31, 43),),
        StarPart.RESULT: (Quote("In the end they stayed.", 1, 44, 67),),
    }
    told = [StarReview(part, star.get(part, ())) for part in StarPart]
    assert tells_in_order(told)
    assert not tells_in_order([one for one in told if one.part is not StarPart.RESULT])
    early = replace(told[-1], quotes=(Quote("They stayed.", 0, 0, 12),))
    assert not tells_in_order([*told[:-1], early])
    server = (
        "I noticed that our server was open. I told my manager, and Tom said it was fine. I showed "
        "him a list. In the end we closed it the same day."
    )
    (review,) = review_interview(interview_of(STORY_QUESTION, server)).answers
    assert tells_in_order(review.star)
    (structure,) = (d for d in review.dimensions if d.dimension == "structure")
    assert structure.level is not None and review.level is not None
    assert structure.level.value >= round(review.level.value, 2) - 0.1, "the parts are there"
    assert "lost more than once" not in structure.why


def test_who_told_no_event_is_not_told_that_one_is_named() -> None:
    shown = review_dimensions(
        answer_of("It is all about mindset and quality in every kind of shop, in my opinion."),
        InterviewType.BEHAVIOURAL,
        2.0,
        1.0,
        introduces=False,
    )
    (substance,) = (d for d in shown if d.dimension == "substance")
    assert "An event is named" not in substance.why
    assert "Not seen: " in substance.why


@pytest.mark.parametrize("words", [*SPEAKS_OF, *DENIES, *LOST])
def test_the_words_of_an_anchor_that_signs_are_held_to_are_those_of_the_rubric(words: str) -> None:
    anchors = [a for one in load_rubric().dimensions.values() for a in one.anchors]
    assert any(words in anchor for anchor in anchors)


def test_rules_leave_relevance_and_correctness_unjudged_and_say_why() -> None:
    (review,) = report_on(STRONG).answers
    (relevance,) = (d for d in review.dimensions if d.dimension == "relevance")
    assert relevance.level is None
    assert "model, to judge" in relevance.why


def test_the_interval_of_an_answer_is_the_one_that_was_measured() -> None:
    (review,) = report_on(STRONG).answers
    margin = level_weights().margin
    assert review.level is not None
    assert review.level == level_around(review.level.value, margin)
    for dimension in review.dimensions:
        if dimension.level is not None:
            assert dimension.level == level_around(dimension.level.value, margin)


# The session


def answers(*levels: Level | None, assessor: str = RULES_ASSESSOR) -> list[AnswerReview]:
    (plain,) = report_on(STRONG).answers
    made = []
    for level in levels:
        dimension = DimensionReview("substance", "Substance", level, "so", QUOTE, f"{level}", "D")
        made.append(replace(plain, level=level, dimensions=(dimension,), assessor=assessor))
    return made


def test_a_session_is_the_mean_of_its_answers() -> None:
    found = answers(level_around(2.0, 0.5), level_around(3.0, 0.5), level_around(3.4, 0.5))
    margin = math.sqrt(SHARED**2 + 3 * (0.25 - SHARED**2) / 9)
    assert session_level(found) == level_around(2.8, margin)


def test_answers_that_could_not_be_judged_weigh_nothing() -> None:
    one = level_around(2.0, 0.5)
    assert session_level(answers(one, None, one)) == session_level(answers(one, one))
    assert session_level(answers(None)) is session_level([]) is None


def test_an_interval_that_was_cut_at_an_end_counts_with_its_longer_side() -> None:
    found = answers(level_around(1.0, 1.0))
    assert session_level(found) == Level(1.0, 1.0, 2.0)
    assert session_level(answers(level_around(1.0, 1.0), level_around(3.0, 1.0))) == level_around(
        2.0, math.sqrt(SHARED**2 + 2 * (1 - SHARED**2) / 4)
    )


def test_what_answers_share_depends_on_who_judged_them() -> None:
    level = level_around(3.0, 0.3)
    by_model = session_level(answers(*[level] * 9, assessor="model"))
    by_rules = session_level(answers(*[level] * 9))
    assert by_model == level_around(3.0, MODELS_SHARE)
    assert by_rules is not None
    assert by_rules.high - by_rules.value < 2 * SHARED
    assert by_rules != by_model
    mixed = [*answers(level), *answers(level, assessor="model")]
    assert session_level(mixed) == session_level(answers(level, level))


def test_a_dimension_of_the_session_shows_the_answer_that_is_typical_of_it() -> None:
    found = answers(level_around(1.0, 0.5), level_around(2.9, 0.5), level_around(5.0, 0.5), None)
    (dimension,) = session_dimensions(found)
    assert dimension.level is not None
    assert dimension.level.value == 2.97
    assert dimension.fix == f"{level_around(2.9, 0.5)}"
    assert dimension.quote == QUOTE
    assert load_rubric().dimensions["substance"].anchors[2] in dimension.why


def quoting(level: float, text: str, name: str = "credibility") -> AnswerReview:
    """An answer of ``level`` in one dimension, shown by ``text``."""
    (plain,) = answers(level_around(level, 0.5))
    (dimension,) = plain.dimensions
    quote = Quote(text, 1, 0, len(text))
    return replace(plain, dimensions=(replace(dimension, dimension=name, quote=quote),))


def session_quote(*found: AnswerReview) -> str | None:
    (dimension,) = session_dimensions(found)
    return dimension.quote and dimension.quote.text


def test_a_session_quotes_what_bears_a_dimension_best_and_is_understood_alone() -> None:
    """Breaks when the quote is that of the middle answer, whatever it says."""
    bears = "Priya from finance said that 22 of the 40 refunds were never taken."
    told = quoting(2.4, bears)
    vague = quoting(2.9, "He said he was tired after a run of nights.")
    short_one = quoting(2.95, "Twenty two of them.")
    assert session_quote(told, vague, short_one, quoting(3.2, "It was late.")) == bears


def test_what_a_session_advises_is_true_of_the_answer_that_it_quotes() -> None:
    """Breaks when the advice is that of one answer and the quote that of another."""
    bears = "Priya from finance said that 22 of the 40 refunds were never taken."
    told, typical = quoting(2.4, bears), quoting(2.9, "He said he was tired after a night.")
    (dimension,) = session_dimensions([told, typical, quoting(3.2, "It was late.")])
    assert dimension.quote == told.dimensions[0].quote
    assert dimension.fix == told.dimensions[0].fix
    content = replace(told, dimensions=(replace(told.dimensions[0], fix="", drill=""),))
    (dimension,) = session_dimensions([content, typical])
    assert dimension.quote == typical.dimensions[0].quote
    assert dimension.fix == typical.dimensions[0].fix


def test_a_session_quotes_nothing_of_the_other_side_of_the_middle() -> None:
    boast = "I always give my best because quality is key."
    fact = "Priya from finance said that 22 of the 40 refunds were never taken."
    assert session_quote(quoting(1.6, fact), quoting(1.6, fact), quoting(1.0, boast)) == boast
    low = replace(quoting(1.0, boast).dimensions[0], quote=None)
    bare = replace(quoting(1.0, boast), dimensions=(low,))
    assert session_quote(quoting(1.6, fact), quoting(1.6, fact), bare) is None


@pytest.mark.parametrize("short_one", ["Twenty two of them.", "Lost half a day.", "He said so."])
def test_what_is_understood_only_beside_the_sentence_before_it_is_not_quoted(
    short_one: str,
) -> None:
    answer = answer_of(f"The lamps in the hall of the school were broken. {short_one}")
    for shown in review_dimensions(answer, InterviewType.BEHAVIOURAL, 2.5, 1.0, introduces=False):
        assert shown.quote is None or shown.quote.text != short_one


def test_of_two_sentences_the_one_with_more_of_a_dimensions_signs_is_quoted() -> None:
    more = "In May Priya from finance said that 22 refunds had come back."
    answer = answer_of(f"He said he was tired after a long run of nights. {more}")
    shown = review_dimensions(answer, InterviewType.BEHAVIOURAL, 3.0, 1.0, introduces=False)
    (credibility,) = (d for d in shown if d.dimension == "credibility")
    assert credibility.quote and credibility.quote.text == more


def test_a_dimension_that_no_answer_shows_is_not_judged() -> None:
    (dimension,) = session_dimensions(answers(None, None))
    assert dimension.level is None
    assert session_dimensions([]) == ()


def test_a_report_on_two_answers_is_surer_than_one_on_one() -> None:
    once = review_interview(interview_of(STORY_QUESTION, WEAK)).level
    assert once is not None
    two = STORY_QUESTION.model_copy(update={"id": "q-2"})
    first, second = interview_of(STORY_QUESTION, WEAK), interview_of(two, WEAK)
    both = replace(first, plan=(*first.plan, two), lines=(*first.lines, *second.lines))
    twice = review_interview(both).level
    assert twice is not None
    assert twice.value == once.value
    assert twice.high - twice.value < once.high - once.value


# Delivery

ORDINARY = SessionDelivery(
    words=200,
    spoken_s=120.0,
    pace_wpm=133.0,
    fillers=0,
    hedges=0,
    pauses=3,
    longest_pause_s=1.0,
    talk_share=0.7,
    spoken_words=200,
)


def reviewed(delivery: SessionDelivery) -> DimensionReview:
    """Delivery by its figures alone."""
    return review_delivery(delivery, interview_of(STORY_QUESTION, STRONG), ())


@pytest.mark.parametrize(
    ("found", "level"),
    [
        ({}, 5),
        ({"pace_wpm": 100.0}, 5),
        ({"pace_wpm": 175.0}, 5),
        ({"pace_wpm": 99.0}, 4),
        ({"pace_wpm": 176.0}, 4),
        ({"pace_wpm": 79.0}, 3),
        ({"pace_wpm": 220.0}, 3),
        ({"spoken_fillers": 8}, 5),
        ({"spoken_fillers": 9}, 4),
        ({"spoken_fillers": 17}, 3),
        ({"spoken_hedges": 6}, 5),
        ({"spoken_hedges": 7}, 4),
        ({"pace_wpm": 220.0, "spoken_fillers": 17, "spoken_hedges": 7}, 1),
        # Pauses may be thought, and are never held against anyone.
        ({"pauses": 60, "longest_pause_s": 20.0}, 5),
    ],
)
def test_delivery_loses_a_level_for_what_lies_outside_its_band(
    found: dict[str, float], level: int
) -> None:
    review = reviewed(replace(ORDINARY, **found))  # type: ignore[arg-type]
    assert review.level == level_around(level, 0.5)


@pytest.mark.parametrize(
    "found", [{}, {"pace_wpm": 220.0}, {"spoken_hedges": 7}, {"spoken_fillers": 8}]
)
def test_where_fillers_are_withheld_delivery_does_not_speak_of_them(
    found: dict[str, float],
) -> None:
    review = reviewed(replace(ORDINARY, **found))  # type: ignore[arg-type]
    assert "filler" not in review.why


def test_enough_fillers_that_were_transcribed_count_as_the_least_there_were() -> None:
    review = reviewed(replace(ORDINARY, spoken_fillers=9))
    assert "at least 9 fillers in 200 words" in review.why
    assert load_rubric().delivery.anchors[3] in review.why


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        ({"pace_wpm": 176.0}, DeliveryMark.TOO_FAST),
        ({"pace_wpm": 220.0, "spoken_hedges": 7}, DeliveryMark.TOO_FAST),
        ({"pace_wpm": 99.0}, DeliveryMark.TOO_SLOW),
        ({"pace_wpm": 99.0, "pauses": 12, "mid_clause_pauses": 6}, DeliveryMark.TOO_SLOW),
        ({"pace_wpm": 99.0, "pauses": 2, "mid_clause_pauses": 2}, DeliveryMark.TOO_SLOW),
        ({"pace_wpm": 99.0, "pauses": 12, "mid_clause_pauses": 7}, DeliveryMark.BROKEN),
        ({"spoken_fillers": 9}, DeliveryMark.FILLERS),
        ({"pace_wpm": 176.0, "spoken_fillers": 17}, DeliveryMark.FILLERS),
        ({"spoken_hedges": 7}, DeliveryMark.HEDGES),
    ],
)
def test_delivery_advises_on_what_was_measured_farthest_outside_its_band_and_on_nothing_else(
    found: dict[str, float], mark: DeliveryMark
) -> None:
    review = reviewed(replace(ORDINARY, **found))  # type: ignore[arg-type]
    advice = load_rubric().delivery_advice[mark]
    assert review.has_advice
    assert (review.fix, review.drill) == (advice.fix, advice.drill)
    assert ("inside a clause" in review.why) is (mark is DeliveryMark.BROKEN)


@pytest.mark.parametrize(
    "inside", [pytest.param(7, id="inside"), pytest.param(6, id="half of them inside")]
)
def test_the_step_about_a_slow_pace_says_the_same_as_delivery_and_why(inside: int) -> None:
    slow = replace(ORDINARY, pace_wpm=90.0, pauses=12, mid_clause_pauses=inside)
    (step,) = pace(slow)
    review = reviewed(slow)
    assert (f"{step.title}.", step.drill) == (review.fix, review.drill)
    assert ("of 12 pauses" in step.why) is ("of 12 pauses" in review.why) is (inside == 7)


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"pauses": 30, "mid_clause_pauses": 30},
        {"spoken_fillers": 8},
        {"spoken_s": ENOUGH_SPEECH_S - 0.1, "pace_wpm": 220.0, "spoken_fillers": 17},
        {"pace_wpm": None, "spoken_s": None, "spoken_hedges": 20},
    ],
    ids=["ordinary", "many pauses", "few fillers", "little speech", "typed"],
)
def test_delivery_in_its_bands_or_not_measured_gets_no_advice(found: dict[str, float]) -> None:
    review = reviewed(replace(ORDINARY, **found))  # type: ignore[arg-type]
    assert not review.has_advice
    assert (review.fix, review.drill) == ("", "")


SO_UM = (
    "So, um, basically I, I used Mendesk every day at Personalize. Um, we had 90 hours of response "
    "time. I kind of revealed the three other rules, you know, and I think it was maybe 4 hours "
    "after that. Basically it was good."
)


def test_typed_answers_beside_it_make_no_speech_fluent() -> None:
    """Breaks when fillers are counted over words that nobody said."""
    speech = (TimeSpan(0.5, 23.5),)
    first, second = interview_of(STORY_QUESTION, SO_UM), interview_of(STORY_QUESTION, STRONG)
    said = replace(first.lines[-1], transcript=Transcript(SO_UM, "en", 24.0, speech=speech))
    both = replace(first, lines=(*first.lines[:-1], said, second.lines[-1]))
    report = review_interview(both)
    assert report.delivery_review is not None
    assert report.delivery_review.level is not None
    assert report.delivery_review.level.value <= 2
    steps = [step.why for step in fillers(both, report.answers, report.delivery)]
    assert steps == ["At least 6 in 43 spoken words, such as:"]


def test_less_speech_makes_delivery_less_sure() -> None:
    wide, wider = (
        reviewed(replace(ORDINARY, pace_wpm=176.0, spoken_s=s)).level for s in (60.0, 23.0)
    )
    assert wide is not None
    assert wider is not None
    assert wide.value - wide.low > 0.5
    assert wider.low < wide.low
    assert wider.sureness is Sureness.VERY_ROUGH


@pytest.mark.parametrize(
    "found",
    [{"pace_wpm": None, "spoken_s": None}, {"spoken_s": ENOUGH_SPEECH_S - 0.1}, {"pace_wpm": None}],
)
def test_without_speech_enough_there_is_no_level_of_delivery(found: dict[str, None]) -> None:
    review = reviewed(replace(ORDINARY, **found))  # type: ignore[arg-type]
    assert review.level is None
    assert "20 seconds" in review.why


def test_typed_answers_have_no_delivery_and_it_weighs_nothing() -> None:
    report = report_on(STRONG)
    assert report.delivery_review is not None
    assert report.delivery_review.level is None
    assert "delivery" not in {d.dimension for d in report.dimensions}


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("It cost us: two shops got their bread late.", "limit", ["cost us"]),
        ("It cost them a day.", "limit", ["cost them"]),
        ("It fails when the cache is cold.", "limit", ["fails"]),
        ("The volume looked wrong.", "limit", []),
        ("The failed runs stopped.", "limit", []),
        ("A PR over 700 kB fails.", "limit", []),
        ("It was in 2022.", "time", ["in 2022"]),
        ("It was in May.", "time", ["in May"]),
        ("You may say so.", "time", []),
        ("It was late, so I offered him four.", "reason", ["so"]),
        ("I said so.", "reason", []),
        ("The cause was that all was baked at six.", "reason", ["the cause was"]),
        (
            "The real cause of the delay lay in the rota.",
            "reason",
            ["the real cause of the delay lay"],
        ),
        ("It was caused by a leak.", "reason", ["was caused by"]),
        ("The cause was unknown.", "reason", []),
        ("We ran for a good cause.", "reason", []),
        ("I think so we can go.", "reason", []),
        ("We once shipped it.", "condition", []),
        ("In 2019 we sold 400 loaves.", "number", ["400"]),
        ("We had 2000 boxes.", "number", ["2000"]),
        ("It was at 7 percent.", "number", ["7", "percent"]),
        ("It fell from seven to two.", "number", ["seven", "two"]),
        ("At 500 requests it stops.", "number", ["500"]),
        ("At 10,000 uploads it stops.", "number", ["10,000"]),
        ("You pay with locks.", "limit", ["You pay with"]),
        ("I stayed because they were short of staff.", "reason", ["because"]),
        ("The trade-off is that each write costs more.", "limit", ["trade-off", "costs more"]),
        ("The catch: it doesn't sort.", "limit", ["The catch", "doesn't"]),
        ("Say ten users write.", "example", ["Say"]),
        ("So take a shop.", "example", ["take"]),
        ("It depends on whether they write.", "condition", ["depends"]),
        ("We sort it by hand.", "mechanism", ["by"]),
        ("As the customer wanted, I left it.", "others", ["customer"]),
        ("We let in as many users as fit.", "others", ["users"]),
        ("A nurse asked me.", "others", ["A nurse asked"]),
        ("That was not so. But he came.", "contrast", ["but"]),
        ("It rings once a week.", "condition", []),
        ("It rings once the pump stops.", "condition", ["once"]),
        ("I could hear it So I stopped.", "name", []),
        ("I could hear Anna.", "name", ["Anna"]),
        ("O'Brien rang me.", "name", ["O'Brien"]),
        ("'Claire said no' was all I heard.", "name", ["Claire"]),
        ("Jean-Luc said yes.", "others", ["Jean-Luc"]),
        ("I told O’Brien.", "others", ["told O’Brien"]),
        ("It was New Year when the AI stopped.", "name", []),
        ("She went down to theatre.", "outcome", []),
        ("The errors went down to four.", "outcome", ["went down"]),
        ("I learned nothing.", "outcome", []),
        ("I waited, and after that, I left.", "outcome", []),
        ("He stayed with me.", "outcome", []),
        ("The customer stayed.", "outcome", ["stayed"]),
        ("A smile costs nothing.", "limit", []),
        ("There is no downside.", "limit", []),
        ("The downside is the wait.", "limit", ["downside"]),
        ("A rate limiter stands in front.", "limit", []),
        ("It takes ten reads a second.", "order", []),
        ("Second, I rang her.", "order", ["second"]),
        ("I double checked.", "number", []),
        ("We took double the amount.", "number", ["double"]),
        ("I look at what the drawing says.", "speech", []),
        ("He says it is late.", "speech", ["says"]),
        ("I built a model that told us who would leave.", "speech", []),
        ("The numbers clearly showed it.", "speech", []),
        ("After a month no guest complained.", "speech", []),
        ("One guest complained about it.", "speech", ["complained"]),
        ("Not a single new customer complained.", "speech", []),
        ("No, he said that it was late.", "speech", ["said"]),
        ("I came without being asked.", "speech", []),
        ("I offered him a drink.", "speech", []),
        ("They offered the room to us.", "speech", []),
        ("I offered him to call a taxi.", "speech", ["offered"]),
        ("I showed them the till.", "speech", []),
        ("I showed her how it works.", "speech", ["showed"]),
        ("I answered the phone.", "speech", []),
        ("She answered that it was fine.", "speech", ["answered"]),
        ("The engine refused to start.", "speech", []),
        ("He refused to leave.", "speech", ["refused"]),
        ("She not only offered to help.", "speech", ["offered"]),
        ("A woman told us.", "speech", ["told"]),
        ("I read the letter and told her.", "speech", ["told"]),
        ("The suggested choice of times was ours.", "speech", []),
        ("One left, another offered to help.", "speech", ["offered"]),
        ("I suggested the choice of times.", "speech", ["suggested"]),
        ("He came with the numbers and suggested a break.", "speech", ["suggested"]),
        ("I went with the numbers and suggested delivery-time choice.", "speech", []),
        ("We needed 14,000 visitors.", "others", ["14,000 visitors"]),
        ("There were 3 visitors.", "others", ["3 visitors"]),
        ("It cost 14,000.", "others", []),
        ("We called those people.", "others", ["we called those people"]),
        ("People like those people.", "others", []),
        ("All in one transaction.", "example", []),
        ("They take it home and say nothing.", "example", []),
        ("Say you have ten shops.", "example", ["say"]),
        ("She stood behind the counter.", "check", []),
        ("I counted them.", "check", ["counted"]),
        ("I knew nothing.", "own_deed", []),
        ("I rang her.", "own_deed", ["i rang"]),
        ("I once removed a picture.", "own_deed", ["i once removed"]),
        ("I hit the button and it stopped.", "own_deed", ["i hit"]),
        ("I had to strip all forty.", "own_deed", ["i had to strip"]),
        ("I've rebuilt the gearbox.", "own_deed", ["i've rebuilt"]),
        ("Me and my mate carried it.", "own_deed", ["me and my mate carried"]),
        ("I used a level. I used to live there.", "own_deed", ["i used"]),
        ("I never gave up.", "own_deed", []),
        ("I had to be patient. I had to wait.", "own_deed", []),
        ("I've always loved it.", "own_deed", []),
        ("I have worked there for years.", "own_deed", []),
        ("I hit a wall. I proceed with care.", "own_deed", []),
        ("I walked with two pickers, Ania and Joe.", "others", ["two pickers"]),
        ("I let Ania do it.", "others", ["let ania"]),
        ("Half of them hated it.", "others", ["half of them hated"]),
        ("Two juniors joined.", "others", ["two juniors"]),
        ("My mum helped.", "others", ["my mum"]),
        ("The electrician refused.", "others", ["the electrician"]),
        ("The council refused.", "others", ["the council refused"]),
        ("It was Sister Bee. Joe said no.", "others", ["sister bee", "joe"]),
        ("I'm an engineer, and I was a waiter.", "others", []),
        ("I work as a driver. I am a people person.", "others", []),
        ("I'm a natural leader.", "others", []),
        ("The engine refused to start, and the figures agreed.", "others", []),
        ("I checked the printer driver and the developer tools.", "others", []),
        ("The part I hated was a consultant role.", "others", []),
        ("Nobody said so. It said so.", "others", []),
        ("They are kept in a red box.", "others", []),
        ("I put them in order.", "others", []),
        ("They agreed at once.", "others", ["they"]),
        ("I rang them.", "others", ["them"]),
        ("They were delighted.", "others", ["they"]),
        ("You give up nothing if it rains.", "condition", []),
        ("I leave if it rains.", "condition", ["if"]),
    ],
)
def test_a_sign_is_shown_where_it_is_one(text: str, name: str, shown: list[str]) -> None:
    also = load_data("dimensions_en", DimensionsData).also.get(name, ())
    words = [text[slice(*span)] for span in shown_places(text, name, also)]
    assert [word.lower() for word in words] == [word.lower() for word in shown]


def test_a_number_is_shown_without_the_comma_behind_it() -> None:
    said = "I gave him 4, while Anna wrote down 5, which I checked."
    shown = review_dimensions(
        answer_of(said), InterviewType.BEHAVIOURAL, 2.0, 1.0, introduces=False
    )
    (credibility,) = (d for d in shown if d.dimension == "credibility")
    assert "numbers (“4”, “5”)" in credibility.why


def test_no_anchor_is_named_that_the_signs_beside_it_belie() -> None:
    """Breaks when "the outcome is shown" stands beside "not seen: outcomes"."""
    said = "On Monday I gave Anna 40 boxes, and she said that I read the 4 as 40. I wrote it down."
    for kind, name, denied in (
        (InterviewType.BEHAVIOURAL, "credibility", "The outcome is shown"),
        (InterviewType.TECHNICAL, "depth", "with an example"),
    ):
        for level in (3.6, 4.0, 4.6):
            for shown in review_dimensions(answer_of(said), kind, level, 1.0, introduces=False):
                if shown.dimension == name and shown.level is not None:
                    assert denied not in shown.why


def test_a_price_that_was_seen_is_not_called_missing() -> None:
    said = "I chose rules because we had no budget, and it cost us a week."
    shown = review_dimensions(answer_of(said), InterviewType.TECHNICAL, 3.0, 1.0, introduces=False)
    (trade_offs,) = (d for d in shown if d.dimension == "trade_offs")
    assert "costs or limits" in trade_offs.why
    assert "price is not" not in trade_offs.why


def test_a_loss_is_never_shown_as_evidence() -> None:
    said = "In March I lost my younger brother. I wrote a plan for the ward and Anna signed it."
    for level in (1.2, 2.0, 4.0):
        for shown in review_dimensions(
            answer_of(said), InterviewType.BEHAVIOURAL, level, 1.0, introduces=False
        ):
            assert shown.quote is None or "brother" not in shown.quote.text
            assert "lost" not in shown.why.split("Seen:")[-1]


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("Then Piotr had the keys.", "other people"),
        ("The whole crew was on it.", "other people"),
        ("My part was the rota.", "things you did"),
    ],
)
def test_what_may_be_there_is_neither_claimed_nor_missed(said: str, sign: str) -> None:
    for told, missed in ((said, False), ("It was the best.", True)):
        shown = review_dimensions(
            answer_of(told), InterviewType.BEHAVIOURAL, 2.0, 1.0, introduces=False
        )
        (substance,) = (d for d in shown if d.dimension == "substance")
        assert (sign in substance.why) is missed


@pytest.mark.parametrize("said", ["I trained two juniors, Ania and Joe.", "I sat beside Piotr."])
def test_nobody_who_named_people_is_asked_who_was_there(said: str) -> None:
    shown = review_dimensions(
        answer_of(f"On Monday it was the till. {said}"),
        InterviewType.BEHAVIOURAL,
        2.0,
        1.0,
        introduces=False,
    )
    assert not any("who else was there" in dimension.fix for dimension in shown)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("outcome", "They signed in May"),
        ("outcome", "The client signed."),
        ("outcome", "It was approved by the board"),
        ("outcome", "The plan was adopted"),
        ("limit", "It cost us a week"),
        ("limit", "I made a mistake in the bend"),
        ("limit", "The mistake was mine"),
        ("limit", "its limits are known"),
        ("limit", "the price is a slower start"),
        ("limit", "It is limited to ten"),
        ("limit", "He can't walk"),
        ("reason", "I took it since it was cheaper"),
        ("reason", "Since the lift was broken we carried it"),
        ("reason", "since nobody answered"),
        ("reason", "since he would have shouted"),
        ("speech", "She rang me"),
        ("speech", "I rang Joe to ask"),
        ("speech", "he wrote to us"),
        ("speech", "She wrote that it was late"),
        ("speech", "Joe said no"),
        ("speech", "my boss called me in"),
        ("order", "First, I rang"),
        ("order", "First I rang"),
        ("order", "I first checked the lock"),
        ("order", "and first we stopped"),
        ("order", "After lunch I rang"),
        ("order", "first of all"),
        ("order", "The first thing I did"),
        ("order", "then I left"),
        ("contrast", "Still, I went"),
        ("contrast", "and yet it worked"),
        ("contrast", "I like it, while others hate it"),
        ("contrast", "but I left"),
        ("number", "It fell by 20 percent"),
        ("number", "we gave 10 percent off"),
        ("number", "110 percent of the target"),
        ("number", "twelve of them"),
        ("time", "On Christmas Eve at 7.30 it broke"),
        ("time", "at half seven the alarm"),
        ("time", "The morning after the flood"),
        ("time", "At lunchtime on the twelfth of May"),
        ("time", "On 3 March"),
        ("time", "on 3 May"),
        ("time", "two weeks later"),
        ("time", "one night"),
        ("time", "on my first shift"),
        ("time", "by autumn"),
        ("time", "that day"),
        ("time", "at quarter to six"),
        ("time", "after three days"),
        ("time", "on the second day"),
        ("time", "a week later"),
        ("time", "One cold morning nine were left"),
        ("time", "In the first week"),
        ("time", "Monday morning"),
    ],
)
def test_a_sign_is_seen_in_the_words_that_people_use_for_it(name: str, said: str) -> None:
    assert shown_places(said, name, load_data("dimensions_en", DimensionsData).also.get(name, ()))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("outcome", "signed URLs"),
        ("outcome", "I signed a confidentiality agreement"),
        ("outcome", "I signed it"),
        ("outcome", "We use signed cookies"),
        ("outcome", "the approved list"),
        ("outcome", "a reduced menu"),
        ("limit", "pool limit"),
        ("limit", "counted bends and mistakes"),
        ("limit", "I raised the rate limit"),
        ("limit", "the speed limit is 30"),
        ("limit", "a limited edition"),
        ("limit", "I can't tell you"),
        ("limit", "I don't know."),
        ("limit", "risk assessment"),
        ("limit", "found two mistakes in it"),
        ("reason", "fired twice since"),
        ("reason", "Since then I make a cross"),
        ("reason", "since 2019"),
        ("reason", "ever since I joined"),
        ("reason", "since I joined the shop"),
        ("reason", "since the flood we have sandbags"),
        ("reason", "I've been there since I left"),
        ("reason", "since I was a boy"),
        ("speech", "rang round and got steel"),
        ("speech", "I wrote a script"),
        ("speech", "I called 116 117"),
        ("speech", "everybody says I'm brilliant"),
        ("speech", "I wrote it to disk"),
        ("speech", "I called a meeting"),
        ("speech", "I rang the bell"),
        ("order", "mine first"),
        ("order", "the pricing page first"),
        ("order", "Since then"),
        ("order", "He looked after me"),
        ("order", "I sat next to him"),
        ("order", "I had never done it before."),
        ("order", "for the first time"),
        ("order", "After all"),
        ("contrast", "while Sister Bee held it"),
        ("contrast", "while mum was in hospital"),
        ("contrast", "He still works there"),
        ("contrast", "not yet"),
        ("contrast", "nothing but trouble"),
        ("number", "I always give 110 percent"),
        ("number", "I give 100 percent"),
        ("number", "I gave one hundred and ten percent"),
        ("time", "47 minutes"),
        ("time", "every week"),
        ("time", "it took a week"),
        ("time", "40 hours a week"),
        ("time", "for ten years"),
        ("time", "all day long"),
        ("time", "at the end of the day"),
        ("time", "each morning"),
        ("time", "for one month"),
        ("time", "24 hours"),
        ("time", "We finished one day early."),
        ("time", "three of them left in one year"),
        ("number", "In 2019 I ran a kiosk."),
        ("number", "We met on 14 March."),
        ("number", "We met on March 4."),
        ("number", "We moved to Python 3."),
        ("number", "version 2"),
        ("number", "He was in room 305."),
        ("number", "I was in year 11."),
        ("number", "We began at 7."),
        ("number", "I began at 7:30, and he came."),
        ("number", "I moved it from the 30th to the 20th."),
        ("number", "It rang at half past eight."),
        ("number", "the p99"),
        ("number", "It is open 24/7."),
        ("reason", "Just because I am new"),
        ("reason", "because of the situation"),
        ("reason", "because of course it was"),
        ("reason", "because it is important"),
        ("limit", "There are always trade-offs."),
        ("limit", "You have to think about trade-offs."),
        ("limit", "The trade-off is always there."),
        ("limit", "That doesn't mean much."),
        ("limit", "I can't lead."),
        ("limit", "so a burst does not take it down"),
        ("example", "a burst does not take it down"),
        ("example", "I'd definitely say that"),
        ("condition", "It depends on the situation."),
        ("condition", "It depends."),
        ("mechanism", "We met by June."),
        ("mechanism", "It is used by many."),
        ("order", "First come, first served."),
        ("order", "The second time was better."),
        ("others", "I wanted to be a teacher."),
        ("others", "As nurses we know."),
        ("others", "I worked there as a nurse."),
        ("others", "I was the office manager."),
        ("speech", "She never asked us."),
        ("speech", "Nobody had told us."),
    ],
)
def test_no_word_is_shown_as_a_sign_where_it_means_something_else(name: str, said: str) -> None:
    also = load_data("dimensions_en", DimensionsData).also.get(name, ())
    assert shown_places(said, name, also) == []


def test_a_cue_that_may_be_none_is_not_said_to_be_missing_and_a_boast_is() -> None:
    told = "Mine was first, while mum was in hospital, and it took 47 minutes. I rang round."
    for name in ("time", "order", "contrast", "speech"):
        assert not lacks_surely(told, name)
    assert not lacks_surely("In 2019 I moved to room 305.", "number")
    assert lacks_surely("There are always trade-offs.", "limit")
    assert lacks_surely("I signed an agreement, and I always give 110 percent.", "number")
    assert lacks_surely("I signed an agreement, and I always give 110 percent.", "outcome")


def test_a_session_quotes_an_answer_that_reached_its_level() -> None:
    """Breaks when a poor answer with many signs stands for what good ones showed."""
    bears = "Priya from finance said that 22 of the 40 refunds were never taken."
    poor, good = quoting(2.1, bears), quoting(3.9, "He wrote down who had been called and when.")
    assert session_quote(poor, good) == "He wrote down who had been called and when."


def test_what_somebody_did_shows_more_than_what_they_would_do_or_doubt() -> None:
    deed = "I asked the assistants on the ward before I wrote the plan for the nights."
    for weaker in (
        "I would ask the assistants on the ward before I wrote the plan because they know it.",
        "I think it was because of the ward, maybe, or the plan for the nights or something.",
        "I always give my best, customers come first, and teamwork makes the dream work.",
    ):
        (review,) = report_on(f"{weaker} {deed}").answers
        shown = {d.quote.text for d in review.dimensions if d.quote}
        assert weaker not in shown


def test_a_story_with_beginning_deed_and_end_in_order_has_the_structure_of_its_level() -> None:
    music = (
        "I was asked to cover a music class and I can't read music at all. I told the kids so "
        "honestly. I asked my flatmate, who plays the drums, to show me three rhythms the evening "
        "before, and we clapped them in class and the pupils wrote their own. It worked, they "
        "performed it for the other class."
    )
    (review,) = report_on(music).answers
    by_name = {d.dimension: d for d in review.dimensions}
    structure, credibility = by_name["structure"].level, by_name["credibility"]
    assert structure is not None and review.level is not None
    assert structure.value >= review.level.value - 0.1
    assert "can’t" not in credibility.why and "can't" not in credibility.why
    assert "missing" not in by_name["structure"].why


def test_an_outcome_that_is_counted_is_not_called_a_mere_claim() -> None:
    wifi = (
        "In May the wifi failed ten minutes into my lesson on the planets. I let them draw the "
        "solar system on paper instead, and I asked each pair for eight facts. {} Since then I "
        "print a paper version of everything."
    )
    for result, claimed in (
        ("Eleven of fourteen pairs got all eight in order.", False),
        ("In the end it worked out for everybody.", True),
    ):
        (review,) = report_on(wifi.format(result)).answers
        (credibility,) = (d for d in review.dimensions if d.dimension == "credibility")
        assert ("claimed rather than shown" in credibility.why) is claimed


def test_what_was_asked_or_assumed_shows_the_requirements_and_no_question_anything_else() -> None:
    asked = "How many customers are there, and are the alerts time critical, like fraud alerts?"
    story = (
        f"{asked} I'd put a queue between the bank and the senders, because a slow provider must "
        "not block a payment. If a push isn't acknowledged within ten seconds, we send a text. "
        "When a provider fails we switch to the second one, and the cost is that a few people get "
        "it twice. Each alert has an id, so the sender can check whether it was sent before."
    )
    task = next(
        one
        for one in load_bank(Domain.COMPUTER_SCIENCE).questions
        if one.type is InterviewType.SYSTEM_DESIGN
    )
    (review,) = review_interview(interview_of(task, story)).answers
    quotes = {d.dimension: d.quote.text for d in review.dimensions if d.quote is not None}
    assert quotes["requirements"] == asked
    assert [name for name, text in quotes.items() if text.endswith("?")] == ["requirements"]
    assert len(set(quotes.values())) > 2
