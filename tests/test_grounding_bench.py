"""The benchmark of grounding counts a look-up as found where a person would."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.grounding import run_case

RESUME = """Ward nurse

Experience
- Led a team of
  twelve nurses on the night shift from 2018 to 2023
- Cut waiting times by 30 % with a new triage sheet
"""


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("twelve nurses", True),
        ("team of twelve nurses", True),
        ("Twelve Nurses", True),
        ("thirteen nurses", False),
    ],
)
def test_an_answer_is_found_across_a_broken_line_and_in_any_case(answer: str, found: bool) -> None:
    lookup = {"query": "how many nurses did she lead", "answer_contains": answer}
    case: dict[str, Any] = {"resume": RESUME, "job": "", "lookups": [lookup]}
    (told,) = run_case(case, None)["lookups"]
    assert told["hit"] is found
