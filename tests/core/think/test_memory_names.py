"""Facts of a talk in other alphabets than the plain Latin one."""

from __future__ import annotations

import pytest

from core.conversation.messages import Message, Role
from core.think.memory import summarise_facts


def mentioned(sentence: str) -> list[str]:
    """What a summary lists of ``sentence`` when it has room for it and not for the sentence."""
    around = "so that is how it went on and on for all of us over there " * 4
    told = summarise_facts([Message(Role.USER, f"{sentence[:-1]}, {around}.")], budget_words=20)
    return told.removeprefix("Also mentioned: ").removesuffix(".").split(", ") if told else []


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Мы работали в компании Альфа с Иваном Петровым.", ["Альфа", "Иваном Петровым"]),
        ("À Lyon, un élève étudie avec Émile Zola.", ["Lyon", "Émile Zola"]),
        ("wir fuhren nach München und über Österreich.", ["München", "Österreich"]),
        ("मैं दिल्ली में 3 लोगों के साथ काम करता हूँ।", ["3 लोगों के"]),
        ("Στην Αθήνα είδα τον Γιώργο.", ["Αθήνα", "Γιώργο"]),
        ("我在 Google 工作，也用Postgres。", ["Google", "Postgres"]),
        ("أعمل في شركة IBM منذ 5 سنوات.", ["IBM", "5 سنوات"]),
        ("Jag bor i A\u030are.", ["Jag", "A\u030are"]),
        ("We met Priya and O'Neil.", ["Priya", "O'Neil"]),
    ],
)
def test_a_name_begins_with_a_large_letter_and_is_whole(sentence: str, facts: list[str]) -> None:
    assert mentioned(sentence) == facts


@pytest.mark.parametrize(
    "sentence",
    ["मुझे यह काम बहुत अच्छा लगता है।", "هذا عمل جيد جدا", "一个学生在家里学习。", "이 일은 재미있다."],
)
def test_a_script_without_large_letters_shows_no_names(sentence: str) -> None:
    assert mentioned(sentence) == []
