"""The labelled answers that measure how expected points are found, and what the measure counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.points import run
from core.conversation.brief import Domain
from core.practice.bank import load_bank

CASES = Path(__file__).resolve().parents[1] / "benchmarks" / "data" / "points" / "answers.json"
QUESTION = load_bank(Domain.BUSINESS).questions[0]


def _case(answer: str, covered: tuple[int, ...], touched: tuple[int, ...] = ()) -> dict[str, Any]:
    return {
        "question_id": QUESTION.id,
        "points": [point.point for point in QUESTION.points],
        "answer": answer,
        "covered": [{"point": number, "quote": answer} for number in covered],
        "touched": list(touched),
    }


def test_each_label_quotes_its_answer_and_the_points_are_those_of_the_bank() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    for case in cases:
        made = {made["point"] for made in case["covered"]}
        assert all(made["quote"] in case["answer"] for made in case["covered"])
        assert made | set(case["touched"]) <= set(range(1, len(case["points"]) + 1))
        assert not made & set(case["touched"])
    assert run(cases)["answers"] == len(cases)


def test_found_counts_what_was_made_and_right_what_was_found() -> None:
    first, second = (next(c for c in p.cues if c.isalpha()) for p in QUESTION.points[:2])
    figures = run([_case(f"{first}, {second}.", (1,), (2,)), _case("Nothing.", (1,))])
    assert (figures["found"], figures["points_made"]) == (0.5, 2)
    assert figures["right"] <= 0.5
    assert figures["touched_found"] == 1.0


def test_labels_of_other_points_are_refused() -> None:
    case = _case("Nothing.", ())
    case["points"] = case["points"][::-1]
    with pytest.raises(ValueError, match=QUESTION.id):
        run([case])
