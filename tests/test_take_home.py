"""What people take home says of which interview it is, in its head and in its name."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from history.repository import InterviewRepository, sqlite_url
from providers.paper.review_pdf import review_pdf
from tests.core.assess.test_review import GOOD, held
from tests.pages import STORY, read_feedback, send, started, words_on
from ui.parts.days import in_english
from ui.report.take_home import file_name

TALK = held(GOOD)
REPORT = review_interview(TALK)
DAY = date(2026, 11, 3)
WHEN = datetime(2026, 11, 3, 14, 30, tzinfo=UTC)


def paper(held_on: str) -> str:
    reader = PdfReader(io.BytesIO(review_pdf(TALK, REPORT, None, (), held_on)))
    return reader.pages[0].extract_text().replace("\0", "")


def test_the_day_of_the_interview_stands_in_the_head_where_it_is_known() -> None:
    told = "Interview of 3 November 2026"
    assert told in review_markdown(TALK, REPORT, None, (), in_english(DAY))
    assert told in paper(in_english(DAY))
    assert "Interview of" not in review_markdown(TALK, REPORT)
    assert "Interview of" not in paper("")


def test_files_of_two_interviews_have_two_names() -> None:
    one, other = replace(TALK, id="3f9a77"), replace(TALK, id="b04c12")
    assert file_name(one, WHEN) == "review-finance-banking-2026-11-03-1430-3f9a"
    assert file_name(other, WHEN) == "review-finance-banking-2026-11-03-1430-b04c"
    assert file_name(one, None) == "review-finance-banking-3f9a"


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Pflege für Ältere", "pflege-für-ältere"),
        (unicodedata.normalize("NFD", "Ingénierie"), "ingénierie"),
        ("我的问题", "我的问题"),
        ("मेरे सवाल", "मेरे-सवाल"),
        ("../a\\b\n$(rm) `x`; C++ & \u202eco.", "a-b-rm-x-c-co"),
        ("我" * 200, "我" * 40),
        ("?!", ""),
    ],
)
def test_a_file_keeps_the_letters_of_its_title_in_whatever_script(title: str, field: str) -> None:
    named = file_name(replace(TALK, pack_title=title, id="3f9a77"), None)
    assert named == "-".join(filter(None, ("review", field, "3f9a")))
    assert len(f"{named}.json".encode()) < 255, "or no file system takes it"


def test_a_record_knows_when_it_went_on_last(tmp_path: Path) -> None:
    now = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
    repository = InterviewRepository(sqlite_url(tmp_path), lambda: now)
    try:
        assert repository.kept_at(TALK.id) is None
        repository.add(TALK)
        assert repository.kept_at(TALK.id) == now
    finally:
        repository.close()


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_the_page_names_the_file_after_field_and_day() -> None:
    app = read_feedback(send(send(started(), STORY), "Please end the interview."))
    assert re.search(
        r"verify review-[a-z-]+-20\d\d-\d\d-\d\d-\d{4}-[0-9a-f]{4}\.json", words_on(app)
    )
