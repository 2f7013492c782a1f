"""What a pack's rule promises about the words it changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.conversation.language import Language
from core.language.corrections import Agreement
from core.language.words.slips import find_slips

PERSON: dict[str, Any] = {
    "id": "es-yo",
    "why": "'Yo' has its own form.",
    "swap": {"tiene": "tengo", "vive": "vivo"},
    "after": ["yo"],
    "unless_after": ["ni"],
    "unless_before": ["quien"],
    "examples": [("Yo tiene hambre.", "Yo tengo hambre."), ("yo vive aquí", "yo vivo aquí")],
    "fine": ["Yo tengo hambre.", "Él tiene hambre."],
}


def _changed(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in Agreement.model_validate(PERSON).changes(text)]


def test_a_mark_between_two_words_parts_them() -> None:
    assert _changed("Como yo tiene hambre") == ["tiene"]
    assert _changed("Lo hago yo. Tiene hambre. Digo yo, vive bien.") == []


def test_a_guard_word_on_either_side_makes_the_pair_fine() -> None:
    assert _changed("ni yo tiene tiempo") == []
    assert _changed("yo tiene quien me ayude") == []


@pytest.mark.parametrize("mark", [".", "?", "!", "…", "...", ". ¿", "؟", "।"])
def test_a_guard_word_of_another_sentence_guards_nothing(mark: str) -> None:
    assert _changed(f"Eso ni{mark} Yo tiene tiempo.") == ["tiene"]
    assert _changed(f"Yo tiene{mark} Quien sabe.") == ["tiene"]


@pytest.mark.parametrize("mark", [",", ";", ":", " –"])
def test_a_mark_inside_a_sentence_leaves_the_guard_in_force(mark: str) -> None:
    assert _changed(f"ni{mark} yo tiene tiempo") == []
    assert _changed(f"yo tiene{mark} quien lo diga") == []


def test_part_of_a_word_is_no_word() -> None:
    assert _changed("Tokyo tiene metro y yo vivero") == []


@pytest.mark.parametrize(
    "fault",
    [
        {"before": ["yo"]},
        {"after": []},
        {"swap": {"Tiene": "tengo"}},
        {"after": ["yo mismo"]},
        {"fine": ["Yo tiene hambre.", "Yo tengo hambre."]},
        {"examples": [("Yo tiene hambre.", "Yo tienes hambre."), ("yo vive", "yo vivo")]},
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(fault: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Agreement.model_validate({**PERSON, **fault})


@given(st.lists(st.sampled_from(["yo", "tiene", "vive", "ni", "quien", "casa", ",", "."])))
def test_changing_what_is_found_leaves_nothing_to_find(words: list[str]) -> None:
    rule = Agreement.model_validate(PERSON)
    text = " ".join(words)
    for start, end, better in reversed(list(rule.changes(text))):
        text = text[:start] + better + text[end:]
    assert list(rule.changes(text)) == []


@pytest.mark.parametrize(
    "said",
    [
        "I have two homeworks.",
        "The informations that she gave me were old.",
        "These informations surprised me.",
    ],
)
def test_a_slip_that_no_rule_can_mend_rightly_is_left_alone(said: str) -> None:
    """Two homework, "these information" and "the information were" would be no better."""
    assert find_slips(said, Language.ENGLISH) == ()


@pytest.mark.parametrize(
    ("said", "better"),
    [
        ("I need some informations because the trains are late.", "some information"),
        ("He gives me advices when we have problems.", "advice"),
        ("The furnitures in my flat are old.", "furniture in my flat is"),
    ],
)
def test_what_a_later_clause_says_hinders_no_correction(said: str, better: str) -> None:
    (slip,) = find_slips(said, Language.ENGLISH)
    assert slip.better.strip() == better
