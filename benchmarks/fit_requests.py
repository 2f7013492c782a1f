"""Learn what an utterance most likely asks for where the rules do not know its words.

    python -m benchmarks.fit_requests [--language de ...] [--write]

A logistic regression for each language, over ``core.think.requests.likely_request.features`` in
English and ``core.language.words.likely_request.features`` elsewhere. What is printed is how it
does on utterances left out of learning, beside the rules alone. The held-out files are never
read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.words import likely_request as elsewhere
from core.language.words.requests import detect_by_phrases
from core.speak.sentences import sentence_spans
from core.think.intent import Intent, read_by_rules, reads_as_told
from core.think.requests import likely_request as in_english
from core.think.requests.likely_request import RequestWeights

DATA = Path(__file__).parent / "data"
TARGETS = Path(__file__).resolve().parents[1] / "core" / "data"

INTENTS = (Intent.ANSWER, Intent.WAIT, Intent.SKIP, Intent.REPEAT, Intent.DONT_KNOW, Intent.END)
SUREST_IN_ENGLISH = {
    **dict.fromkeys((Intent.WAIT, Intent.REPEAT, Intent.DONT_KNOW), 0.6),
    Intent.SKIP: 0.7,
    Intent.END: 0.75,
}
SUREST_ELSEWHERE = {
    **dict.fromkeys((Intent.WAIT, Intent.REPEAT, Intent.DONT_KNOW), 0.8),
    Intent.SKIP: 0.85,
    Intent.END: 0.9,
}
"""Higher, for less was learned from. An answer that is taken for the end of a talk is worst."""

FEWEST_UTTERANCES = 2
FOLDS, RIDGE, STEPS, RATE = 4, 0.01, 300, 0.05

Array = NDArray[np.float64]
Said = tuple[str, Intent]


@dataclass(frozen=True)
class Lesson:
    """What is learned of one language, and how.

    ``cases`` are left out in turn; ``known`` is always learned from, since the rules were made
    with it. ``by_rules`` gives ANSWER where the weights may be asked. Only features are kept of
    which a weight reaches ``smallest_weight``.
    """

    cases: list[Said]
    known: list[Said]
    features: Callable[[str], frozenset[str]]
    by_rules: Callable[[str], Intent]
    by_weights: Callable[[str, RequestWeights], str | None]
    surest: dict[Intent, float]
    smallest_weight: float
    target: Path
    learned_from: str


def lesson(language: Language) -> Lesson:
    if language is Language.ENGLISH:
        return Lesson(
            _of(_read("control_development")["cases"], key="intent"),
            [],
            in_english.features,
            read_by_rules,
            lambda text, model: (
                None if reads_as_told(text) else in_english.most_likely(text, model)
            ),
            SUREST_IN_ENGLISH,
            0.05,
            TARGETS / "request_weights_en.json",
            "control_development",
        )
    pack = load_pack(language)
    development = _read(f"languages/development/{language.value}")
    known = _of(development["requests"])
    known += [(text, intent) for intent, texts in pack.intents.items() for text in texts]
    known += [(text, Intent.ANSWER) for text in pack.ordinary_sentences]
    answers = [sample["answer"] for sample in development["samples"]]
    answers += [text for talk in development.get("talks", ()) for text in talk["answers"]]
    told = [
        (text[start:end], Intent.ANSWER)
        for text in answers
        for start, end in sentence_spans(text, language.value)
    ]
    return Lesson(
        [*_of(_read(f"languages/requests/{language.value}")), *told],
        [case for case in known if case[1] in INTENTS],
        lambda text: elsewhere.features(text, language),
        lambda text: detect_by_phrases(text, language),
        lambda text, model: elsewhere.most_likely(text, language, model),
        SUREST_ELSEWHERE,
        0.2,
        TARGETS / "request_weights" / f"{language.value}.json",
        f"languages/requests/{language.value}",
    )


def _read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def _of(cases: list[dict[str, Any]], key: str = "request") -> list[Said]:
    said = [(case["text"], Intent(case[key])) for case in cases]
    return [case for case in said if case[1] in INTENTS]


def learn(of: Lesson, cases: Collection[tuple[frozenset[str], Intent]]) -> RequestWeights:
    counted = Counter(name for said, _ in cases for name in said)
    names = sorted(name for name, count in counted.items() if count >= FEWEST_UTTERANCES)
    places = {name: place for place, name in enumerate(names)}
    rows: Array = np.array([_row(said, places) for said, _ in cases])
    wanted = np.eye(len(INTENTS))[[INTENTS.index(intent) for _, intent in cases]]
    weights: Array = np.zeros((len(names) + 1, len(INTENTS)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):  # Adam
        slope = (rows.T @ (_shares(rows @ weights) - wanted) + RIDGE * weights) / len(cases)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        along = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights -= RATE * along
    *learned, bias = np.round(weights, 2).tolist()
    told = {
        name: row
        for name, row in zip(names, learned, strict=True)
        if max(map(abs, row)) >= of.smallest_weight
    }
    return RequestWeights(
        schema=1,
        version="2026-11-2",
        learned_from=of.learned_from,
        intents=INTENTS,
        surest=of.surest,
        bias=bias,
        weights=told,
    )


def _row(said: frozenset[str], places: dict[str, int]) -> Array:
    row: Array = np.zeros(len(places) + 1)
    known = [places[name] for name in said if name in places]
    row[known] = 1 / np.sqrt(max(1, len(known)))
    row[-1] = 1
    return row


def _shares(sums: Array) -> Array:
    raised: Array = np.exp(sums - sums.max(axis=-1, keepdims=True))
    shares: Array = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _left_out(of: Lesson) -> str:
    order = np.random.default_rng(1).permutation(len(of.cases))
    said = [(of.features(text), intent) for text, intent in of.cases]
    known = [(of.features(text), intent) for text, intent in of.known]
    by_rules: list[tuple[Intent, Intent]] = []
    by_both: list[tuple[Intent, Intent]] = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS].tolist())
        model = learn(of, [*(case for n, case in enumerate(said) if n not in out), *known])
        for n in sorted(out):
            text, wanted = of.cases[n]
            asked = ruled = of.by_rules(text)
            if ruled is Intent.ANSWER:
                asked = Intent(of.by_weights(text, model) or Intent.ANSWER)
            by_rules.append((wanted, ruled))
            by_both.append((wanted, asked))
    told = []
    for name, pairs in (("rules", by_rules), ("rules and weights", by_both)):
        asked_for = [pair for pair in pairs if pair[0] is not Intent.ANSWER]
        right = sum(wanted is got for wanted, got in asked_for)
        lost = sum(wanted is Intent.ANSWER is not got for wanted, got in pairs)
        told.append(
            f"{name}: {right} of {len(asked_for)} requests,"
            f" {lost} of {len(pairs) - len(asked_for)} answers taken for one"
        )
    return "; ".join(told)


def _write(of: Lesson) -> None:
    model = learn(of, [(of.features(text), intent) for text, intent in of.cases + of.known])
    data = model.model_dump(mode="json", by_alias=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    of.target.write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")
    print(f"{len(model.weights)} features written to {of.target.name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", nargs="+", type=Language, default=list(Language))
    parser.add_argument("--write", action="store_true", help="replace what was learned")
    arguments = parser.parse_args()
    for language in arguments.language:
        of = lesson(language)
        if arguments.write:
            _write(of)
        else:
            print(language.value, _left_out(of), sep="  ", flush=True)


if __name__ == "__main__":
    main()
