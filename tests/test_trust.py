"""What people take home says as much of its doubts as the page."""

from __future__ import annotations

import io
from dataclasses import replace

from pypdf import PdfReader

from core.assess.report import Report
from core.assess.review.markdown import review_markdown
from core.assess.review.trust import (
    FOUND_BY_PHRASES,
    LEVELS_BY_RULES,
    LIKELY,
    NOT_FOUND,
    WRITTEN_BY_RULES,
    rests_on,
)
from core.assess.rules import review_interview
from core.practice.interview import Interview
from providers.paper.review_pdf import review_pdf
from tests.core.assess.test_review import BETTER, GOOD, OTHER_STORY, PLAN, ask, held

TALK = ask(held(GOOD, plan=PLAN), OTHER_STORY)
REPORT = review_interview(TALK)


def paper(interview: Interview, report: Report) -> str:
    reader = PdfReader(io.BytesIO(review_pdf(interview, report)))
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\0", "").split())


def written(interview: Interview, report: Report) -> str:
    return " ".join(review_markdown(interview, report).replace("\\", "").split())


def test_the_files_say_how_many_answers_the_level_rests_on() -> None:
    told = "It rests on 1 of 2 answers. Not judged: question 2."
    assert rests_on(REPORT) == told
    assert told in paper(TALK, REPORT)
    assert told in written(TALK, REPORT)
    assert rests_on(review_interview(held(GOOD))) == ""
    assert rests_on(replace(REPORT, level=None)) == ""


def test_the_files_say_what_rules_and_phrases_cannot_tell() -> None:
    for text in (paper(TALK, REPORT), written(TALK, REPORT)):
        assert LEVELS_BY_RULES in text
        assert text.count(FOUND_BY_PHRASES) == 1


def test_what_only_phrases_found_is_not_called_covered_in_the_files() -> None:
    for text in (paper(TALK, REPORT), written(TALK, REPORT)):
        assert "Seems covered" in text
        assert "Covered" not in text
    (first, *rest) = REPORT.answers
    model = replace(REPORT, answers=(replace(first, assessor="a language model"), *rest))
    for text in (paper(TALK, model), written(TALK, model)):
        assert "Covered" in text
        assert FOUND_BY_PHRASES not in text


def test_a_part_that_was_not_found_is_not_called_absent_in_the_files() -> None:
    whole = held(GOOD)
    lacking = held(BETTER)
    for text in (paper, written):
        assert NOT_FOUND not in text(whole, review_interview(whole))
        assert NOT_FOUND in text(lacking, review_interview(lacking))


def test_page_and_files_say_the_same_of_levels_by_rules_and_of_their_ranges() -> None:
    assert WRITTEN_BY_RULES.endswith(LEVELS_BY_RULES)
    for text in (paper(TALK, REPORT), written(TALK, REPORT)):
        assert LIKELY in text
