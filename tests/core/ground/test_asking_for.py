"""How a line of a document is put as a question fits what the line says."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import FollowUpReason
from core.ground.asking import grounded_wording
from core.ground.documents import Document, DocumentKind
from core.ground.finds import claims, wants
from core.ground.fitting import BankSubjects
from core.ground.kinds import is_duty, is_trait
from core.ground.plan import plan_from_documents
from core.ground.quoting import quotable, rejoined, without_wish
from core.ground.reading.lines import without_bullet
from core.ground.reading.passages import read_all
from core.practice.bank import Question, load_bank
from core.practice.following_up.asker import Asker
from core.practice.following_up.followups import choose_follow_up
from core.practice.points import cover_points

AS_AN_ANALYST = (
    "At least three years of experience as an analyst or data scientist in a digital product or "
    "subscription business"
)
YEARS = [
    AS_AN_ANALYST,
    "5+ years of experience in embedded C, of which at least 2 years on safety-relevant products",
    "Minimum of two years' post-registration experience in an acute hospital setting, including at "
    "least six months in charge of shifts",
    "4+ years of closing experience in B2B SaaS, with a track record of exceeding a quota of €1m",
    "5+ years of Python",
]
TRAITS = [
    "Good communication skills, both written and verbal",
    "You are a team player with a hunter mentality",
    "Willingness to contribute to the wider life of the school",
    "Passion for low-carbon design",
]


def asked_about(kind: InterviewType, *lines: str, count: int = 4) -> Iterator[Question]:
    """The questions that quote the ``lines`` of an advert, over several seeds."""
    advert = "What we are looking for\n" + "\n".join(f"- {line}" for line in lines)
    read = read_all([Document(DocumentKind.JOB, "job.txt", advert)])
    bank = load_bank(Domain.COMPUTER_SCIENCE)
    brief = Brief(bank.domain, kind, question_count=count)
    for seed in range(8):
        plan = plan_from_documents(read, bank, brief, random.Random(seed))
        yield from (question for question in plan if question.id.startswith("job-"))


@pytest.mark.parametrize("kind", list(InterviewType))
@pytest.mark.parametrize("line", YEARS)
def test_years_of_something_are_never_to_be_shown_by_one_time(
    line: str, kind: InterviewType
) -> None:
    ordinary = {template.split("”")[1] for template in grounded_wording().want[kind]}
    asked = list(asked_about(kind, line, count=1))
    assert asked
    assert not any(question.text.endswith(tuple(ordinary)) for question in asked)


def test_nobody_spent_time_with_the_analyst_whom_they_were_or_with_a_hospital() -> None:
    for kind in (InterviewType.BEHAVIOURAL, InterviewType.CULTURAL_FIT):
        for line in (
            AS_AN_ANALYST,
            "Minimum of three years' experience in a hospital",
            "3 years of Product Management experience",
        ):
            assert not any("with it" in q.text for q in asked_about(kind, line, count=1))
        assert any("with it" in q.text for q in asked_about(kind, "5+ years of Python", count=1))


ACCOUNT = (
    "I have five years of it: two at Sundlinjen, where I made the forecasts of bus passengers, and "
    "three at Brødkurv. There I own everything about churn, and I built the reports for it myself."
)


def test_who_gives_an_account_of_their_years_is_not_asked_how_they_ended() -> None:
    (question, *_) = asked_about(InterviewType.BEHAVIOURAL, AS_AN_ANALYST, count=1)
    asked: list[FollowUpReason] = []
    for seed in range(6):
        move = choose_follow_up(
            question, ACCOUNT, asked, random.Random(seed), newest=ACCOUNT, asker=Asker()
        )
        assert move is not None
        assert move.reason is not FollowUpReason.NO_RESULT
        assert "end" not in move.text.split()
        assert "Where did you spend that time?" not in move.text, "it was told"


def test_the_points_of_years_are_told_by_an_account_of_them() -> None:
    (question, *_) = asked_about(InterviewType.BEHAVIOURAL, AS_AN_ANALYST, count=1)
    where, own, proudest, _ = cover_points(question, ACCOUNT)
    assert where.covered
    assert own.covered
    assert not proudest.covered


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Current NMC registration",
            "I got it in 2020 and I renewed it last spring for all of us.",
        ),
        ("Willing to work weekends", "I worked every second weekend at the home, so I know it."),
        ("Fluent English and German", "I grew up with both, and I spoke German at my last job."),
    ],
)
def test_what_somebody_has_or_agrees_to_is_not_asked_how_it_ended(line: str, said: str) -> None:
    for question in asked_about(InterviewType.BEHAVIOURAL, line, count=1):
        move = choose_follow_up(question, said, [], random.Random(1), newest=said, asker=Asker())
        assert move is None or move.reason is not FollowUpReason.NO_RESULT


def test_the_end_of_a_story_is_not_asked_for_again_in_other_words() -> None:
    """Breaks when "And what came of it?" is followed by "How did it end, and how do you know?"."""
    resume = "Experience\n- Cut picking errors by 40 percent\n"
    read = read_all([Document(DocumentKind.RESUME, "cv.txt", resume)])
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=1)
    (asked,) = plan_from_documents(read, load_bank(brief.domain), brief, random.Random(1))
    told = "When I came to the warehouse last winter, I marked the shelves and I wrote a list."
    for seed in range(6):
        move = choose_follow_up(
            asked,
            told,
            [FollowUpReason.NO_RESULT],
            random.Random(seed),
            newest=told,
            asker=Asker(said=("And what came of it?",), asked=("And what came of it?",)),
        )
        assert move is not None
        assert "How did it end" not in move.text


@pytest.mark.parametrize("kind", [InterviewType.TECHNICAL, InterviewType.SYSTEM_DESIGN])
@pytest.mark.parametrize("line", TRAITS)
def test_how_somebody_is_has_neither_parts_nor_steps(line: str, kind: InterviewType) -> None:
    for question in asked_about(kind, line, count=1):
        assert "worked on that" not in question.text
        assert "parts" not in question.text
        assert "of that kind" not in question.text


@pytest.mark.parametrize(
    ("line", "trait"),
    [
        ("Ability to work in a team", True),
        ("You work independently, carefully and with joy", True),
        ("Advanced Excel; ability to build dashboards", False),
        ("Reading schematics and data sheets with patience", False),
        ("Kubernetes operations", False),
        ("Experience in flexible packaging", False),
        ("Ready meals production", False),
        ("You work in a team of five", False),
        ("Ready to learn something new every week", True),
    ],
)
def test_a_trait_is_told_by_what_the_line_begins_with(line: str, trait: bool) -> None:
    assert is_trait(line) is trait


def test_what_one_knows_is_not_set_up_from_nothing() -> None:
    known = "Knowledge of CAN, SPI, I2C"
    asked = list(asked_about(InterviewType.SYSTEM_DESIGN, known, count=1))
    assert asked
    assert not any("set that up" in question.text for question in asked)


def test_no_wording_comes_again_before_the_others_were_used() -> None:
    """Breaks when an interviewer says the same sentence three times around three lines."""
    resume = (
        "Experience\n- Cut picking errors by 40 percent\n- Trained 14 people\n- Built 3 halls\n"
        "- Led a team of 9 on nights\n"
    )
    bank = load_bank(Domain.BUSINESS)
    read = read_all([Document(DocumentKind.RESUME, "cv.txt", resume)])
    for kind in (InterviewType.BEHAVIOURAL, InterviewType.TECHNICAL, InterviewType.CULTURAL_FIT):
        brief = Brief(bank.domain, kind, question_count=6)
        templates = grounded_wording().claim[kind]
        for seed in range(5):
            plan = plan_from_documents(read, bank, brief, random.Random(seed))
            about = [q for q in plan if q.because is not None]
            ways = [q.text.split("“")[0] + q.text.split("”")[1] for q in about]
            assert len(about) > len(templates)
            assert len(set(ways[: len(templates)])) == len(templates)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("No experience necessary: we will teach you what you need!", False),
        ("No prior knowledge of forestry required", False),
        ("A degree is not needed", False),
        ("Somebody who has done all of these things before:", False),
        ("No fear of heights", True),
        ("No less than three years in sales required", True),
        ("Weekend work is not needed, but a driving licence is required", True),
        ("Experience is not necessary, as full training is given", False),
        ("Knowledge of required safety standards", True),
    ],
)
def test_what_an_advert_does_not_ask_for_is_no_want(line: str, wanted: bool) -> None:
    advert = f"Your profile\n- {line}\n- Able to lead a shift"
    found = wants(read_all([Document(DocumentKind.JOB, "job.txt", advert)]))
    assert any(find.passage.text == line for find in found) is wanted


def test_a_line_that_leads_up_to_a_list_is_its_heading() -> None:
    advert = "We are looking for someone who has:\n- stock systems at heart\n- a steady hand\n"
    found = wants(read_all([Document(DocumentKind.JOB, "job.txt", advert)]))
    assert {find.passage.text for find in found} == {"stock systems at heart", "a steady hand"}


@pytest.mark.parametrize(
    "offered",
    [
        "What we offer you as a member of our small team:",
        "Benefits you can look forward to when you join our crew:",
        "In return for your work with us every week you will get:",
    ],
)
def test_what_is_offered_below_a_long_line_is_not_asked_for(offered: str) -> None:
    advert = (
        "Cook\nYou will need the following to do this job well:\n- Knife skills\n"
        f"- A food hygiene certificate\n{offered}\n- 25 days of holiday\n- A share of the tips"
    )
    found = wants(read_all([Document(DocumentKind.JOB, "job.txt", advert)]))
    assert {find.passage.text for find in found} == {"Knife skills", "A food hygiene certificate"}


def test_who_writes_without_mistakes_is_not_asked_for_one() -> None:
    bank = load_bank(Domain.SALES_MARKETING)
    of_kind = bank.of_type(InterviewType.BEHAVIOURAL)
    line = "You have a feeling for language and write without mistakes in German and English"
    found = BankSubjects(bank).fitting(line, of_kind)
    assert found is None or "mistake" not in found.text


def test_figures_alone_come_behind_what_somebody_did_with_them() -> None:
    resume = (
        "Experience\n- 16-bed mixed ward; usual ratio 1:2\n- Staff nurse, Ward 14, wing 3\n"
        "- Falls on the ward down from 11 to 3 a week\n- Trained 14 people on 3 wards\n"
    )
    found = claims(read_all([Document(DocumentKind.RESUME, "cv.txt", resume)]))
    texts = [find.passage.text for find in found]
    assert set(texts[:2]) == {
        "Trained 14 people on 3 wards",
        "Falls on the ward down from 11 to 3 a week",
    }


def test_a_post_on_a_numbered_ward_is_no_claim() -> None:
    resume = "Experience\n- Staff Nurse, Ward 14 (Acute Medicine), Leeds\n- Trained 14 people\n"
    (found,) = claims(read_all([Document(DocumentKind.RESUME, "cv.txt", resume)]))
    assert found.passage.text == "Trained 14 people"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Knowledge of Rhino is a bonus", "Knowledge of Rhino"),
        ("Experience of line management would be an advantage.", "Experience of line management"),
        ("A driving licence (B) is a big plus", "A driving licence (B)"),
        ("Rust, desirable", "Rust"),
        ("German, a plus", "German"),
        ("Make every guest feel welcome", "Make every guest feel welcome"),
        ("Knowledge of bonus schemes", "Knowledge of bonus schemes"),
        ("Knows which advantage counts", "Knows which advantage counts"),
    ],
)
def test_what_is_said_to_be_welcome_is_not_quoted_as_a_plus_once_more(line: str, said: str) -> None:
    assert without_wish(line) == said


def test_a_line_of_commas_is_read_once() -> None:
    """Breaks, by taking minutes, when the end of a line is looked for from each of its marks."""
    line = "Rust" + "," * 100_000
    assert without_wish(line) == line


def test_only_what_was_built_is_drawn_in_words_where_there_is_enough_of_it() -> None:
    resume = (
        "Experience\n- Cut the time of 14 meetings from 60 to 20 minutes, saved 40 hours\n"
        "- Built a queue for 3 teams\n- Designed the cache\n"
    )
    read = read_all([Document(DocumentKind.RESUME, "cv.txt", resume)])
    bank = load_bank(Domain.COMPUTER_SCIENCE)
    brief = Brief(bank.domain, InterviewType.SYSTEM_DESIGN, question_count=3)
    for seed in range(4):
        plan = plan_from_documents(read, bank, brief, random.Random(seed))
        assert not any("meetings" in question.text for question in plan)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("the loan applica- tion module", "the loan application module"),
        ("a long- term plan", "a long-term plan"),
        ("full- and part-time staff", "full- and part-time staff"),
        ("from 3 - 5 people", "from 3 - 5 people"),
        ("24- hour shifts", "24-hour shifts"),
        ("mid- to senior level", "mid- to senior level"),
    ],
)
def test_the_gap_that_a_lines_end_left_in_a_word_is_neither_shown_nor_spoken(
    line: str, said: str
) -> None:
    assert quotable(line) == rejoined(line) == said


@pytest.mark.parametrize("mark", ["➢", "▸", "\uf0b7", "⁃"])
def test_the_bullets_of_word_processors_are_not_spoken(mark: str) -> None:
    assert without_bullet(f"{mark} Trained 14 people") == "Trained 14 people"


DUTIES = [
    "Take charge of a 28-bed ward on night shifts with one colleague",
    "Manage 12 people",
    "Lead a team of 9 on nights",
    "Responsible for 40 accounts",
    "Teach maths to three groups of 30 pupils",
    "Run the till and 2 floors on Saturdays",
    "Currently supervise 6 trainees",
    "I look after 14 residents",
]


@pytest.mark.parametrize("line", DUTIES)
@pytest.mark.parametrize("seed", range(4))
def test_nobody_is_asked_how_a_duty_came_about_or_ended(line: str, seed: int) -> None:
    resume = f"Experience\n- {line}\n"
    read = read_all([Document(DocumentKind.RESUME, "cv.txt", resume)])
    bank = load_bank(Domain.HEALTHCARE)
    for kind in (InterviewType.BEHAVIOURAL, InterviewType.TECHNICAL, InterviewType.CULTURAL_FIT):
        assert claims(read)
        plan = plan_from_documents(read, bank, Brief(bank.domain, kind), random.Random(seed))
        (asked,) = [q.text for q in plan if q.because is not None]
        assert line in asked
        behind = asked.rpartition("”")[2]
        untold = r"come about|how did it end|that time|yours cost|did you do that in"
        assert not re.search(untold, behind)


@pytest.mark.parametrize(
    "line",
    [
        "Took charge of a ward for a year",
        "Led a team of 9 on nights",
        "Lead engineer for 3 plants",
        "Support engineer, 2019 to 2022",
        "Head of a team of 12",
        "Cut waiting times by 20 percent",
        "Managed 12 people",
        "Process engineering for 4 lines",
        "Design of a hall for 300 people",
        "Design and construction of 3 halls",
    ],
)
def test_a_deed_or_a_post_is_no_duty(line: str) -> None:
    assert not is_duty(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Baked the bread between 2 and 6 a.m.", "Baked the bread between 2 and 6 a.m."),
        ("Sold 300 cars for Miller Ltd.", "Sold 300 cars for Miller Ltd."),
        ("Moved the lab to the U.S.,", "Moved the lab to the U.S."),
        ("Led a team of 9 on nights.", "Led a team of 9 on nights"),
    ],
)
def test_an_abbreviation_at_the_end_of_a_quotation_keeps_its_stop(line: str, said: str) -> None:
    assert quotable(line) == said
