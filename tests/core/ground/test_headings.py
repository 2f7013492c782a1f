"""Headings of adverts, in whatever words, say what stands below them."""

from __future__ import annotations

import pytest

from core.ground.documents import Document, DocumentKind, Passage
from core.ground.finds import claims, wants
from core.ground.reading.passages import passages
from core.ground.words import Section

LIST = "- Troubleshoot motors and drives\n- Rebuild gearboxes and pumps"


def advert(text: str) -> tuple[Passage, ...]:
    return passages(Document(DocumentKind.JOB, "job.txt", text))


def wanted(text: str) -> list[str]:
    return [find.passage.text for find in wants(advert(text))]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("What the job takes:", Section.WANTED),
        ("Non-negotiables", Section.WANTED),
        ("We'd love to hear from you if", Section.WANTED),
        ("👋 We’d love to hear from you if", Section.WANTED),
        ("You might be a good fit if…", Section.WANTED),
        ("TECHNICAL COMPETENCIES", Section.WANTED),
        ("## Nice, but you can learn it here", Section.WANTED),
        ("Your toolbox", Section.WANTED),
        ("What your week looks like", Section.DUTIES),
        ("A typical day", Section.DUTIES),
        ("Key accountabilities", Section.DUTIES),
        ("Why Inishgarve Bay?", Section.OFFER),
        ("What you get from us", Section.OFFER),
        ("What we need and what you get", Section.OTHER),
        ("Senior fitter", Section.OTHER),
    ],
)
def test_a_heading_that_no_list_knows_is_told_by_its_words(heading: str, section: Section) -> None:
    below = [one for one in advert(f"{heading}\n{LIST}") if one.bulleted]
    assert [one.section for one in below] == [section, section]


def test_a_sentence_above_a_list_is_no_heading() -> None:
    text = f"You will enjoy the people and need no car here.\n{LIST}"
    assert all(one.section is Section.OTHER for one in advert(text))


def test_a_resume_has_no_headings_of_adverts() -> None:
    text = f"Looking for a post near Leeds\n{LIST}"
    found = passages(Document(DocumentKind.RESUME, "cv.txt", text))
    assert {one.section for one in found} == {Section.OTHER}


def test_the_last_sentence_of_a_paragraph_leads_up_to_the_list_below_it() -> None:
    text = "We are a hotel by the sea. The ideal candidate will have:\n" + LIST
    first, *below = advert(text)
    assert first.section is Section.OTHER
    assert {one.section for one in below} == {Section.WANTED}
    assert first.text not in wanted(text)


@pytest.mark.parametrize("mark", ["👉", "✅", "✔️", "☑️", "🔹"])
def test_an_emoji_before_each_line_is_a_bullet(mark: str) -> None:
    lines = ["you have managed a team of eight", "you stay calm when there is a line"]
    text = "Requirements\n" + "\n".join(f"{mark} {line}" for line in lines)
    assert sorted(wanted(text)) == sorted(lines)


def test_what_an_advert_says_of_its_writer_is_no_want() -> None:
    text = """Core competencies
- Our people live by five values and two rules
- We reward those who act like owners
- We need somebody who has run a night shift
- Strong command of SQL"""
    assert sorted(wanted(text)) == [
        "Strong command of SQL",
        "We need somebody who has run a night shift",
    ]


def test_papers_are_wanted_in_a_list_that_mixes_them_with_what_is_offered() -> None:
    text = """WHAT WE NEED AND WHAT YOU GET
- Degree from an accredited programme
- $2,000 a year toward a certificate
- Current first-aid certification
- Four weeks off"""
    assert sorted(wanted(text)) == [
        "Current first-aid certification",
        "Degree from an accredited programme",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Split the monolith into three services, which took deploys from fortnightly to daily",
        "Took the platform through two audits with no major findings",
        "I look after a bay of eight patients",
        "Kept the place trading through a kitchen flood",
        "I was top biller in the region for four years running",
    ],
)
def test_deeds_in_everyday_verbs_and_figures_in_words_are_claims(line: str) -> None:
    document = Document(DocumentKind.RESUME, "cv.txt", f"Experience\n- {line}")
    assert [find.passage.text for find in claims(passages(document))] == [line]
