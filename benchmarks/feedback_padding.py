"""How far a level moves when the same is said in three times the words.

    python -m benchmarks.feedback_padding --cases FILE [--json]

FILE is a list of ``{"id", "plain", "wordy", "way"?}``. ``repeated_moves_at_most`` is for plain
answers said three times over, word for word.
"""

from __future__ import annotations

from statistics import mean
from typing import Any

from benchmarks.printing import measure_cases
from core.assess.answer.guards import within_effort
from core.assess.words.estimate import estimate

ALLOWED = 0.25


def level(answer: str) -> float:
    return min(5.0, max(1.0, within_effort(estimate(answer), answer)))


def run(cases: list[dict[str, Any]]) -> dict[str, Any]:
    moves = {case["id"]: level(case["wordy"]) - level(case["plain"]) for case in cases}
    ways: dict[str, list[float]] = {}
    for case in cases:
        ways.setdefault(case.get("way", ""), []).append(moves[case["id"]])
    again = [abs(level(" ".join([case["plain"]] * 3)) - level(case["plain"])) for case in cases]
    sizes = [abs(move) for move in moves.values()]
    return {
        "pairs": len(cases),
        "mean_move": round(mean(sizes), 2),
        "largest_move": round(max(sizes), 2),
        "within": sum(size <= ALLOWED for size in sizes),
        "by_way": {way: round(mean(found), 2) for way, found in ways.items()},
        "repeated_moves_at_most": round(max(again), 2),
    }


def main() -> None:
    measure_cases(__doc__, run)


if __name__ == "__main__":
    main()
