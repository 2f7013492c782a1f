"""The questions that ship, and choosing those of one interview."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from core.conversation.brief import (
    INDUSTRIES,
    Brief,
    Difficulty,
    Domain,
    InterviewType,
    Pack,
    Seniority,
)
from core.practice.bank import Question, QuestionBank, load_bank, load_pack
from core.practice.plan import most_questions, plan_interview
from core.practice.points import cover_points, says

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
EVERYWHERE = (InterviewType.BEHAVIOURAL, InterviewType.TECHNICAL, InterviewType.CULTURAL_FIT)
WITH_DESIGN = {Domain.COMPUTER_SCIENCE, Domain.ARCHITECTURE_DESIGN}
LEVELS = list(Difficulty)
PACKS = [load_pack(industry) for industry in INDUSTRIES]
BANKS = [*(load_bank(domain) for domain in Domain), *PACKS]
QUESTIONS = [question for bank in BANKS for question in bank.questions]


@pytest.fixture(scope="module", params=BANKS, ids=lambda bank: bank.title)
def bank(request: pytest.FixtureRequest) -> QuestionBank:
    """One after the other: the patterns of all their cues are more than are remembered."""
    found: QuestionBank = request.param
    return found


def has_type(brief: Brief) -> bool:
    return brief.interview_type in load_bank(brief.domain).types


briefs = st.builds(
    Brief,
    st.sampled_from(Domain),
    st.sampled_from(InterviewType),
    st.sampled_from(Seniority),
    st.sampled_from(Difficulty),
    st.integers(1, 10),
).filter(has_type)


@pytest.mark.parametrize("domain", list(Domain))
def test_every_domain_has_a_bank_of_its_own(domain: Domain) -> None:
    bank = load_bank(domain)
    assert bank.domain is domain
    assert bank.title == domain.label


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_an_industry_has_twelve_stories_and_eight_questions_of_fit_at_every_difficulty(
    industry: Pack,
) -> None:
    pack = load_pack(industry)
    assert pack.title == industry.label
    counts = {kind: len(pack.of_type(kind)) for kind in pack.types}
    assert counts == {InterviewType.BEHAVIOURAL: 12, InterviewType.CULTURAL_FIT: 8}
    for kind in pack.types:
        assert {q.difficulty for q in pack.of_type(kind)} == set(Difficulty)


def test_a_brief_names_the_industry_of_its_pack_and_else_its_field() -> None:
    named = [
        Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, pack=pack).field
        for pack in (Pack.NONE, Pack.HOSPITALITY_RETAIL, Pack.OWN)
    ]
    assert named == ["Business & Management", "Hospitality & Retail", "Business & Management"]


@pytest.mark.parametrize("kind", EVERYWHERE)
@pytest.mark.parametrize("domain", list(Domain))
def test_every_domain_has_at_least_six_questions_of_each_common_type(
    domain: Domain, kind: InterviewType
) -> None:
    assert len(load_bank(domain).of_type(kind)) >= 6


@pytest.mark.parametrize("domain", list(Domain))
def test_system_design_is_asked_where_people_design_systems(domain: Domain) -> None:
    asked = InterviewType.SYSTEM_DESIGN in load_bank(domain).types
    assert asked is (domain in WITH_DESIGN)
    if asked:
        assert len(load_bank(domain).of_type(InterviewType.SYSTEM_DESIGN)) >= 6


@pytest.mark.parametrize("kind", EVERYWHERE)
@pytest.mark.parametrize("domain", list(Domain))
def test_every_common_type_has_questions_of_every_difficulty(
    domain: Domain, kind: InterviewType
) -> None:
    assert {q.difficulty for q in load_bank(domain).of_type(kind)} == set(Difficulty)


def test_a_question_id_is_used_once_in_all_banks() -> None:
    counts = Counter(question.id for question in QUESTIONS)
    assert [name for name, count in counts.items() if count > 1] == []


def test_a_question_text_is_used_once_in_all_banks() -> None:
    counts = Counter(question.text for question in QUESTIONS)
    assert [text for text, count in counts.items() if count > 1] == []


def test_repeating_the_question_covers_none_of_its_points(bank: QuestionBank) -> None:
    assert [
        (question.id, c.point.point)
        for question in bank.questions
        for c in cover_points(question, question.text)
        if c.covered
    ] == []


def test_every_point_can_be_covered_by_an_answer(bank: QuestionBank) -> None:
    """Breaks when the question's own text holds every cue of a point."""
    for question in bank.questions:
        everything = ". ".join(cue for point in question.points for cue in point.cues)
        missed = [c.point.point for c in cover_points(question, everything) if not c.covered]
        assert missed == [], question.id


def test_no_cue_is_a_word_that_a_third_of_the_bank_is_about(bank: QuestionBank) -> None:
    """Breaks when "guests" in any sentence of a hotel ticks a point about guests."""
    for question in bank.questions:
        for cue in (cue for point in question.points for cue in point.cues if " " not in cue):
            about = [one for one in bank.questions if says(f"{one.text} {one.answer}", cue)]
            assert 3 * len(about) < len(bank.questions), f"{question.id}: {cue}"


@pytest.mark.parametrize("bank", BANKS, ids=lambda b: b.title)
def test_a_question_asks_and_its_points_complete_a_sentence(bank: QuestionBank) -> None:
    for question in bank.questions:
        assert question.text[0].isupper(), question.id
        assert question.text[-1] in "?.", question.id
        assert all(point.point[0].islower() for point in question.points), question.id
        assert all(point.ask.endswith("?") for point in question.points), question.id


def test_a_bank_refuses_an_id_used_twice() -> None:
    bank = load_bank(Domain.FINANCE).model_dump(mode="json", by_alias=True)
    bank["questions"].append(bank["questions"][0])
    with pytest.raises(ValidationError, match="question ids used twice"):
        QuestionBank.model_validate(bank)


def test_a_bank_refuses_a_misspelt_field() -> None:
    bank = load_bank(Domain.FINANCE).model_dump(mode="json", by_alias=True)
    bank["questions"][0]["anwser"] = "x"
    with pytest.raises(ValidationError, match="anwser"):
        QuestionBank.model_validate(bank)


def test_a_bank_cannot_be_written_to() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_bank(Domain.FINANCE).title = "Other"  # type: ignore[misc]


@PROPERTY
@given(briefs, st.integers(0, 2**32))
def test_a_plan_has_the_asked_count_of_different_questions_easiest_first(
    brief: Brief, seed: int
) -> None:
    """Breaks when filling up repeats a question, or the order is left to chance."""
    bank = load_bank(brief.domain)
    plan = plan_interview(bank, brief, random.Random(seed))
    assert len(plan) == brief.question_count
    assert len({question.id for question in plan}) == len(plan)
    assert all(question in bank.questions for question in plan)
    levels = [LEVELS.index(question.difficulty) for question in plan]
    assert levels == sorted(levels)


@PROPERTY
@given(briefs, st.integers(0, 2**32))
def test_the_asked_type_comes_first_and_behavioural_questions_fill_up(
    brief: Brief, seed: int
) -> None:
    """Breaks when another type displaces the asked one, or strangers fill up."""
    bank = load_bank(brief.domain)
    plan = plan_interview(bank, brief, random.Random(seed))
    asked = [q for q in plan if q.type is brief.interview_type]
    others = {q.type for q in plan if q.type is not brief.interview_type}
    assert len(asked) == min(brief.question_count, len(bank.of_type(brief.interview_type)))
    if brief.interview_type is not InterviewType.BEHAVIOURAL:
        assert others <= {InterviewType.BEHAVIOURAL}


@PROPERTY
@given(briefs, st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_plan(brief: Brief, seed: int) -> None:
    """Breaks when chance comes from anywhere but the seed."""
    bank = load_bank(brief.domain)
    first = plan_interview(bank, brief, random.Random(seed))
    assert plan_interview(bank, brief, random.Random(seed)) == first


def test_other_seeds_give_other_plans() -> None:
    brief = Brief(Domain.FINANCE, InterviewType.TECHNICAL, question_count=3)
    plans = {plan_interview(load_bank(Domain.FINANCE), brief, random.Random(n)) for n in range(20)}
    assert len(plans) > 1


@PROPERTY
@given(briefs, st.integers(0, 2**32))
def test_no_question_left_out_would_have_fitted_better(brief: Brief, seed: int) -> None:
    """Breaks when difficulty or seniority is ignored in choosing."""
    wanted = load_bank(brief.domain).of_type(brief.interview_type)

    def distance(question: Question) -> int:
        steps = abs(LEVELS.index(question.difficulty) - LEVELS.index(brief.difficulty))
        return steps + (brief.seniority not in question.seniority)

    plan = plan_interview(load_bank(brief.domain), brief, random.Random(seed))
    chosen = [distance(q) for q in plan if q.type is brief.interview_type]
    left_out = [distance(q) for q in wanted if q not in plan]
    assert max(chosen) <= min(left_out, default=99)


@pytest.mark.parametrize("seniority", list(Seniority))
@pytest.mark.parametrize("domain", list(Domain))
def test_a_short_plan_at_the_seniors_or_juniors_own_level_fits_them(
    domain: Domain, seniority: Seniority
) -> None:
    level = Difficulty.HARD if seniority is Seniority.SENIOR else Difficulty.EASY
    brief = Brief(domain, InterviewType.TECHNICAL, seniority, level, 1)
    (question,) = plan_interview(load_bank(domain), brief, random.Random(1))
    assert seniority in question.seniority
    assert question.difficulty is level


@pytest.mark.parametrize("domain", [d for d in Domain if d not in WITH_DESIGN])
def test_a_type_without_questions_cannot_be_planned(domain: Domain) -> None:
    brief = Brief(domain, InterviewType.SYSTEM_DESIGN)
    with pytest.raises(ValueError, match="has no System design questions"):
        plan_interview(load_bank(domain), brief, random.Random(1))


@pytest.mark.parametrize("kind", list(InterviewType))
def test_a_plan_has_as_many_questions_as_a_bank_can_give_and_no_more(kind: InterviewType) -> None:
    bank = load_bank(Domain.COMPUTER_SCIENCE)
    few = [question for k in bank.types for question in bank.of_type(k)[:2]]
    small = bank.model_copy(update={"questions": tuple(few)})
    brief = Brief(small.domain, kind, question_count=10)
    assert len(plan_interview(small, brief, random.Random(1))) == most_questions(small, kind)
    assert most_questions(small, kind) <= len(few)


def test_every_follow_up_of_a_bank_names_what_it_was_that_told_them() -> None:
    dangling = re.compile(
        r"\bthat (?:told|convinced|showed|persuaded) you\?$|\bhad you done that\b"
    )
    asks = [(question.id, point.ask) for question in QUESTIONS for point in question.points]
    assert not [found for found in asks if dangling.search(found[1])]
