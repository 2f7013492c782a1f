"""What is asked for with some words and told by others is the same concept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from core.ground.concepts import Concept, Lexicon, concepts_asked, concepts_told, lexicon
from core.ground.documents import Document, DocumentKind
from core.ground.lookup import DocumentIndex
from core.ground.reading.passages import read_all

PROPERTY = settings(max_examples=100, deadline=None, database=None, derandomize=True)
CONCEPTS = lexicon().concepts


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Does he publish any free software?", "Maintainer of a small library, about 430 stars"),
        ("How much does the job pay?", "€ 52,000 to 58,000, depending on experience"),
        ("What do they do for fun?", "Bouldering, choir"),
        ("When could somebody begin?", "Starting 1 March"),
        ("Which drawing program do they use?", "Revit and Rhino, daily"),
        ("Do I have to come to the office?", "Two days a week from home"),
        ("How big was the group?", "Trained 14 people"),
    ],
)
def test_a_question_and_the_line_that_answers_it_share_a_concept(asked: str, told: str) -> None:
    assert concepts_asked(asked) & concepts_told(told)


def test_a_question_asks_for_nothing_that_its_words_only_begin_like() -> None:
    assert "databases" not in concepts_asked("Was the sequel good?")
    assert "cad" not in concepts_asked("What was the cadence?")
    assert concepts_asked("") == concepts_told("") == frozenset()


def test_what_only_documents_say_is_told_and_not_asked() -> None:
    assert "programming languages" in concepts_told("Go, Kotlin")
    assert "programming languages" not in concepts_asked("Where did she go?")


def test_each_concept_is_found_by_each_of_its_own_words() -> None:
    """Breaks when a phrase is written so that no text can hold it."""
    for concept in CONCEPTS:
        for phrase in (*concept.both, *concept.asked):
            assert concept.name in concepts_asked(f"And {phrase.replace('*', '')}, please?"), phrase
        for phrase in (*concept.both, *concept.told):
            assert concept.name in concepts_told(f"- {phrase.replace('*', '')}; x"), phrase


def test_every_field_has_its_tools_in_the_lexicon() -> None:
    told = {
        "databases": "PostgreSQL",
        "erp": "SAP",
        "record system": "Epic",
        "accounting software": "Xero",
        "classroom tools": "Moodle",
        "crm": "Salesforce",
        "cad": "ArchiCAD",
    }
    for name, tool in told.items():
        assert name in concepts_told(f"Daily use of {tool}")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "x y", "asked": ["how"]},
        {"name": "x y", "told": ["here"]},
        {"name": "x y", "both": ["Here"]},
        {"name": "x y", "both": ["..."]},
        {"name": "x y", "asked": ["how"], "pattern": "("},
        {"name": "x y", "both": ["here"], "heard": ["here"]},
    ],
    ids=["never told", "never asked", "capital", "no word", "broken pattern", "unknown field"],
)
def test_a_concept_that_cannot_work_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises((ValidationError, re.error)):
        Concept.model_validate(wrong)


def test_two_concepts_of_one_name_are_refused() -> None:
    with pytest.raises(ValidationError, match="same name"):
        Lexicon.model_validate({"schema": 1, "concepts": [*CONCEPTS, CONCEPTS[0]]})


@PROPERTY
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    names = {concept.name for concept in CONCEPTS}
    assert concepts_asked(text) | concepts_told(text) <= names


def test_without_an_encoder_a_paraphrase_is_found_by_its_concept() -> None:
    """Breaks when a look-up weighs shared words alone: the question shares none."""
    more = " by the window and by the door" * 10
    text = (
        f"SHIFTS\nLed a crew{more}\n\nPROJECTS\nWrote a parser, 430 stars{more}\n\n"
        f"PAPERS\nSorted invoices{more}\n"
    )
    index = DocumentIndex(read_all([Document(DocumentKind.RESUME, "cv", text)]), None)
    (best, *_) = index.look_up("Does she publish free software?")
    assert best.lines == (f"Wrote a parser, 430 stars{more}",)
