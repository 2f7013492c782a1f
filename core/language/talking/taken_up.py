"""Which follow-up fits an answer: about what it takes for granted, and not yet answered by it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from core.conversation.language import Language
from core.language.pack import Prompt, load_pack
from core.language.words.asking import gives_an_example
from core.language.words.shown import shown_slips
from core.think.reading.spelt_alike import EDGES, clauses_of

STEM_LETTERS = 5
"""Forms of one word begin alike: so many letters are compared, where words are parted; two in
Korean, whose letters are syllables."""

COMMON_SENTENCES = 20
"""What stands in more of the pack's sentences than that tells nothing of what one is about."""


def takes_up(said: str, prompt: Prompt, follow_up: str, language: Language) -> bool:
    """Whether ``said`` shares a telling word with ``prompt`` or with ``follow_up``.

    "Who taught you how to make it?" fits who told of a dish; to another story it is nonsense.
    """
    common = _common(language)
    asked = _stems(f"{prompt.text} {follow_up}", language) - common
    return bool(asked & _stems(said, language))


def tells_already(said: str, prompt: Prompt, follow_up: str, language: Language) -> bool:
    """Whether ``said``, its slips mended, holds all the telling words with which a clause of
    ``follow_up`` goes beyond ``prompt``; or gives the example that it asks for.

    "Who taught you how to make it?" has its answer in "my mother teached me".
    """
    if gives_an_example(follow_up, language) and gives_an_example(said, language):
        return True
    told = _stems(said, language)
    for slip in shown_slips(said, language):
        told |= _stems(slip.better, language)
    known = _common(language) | _stems(prompt.text, language)
    asked = [_stems(clause, language) - known for clause in clauses_of(follow_up)]
    return any(stems and stems <= told for stems in asked)


def shares_a_word(said: str, line: str, language: Language) -> bool:
    """Whether ``said`` holds a telling word of ``line``."""
    return bool(_stems(said, language) & _stems(line, language) - _common(language))


@cache
def _common(language: Language) -> frozenset[str]:
    pack = load_pack(language)
    sentences = [" ".join((prompt.text, *prompt.follow_ups)) for prompt in pack.prompts]
    for rule in pack.slip_rules:
        sentences += [*rule.fine, *(better for _, better in rule.examples)]
    found = Counter(stem for text in sentences for stem in _stems(text, language))
    return frozenset(stem for stem, times in found.items() if times > COMMON_SENTENCES)


def _stems(text: str, language: Language) -> set[str]:
    """The beginnings of the longer words; pairs of letters where words are not parted."""
    clauses = clauses_of(text)
    if not language.spaced:
        return {a + b for clause in clauses for a, b in pairwise(clause)}
    letters, least = (2, 2) if language is Language.KOREAN else (STEM_LETTERS, 4)
    words = (word.strip(EDGES) for clause in clauses for word in clause.split())
    return {word[:letters] for word in words if len(word) >= least}
