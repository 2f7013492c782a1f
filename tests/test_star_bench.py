"""The stories marked by hand, and what the measure counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.star import run
from core.assess.star import StarPart

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks" / "data" / "star"


def _case(*sentences: tuple[str, str]) -> dict[str, Any]:
    return {
        "id": "one",
        "question": "How was it?",
        "sentences": [{"text": text, "parts": [part] if part else []} for text, part in sentences],
    }


@pytest.mark.parametrize("name", ["development", "second"])
def test_each_sentence_is_marked_with_parts_of_a_story_or_none(name: str) -> None:
    cases = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    for case in cases:
        for sentence in case["sentences"]:
            assert set(sentence["parts"]) <= set(StarPart)
            assert set(sentence.get("vague", ())) <= set(sentence["parts"])
    assert run(cases)["answers"] == len(cases) == len({case["id"] for case in cases})


def test_found_counts_answers_and_right_counts_sentences() -> None:
    told = _case(
        ("I wrote a list of all crates.", "action"),
        ("I rang the driver about them.", "action"),
        ("He moved them the same day.", "result"),
        ("They kept the list.", ""),
    )
    figures = run([told, _case(("It is hard to say.", "result"))])["parts"]
    assert figures["action"] == {"told": 1, "found": 1.0, "right": 1.0}
    assert figures["result"] == {"told": 2, "found": 0.5, "right": 0.5}


def test_what_is_told_vaguely_is_no_part_that_must_be_found() -> None:
    case = _case(("It all worked out in the end.", "result"))
    case["sentences"][0]["vague"] = ["result"]
    assert run([case])["parts"]["result"]["told"] == 0
