"""What is offered joins a preposition with the article behind it, and with no pronoun."""

from __future__ import annotations

import re

import pytest

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.words.shown import shown_slips
from core.language.words.slips import Slip

_APART = {
    Language.SPANISH: r"\b(?:de|a) (?-i:el) \w",
    Language.ITALIAN: r"\b(?:di|a|da|in|su) (?:(?:il|lo|la|i|gli|le) \w|l['’])",
    Language.PORTUGUESE: r"\b(?:de|em|a|por) [oa]s? (?!\w+[aei]r\b)\w",
    Language.FRENCH: r"\b(?:de|à) les? (?!\w+(?:er|ir|re)\b)\w",
}


@pytest.mark.parametrize(
    ("said", "better"),
    [
        ("Depende en el tiempo.", "Depende del tiempo"),
        ("Depende en el dinero.", "Depende del dinero"),
        ("La gente son siempre en el móvil.", "La gente está siempre en el móvil"),
    ],
)
def test_a_corrected_preposition_joins_with_the_article(said: str, better: str) -> None:
    (shown,) = shown_slips(said, Language.SPANISH)
    assert shown.better == better


@pytest.mark.parametrize("language", list(_APART), ids=lambda language: language.value)
def test_no_correction_of_a_pack_leaves_a_preposition_beside_its_article(
    language: Language,
) -> None:
    for rule in load_pack(language).slip_rules:
        for said, _ in rule.examples:
            for shown in shown_slips(said, language):
                assert not re.search(_APART[language], shown.better, re.IGNORECASE), shown


@pytest.mark.parametrize(
    ("language", "said", "change", "better"),
    [
        (Language.ITALIAN, "Penso su il lavoro", ("su", "a"), "Penso al lavoro"),
        (Language.ITALIAN, "Parlo su gli amici", ("su", "di"), "Parlo degli amici"),
        (Language.ITALIAN, "Penso di l'estate", ("di", "a"), "Penso all'estate"),
        (Language.PORTUGUESE, "Depende em o tempo", ("em", "de"), "Depende do tempo"),
        (Language.PORTUGUESE, "Vou em a praia", ("em", "a"), "Vou à praia"),
        (Language.FRENCH, "Cela dépend sur le temps", ("sur", "de"), "Cela dépend du temps"),
        (Language.FRENCH, "Je pense sur les vacances", ("sur", "à"), "Je pense aux vacances"),
        (Language.FRENCH, "Il essaie à le comprendre", ("à", "de"), "Il essaie de le comprendre"),
        (Language.PORTUGUESE, "Penso a o ver amanhã", ("a", "em"), "Penso em o ver amanhã"),
    ],
)
def test_whatever_rule_brought_the_preposition_only_an_article_is_joined_to_it(
    language: Language,
    said: str,
    change: tuple[str, str],
    better: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong, right = change

    def found(text: str, _: Language) -> tuple[Slip, ...]:
        at = text.find(f" {wrong} ") + 1
        return (Slip(at, at + len(wrong), wrong, right, "Why."),) if at else ()

    monkeypatch.setattr("core.language.words.shown.find_slips", found)
    (shown,) = shown_slips(said, language)
    assert shown.better == better
