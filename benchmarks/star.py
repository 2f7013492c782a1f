"""How far the parts of a story are found in what was said.

    python -m benchmarks.star --cases FILE [--json]

FILE is a list of ``{"id", "question", "sentences": [{"text", "parts", "vague"?}]}``: an answer,
sentence by sentence, with the STAR parts that a reader marked in each (``situation``, ``task``,
``action``, ``result``; none for talk); ``vague`` are those that name a part and tell nothing of
it. For each part ``told`` counts the answers that tell it and not vaguely, ``found`` the share of
them in which it was found, ``right`` the share of the sentences found in which a reader saw it.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks.printing import measure_cases
from core.assess.star import StarPart, find_star

Figures = dict[str, float | int]


def run(cases: list[dict[str, Any]]) -> dict[str, Any]:
    told: Counter[StarPart] = Counter()
    found: Counter[StarPart] = Counter()
    shown: Counter[StarPart] = Counter()
    right: Counter[StarPart] = Counter()
    for case in cases:
        sentences, starts = case["sentences"], _starts(case["sentences"])
        spans = find_star(" ".join(sentence["text"] for sentence in sentences))
        for part in StarPart:
            marked = {at for at, s in zip(starts, sentences, strict=True) if part in s["parts"]}
            vague = {
                at for at, s in zip(starts, sentences, strict=True) if part in s.get("vague", ())
            }
            here = {span.start for span in spans if span.part is part}
            tells = bool(marked - vague)
            told[part] += tells
            found[part] += tells and bool(here)
            shown[part] += len(here)
            right[part] += len(here & marked)
    return {
        "answers": len(cases),
        "sentences": sum(len(case["sentences"]) for case in cases),
        "parts": {
            part.value: {
                "told": told[part],
                "found": _share(found[part], told[part]),
                "right": _share(right[part], shown[part]),
            }
            for part in StarPart
        },
    }


def _starts(sentences: list[dict[str, Any]]) -> list[int]:
    """Where each sentence begins in all of them, joined with a space."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence["text"]) + 1)
    return starts[:-1]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def main() -> None:
    measure_cases(__doc__, run)


if __name__ == "__main__":
    main()
