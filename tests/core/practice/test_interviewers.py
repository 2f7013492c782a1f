"""A panel: who sits in it, who asks what, and how the floor changes hands."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from core.conversation.brief import MAX_PANEL, Brief, Domain, InterviewType, Manner
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.ground.documents import Document, DocumentKind
from core.ground.plan import plan_from_documents
from core.ground.reading.passages import read_all
from core.practice.bank import Question, load_bank
from core.practice.directing.interviewers import (
    Interviewers,
    NamedInterviewer,
    choose_panel,
    everybody,
    find_interviewer,
    find_persona,
    panel_of,
    share_out,
)
from core.practice.directing.opening import open_interview
from core.practice.directing.who_asks import who_asks
from core.practice.director import next_move
from core.practice.following_up.asker import Asker
from core.practice.interview import Interview, Line, Speaker
from core.practice.lines import follow_up_lines
from core.practice.plan import plan_interview
from core.practice.variety import share_words
from core.think.intent import Intent

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
QUESTIONS = [question for domain in Domain for question in load_bank(domain).questions]
PEOPLE = everybody().interviewers
PANELS = [
    panel
    for manner in Manner
    for size in (2, 3)
    for panel in combinations([p for p in PEOPLE if p.manner is manner], size)
]
COMPLETE = (
    "The oven was too slow, so I drew up a schedule with the owner, and as a result sales rose by "
    "20 percent within the year, although the downside was an earlier start for 3 of us."
)
STORY_DOMAIN = Domain.BUSINESS


def panel_interview(
    size: int = 3, manner: Manner = Manner.NEUTRAL, count: int = 4, seed: int = 5
) -> Interview:
    kind = InterviewType.BEHAVIOURAL
    panel = choose_panel(size, manner, kind)
    brief = Brief(STORY_DOMAIN, kind, question_count=count, manner=manner, panel=panel)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(seed))
    return Interview("i-1", brief, plan)


def told(interview: Interview, move: Move) -> Interview:
    """The interview after ``move`` was made in full, with the line that hands over."""
    if move.before and move.before_by != move.speaker:
        handing = Move(
            MoveKind.HAND_OVER,
            move.before,
            interview.current_question.id,
            speaker=move.before_by,
        )
        return interview.with_move(handing, 1.0).with_move(move, 1.0)
    return interview.with_move(move, 1.0)


def opened(interview: Interview) -> tuple[Interview, Move]:
    move = open_interview(interview, random.Random(1))
    return told(interview, move), move


def say(
    interview: Interview, text: str, intent: Intent = Intent.ANSWER, seed: int = 1
) -> tuple[Interview, Move]:
    line = Line(Speaker.CANDIDATE, text, interview.current_question.id, 1.0, intent=intent)
    heard = interview.with_line(line)
    move = next_move(heard, text, intent, random.Random(seed))
    return told(heard, move), move


# Who sits in it


def test_there_are_at_least_six_people_in_three_manners() -> None:
    assert len(PEOPLE) >= 6
    assert {person.manner for person in PEOPLE} == set(Manner)


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("kind", list(InterviewType))
@pytest.mark.parametrize("size", [2, 3])
def test_a_panel_has_different_concerns_colours_and_voices(
    size: int, kind: InterviewType, manner: Manner
) -> None:
    panel = [find_interviewer(name) for name in choose_panel(size, manner, kind)]
    people = [person for person in panel if person is not None]
    assert len(people) == size
    assert {person.manner for person in people} == {manner}
    assert kind in everybody().concerns[people[0].concern].types, "the nearest comes first"
    for told_apart in (
        {person.concern for person in people},
        {person.colour for person in people},
        {person.voices["openai"] for person in people},
        {person.voices["groq"] for person in people},
    ):
        assert len(told_apart) == size


@pytest.mark.parametrize("kind", list(InterviewType))
@pytest.mark.parametrize("size", [2, 3])
def test_a_mixed_panel_has_as_many_manners_as_people_who_are_told_apart(
    size: int, kind: InterviewType
) -> None:
    panel = [find_interviewer(name) for name in choose_panel(size, None, kind)]
    people = [person for person in panel if person is not None]
    assert kind in everybody().concerns[people[0].concern].types, "the nearest comes first"
    for told_apart in (
        {person.manner for person in people},
        {person.concern for person in people},
        {person.colour for person in people},
        {person.voices["openai"] for person in people},
        {person.voices["groq"] for person in people},
    ):
        assert len(told_apart) == size


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
@pytest.mark.parametrize("timebox_min", [0, 20])
def test_who_interviews_alone_tells_their_name_and_speaks_for_nobody_else(
    person: NamedInterviewer, timebox_min: int
) -> None:
    """Breaks when somebody alone welcomes "from all of us" or hands over to nobody."""
    brief = Brief(
        STORY_DOMAIN,
        InterviewType.BEHAVIOURAL,
        question_count=3,
        manner=person.manner,
        panel=(person.id,),
        timebox_min=timebox_min,
    )
    plan = plan_interview(load_bank(STORY_DOMAIN), brief, random.Random(3))
    for seed in range(4):
        interview = Interview("i", brief, plan)
        move = open_interview(interview, random.Random(seed))
        said = [move.before]
        assert person.name in move.before
        assert person.role in move.before
        for _ in range(12):
            interview = interview.with_move(move, 0.0, 1.0)
            if interview.ended:
                break
            line = Line(Speaker.CANDIDATE, COMPLETE, move.question_id, 1.0, intent=Intent.ANSWER)
            interview = interview.with_line(line)
            move = next_move(interview, COMPLETE, Intent.ANSWER, random.Random(seed))
            said += [move.before, move.text]
        assert not re.search(r"\b(?:all of us|from us|us all|our side|With me)\b", " ".join(said))
        assert {line.persona for line in interview.lines if line.move} == {person.id}


def test_one_interviewer_has_no_name_and_four_are_too_many() -> None:
    assert choose_panel(1, Manner.WARM, InterviewType.TECHNICAL) == ()
    with pytest.raises(ValueError, match="at most 3 people"):
        choose_panel(4, Manner.WARM, InterviewType.TECHNICAL)


def test_somebody_of_another_version_is_nobody() -> None:
    brief = Brief(STORY_DOMAIN, InterviewType.BEHAVIOURAL, panel=("maya", "somebody"))
    assert [person.id for person in panel_of(brief)] == ["maya"]
    assert find_persona("somebody") is None
    assert find_persona("") is None


@pytest.mark.parametrize("panel", [("maya", "maya"), ("a", "b", "c", "d")])
def test_a_brief_refuses_a_panel_that_cannot_be(panel: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="different people"):
        Brief(STORY_DOMAIN, InterviewType.BEHAVIOURAL, panel=panel)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": "Daniel"}, "names must differ"),
        ({"colour": "green"}, "warm colours must differ"),
        ({"concern": "craft"}, "one person is needed for each concern"),
        ({"voices": {"openai": "echo"}}, "warm voices of openai must differ"),
    ],
)
def test_people_who_could_not_be_told_apart_are_refused(
    change: dict[str, object], fault: str
) -> None:
    first, *others = everybody().model_dump(by_alias=True)["interviewers"]
    content = everybody().model_dump(by_alias=True) | {"interviewers": [first | change, *others]}
    with pytest.raises(ValidationError, match=fault):
        Interviewers.model_validate(content)


# Who asks what


@PROPERTY
@given(
    st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=10, unique_by=lambda q: q.id),
    st.sampled_from(PANELS),
)
def test_each_question_has_one_asker_and_nobody_is_silent_where_there_are_enough(
    plan: list[Question], panel: Sequence[NamedInterviewer]
) -> None:
    askers = share_out(plan, panel)
    assert len(askers) == len(plan)
    shares = Counter(person.id for person in askers)
    assert set(shares) <= {person.id for person in panel}
    if len(plan) >= len(panel):
        assert set(shares) == {person.id for person in panel}
    counts = [shares[person.id] for person in panel]
    assert max(counts) - min(counts) <= 1
    assert share_out(list(plan), tuple(panel)) == askers, "the plan alone decides"


def test_a_question_goes_to_whoever_is_concerned_with_it() -> None:
    bank = {question.id: question for question in load_bank(Domain.BUSINESS).questions}
    about = {tag: q for q in bank.values() for tag in q.tags if q.type.value == "behavioural"}
    plan = [about["conflict"], about["decision making"]]
    amina, laura = (find_interviewer(name) for name in ("amina", "laura"))
    assert amina is not None
    assert laura is not None
    assert share_out(plan, [amina, laura]) == (amina, laura)
    assert share_out(plan, [laura, amina]) == (amina, laura)


ADVERT = (
    "What we are looking for\n"
    "- At least three years of experience as an analyst in a digital product\n"
    "- Excellent SQL, and good working knowledge of Python or R\n"
    "- The ability to influence decisions without having authority over them\n"
    "- You meet your deadlines\n"
)


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("kind", list(load_bank(STORY_DOMAIN).types))
def test_a_line_of_an_advert_goes_to_whoever_is_concerned_with_it(
    kind: InterviewType, manner: Manner
) -> None:
    """Breaks when SQL is asked about by who wants to know what it is like to work beside you."""
    panel = [find_interviewer(name) for name in choose_panel(3, manner, kind)]
    people = [person for person in panel if person is not None]
    read = read_all([Document(DocumentKind.JOB, "job.txt", ADVERT)])
    brief = Brief(STORY_DOMAIN, kind, question_count=4)
    for seed in range(4):
        plan = plan_from_documents(read, load_bank(STORY_DOMAIN), brief, random.Random(seed))
        concerns = {
            question.because.shown.split()[0]: person.concern
            for question, person in zip(plan, share_out(plan, people), strict=True)
            if question.because is not None
        }
        assert concerns == {
            "At": "results",
            "Excellent": "craft",
            "The": "people",
            "You": "results",
        }


def test_questions_cannot_be_shared_out_among_nobody() -> None:
    with pytest.raises(ValueError, match="among nobody"):
        share_out(QUESTIONS[:1], ())


# What they say


@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("manner", list(Manner))
def test_the_opening_introduces_everybody_by_name_and_role(size: int, manner: Manner) -> None:
    interview = panel_interview(size, manner)
    for seed in range(4):
        move = open_interview(interview, random.Random(seed))
        for person in panel_of(interview.brief):
            assert f"{person.name}" in move.before
            assert person.role in move.before
        assert "four questions" in move.before
        assert "Business and Management" in move.before
        assert move.text == interview.plan[0].text
        assert move.speaker == move.before_by != ""
        assert "{" not in move.before
        assert "  " not in move.before


def test_who_hands_over_names_who_comes_next() -> None:
    interview, move = opened(panel_interview())
    seen = [move.speaker]
    while not interview.ended:
        before = interview.floor
        interview, move = say(interview, "Skip it.", Intent.SKIP)
        if move.kind is MoveKind.QUESTION and move.speaker != before:
            person = find_interviewer(move.speaker)
            assert person is not None
            assert move.before_by == before
            assert person.name in move.before
            assert person.name not in move.text
        seen.append(move.speaker)
    assert len(set(seen)) == MAX_PANEL


def test_nobody_hands_over_to_themselves() -> None:
    interview, _ = opened(panel_interview(2, count=6))
    kept = 0
    while not interview.ended:
        floor = interview.floor
        interview, move = say(interview, "Skip it.", Intent.SKIP)
        if move.kind is MoveKind.QUESTION and move.speaker == floor:
            kept += 1
            assert move.before == ""
    assert kept, "somebody asks two in a row in this plan"


def test_the_same_person_follows_up_repeats_and_waits() -> None:
    interview, opening = opened(panel_interview())
    for text, intent in (
        ("Well.", Intent.ANSWER),
        ("Sorry?", Intent.REPEAT),
        ("Let me think.", Intent.WAIT),
        ("I don't know.", Intent.DONT_KNOW),
    ):
        interview, move = say(interview, text, intent)
        assert move.speaker == opening.speaker
        assert interview.lines[-1].persona == opening.speaker


def test_a_hand_over_that_was_cut_off_is_made_again_and_a_finished_one_is_not() -> None:
    start, _ = opened(panel_interview())
    interview, move = say(start, "Skip it.", Intent.SKIP)
    assert move.before_by != move.speaker
    before_question = replace(interview, lines=interview.lines[:-1])
    current = before_question.current_question.id
    asker_cut = Move(MoveKind.CUT_OFF, "Tell", current, speaker=move.speaker)
    cut = before_question.with_move(asker_cut, 2.0, intended=move.text)
    _, again = say(cut, "Skip it.", Intent.SKIP)
    assert again.before == "", "they have the floor already"
    giver_cut = Move(MoveKind.CUT_OFF, "Noted", current, speaker=move.before_by)
    handing_cut = replace(interview, lines=interview.lines[:-2]).with_move(
        giver_cut, 2.0, intended=move.before
    )
    _, anew = say(handing_cut, "Skip it.", Intent.SKIP)
    assert anew.before_by == move.before_by
    assert anew.speaker == move.speaker


def test_without_a_panel_nobody_is_named() -> None:
    interview = replace(panel_interview(), brief=Brief(STORY_DOMAIN, InterviewType.BEHAVIOURAL))
    move = open_interview(interview, random.Random(1))
    assert (move.speaker, move.before, move.before_by) == ("", "", "")
    assert who_asks(interview, interview.plan[0]) is None


utterances = st.lists(
    st.tuples(
        st.sampled_from([COMPLETE, "I wrote a plan.", "We tried and we failed, and", ""]),
        st.sampled_from(Intent),
    ),
    min_size=1,
    max_size=25,
)


@PROPERTY
@given(utterances, st.sampled_from([2, 3]), st.sampled_from(Manner), st.integers(0, 99))
def test_no_line_of_a_panel_is_said_by_nobody(
    said: list[tuple[str, Intent]], size: int, manner: Manner, seed: int
) -> None:
    """Breaks when a move is left without a speaker, or a question changes hands midway."""
    interview, _ = opened(panel_interview(size, manner, seed=seed))
    for text, intent in said:
        if not interview.ended:
            interview, _ = say(interview, text, intent, seed)
    mine = [line for line in interview.lines if line.speaker is Speaker.INTERVIEWER]
    assert {line.persona for line in mine} <= set(interview.brief.panel)
    assert all(line.persona == "" for line in interview.lines if line not in mine)
    for line in mine:
        if line.move is MoveKind.FOLLOW_UP:
            assert line.persona == interview.asker_of(line.question_id)


@pytest.mark.parametrize("person", everybody().interviewers, ids=lambda person: person.id)
def test_nobody_calls_for_facts_ahead_of_a_question_that_asks_for_none(
    person: NamedInterviewer,
) -> None:
    own = person.lines
    asker = Asker(person.manner, leads=own.follow_up, for_facts=own.follow_up_for_facts)
    view = asker.leads_to("What would you do differently today?", FollowUpReason.MISSING_POINT)
    assert not any(re.search(r"\b(?:facts|figures|numbers|how that)\b", lead) for lead in view)
    assert set(own.follow_up_for_facts) <= {
        *asker.leads_to("What came of it?", FollowUpReason.NO_RESULT)
    }


@pytest.mark.parametrize("person", everybody().interviewers, ids=lambda person: person.id)
def test_nobody_leads_up_to_a_follow_up_with_words_that_are_in_it(person: NamedInterviewer) -> None:
    asker = Asker(person.manner, leads=person.lines.follow_up)
    for reason, wordings in follow_up_lines(person.manner):
        for wording in wordings if reason in set(FollowUpReason) else ():
            leads = asker.leads_to(wording, FollowUpReason(reason))
            assert leads
            assert not any(share_words(lead, wording) for lead in leads)
    assert share_words("I'd love to hear more.", "I'd love to know how it turned out.")
    assert not share_words("Let me be direct.", "What came of it?")
