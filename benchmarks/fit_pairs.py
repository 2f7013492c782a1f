"""Learn which words follow which in English answers.

    python -m benchmarks.fit_pairs

Writes ``core/data/word_pairs_en.json``: for the commonest words (all numbers are one word, all
others one more), the logarithm of how much oftener two of them stand side by side in the
learning answers and the question banks than they would by chance, in hundredths. Words thrown
together, as by somebody who tests the scorer, follow each other by chance alone.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.fit_levels import WRITERS
from benchmarks.fit_topic import load
from core.assess.answer.guards import plain_words
from core.conversation.brief import Domain
from core.practice.bank import load_bank

TARGET = Path(__file__).resolve().parents[1] / "core" / "data" / "word_pairs_en.json"
WORDS, SMOOTHING = 150, 0.5


def main() -> None:
    texts = [entry["answer"] for writer in WRITERS for entry in load(writer)]
    texts += [question.answer for domain in Domain for question in load_bank(domain).questions]
    spoken = [plain_words(text) for text in texts]
    votes = Counter(word for words in spoken for word in words if not word.isdigit())
    common = [word for word, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:WORDS]]
    place = {word: i for i, word in enumerate(common)}

    def index(word: str) -> int:
        return place.get(word, WORDS if word.isdigit() else WORDS + 1)

    counts = np.zeros((WORDS + 2, WORDS + 2))
    for words in spoken:
        for one, other in pairwise(words):
            counts[index(one), index(other)] += 1
    chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    ratio = np.log((counts + SMOOTHING) / (chance + SMOOTHING))
    rows = np.rint(100 * ratio).astype(int).tolist()
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    words_ = json.dumps(common, ensure_ascii=False)
    TARGET.write_text(
        f'{{"schema": 1, "version": "2026-11-1",\n"words": {words_},\n"rows": [\n{lines}]}}\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
