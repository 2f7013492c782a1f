"""What an interviewer still knows of a talk that lasts an hour.

    python -m benchmarks.long_talk [--cases FILE] [--json]

FILE is a list of ``{"kind": "name" | "number" | "thread", "said": "...", "keep": ["..."]}``. Each
``said`` is put into a talk of 250 messages, between answers of the ladder, early ones first; at
the end this counts whose ``keep`` all stand in what a model is given for its next reply, and how
many words that is.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.printing import print_figures
from core.conversation.messages import Message, Role
from core.think.memory import compress

DATA = Path(__file__).parent / "data"
HELD_OUT = DATA / "long_talk" / "heldout.json"
AROUND = DATA / "feedback" / "ladder_development.json"
MESSAGES = 250
"""An hour at about four exchanges in two minutes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=HELD_OUT)
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    options = parser.parse_args()
    result = measure(json.loads(options.cases.read_text(encoding="utf-8")))
    print_figures(result, options.json)


def measure(planted: list[dict[str, Any]]) -> dict[str, Any]:
    """How much of ``planted`` is known at the end."""
    ladder = json.loads(AROUND.read_text(encoding="utf-8"))
    around = [case for case in ladder if case.get("level")]
    places = [8 + number * (MESSAGES - 40) // len(planted) for number in range(len(planted))]
    messages: list[Message] = []
    for turn in range(MESSAGES // 2):
        case = around[turn % len(around)]
        messages.append(Message(Role.ASSISTANT, case["question"]))
        said = case["answer"]
        for place, plant in zip(places, planted, strict=True):
            if place // 2 == turn:
                said = f"{said} {plant['said']}"
        messages.append(Message(Role.USER, said))
    compress(messages)  # the second time, as in a talk that goes on: word lists are read once
    began_s = time.perf_counter()
    given = compress(messages)
    taken_s = time.perf_counter() - began_s
    text = "\n".join(message.text for message in given)
    kept: Counter[str] = Counter()
    for plant in planted:
        kept[plant["kind"]] += all(word in text for word in plant["keep"])
    asked = Counter(plant["kind"] for plant in planted)
    return {
        **{kind: f"{kept[kind]}/{asked[kind]}" for kind in sorted(asked)},
        "compress_ms": round(1000 * taken_s),
        "summary_words": len(given[0].text.split()),
        "talk_words": sum(len(message.text.split()) for message in messages),
    }


if __name__ == "__main__":
    main()
