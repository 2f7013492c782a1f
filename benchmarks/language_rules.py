"""How often the tone detector and the intent rules are right.

    python -m benchmarks.language_rules --tone FILE --control FILE [--json]

FILE holds ``{"cases": [{"text", "tone"}]}`` or ``{"cases": [{"text", "intent"}]}``.
``answers_lost`` are real answers taken for "end" or "skip".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.think.intent import Intent, detect_intent
from core.think.tone import detect_tone


def score(cases: list[dict[str, str]], label: str, detect: Callable[[str], str]) -> dict[str, Any]:
    failed = []
    for case in cases:
        got = detect(case["text"])
        if got != case[label]:
            failed.append({"text": case["text"], "wanted": case[label], "got": got})
    return {"right": len(cases) - len(failed), "total": len(cases), "failed": failed}


def run(
    tone: list[dict[str, str]] | None, control: list[dict[str, str]] | None
) -> dict[str, dict[str, Any]]:
    result: dict[str, dict[str, Any]] = {}
    if tone is not None:
        result["tone"] = score(tone, "tone", lambda text: detect_tone(text).value)
    if control is not None:
        result["control"] = score(control, "intent", lambda text: detect_intent(text).value)
        lost = [
            failure["text"]
            for failure in result["control"]["failed"]
            if failure["wanted"] == Intent.ANSWER and failure["got"] in (Intent.END, Intent.SKIP)
        ]
        result["control"]["answers_lost"] = lost
    return result


def _cases(path: Path | None) -> list[dict[str, str]] | None:
    if path is None:
        return None
    cases: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tone", type=Path)
    parser.add_argument("--control", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(_cases(arguments.tone), _cases(arguments.control))
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, part in result.items():
        share = 100 * part["right"] / max(1, part["total"])
        print(f"{name}: {part['right']} of {part['total']} right ({share:.0f} %)")
        for failure in part["failed"]:
            print(f"- {failure['text']}\n  wanted {failure['wanted']}, got {failure['got']}")


if __name__ == "__main__":
    main()
