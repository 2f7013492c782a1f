"""What the relevance reader learns from is complete, and nothing that is measured with is in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1] / "benchmarks" / "data"
ANSWERS = sorted((ROOT / "relevance").glob("answers_*.json"))
DOCUMENTS = sorted((ROOT / "relevance").glob("documents_*.json"))
LOOKUPS = sorted((ROOT / "relevance").glob("lookups_*.json"))
KINDS = {"behavioural", "technical", "system_design", "cultural_fit"}


def entries(file: Path) -> list[dict[str, Any]]:
    loaded = json.loads(file.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = loaded if isinstance(loaded, list) else loaded["cases"]
    return found


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


@pytest.mark.parametrize("file", [*ANSWERS, *DOCUMENTS], ids=lambda file: file.stem)
def test_every_question_has_answers_to_it_and_answers_to_something_else(file: Path) -> None:
    found = entries(file)
    assert len({one["question"] for one in found}) == len(found) >= 60
    for one in found:
        assert one["kind"] in KINDS
        assert len(one["real"]) in (2, 3)
        assert len(one["off"]) in (2, 3)
        for text in (one["question"], *one["real"], *one["off"]):
            assert text.strip()


@pytest.mark.parametrize("file", LOOKUPS, ids=lambda file: file.stem)
def test_every_look_up_is_answered_in_one_of_the_two_documents(file: Path) -> None:
    for case in entries(file):
        both = folded(f"{case['resume']}\n{case['job']}")
        assert len(case["lookups"]) >= 10
        for one in case["lookups"]:
            assert both.count(folded(one["answer_contains"])) == 1, one
            assert folded(one["answer_contains"]) not in folded(one["query"])


def test_nothing_that_is_measured_with_is_learned_from() -> None:
    measured = {
        folded(one.get("answer", one.get("plain")))
        for file in (ROOT / "feedback").glob("*heldout*.json")
        for one in entries(file)
    }
    measured |= {
        folded(case[document])
        for name in ("heldout", "second", "development")
        for case in entries(ROOT / "grounding" / f"{name}.json")
        for document in ("resume", "job")
    }
    assert len(measured) > 300
    learned = {
        folded(text)
        for file in (*ANSWERS, *DOCUMENTS)
        for one in entries(file)
        for text in (*one["real"], *one["off"])
    }
    learned |= {
        folded(case[d]) for file in LOOKUPS for case in entries(file) for d in ("resume", "job")
    }
    assert not measured & learned
