"""Which sentences of an interview leave something for later, and which only sound like it.

    python -m benchmarks.threads [--cases FILE] [--json]

FILE is a list of ``{"family": "...", "role": "user" | "assistant", "said": "...", "open": true}``,
with the next turn as ``then`` where a question stands open; ``data/threads/README.md`` says who
wrote which. The default is by a hand of whose sentences these were never looked at. What is said
is read sentence by sentence, as memory does.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.printing import print_figures
from core.think.memory import sentences_of
from core.think.threads import how_open, is_clear, names_no_matter, thread_score

DATA = Path(__file__).parent / "data" / "threads"
UNSEEN = DATA / "unseen_second.json"


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
    said, then, interviewer = case["said"], case.get("then", ""), case["role"] == "assistant"
    sentences = sentences_of(said)
    if any(map(is_clear, how_open(sentences, "" if interviewer else then, interviewer))):
        return True
    # An interviewer's question is kept with a reply that puts it off.
    reply = then.split("? ")[0].split(". ")[0]
    return interviewer and is_clear(thread_score(reply)) and names_no_matter(reply)


if __name__ == "__main__":
    main()
