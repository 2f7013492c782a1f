"""Adverts as they come off a page: what is wanted is found, and what stands around it is not."""

from __future__ import annotations

import pytest

from core.ground.documents import Document, DocumentKind
from core.ground.finds import Find, wants
from core.ground.reading.passages import read_all
from core.ground.words import Section


def found(advert: str) -> tuple[Find, ...]:
    return wants(read_all([Document(DocumentKind.JOB, "job.txt", advert)]))


def texts(advert: str) -> list[str]:
    return [find.passage.text.rstrip(".") for find in found(advert)]


def welcome(advert: str) -> list[str]:
    return [find.passage.text for find in found(advert) if not find.must]


@pytest.mark.parametrize(
    "heading",
    [
        "What you'll be up to 👇",
        "What you'd be getting up to",
        "JD:",
        "The post holder will:",
        "In concrete terms you:",
        "JOB PURPOSE",
        "About the role",
        "THE MISSIONS",
    ],
)
def test_what_stands_under_a_heading_of_duties_is_wanted(heading: str) -> None:
    advert = f"Clerk\n\n{heading}\n- Stock lists of the week\n- Letters to the members\n"
    assert {"Stock lists of the week", "Letters to the members"} <= set(texts(advert))


@pytest.mark.parametrize("heading", ["THE PERSON", "You'll love this if…", "The profile"])
def test_a_list_of_bare_lines_is_read_line_by_line_under_a_heading_of_wants(heading: str) -> None:
    advert = f"Clerk\n\n{heading}\nyou like order\nyou care about the small things\n\nWe pay well."
    assert sorted(texts(advert)) == ["you care about the small things", "you like order"]


@pytest.mark.parametrize("heading", ["What we'd like you to bring", "Applicants should:"])
def test_a_heading_in_other_words_tells_what_is_wanted(heading: str) -> None:
    assert texts(f"Clerk\n\n{heading}\n- order in all things\n") == ["order in all things"]


@pytest.mark.parametrize(
    "heading",
    [
        "Don't worry about",
        "You probably won't love it if…",
        "Things you need to know",
        "The deal",
        "Keen?",
        "Conditions of employment:",
    ],
)
def test_what_nobody_asks_for_is_not_wanted(heading: str) -> None:
    advert = f"Requirements\n- Able to teach adults\n\n{heading}\n- A degree of any kind\n"
    assert texts(advert) == ["Able to teach adults"]


def test_a_list_under_an_unknown_heading_is_of_duties_where_it_says_what_is_done() -> None:
    advert = (
        "Clerk\n\nBehind the counter\n- Owning the budget of the shop\n- Plan the shifts of the "
        "week\n- You negotiate the contracts\n- 28 days off and a free lunch\n"
        "- Parking in the yard\n- Training of your choice\n"
    )
    assert sorted(texts(advert)) == [
        "Owning the budget of the shop",
        "Plan the shifts of the week",
        "You negotiate the contracts",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On the coast scheme you will produce details and schedules",
        "The role will involve preparing studies and models",
        "The successful candidate will be expected to lead the second-year module",
        "You'd be serving customers and cashing up on two evenings",
        "You will be responsible for the safe recording of medicines",
        "You'll also run payroll for ten clients",
    ],
)
def test_a_duty_told_in_prose_is_wanted_whoever_it_is_told_of(line: str) -> None:
    assert texts(f"Clerk\n\nWe are a shop of nine people.\n\n{line}.\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "You'll find a warm team.",
        "You will receive a free lunch.",
        "You'll be joining a family.",
        "You will report to the director.",
        "Please send a CV and no more than ten sheets.",
        "Sorry, we do not hold a sponsorship licence.",
        "If you need any adjustments just tell us.",
        "Page 1 of 2",
    ],
)
def test_what_is_no_work_and_no_skill_is_not_wanted(line: str) -> None:
    assert texts(f"Requirements\n- Able to teach adults\n\n{line}\n") == ["Able to teach adults"]


def test_what_follows_a_list_after_a_gap_is_no_longer_of_it() -> None:
    bulleted = (
        "Requirements\n- Able to teach adults\n- Patience\n\nThe practice offers a profit share."
    )
    assert texts(bulleted) == ["Able to teach adults", "Patience"]
    bare = (
        "Essential criteria\nAble to teach adults\nEvidence of training\n\nThis post is held for "
        "one year in the first place. Anybody from any background may write to us before "
        "the last day of the month."
    )
    assert texts(bare) == ["Able to teach adults", "Evidence of training"]


def test_each_line_of_a_table_says_itself_whether_it_is_required() -> None:
    table = (
        "Skill | Must/Nice | Years\nSQL with window functions | Must | 5\n"
        "Python or Scala | Must | 3\nGTFS and its kin | Nice | -\nPower BI | Nice | 1\n"
    )
    assert sorted(texts(table)) == [
        "GTFS and its kin",
        "Power BI",
        "Python or Scala",
        "SQL with window functions",
    ]
    assert sorted(welcome(table)) == ["GTFS and its kin", "Power BI"]


def test_letters_of_a_table_tell_what_is_essential_and_are_not_read_aloud() -> None:
    table = (
        "Person specification\nCriteria Essential/Desirable How assessed\n"
        "Able to manage behaviour calmly E A, I\nUse of picture timetables D A, I\n"
    )
    assert texts(table) == ["Able to manage behaviour calmly", "Use of picture timetables"]
    assert welcome(table) == ["Use of picture timetables"]


def test_a_table_in_columns_of_spaces_is_no_list_of_the_duties_above_it() -> None:
    """Neither when its heading names the columns, nor where capitals or wide gaps end a line."""
    duties = (
        "The successful candidate will\n\n- observe their lessons\n- teach most of the week\n\n"
    )
    table = (
        "Person specification                                    Essential / Desirable\n"
        "Evidence of leading colleagues                          E\n"
        "Able to teach the subject up to the IB                  E\n"
        "Teaching some years overseas                                                       D\n"
    )
    read = found(duties + table)
    assert {find.passage.text: (find.must, find.passage.section) for find in read} == {
        "observe their lessons": (True, Section.DUTIES),
        "teach most of the week": (True, Section.DUTIES),
        "Evidence of leading colleagues": (True, Section.WANTED),
        "Able to teach the subject up to the IB": (True, Section.WANTED),
        "Teaching some years overseas": (False, Section.WANTED),
    }


@pytest.mark.parametrize(
    "line",
    [
        "At least five years of project management, ideally with relocations",
        "Business fluent German and English, Czech or Spanish is a plus",
        "Min 5 yrs in a plant, chemical industry preferred",
        "Degree in finance or law. Articleship completed will be preferred",
    ],
)
def test_a_wish_at_the_end_of_a_demand_does_not_make_it_one(line: str) -> None:
    assert welcome(f"Requirements\n- {line}\n") == []
    assert len(texts(f"Requirements\n- {line}\n")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Experience with Kafka, Flink or similar is a plus",
        "An associate degree is preferred, but experience counts for more",
        "Experience of a till an asset",
    ],
)
def test_a_wish_as_a_whole_is_one(line: str) -> None:
    assert welcome(f"Requirements\n- {line}\n") == [line]


def test_required_things_are_not_crowded_out_by_wishes() -> None:
    """Breaks when eighteen wishes under a heading leave no place for the duties."""
    wishes = "\n".join(f"- Experience of trade number {word}" for word in "abcdefghijklmnopqrst")
    duties = "Duties\n- Lead the shift at night\n- Order the goods of the week"
    assert {"Lead the shift at night", "Order the goods of the week"} <= set(
        texts(f"Desirable\n{wishes}\n\n{duties}")
    )


def test_a_line_that_hangs_below_its_bullet_goes_on_with_it() -> None:
    advert = "Requirements\n- understand the duties under both the CDM\n  Regulations and the law\n"
    assert texts(advert) == ["understand the duties under both the CDM Regulations and the law"]


def test_the_name_of_the_job_is_no_requirement() -> None:
    advert = "Newly Qualified Architect, bonus paid\n\nRequirements\n- Able to teach adults\n"
    assert texts(advert) == ["Able to teach adults"]


def test_two_wants_that_share_few_words_are_two() -> None:
    advert = (
        "Requirements\n- Experience of working in a multidisciplinary team\n"
        "- Set goals with patients and the multidisciplinary team\n"
    )
    assert len(texts(advert)) == 2
