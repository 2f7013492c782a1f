"""Which sentences of an interview leave something for later, and which only sound like it.

    python -m benchmarks.threads [--cases FILE] [--json]

FILE is a list of ``{"family": "...", "role": "user" | "assistant", "said": "...", "open": true}``,
with the next turn as ``then`` where a question stands open. The default is the half that was not
looked at while the cues were written; both halves are by one hand.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.printing import print_figures
from core.think.threads import is_clear, names_no_matter, thread_score, unanswered

DATA = Path(__file__).parent / "data" / "threads"
UNSEEN = DATA / "unseen.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=UNSEEN)
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    options = parser.parse_args()
    result = measure(json.loads(options.cases.read_text(encoding="utf-8")))
    print_figures(result, options.json)


def measure(cases: list[dict[str, Any]]) -> dict[str, Any]:
    """How many open threads are found, and how much of what is found is one."""
    found = [case["open"] for case in cases if _found(case)]
    return {
        "open threads found": f"{sum(found)}/{sum(case['open'] for case in cases)}",
        "of the sentences found, open threads": f"{sum(found)}/{len(found)}",
    }


def _found(case: dict[str, Any]) -> bool:
    said, then = case["said"], case.get("then", "")
    if is_clear(thread_score(said, interviewer=case["role"] == "assistant")):
        return True
    if case["role"] == "user":
        return bool(then) and unanswered(said, then)
    # An interviewer's question is kept with a reply that puts it off.
    reply = then.split("? ")[0].split(". ")[0]
    return is_clear(thread_score(reply)) and names_no_matter(reply)


if __name__ == "__main__":
    main()
