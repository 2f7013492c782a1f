"""Whether an answer is about what a follow-up takes for granted."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from core.conversation.language import Language
from core.language.pack import Prompt, load_pack
from core.language.spelt_alike import clauses_of

STEM_LETTERS = 5
"""Forms of one word begin alike: so many letters are compared, where words are parted; two in
Korean, whose letters are syllables."""

COMMON_SENTENCES = 16
"""What stands in more of the pack's sentences than that tells nothing of what one is about."""


def takes_up(said: str, prompt: Prompt, follow_up: str, language: Language) -> bool:
    """Whether ``said`` shares a telling word with ``prompt`` or with ``follow_up``.

    "Who taught you how to make it?" fits who told of a dish; to another story it is nonsense.
    """
    common = _common(language)
    asked = _stems(f"{prompt.text} {follow_up}", language) - common
    return bool(asked & _stems(said, language))


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
    return {w[:letters] for clause in clauses for w in clause.split() if len(w) >= least}
