"""The check of a question bank finds what would spoil an interview, and nothing in ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.conversation.brief import INDUSTRIES, Domain, Pack
from core.practice.bank import QuestionBank, load_bank, load_pack
from core.practice.check import empty_cells, faults_of, main

Bank = dict[str, Any]


def finance() -> Bank:
    return load_bank(Domain.FINANCE).model_dump(mode="json", by_alias=True)


def technical(bank: Bank) -> Bank:
    question: Bank = next(q for q in bank["questions"] if q["type"] == "technical")
    return question


@pytest.mark.parametrize("domain", list(Domain))
def test_our_own_banks_have_nothing_to_mend(domain: Domain) -> None:
    assert faults_of(load_bank(domain)) == ()


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_our_own_packs_have_nothing_to_mend(industry: Pack) -> None:
    assert faults_of(load_pack(industry)) == ()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda q: q.update(text="what is cash"), "begins with a capital"),
        (lambda q: q.update(text=f"What {'very ' * 50}much?"), "nobody can hold"),
        (lambda q: q["points"][0].update(point="Names the reason"), "should complete"),
        (lambda q: q["points"][0].update(ask="Tell me more about it."), "asks nothing"),
        (lambda q: q["points"][0].update(cues=["what", "reason", "how do"]), "no answer can cover"),
        (
            lambda q: q["points"][0].update(cues=[*q["points"][1]["cues"], "the net"]),
            "is a cue of 2 points",
        ),
        (lambda q: q["points"][0]["cues"].append("still"), "proves nothing"),
        (lambda q: q["points"][0]["cues"].append("the reason"), "can never count"),
        (lambda q: q.update(answer="Nothing of use here. " * 10), "names 0 of"),
    ],
)
def test_each_fault_is_named_with_its_question(spoil: Callable[[Bank], None], told: str) -> None:
    bank = finance()
    question = technical(bank)
    question["text"] = "What is the reason for it, and how do you tell?"
    spoil(question)
    faults = faults_of(QuestionBank.model_validate(bank))
    assert any(fault.startswith(f"{question['id']}: ") and told in fault for fault in faults)


@pytest.mark.parametrize(
    "bank", [*map(load_bank, Domain), *map(load_pack, INDUSTRIES)], ids=lambda bank: bank.title
)
def test_there_is_a_question_for_everybody_who_can_be_chosen(bank: QuestionBank) -> None:
    """Who starts out and asks for hard questions must not get easy ones without a word."""
    assert empty_cells(bank) == ()


def test_for_whom_there_is_no_question_is_told() -> None:
    bank = QuestionBank.model_validate(finance())
    left = tuple(q for q in bank.questions if q.difficulty.value != "hard")
    assert "technical, junior, hard" in empty_cells(bank.model_copy(update={"questions": left}))


def test_the_command_tells_what_to_mend_and_ends_accordingly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bank.json"
    file.write_text(json.dumps(finance()), encoding="utf-8")
    assert main([str(file)]) == 0
    assert "60 questions, 0 to mend" in capsys.readouterr().out
    bank = finance()
    bank["questions"][1]["text"] = bank["questions"][0]["text"]
    file.write_text(json.dumps(bank), encoding="utf-8")
    assert main([str(file)]) == 1
    assert "asked twice" in capsys.readouterr().out
    bank["questions"][0]["pionts"] = []
    file.write_text(json.dumps(bank), encoding="utf-8")
    assert main([str(file)]) == 1
    assert "questions.0.pionts" in capsys.readouterr().out
    assert main([str(tmp_path / "none.json")]) == 2
    assert main([]) == 2
