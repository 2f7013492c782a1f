"""The drills, without a page: what they ask, what they see, and what they say to do."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.delivery import FILLERS_HIDDEN
from core.assess.drill.pitch import (
    LengthFit,
    PitchPart,
    PitchReview,
    Told,
    parts_missing,
    review_pitch,
)
from core.assess.drill.star import (
    PartSaid,
    StarStory,
    read_part,
    read_story,
    read_whole_story,
    star_steps,
)
from core.assess.drill.weak_questions import MOST_OFFERED, weak_questions
from core.assess.filler_count import count_fillers
from core.assess.report import Assessability
from core.assess.rules import review_interview
from core.assess.star import StarPart
from core.assess.words.mentions import find_mentions
from core.conversation.brief import Brief, Domain, InterviewType
from core.practice.bank import load_bank
from core.practice.drills import (
    PITCH_LENGTHS_S,
    answer_line,
    choose_question,
    choose_topic,
    interview_of,
    topics,
)
from core.practice.interview import Interview, Line, Speaker
from tests.core.answers import STRONG, WEAK
from tests.fakes import spoken

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
BUSINESS = load_bank(Domain.BUSINESS)
BRIEF = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL)
PARTS = {
    StarPart.SITUATION: "When I ran the Leeds branch we lost our biggest client.",
    StarPart.TASK: "I had to win them back within a month.",
    StarPart.ACTION: "I visited them, I listed their complaints and I rebuilt the delivery plan.",
    StarPart.RESULT: "In the end they signed again and revenue rose by 12 percent.",
}
WHO = "My name is Ana and I'm a site engineer."
DID = "Last year I cut the rework on three bridges by 20 percent."
WANTS = "I am looking for a team that builds rail."


# What is asked


def test_there_are_thirty_topics_and_none_is_there_twice() -> None:
    texts = [topic.text for topic in topics()]
    assert len(texts) >= 30
    assert len(set(texts)) == len(texts)
    assert all(way.endswith("?") for topic in topics() for way in topic.ways_in)


@PROPERTY
@given(st.integers(0, 2**32), st.integers(0, 29))
def test_another_topic_is_another_one(seed: int, last: int) -> None:
    before = topics()[last]
    assert choose_topic(random.Random(seed), (before,)) != before


@PROPERTY
@given(st.integers(0, 2**32), st.sampled_from(Domain))
def test_another_question_is_another_one_and_tells_a_story(seed: int, domain: Domain) -> None:
    bank, rng = load_bank(domain), random.Random(seed)
    first = choose_question(bank, rng)
    assert choose_question(bank, rng, (first,)) != first
    assert first.type is InterviewType.BEHAVIOURAL


def test_a_bank_of_one_question_asks_it_again_and_again() -> None:
    one = BUSINESS.model_copy(update={"questions": BUSINESS.questions[:1]})
    question = choose_question(one, random.Random(1))
    assert choose_question(one, random.Random(1), (question,)) == question


def test_a_drills_answer_is_reviewed_as_that_of_an_interview_is() -> None:
    question = BUSINESS.of_type(InterviewType.BEHAVIOURAL)[0]
    interview = interview_of("drill-1", BRIEF, question, answer_line(question.id, STRONG))
    (answer,) = review_interview(interview).answers
    assert answer.question == question.text
    assert answer.assessability is Assessability.ASSESSABLE
    assert answer.level is not None


def test_only_the_candidates_answer_to_this_question_makes_a_drill() -> None:
    first, second = BUSINESS.questions[:2]
    with pytest.raises(ValueError, match="the candidate's answer"):
        interview_of("drill-1", BRIEF, first, answer_line(second.id, "I did."))
    with pytest.raises(ValueError, match="the candidate's answer"):
        interview_of("drill-1", BRIEF, first, Line(Speaker.INTERVIEWER, "So?", first.id, 0.0))


# The weak question


def _review(interview_id: str, *answers: str, first: int = 0) -> tuple[str, Interview]:
    questions = BUSINESS.of_type(InterviewType.BEHAVIOURAL)[first : first + len(answers)]
    lines: tuple[Line, ...] = ()
    for question, text in zip(questions, answers, strict=True):
        made = interview_of("x", BRIEF, question, answer_line(question.id, text))
        lines = (*lines, *(made.lines if text else made.lines[:1]))
    return interview_id, Interview(interview_id, BRIEF, tuple(questions), lines, ended=True)


def _weak(*reviews: tuple[str, Interview]) -> list[tuple[str, str, bool]]:
    found = weak_questions([(name, review_interview(made)) for name, made in reviews])
    return [(one.interview_id, one.question_id[-2:], one.level is not None) for one in found]


def test_the_lowest_level_comes_first_and_what_has_none_last() -> None:
    found = weak_questions([("one", review_interview(_review("one", "", STRONG, WEAK)[1]))])
    levels = [one.level.value if one.level else 9.0 for one in found]
    assert levels == sorted(levels)
    assert found[-1].level is None
    assert found[0].level is not None


def test_of_a_question_asked_twice_the_newest_answer_counts() -> None:
    older, newer = _review("older", WEAK), _review("newer", WEAK)
    assert _weak(newer, older) == [("newer", "01", True)]


def test_two_questions_made_of_documents_are_two_though_both_are_the_first_of_their_kind() -> None:
    asked = BUSINESS.of_type(InterviewType.BEHAVIOURAL)[0]
    reviews = []
    for line in ("led 12 nurses", "cut costs by 8 percent"):
        text = f"Your résumé says: {line}. How did you go about it?"
        question = asked.model_copy(update={"id": "resume-behavioural-01", "text": text})
        made = interview_of(line, BRIEF, question, answer_line(question.id, WEAK))
        reviews.append((line, review_interview(made)))
    found = weak_questions(reviews)
    assert {(one.interview_id, one.interview_id in one.question) for one in found} == {
        ("led 12 nurses", True),
        ("cut costs by 8 percent", True),
    }


def test_without_a_review_there_is_no_weak_question() -> None:
    assert weak_questions([]) == ()


def test_no_more_are_offered_than_can_be_chosen_from() -> None:
    many = [_review(f"n{n}", WEAK, WEAK, first=2 * n) for n in range(8)]
    assert len(_weak(*many)) == MOST_OFFERED


# The STAR story


def test_a_whole_story_misses_nothing_and_still_gives_something_to_do() -> None:
    story = read_story(PARTS)
    assert story.missing == ()
    assert len(story.advice) == 1
    assert "Nothing that the rules look for is missing" in story.advice[0].misses


@pytest.mark.parametrize("part", list(StarPart))
def test_a_part_that_tells_nothing_is_missed_with_the_advice_for_it(part: StarPart) -> None:
    story = read_story({**PARTS, part: "Nice weather there, all in all, as people say."})
    assert story.missing == (part,)
    assert story.advice[0] == star_steps()[part]


def test_a_result_that_is_told_among_the_actions_is_found_all_the_same() -> None:
    told = {**PARTS, StarPart.ACTION: f"{PARTS[StarPart.ACTION]} {PARTS[StarPart.RESULT]}"}
    told[StarPart.RESULT] = "Nice weather there, all in all, as people say."
    assert StarPart.RESULT not in read_story(told).missing


def test_a_story_of_the_group_and_one_without_a_figure_are_told_so() -> None:
    group = "Then we talked to them and we decided what our people needed, so we made a plan."
    story = read_story(
        {
            **PARTS,
            StarPart.ACTION: group,
            StarPart.TASK: "I was asked to win the client back soon.",
            StarPart.RESULT: "In the end they signed again.",
        }
    )
    misses = " ".join(advice.misses for advice in story.advice)
    assert "Nothing in the story has a size" in misses
    assert "yourself" in misses or "which part was yours" in misses


def test_a_long_scene_before_a_short_deed_is_told_so() -> None:
    scene = " ".join([PARTS[StarPart.SITUATION]] * 5)
    misses = [a.misses for a in read_story({**PARTS, StarPart.SITUATION: scene}).advice]
    assert misses == ["More than half of the story is over before you act."]


def test_a_story_that_is_all_told_as_the_situation_has_no_long_scene_and_an_empty_result() -> None:
    whole = (
        "Last spring our nightly report took two hours. I profiled it, saw one query per row, "
        "batched them, and it ran in 22 minutes, so the finance team had its figures at eight."
    )
    told = {**PARTS, StarPart.SITUATION: whole}
    told[StarPart.RESULT] = "We looked at it together and tried some things."
    misses = [advice.misses for advice in read_story(told).advice]
    assert misses == ["What you told as the result does not say what came of it."]


def test_what_says_nothing_of_the_end_is_not_marked_as_the_result() -> None:
    story = read_story({**PARTS, StarPart.RESULT: "We looked into it and tried some things."})
    assert story.missing == (StarPart.RESULT,)
    assert story.advice[0] == star_steps()[StarPart.RESULT]


@pytest.mark.parametrize(
    "ended", ["It ran in 22 minutes from then on.", "Nobody complained about it any more."]
)
def test_a_result_in_its_turn_needs_no_word_that_calls_it_one(ended: str) -> None:
    story = read_story({**PARTS, StarPart.RESULT: ended})
    assert story.missing == ()
    assert "result" not in " ".join(advice.misses for advice in story.advice)


def test_an_empty_part_is_no_part_and_nothing_at_all_no_story() -> None:
    for nothing in ({}, {**PARTS, StarPart.TASK: "  "}):
        with pytest.raises(ValueError, match="in each of its parts"):
            read_story(nothing)
    with pytest.raises(ValueError, match="something that is told"):
        read_whole_story(" \n")


@pytest.mark.parametrize("part", list(StarPart))
def test_a_part_that_was_left_out_is_missed_and_the_others_are_read(part: StarPart) -> None:
    story = read_story({one: text for one, text in PARTS.items() if one is not part})
    assert story.missing == (part,)
    assert part not in [told.part for told in story.told]
    assert story.advice[0] == star_steps()[part]
    assert not story.is_complete


@pytest.mark.parametrize(
    ("situation", "told"),
    [
        ("We had a problem.", False),
        ("There was a great deal of trouble with one of the suppliers of ours.", False),
        ("When I ran the Leeds branch we lost our biggest client.", True),
        ("Last spring, at a bakery in Hull, we lost our biggest client.", True),
        ("We lost our biggest client in 2021.", True),
    ],
)
def test_a_situation_without_place_and_time_is_told_so(situation: str, told: bool) -> None:
    misses = [a.misses for a in read_story({**PARTS, StarPart.SITUATION: situation}).advice]
    assert (star_steps()[StarPart.SITUATION].misses in misses) is not told


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("skip", PartSaid.LEFT_OUT),
        ("Skip this part.", PartSaid.LEFT_OUT),
        ("I don't know.", PartSaid.LEFT_OUT),
        ("Nothing.", PartSaid.LEFT_OUT),
        ("banana banana", PartSaid.UNCLEAR),
        ("asdf jkl qwer", PartSaid.UNCLEAR),
        ("lamp " * 20, PartSaid.UNCLEAR),
        ("What do you mean?", PartSaid.UNCLEAR),
        ("Let me start over.", PartSaid.UNCLEAR),
        ("?!", PartSaid.UNCLEAR),
        ("We had a problem.", PartSaid.TOLD),
        ("Leeds, 2021.", PartSaid.TOLD),
        ("Sales doubled.", PartSaid.TOLD),
        ("I skipped the meeting and went to the client.", PartSaid.TOLD),
        ("I didn't know what to do, so I asked.", PartSaid.TOLD),
        *((text, PartSaid.TOLD) for text in PARTS.values()),
    ],
)
def test_only_what_tells_something_is_taken_for_a_part(said: str, read: PartSaid) -> None:
    assert read_part(said) is read


def test_a_story_in_one_go_is_marked_as_one_and_not_told_to_be_told_in_one_go() -> None:
    story = read_whole_story(" ".join(PARTS.values()))
    assert [told.part for told in story.told] == [None]
    assert story.missing == ()
    assert story.is_complete
    assert "in one go" not in story.advice[0].todo
    lacking = read_whole_story(" ".join([*PARTS.values()][:3]))
    assert lacking.missing == (StarPart.RESULT,)
    assert lacking.advice[0] == star_steps()[StarPart.RESULT]


@PROPERTY
@given(st.fixed_dictionaries({part: st.text(min_size=1, max_size=200) for part in StarPart}))
def test_whatever_is_told_the_marks_lie_inside_it_and_there_is_something_to_do(
    parts: dict[StarPart, str],
) -> None:
    if not all(text.strip() for text in parts.values()):
        return
    story: StarStory = read_story(parts)
    assert story.advice
    assert [told.part for told in story.told] == list(StarPart)
    for told in story.told:
        for span in told.spans:
            assert 0 <= span.start < span.end <= len(told.text)
            assert span.part not in story.missing


# The pitch


def _pitch(text: str, target_s: int = 30, audio_s: float = 0.0) -> PitchReview:
    heard = spoken(text, audio_s) if audio_s else None
    return review_pitch(answer_line("pitch-01", text, heard), target_s)


def _told(review: PitchReview) -> dict[PitchPart, Told]:
    return {found.part: found.told for found in review.parts}


def test_a_pitch_that_says_all_three_is_quoted_for_each() -> None:
    review = _pitch(f"{WHO} {DID} {WANTS}")
    assert [found.quote for found in review.parts] == [WHO, DID, WANTS]
    assert set(_told(review).values()) == {Told.YES}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{DID} {WANTS}", PitchPart.WHO),
        (f"{WHO} {WANTS}", PitchPart.DID),
        (f"{WHO} {DID}", PitchPart.WANTS),
    ],
)
def test_what_a_pitch_leaves_out_is_the_one_thing_to_change(text: str, part: PitchPart) -> None:
    review = _pitch(text)
    assert _told(review)[part] is Told.NO
    assert list(_told(review).values()).count(Told.NO) == 1
    other = _pitch(f"{WHO} {DID} {WANTS}")
    assert review.fix != other.fix


def test_a_deed_without_a_number_is_quoted_and_asked_for_its_size() -> None:
    review = _pitch(f"{WHO} I rebuilt the delivery plan of our depot. {WANTS}")
    assert _told(review)[PitchPart.DID] is Told.WITHOUT_NUMBER
    assert "how many, how much" in review.fix


@pytest.mark.parametrize(
    "ours",
    [
        "We increased revenue by 40%. Everyone was happy.",
        "In two years we have opened three shops.",
        "Last year we've built a school.",
    ],
)
def test_what_we_did_is_quoted_and_asked_for_ones_own_part(ours: str) -> None:
    review = _pitch(f"{WHO} {ours} {WANTS}")
    found = next(found for found in review.parts if found.part is PitchPart.DID)
    assert found.told is Told.AS_GROUP
    assert found.quote in ours
    assert "“we”" in found.misses
    assert "begins with “I”" in review.fix
    assert PitchPart.DID in parts_missing(f"{WHO} {ours} {WANTS}")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("We are a bank with forty branches.", Told.NO),
        ("We were ten people in Hull.", Told.NO),
        ("We have to grow.", Told.NO),
        (f"We opened three shops. {DID}", Told.YES),
        ("We opened three shops. I drew up their plans.", Told.WITHOUT_NUMBER),
    ],
)
def test_we_that_did_nothing_is_no_deed_and_ones_own_deed_is_no_groups(
    said: str, told: Told
) -> None:
    assert _told(_pitch(f"{WHO} {said} {WANTS}"))[PitchPart.DID] is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Over two years I have cut late parcels from three percent to under one.", Told.YES),
        ("I've built a lab programme that forty schools use now.", Told.YES),
        ("I've run a team of nine for four years.", Told.YES),
        ("I have lived in Leeds for four years.", Told.NO),
    ],
)
def test_what_one_has_done_so_far_is_a_deed_and_how_one_has_lived_is_none(
    said: str, told: Told
) -> None:
    assert _told(_pitch(f"{WHO} {said} {WANTS}"))[PitchPart.DID] is told


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ("Hi, um, I am like a person who wants a job.", True),
        ("I'm Anna, a nurse who would like to teach.", True),
        ("I want a place in your team.", True),
        ("I am a lawyer for a client who wants a house.", False),
        ("I helped a man who wants a house.", False),
        ("I'm a baker who knows rye.", False),
    ],
)
def test_only_what_one_wants_oneself_is_what_one_wants(said: str, wants: bool) -> None:
    assert (PitchPart.WANTS in parts_missing(said)) is not wants


def test_a_pitch_with_its_deed_is_not_asked_for_the_deed_that_it_has() -> None:
    review = _pitch(f"{WHO} {DID} {WANTS}", 90)
    assert review.fit is LengthFit.SHORT
    assert "how you did it" in review.fix
    assert "the one story" not in review.fix


def test_a_number_in_what_ones_own_team_did_is_not_asked_for_again() -> None:
    team = "Last year my team of 7 cut the first response time from 90 hours to 4."
    review = _pitch(f"{WHO} {team} Before that I wrote the returns handbook. {WANTS}")
    assert _told(review)[PitchPart.DID] is Told.YES
    assert team in [found.quote for found in review.parts]


@pytest.mark.parametrize(
    ("audio_s", "fit"), [(12.0, LengthFit.SHORT), (28.0, LengthFit.FITS), (50.0, LengthFit.LONG)]
)
def test_a_spoken_pitch_is_measured_against_its_time(audio_s: float, fit: LengthFit) -> None:
    review = _pitch(f"{WHO} {DID} {WANTS}", 30, audio_s)
    assert review.fit is fit
    assert review.measured
    assert review.length_s == pytest.approx(audio_s - 0.4)


def test_who_only_said_it_too_fast_is_asked_to_slow_down_and_not_to_say_more() -> None:
    said = f"{WHO} {DID} {WANTS} I can start in May, and I would gladly move to Leeds for it."
    hurried, at_ease = (_pitch(said, 20, audio_s) for audio_s in (10.0, 20.0))
    assert hurried.fit is LengthFit.SHORT
    assert "more slowly" in hurried.fix
    assert "more slowly" not in at_ease.fix
    for_longer = _pitch(said, 90, 10.0)
    assert "second deed" in for_longer.fix, "at no pace would it fill that time"


@pytest.mark.parametrize(
    ("name", "trade", "quoted"),
    [
        ("My name is Maria Keller.", "I am a cook with six years in hotels.", 1),
        ("Hello, I'm Dr. Ngozi.", "I run a clinic in Leeds.", 1),
        ("Call me Ana-Maria O'Brien.", "I'm a nurse.", 1),
        ("My name is Maria Keller, and I cook.", "I am a cook with six years in hotels.", 0),
        ("I'm Aisha, a nurse.", "I lead a ward.", 0),
        ("My name is Maria Keller.", "It rains.", 0),
    ],
)
def test_what_somebody_is_says_who_they_are_better_than_their_name(
    name: str, trade: str, quoted: int
) -> None:
    (who, *_) = _pitch(f"{name} {trade}").parts
    assert (who.part, who.quote) == (PitchPart.WHO, (name, trade)[quoted])


def test_of_a_word_or_two_it_is_said_that_there_is_no_pitch_yet() -> None:
    assert str(_pitch("Hello.").fix).startswith("This is hardly a pitch yet")
    assert not str(_pitch(WHO).fix).startswith("This is hardly a pitch yet")


def test_of_a_spoken_pitch_no_number_of_fillers_is_given() -> None:
    assert _pitch(f"Um, {WHO} {DID} {WANTS}", 30, 28.0).fillers.withheld == FILLERS_HIDDEN
    assert _pitch(f"Um, {WHO} {DID} {WANTS}").fillers.withheld == ""


def test_hedges_are_named_when_nothing_heavier_is_amiss() -> None:
    said = f"{WHO} {DID} I think that was rare, maybe. {WANTS}"
    review = _pitch(said, 20)
    assert review.hedges == ("I think", "maybe")
    assert "“I think”" in review.fix


@PROPERTY
@given(st.text(min_size=1, max_size=300), st.sampled_from(PITCH_LENGTHS_S))
def test_every_pitch_gets_one_thing_to_change_and_quotes_its_own_words(
    text: str, target_s: int
) -> None:
    review = _pitch(text, target_s)
    assert review.fix
    assert len(review.parts) == len(PitchPart)
    for found in review.parts:
        assert found.quote in text
        assert bool(found.quote) is (found.told is not Told.NO)


# Filler words


def test_typed_fillers_are_counted_and_spoken_ones_only_named() -> None:
    text = "Um, it was fine, you know, and um, wet."
    typed, heard = count_fillers(text, spoken=False), count_fillers(text, spoken=True)
    assert typed.heard == heard.heard == (("um", 2), ("you know", 1))
    assert typed.found == 3
    assert typed.withheld == ""
    assert heard.withheld == FILLERS_HIDDEN


def test_what_grows_is_never_counted_down() -> None:
    """Breaks when a later word takes an earlier filler away: the count on the page only grows."""
    words = "Um, it was fine, you know, and basically we were, like, done. I mean, um, yes.".split()
    found = [count_fillers(" ".join(words[:n]), spoken=True).found for n in range(len(words) + 1)]
    assert found == sorted(found)
    assert found[-1] == 6


@PROPERTY
@given(st.text(max_size=200))
def test_every_filler_found_is_one_that_the_review_finds_too(text: str) -> None:
    fillers = [m for m in find_mentions(text) if m.kind.value == "filler"]
    assert count_fillers(text, spoken=False).found == len(fillers)


@pytest.mark.parametrize(
    "said",
    [
        "I'm Aisha, a cardiology nurse with six years at St Mary's.",
        "I am Aisha.",
        "My name is Aisha.",
        "Hi, Aisha here, from the ward.",
        "Tom Reed here.",
        "This is Priya from finance.",
        "i'm aisha, a cardiology nurse.",
        "I’m Aisha.",
        "I've spent six years in wards.",
        "I'm now a nurse at St Mary's.",
        "I'm in my final year of law.",
        "Hello everyone, I'm Dr. Okafor.",
        "I was a teacher for nine years.",
        "I'm one of the two night nurses.",
        "People call me Jo.",
    ],
)
def test_who_names_themselves_or_their_trade_says_who_they_are(said: str) -> None:
    assert PitchPart.WHO not in parts_missing(said)


@pytest.mark.parametrize(
    "said",
    [
        "I'm looking for a new ward.",
        "I'm OK with that.",
        "I'm ready to start.",
        "I'm sure, a lot of people say that.",
        "I'm hoping to move in May.",
        "It's Monday again.",
        "The lamps were here in March.",
        "I helped the ward.",
        "This is what I did.",
        "I’m sorry, a bit late.",
        "It's about the ward.",
        "We came here in May.",
        "Come here on Monday.",
        "I am very happy.",
    ],
)
def test_what_names_nobody_does_not_say_who_speaks(said: str) -> None:
    assert PitchPart.WHO in parts_missing(said)
