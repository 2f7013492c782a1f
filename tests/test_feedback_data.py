"""The answers with levels are what their description says."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from core.conversation.brief import Brief, Domain, InterviewType
from core.ground.asking import grounded_wording
from core.ground.documents import Document, DocumentKind, Passage
from core.ground.plan import plan_from_documents
from core.ground.reading.passages import read_all
from core.practice.bank import load_bank

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "benchmarks" / "data" / "feedback"
FILES = sorted(FOLDER.glob("ladder_*.json"))
KINDS = {"behavioural", "technical", "system_design", "cultural_fit"}
LEVELLED = {"weak", "middling", "strong", "wrong", "matched_weak", "matched_strong", "padded"}
NOTHING_TO_ASSESS = {"empty", "gibberish", "off_topic"}
OF_ONE_PURPOSE = {
    f"ladder_{name}" for name in ("ninth", "tenth", "eleventh", "twelfth", "thirteenth")
}
"""Written for answers that are off topic, or on it in other words."""
WITH_PADDED = {f"ladder_{name}" for name in ("development", "second", "third", "heldout")}
"""The others have their wordy versions in files of their own."""


def entries(file: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_is_complete_and_its_level_fits_its_sort(file: Path) -> None:
    found = entries(file)
    assert len({entry["id"] for entry in found}) == len(found)
    for entry in found:
        assert entry["kind"] in KINDS
        assert entry["sort"] in LEVELLED | NOTHING_TO_ASSESS
        assert entry["question"].strip()
        if entry["sort"] in NOTHING_TO_ASSESS:
            assert "level" not in entry or entry["level"] is None
        else:
            assert 1 <= entry["level"] <= 5
        if entry["kind"] in ("technical", "system_design") and entry["sort"] in LEVELLED:
            assert len(entry["expected_points"]) >= 3


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_matched_answers_differ_in_level_and_not_in_length(file: Path) -> None:
    matched: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for entry in entries(file):
        if entry["sort"].startswith("matched"):
            matched[entry["question"]][entry["sort"]] = entry
    assert len(matched) >= 10 or file.stem in OF_ONE_PURPOSE
    for pair in matched.values():
        weak, strong = pair["matched_weak"], pair["matched_strong"]
        assert strong["level"] - weak["level"] >= 2
        lengths = [len(entry["answer"].split()) for entry in (weak, strong)]
        assert max(lengths) <= 1.15 * min(lengths)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_padded_answer_has_the_level_of_the_plain_one(file: Path) -> None:
    padded: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for entry in entries(file):
        if entry["sort"] == "padded":
            stem, _, which = entry["id"].rpartition("-")
            padded[stem][which] = entry
    assert len(padded) >= 6 or file.stem not in WITH_PADDED
    for pair in padded.values():
        plain, longer = pair["plain"], pair["padded"]
        assert plain["level"] == longer["level"]
        assert len(longer["answer"].split()) >= 2.5 * len(plain["answer"].split())


@pytest.mark.parametrize("file", sorted(FOLDER.glob("wordy_*.json")), ids=lambda file: file.stem)
def test_a_wordy_answer_is_long_and_that_of_a_held_out_one_is_of_no_other(file: Path) -> None:
    known = {entry["answer"]: ladder.stem for ladder in FILES for entry in entries(ladder)}
    for entry in entries(file):
        times = len(entry["wordy"].split()) / len(entry["plain"].split())
        assert 2 <= times <= 4.5, entry["id"]
        assert ("heldout" in known[entry["plain"]]) == ("heldout" in file.stem), entry["id"]


def test_what_is_measured_with_shares_no_answer_with_what_is_developed_with() -> None:
    answers = Counter(
        entry["answer"] for file in FILES for entry in entries(file) if entry["sort"] in LEVELLED
    )
    assert max(answers.values()) == 1


STRAYS = sorted(FOLDER.glob("strays_*.json"))


@pytest.mark.parametrize("file", STRAYS, ids=lambda file: file.stem)
def test_strays_answer_nothing_and_what_is_short_beside_them_answers_its_question(
    file: Path,
) -> None:
    found = entries(file)
    assert len({entry["id"] for entry in found}) == len({e["answer"] for e in found}) == len(found)
    off_topic = "off_topic" if "heldout" in file.stem else "stray"
    for entry in found:
        assert entry["kind"] in KINDS
        assert ("level" not in entry) == (entry["sort"] == off_topic)
        if entry["sort"] != off_topic:
            assert entry["sort"] in ("weak", "middling", "strong")
            assert len(entry["answer"].split()) < 70
    assert sum(entry["sort"] == off_topic for entry in found) >= 30


def test_no_stray_of_the_held_out_file_is_learned_from() -> None:
    answers = Counter(entry["answer"] for file in STRAYS for entry in entries(file))
    assert max(answers.values()) == 1


DOCUMENTS = json.loads((FOLDER / "documents_heldout.json").read_text(encoding="utf-8"))


def _read(given: dict[str, Any]) -> tuple[Passage, ...]:
    texts = given.get("texts") or {
        which: (ROOT / given["folder"] / name).read_text(encoding="utf-8")
        for which, name in given["files"].items()
    }
    return read_all([Document(DocumentKind(k), k, text) for k, text in texts.items()])


def _planned(given: dict[str, Any], kind: str) -> dict[str, tuple[str, ...]]:
    """The questions that are asked because of a line of the documents, by their text, with their
    points."""
    passages = _read(given)
    domain = Domain(given["domain"])
    brief = Brief(domain, InterviewType(kind), question_count=6)
    plans = (
        plan_from_documents(passages, load_bank(domain), brief, random.Random(seed))
        for seed in range(1, 8)
    )
    return {q.text: tuple(p.point for p in q.points) for plan in plans for q in plan if q.because}


def _quotes_a_line(question: str, given: dict[str, Any]) -> bool:
    """Whether ``question`` is one of the wordings, with a line of the documents in its place, which
    may have been cut where it is not cut today."""
    wording = grounded_wording()
    groups = (wording.claim, wording.want, wording.stake, wording.wish, wording.skill)
    every = (*groups, wording.trait, *wording.kinds.values())
    told = " ".join(passage.text for passage in _read(given)).replace('"', "")
    for template in (one for group in every for ways in group.values() for one in ways):
        before, _, behind = template.partition("{line}")
        if question.startswith(before) and question.endswith(behind):
            return question[len(before) : -len(behind)].rstrip(" …") in told
    return False


def test_questions_of_the_documents_file_are_worded_as_the_plans_are() -> None:
    """The answers were written to these words: they stay, whichever of them the plan takes now."""
    assert len({case["question"] for case in DOCUMENTS["cases"]}) == 12
    planned = {
        (name, kind): _planned(given, kind)
        for name, given in DOCUMENTS["documents"].items()
        for kind in KINDS
    }
    points = tuple(point.point for point in grounded_wording().points)
    for case in DOCUMENTS["cases"]:
        questions = planned[case["documents"], case["kind"]]
        if case["question"] not in questions:
            assert _quotes_a_line(case["question"], DOCUMENTS["documents"][case["documents"]])
        expected = questions.get(case["question"], points)
        assert tuple(case["expected_points"]) == expected, case["id"]


def test_every_question_of_the_documents_file_has_two_real_answers_and_two_off_topic_ones() -> None:
    found = Counter((case["question"], case["sort"] == "off_topic") for case in DOCUMENTS["cases"])
    assert set(found.values()) == {2}
    for case in DOCUMENTS["cases"]:
        assert 40 <= len(case["answer"].split()) <= 180, case["id"]
        assert (case["sort"] in LEVELLED) == (case.get("level") is not None), case["id"]
    answers = [case["answer"] for case in DOCUMENTS["cases"]]
    known = {entry["answer"] for file in FILES for entry in entries(file)}
    assert len(set(answers)) == len(answers)
    assert not set(answers) & known
