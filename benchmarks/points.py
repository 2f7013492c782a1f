"""How far the expected points of a question are found in what was said.

    python -m benchmarks.points --cases FILE [--json]

FILE is a list of ``{"question_id", "points", "answer", "covered": [{"point", "quote"}],
"touched"}``: a question of the bank with its points, an answer, the numbers of the points that a
reader says it makes (from 1) and of those it only comes near. ``found`` is the share of the points
made that were found, ``right`` the share of the points found that were made; ``touched_found``
and ``absent_found`` are the shares found of points that were only come near, and of all others.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks.printing import measure_cases
from core.conversation.brief import INDUSTRIES, Domain
from core.practice.bank import Question, load_bank, load_pack
from core.practice.points import cover_points


def run(cases: list[dict[str, Any]]) -> dict[str, float | int]:
    banks = (*map(load_bank, Domain), *map(load_pack, INDUSTRIES))
    questions = {question.id: question for bank in banks for question in bank.questions}
    found: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for case in cases:
        question = questions[case["question_id"]]
        _check(question, case)
        covered = {made["point"] for made in case["covered"]}
        for number, point in enumerate(cover_points(question, case["answer"]), start=1):
            sort = "made" if number in covered else "absent"
            if number in case.get("touched", ()):
                sort = "touched"
            told[sort] += 1
            found[sort] += point.covered
    return {
        "answers": len(cases),
        "points_made": told["made"],
        "found": _share(found["made"], told["made"]),
        "right": _share(found["made"], found.total()),
        "touched_found": _share(found["touched"], told["touched"]),
        "absent_found": _share(found["absent"], told["absent"]),
    }


def _check(question: Question, case: dict[str, Any]) -> None:
    """Labels are numbers: they mean nothing once the points are others."""
    if [point.point for point in question.points] != case["points"]:
        raise ValueError(f"the points of {question.id} are not those that were labelled")


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def main() -> None:
    measure_cases(__doc__, run)


if __name__ == "__main__":
    main()
