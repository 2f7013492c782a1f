"""How well the sentence chunker cuts, how long it waits, what it costs.

    python -m benchmarks.chunker --cases FILE [--json]

FILE holds ``{"cases": [{"text", "sentences", "lang"?}]}``. Each text goes through the chunker
token by token (a word with the space before it, or one punctuation mark: as language models
cut), one sentence a chunk. ``max_wait_tokens`` is the largest number of tokens between the end
of a sentence and the chunk that holds it. Where only the next list item's marker ends a
sentence ("1. Measure 2. Decide"), the end is that of the marker: nothing earlier shows it.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.speak.chunker import ONE_SENTENCE, SentenceChunker

_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+$")
_ITEM_MARKER = re.compile(r"[•⁃*–-]?(?:\d{1,3}|[a-z])(?:\.\)|\.|\))")
_REPEATS = 20


@dataclass(frozen=True)
class Cut:
    sentences: list[str]
    waits: list[int]


def tokens_of(text: str) -> list[str]:
    return _TOKEN.findall(text)


def cut(text: str, language: str) -> Cut:
    """The chunks of ``text`` and, for each but the last, how many tokens it waited."""
    chunker = SentenceChunker(language, ONE_SENTENCE)
    visible = "".join(text.split())
    sentences: list[str] = []
    waits: list[int] = []
    ends: list[int] = []  # how many visible characters had come after each token
    for token in tokens_of(text):
        ends.append((ends[-1] if ends else 0) + len("".join(token.split())))
        for chunk in chunker.push(token):
            sentences.append(chunk)
            shown_at = len("".join("".join(sentences).split()))
            if chunk[-1].isalnum() and (marker := _ITEM_MARKER.match(visible, shown_at)):
                shown_at = marker.end()
            waits.append(sum(end > shown_at for end in ends))
    sentences += chunker.flush()
    return Cut(sentences, waits)


def run(cases: list[dict[str, Any]]) -> dict[str, Any]:
    failed, longest_wait, passed = [], 0, 0
    for case in cases:
        wanted = [sentence.strip() for sentence in case["sentences"]]
        result = cut(case["text"], case.get("lang", "en"))
        longest_wait = max([longest_wait, *result.waits])
        if result.sentences == wanted:
            passed += 1
        else:
            failed.append({"text": case["text"], "wanted": wanted, "got": result.sentences})
    return {
        "passed": passed,
        "total": len(cases),
        "max_wait_tokens": longest_wait,
        "us_per_token": round(_microseconds_per_token(cases), 1),
        "failed": failed,
    }


def _microseconds_per_token(cases: list[dict[str, Any]]) -> float:
    texts = [(tokens_of(case["text"]), case.get("lang", "en")) for case in cases]
    count = sum(len(tokens) for tokens, _ in texts) * _REPEATS
    started_s = time.perf_counter()
    for _ in range(_REPEATS):
        for tokens, language in texts:
            chunker = SentenceChunker(language, ONE_SENTENCE)
            for token in tokens:
                chunker.push(token)
            chunker.flush()
    return 1e6 * (time.perf_counter() - started_s) / max(1, count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(json.loads(arguments.cases.read_text(encoding="utf-8"))["cases"])
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    print(f"{result['passed']} of {result['total']} right", end=", ")
    print(f"at most {result['max_wait_tokens']} tokens of waiting", end=", ")
    print(f"{result['us_per_token']} µs a token")
    for failure in result["failed"]:
        print(f"- {failure['text']}\n  wanted {failure['wanted']}\n  got    {failure['got']}")


if __name__ == "__main__":
    main()
