"""Advice fits the answer beside it, and is the same wherever a review is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.assess.answer.topic import IN_DOUBT
from core.assess.level.telling_steps import in_quotes, short
from core.assess.levels import ROOM_TO_GROW
from core.assess.report import DimensionReview, Reading
from core.assess.review.file import review_json
from core.assess.review.markdown import review_markdown
from core.assess.rubric import load_rubric
from core.assess.rules import review_interview
from core.assess.story.gaps import PITCH_GAPS
from core.assess.words.signals import measure
from core.conversation.brief import InterviewType, Seniority
from core.practice.introduction import introductions
from tests.core.answers import STORY_QUESTION, STRONG, WEAK, interview_of
from tests.core.assess.test_review import held


def test_only_a_level_with_room_above_it_comes_with_advice() -> None:
    """Of what is not shown yet: a strong answer may leave nothing to advise on a dimension."""
    report = review_interview(interview_of(STORY_QUESTION, STRONG))
    judged = [*report.dimensions, report.delivery_review]
    assert any(d is not None and d.level is None for d in judged)
    assert any(d is not None and d.level and d.level.value >= ROOM_TO_GROW for d in judged)
    for dimension in judged:
        assert dimension is not None
        low = dimension.level is not None and dimension.level.value < ROOM_TO_GROW
        assert dimension.has_advice is (low and bool(dimension.fix))


def test_an_answer_is_told_one_thing_to_change_where_it_is_lowest() -> None:
    (answer,) = review_interview(interview_of(STORY_QUESTION, WEAK)).answers
    lowest = min(d.level.value for d in answer.dimensions if d.level)
    assert answer.to_change is not None
    assert answer.to_change.level is not None
    assert answer.to_change.level.value == lowest


def test_the_markdown_advises_where_the_rule_says_so_and_nowhere_else() -> None:
    """Breaks when a file prints advice for what is well or was never judged."""
    interview = interview_of(STORY_QUESTION, WEAK)
    report = review_interview(interview)
    above = [d for d in (*report.dimensions, report.delivery_review) if d and d.has_advice]
    text = review_markdown(interview, report)
    assert text.count("One thing to change") == len(above) + 1
    well = tuple(replace(d, level=replace(d.level, value=5.0, high=5.0)) for d in above if d.level)
    bare = replace(report, dimensions=well, answers=())
    assert "One thing to change" not in review_markdown(interview, bare)


def test_a_pace_a_little_too_fast_is_advised_on_wherever_the_review_is_read() -> None:
    """Breaks when delivery keeps its advice for itself above the level that others advise below."""
    interview = held(3 * STRONG, wpm=180)
    report = review_interview(interview)
    delivery = report.delivery_review
    assert delivery is not None
    assert delivery.level is not None
    assert delivery.level.value >= ROOM_TO_GROW
    fix = "One thing to change: Slow down a little."
    assert fix in review_markdown(interview, report)
    assert "Slow down a little." in review_json(interview, report)
    calm = held(3 * STRONG, wpm=150)
    assert fix not in review_markdown(calm, review_interview(calm))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Credibility: name one of the …", "1. **Credibility: name one of the …** "),
        ("Tell the result", "1. **Tell the result.** "),
    ],
)
def test_a_sentence_ends_once_in_the_markdown(title: str, shown: str) -> None:
    interview = replace(interview_of(STORY_QUESTION, WEAK), wants=("Leads a change of process.",))
    report = review_interview(interview)
    first = replace(report.next_steps[0], title=title)
    text = review_markdown(interview, replace(report, next_steps=(first,)))
    assert shown in text
    assert "- Leads a change of process: Not asked" in text


# An introduction is no story

JONAS = (
    "My name is Jonas, I'm a nurse from Bremen, and I have worked in intensive care for eight "
    "years. I moved into software two years ago and I would like to build tools for hospitals."
)
(INTRODUCTION, *_) = introductions(Seniority.MID)
OF_A_STORY = ("one day", "10 task", "Tell the story", "decided against", "One event", "event is")


def test_an_introduction_is_told_what_an_introduction_can_do_better() -> None:
    report = review_interview(interview_of(INTRODUCTION, JONAS))
    (answer,) = report.answers
    assert answer.star == ()
    assert answer.to_change is not None
    for dimension in (*answer.dimensions, *report.dimensions):
        if dimension.level is not None:
            told = " ".join((dimension.why, dimension.fix, dimension.drill))
            assert not any(words in told for words in OF_A_STORY)
    steps = " ".join(f"{step.title} {step.why} {step.drill}" for step in report.next_steps)
    assert not any(words in steps for words in OF_A_STORY)


def test_the_gaps_of_an_introduction_ask_for_who_what_and_why_here() -> None:
    (answer,) = review_interview(interview_of(INTRODUCTION, JONAS)).answers
    assert [piece.text for piece in answer.stronger if piece.is_gap] == []
    bare = "In 2014 there was a flood in our town and everybody helped, night and day, with sand."
    (answer,) = review_interview(interview_of(INTRODUCTION, bare)).answers
    assert [piece.text for piece in answer.stronger if piece.is_gap] == list(PITCH_GAPS.values())


def test_the_whole_session_takes_its_advice_from_the_stories_where_there_are_any() -> None:
    first, second = interview_of(INTRODUCTION, JONAS), interview_of(STORY_QUESTION, WEAK)
    both = replace(first, plan=(*first.plan, *second.plan), lines=(*first.lines, *second.lines))
    rubric = load_rubric()
    for dimension in review_interview(both).dimensions:
        assert dimension.fix == rubric.dimensions[dimension.dimension].fix


# Advice that is met already

CHOSEN = (
    "In January last year our first response time at Parcelwise was nineteen hours, and my job was "
    "to bring it below six. I read three hundred tickets, I found that a third were parcel "
    "tracking questions, and I rebuilt the triage rules in Zendesk so that those got an automatic "
    "reply with the tracking link. I chose rules over more staff because we had no budget. In the "
    "end the first response time fell to four hours, and the depot managers confirmed it in the "
    "weekly call."
)


def dimension_of(text: str, name: str) -> DimensionReview:
    (answer,) = review_interview(interview_of(STORY_QUESTION, text)).answers
    return next(d for d in answer.dimensions if d.dimension == name)


def test_what_was_decided_against_and_why_is_not_asked_for_where_it_was_said() -> None:
    told = dimension_of(CHOSEN, "differentiation")
    assert told.has_advice
    assert "decided against" not in told.fix
    assert "cost" in told.fix
    half = CHOSEN.replace(" over more staff", "")
    assert "decided against" in dimension_of(half, "differentiation").fix


def test_an_outcome_told_in_words_of_its_own_is_not_said_to_be_missing() -> None:
    told = (
        "The nightly load at Hartmann was slow and nobody had looked at it for years. I read the "
        "logs and moved it to a queue. It took six hours; now it takes ten minutes."
    )
    assert measure(told)["outcome"] == 0
    assert "outcomes" not in dimension_of(told, "substance").why.split("Not seen:")[-1]


def test_what_is_said_again_in_other_words_is_seen_where_it_is_said() -> None:
    """Breaks when a condition is called missing because its words were there before it."""
    told = (
        "Reads go to a cache in front of the store. The cache may be stale for a minute; we accept "
        "that, because the page shows prices of yesterday anyway. If the cache is down, reads go "
        "to the store and we shed the rest."
    )
    question = STORY_QUESTION.model_copy(update={"type": InterviewType.SYSTEM_DESIGN})
    (answer,) = review_interview(interview_of(question, told)).answers
    why = [d.why for d in answer.dimensions if d.dimension == "requirements"]
    assert "conditions (“If”)" in why[0]
    assert "conditions" not in why[0].split("Not seen")[-1]


def test_what_weakens_an_answer_is_told_apart_and_in_its_words() -> None:
    told = (
        "In my job I always give my best because quality is key, and I always tell everyone in the "
        "team that communication is important. I once wrote a plan for the shop and it was good."
    )
    why = dimension_of(told, "substance").why
    seen, against = why.split("This weakens it:")
    assert "“always”" in against
    assert "words that fit every answer" not in seen


def test_advice_of_which_all_was_said_is_left_out() -> None:
    told = dimension_of(f"{CHOSEN} The price was that two replies were wrong.", "differentiation")
    assert told.fix == ""
    assert not told.has_advice


def test_people_and_what_they_said_are_seen_in_other_words_too_and_move_no_level() -> None:
    substance, credibility = (dimension_of(CHOSEN, n) for n in ("substance", "credibility"))
    assert "other people (“managers”)" in substance.why
    assert "things that somebody said" not in credibility.why.split("Not seen:")[-1]
    assert "numbers (“six”, “three hundred”)" in credibility.why
    signals = measure(CHOSEN)
    assert (signals["others"], signals["speech"]) == (0, 0)


# How it is said

ADVERT = (
    "In the advert it says: “Experience with Zendesk or a similar ticketing system”. When did you "
    "last show it, and how did it end?"
)


def test_a_question_that_quotes_stands_in_quotation_marks_of_two_levels_all_closed() -> None:
    cut = short(ADVERT)
    assert cut == "In the advert it says: “Experience with Zendesk or …”"
    assert in_quotes(cut) == "In the advert it says: ‘Experience with Zendesk or …’"
    question = STORY_QUESTION.model_copy(update={"text": ADVERT})
    for said in ((WEAK,), ("Yes.",), ()):
        for step in review_interview(interview_of(question, *said)).next_steps:
            told = f"{step.title} {step.why}"
            assert told.count("“") == told.count("”")
            assert "“In the advert it says: “" not in told


@pytest.mark.parametrize(
    ("question", "cut"),
    [
        (
            "Tell me about a time when you had to give a colleague feedback that they did not want "
            "to hear.",
            "… give a colleague feedback that they did not want …",
        ),
        (
            "Tell me about a time you disagreed with your manager about a deadline.",
            "… you disagreed with your manager about a deadline.",
        ),
        (
            "Can you give me an example of a situation where you had to win somebody over?",
            "… win somebody over?",
        ),
        (
            "Describe a time at work when you were wrong about a person.",
            "… at work when you were wrong about a person.",
        ),
        ("Tell me about a time you failed.", "Tell me about a time you failed."),
        (
            "Tell me about a patient who refused what you had planned for them.",
            "Tell me about a patient who refused what you …",
        ),
    ],
)
def test_a_question_is_cut_so_that_it_can_be_told_from_others(question: str, cut: str) -> None:
    assert short(question) == cut


Told = tuple[InterviewType, str]
A_WEAK_STORY: Told = (
    InterviewType.BEHAVIOURAL,
    "In my old job we had a customer who never paid on time. I rang him every week, and I sent him "
    "the reminders that my boss had written, and I kept a list of everything that he had promised.",
)
NO_STORY = (
    "I would think about it, it depends. You have to be careful, because mistakes can be expensive "
    "and people rely on you. There was no case. I have none."
)


def steps_of(*told: Told, doubtful: Sequence[str] = ()) -> list[str]:
    """What the steps after a session of these answers rest on; ``doubtful`` are the questions whose
    answers may be about something else."""
    sessions = [
        interview_of(STORY_QUESTION.model_copy(update={"id": f"q-{at}", "type": kind}), answer)
        for at, (kind, answer) in enumerate(told, start=1)
    ]
    whole = replace(
        sessions[0],
        plan=tuple(question for one in sessions for question in one.plan),
        lines=tuple(line for one in sessions for line in one.lines),
        ended=True,
    )
    readings = [Reading(question_id, IN_DOUBT / 2) for question_id in doubtful]
    return [step.why for step in review_interview(whole, readings).next_steps]


@pytest.mark.parametrize(
    ("beside", "doubtful", "counted"),
    [
        ([], [], "in your story: “"),
        ([A_WEAK_STORY], [], "in 2 of your 2 stories, the first of them: “"),
        ([(InterviewType.BEHAVIOURAL, NO_STORY)], [], "in your story: “"),
        ([(InterviewType.BEHAVIOURAL, WEAK)], [], "in your story: “"),
        ([(InterviewType.BEHAVIOURAL, STRONG)], [], "in 1 of your 2 stories: “"),
        ([(InterviewType.TECHNICAL, WEAK)], [], "in your story: “"),
        ([(InterviewType.SYSTEM_DESIGN, WEAK)], [], "in your story: “"),
        ([(InterviewType.CULTURAL_FIT, WEAK)], [], "in your story: “"),
        ([(InterviewType.BEHAVIOURAL, "I'd rather not say.")], [], "in your story: “"),
        ([(InterviewType.BEHAVIOURAL, "")], [], "in your story: “"),
        ([(InterviewType.BEHAVIOURAL, "It was fine.")], [], "in your story: “"),
        ([A_WEAK_STORY], ["q-2"], "in your story: “"),
        ([A_WEAK_STORY, A_WEAK_STORY], ["q-2"], "in 2 of your 2 stories, the first of them: “"),
    ],
)
def test_a_step_counts_the_stories_that_were_told_and_nothing_else(
    beside: list[Told], doubtful: list[str], counted: str
) -> None:
    told = [why for why in steps_of(A_WEAK_STORY, *beside, doubtful=doubtful) if "stor" in why]
    assert any(counted in why for why in told), told


def test_who_told_no_story_is_to_find_one_and_not_to_tell_a_part_of_it() -> None:
    steps = steps_of((InterviewType.BEHAVIOURAL, NO_STORY))
    assert any(why.startswith("I found nothing that you did") for why in steps)
    assert not any("I could not find it" in why for why in steps)


@pytest.mark.parametrize(
    "told",
    [
        A_WEAK_STORY,
        (InterviewType.BEHAVIOURAL, STRONG),
        (InterviewType.CULTURAL_FIT, NO_STORY),
        (InterviewType.TECHNICAL, NO_STORY),
    ],
)
def test_nobody_is_to_find_a_story_who_told_one_or_was_asked_for_none(told: Told) -> None:
    assert not any(why.startswith("I found nothing that you did") for why in steps_of(told))


def test_where_the_only_story_may_be_about_something_else_no_part_of_it_is_asked_for() -> None:
    assert not any("I could not find it" in why for why in steps_of(A_WEAK_STORY, doubtful=["q-1"]))


def test_who_explains_with_we_is_not_asked_for_their_own_part_of_a_story() -> None:
    explained = "We use a queue, and we put each order into it once. We retry it until it is done."
    hidden = "You spoke of the group and left your own part unsaid."
    assert hidden not in steps_of((InterviewType.TECHNICAL, explained))
    assert hidden in steps_of((InterviewType.BEHAVIOURAL, explained))
