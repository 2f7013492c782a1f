"""The report of a talk on paper: in the language of the interface, with a glyph for each letter."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from benchmarks.languages import missing_glyphs
from core.conversation.language import Language, TalkBrief
from core.language.grid import LOCALES, load_grid
from core.language.report import review_talk
from core.language.take_home import (
    corrections_words,
    level_words,
    pace_words,
    title_of,
    writer_words,
)
from core.language.wording import Label
from providers.paper.blocks import Together, texts
from providers.paper.talk_pdf import talk_blocks, talk_pdf
from tests.talks import PLAIN, held

TALK = held(TalkBrief(Language.SPANISH, minutes=5), ["Durante la viaje dormí.", *PLAIN["es"]])
ON_PAPER = {
    Label.GRID,
    Label.PRONUNCIATION,
    Label.PACE,
    Label.CORRECTIONS,
    Label.TRANSCRIPT,
    Label.NOT_ASSESSED,
    Label.SAID,
    Label.BETTER,
    Label.PARTNER,
    Label.YOU,
}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_paper_is_in_the_reports_language(locale: str) -> None:
    report = review_talk(TALK, locale)
    drawn = "\n".join(texts(talk_blocks(TALK, report)))
    for label in ON_PAPER:
        assert load_grid(locale).labels[label] in drawn, label
    for told in (title_of, level_words, pace_words, writer_words, corrections_words):
        assert told(report) in drawn
    for review in report.criteria:
        assert review.why in drawn
    assert not missing_glyphs(TALK, report)


def test_the_paper_says_what_stepped_in() -> None:
    told = "Groq antwortete nicht; die Regeln antworteten."
    heading = load_grid("de").labels[Label.STEPPED_IN]
    drawn = texts(talk_blocks(TALK, review_talk(TALK, "de", stepped_in=[told])))
    assert {heading, told} <= set(drawn)
    assert heading not in texts(talk_blocks(TALK, review_talk(TALK, "de")))


def test_a_correction_and_why_it_was_made_stay_on_one_page() -> None:
    report = review_talk(TALK, "en")
    slip = report.corrections[0]
    (kept,) = [b for b in talk_blocks(TALK, report) if slip.why in texts((b,))]
    assert isinstance(kept, Together)
    assert {slip.said.text, slip.better} < {*texts(kept.blocks)}


def test_the_file_is_called_what_the_report_is_called() -> None:
    report = review_talk(TALK, "de")
    meta = PdfReader(io.BytesIO(talk_pdf(TALK, report))).metadata
    assert meta is not None
    assert meta.title == "Gespräch mit einem Freund: Spanisch"
