"""What an utterance most likely asks for where no phrase of a pack knows it, by learned weights.

A multinomial logistic regression for each language but English (``core.think.requests`` has
that), learned by ``python -m benchmarks.fit_requests``: over words, their beginnings and their
neighbours, or over runs of letters where words are not parted.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.conversation.language import Language
from core.language.words.pieces import by_letters, pieces_of, runs_of_length
from core.package_data import load_data
from core.think.intent import Intent
from core.think.reading.spelt_alike import is_marked
from core.think.requests.likely_request import RequestWeights, sure_enough

MOST_WORDS, MOST_LETTERS = 20, 40
"""A longer utterance tells something, whatever else it asks. Letters where those are compared."""
FEWEST_WORDS, FEWEST_LETTERS = 3, 4
MOST, ALL = 0.75, 1.0
"""So much of its words, or letters, has to be known, all for END and SKIP: what tells of something
else says so in words that no request has."""

_BEGIN, _END = "<", ">"
_BEGINNING_LETTERS = 4
_WORDS_A_STEP, _LETTERS_A_STEP, _LAST_STEP = 3, 6, 6


def request_weights(language: Language) -> RequestWeights:
    """The weights of ``core/data/request_weights``. Raises ``FileNotFoundError`` for English."""
    return load_data(f"request_weights/{language.value}", RequestWeights)


def likely_request(text: str, language: Language) -> Intent | None:
    """The request that ``text`` most likely makes in ``language``, which is not English.

    ``None`` where none is sure enough, and where ``text`` is long or holds words that were not
    learned from.
    """
    return most_likely(text, language, request_weights(language))


def most_likely(text: str, language: Language, model: RequestWeights) -> Intent | None:
    """``likely_request`` by the weights of ``model``."""
    pieces, letters = pieces_of(text, language), by_letters(language)
    fewest = FEWEST_LETTERS if letters else FEWEST_WORDS
    if not fewest <= len(pieces) <= (MOST_LETTERS if letters else MOST_WORDS):
        return None
    likely = sure_enough(features(text, language), model)
    if likely is None:
        return None
    known = sum(piece in model.weights for piece in pieces) / len(pieces)
    intent = Intent(likely)
    return intent if known >= (ALL if intent in (Intent.END, Intent.SKIP) else MOST) else None


def features(text: str, language: Language) -> frozenset[str]:
    """What is weighed: runs of up to three words or four letters, the beginnings of longer words,
    a question mark, and the length in steps."""
    pieces = pieces_of(text, language)
    asked = ["?"] if is_marked(text) else []
    return frozenset(_features(pieces, [_BEGIN, *pieces, *asked, _END], by_letters(language)))


def _features(pieces: list[str], whole: list[str], letters: bool) -> Iterator[str]:
    for length in range(1, 5 if letters else 4):
        yield from (" ".join(run) for run in runs_of_length(whole, length))
    if not letters:
        yield from (f"~{p[:_BEGINNING_LETTERS]}" for p in pieces if len(p) > _BEGINNING_LETTERS)
    step = _LETTERS_A_STEP if letters else _WORDS_A_STEP
    yield f"#{min(_LAST_STEP, len(pieces) // step)}"
