"""What was said otherwise than usual, and the sounds of thinking: by the pack's rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.conversation.language import Language
from core.language.corrections import Change, crosses_sentences, other_sentences
from core.language.pack import load_pack


@dataclass(frozen=True)
class Slip:
    """``text[start:end]`` is ``said``; ``better`` is what people usually say there, and why."""

    start: int
    end: int
    said: str
    better: str
    why: str


def find_slips(text: str, language: Language) -> tuple[Slip, ...]:
    """The learner's slips that the pack's rules find in ``text``, in order and without overlap."""
    found: list[Slip] = []
    for rule in load_pack(language).slip_rules:
        for change in rule.changes(text):
            slip = _slip(text, change, rule.why)
            if slip.better == slip.said or crosses_sentences(slip.said):
                continue
            if all(slip.end <= other.start or slip.start >= other.end for other in found):
                found.append(slip)
    return tuple(sorted(found, key=lambda slip: slip.start))


def _slip(text: str, change: Change, why: str) -> Slip:
    said, better = text[change.start : change.end], change.better
    before, behind = other_sentences(said, better)
    start, end = change.start + before, change.end - behind
    said, better = text[start:end], better[before : len(better) - behind]
    # At the beginning of a sentence it stays a capital.
    return Slip(
        start, end, said, better[:1].upper() + better[1:] if said[:1].isupper() else better, why
    )


def find_fillers(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """The spans of the fillers in ``text``, in order.

    A word that also means something counts only where marks on both sides set it off.
    """
    spans: list[tuple[int, int]] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("it")
            if all(end <= other[0] or start >= other[1] for other in spans):
                spans.append((start, end))
    return tuple(sorted(spans))


_MARK = r"[,，、،.。…!?！？؟;；؛:：।—–-]"
# A letter, with the marks that Indic and Arabic scripts write on it.
_LETTER = r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f]"


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    fillers = load_pack(language).fillers
    alone = (
        rf"(?<!{_LETTER})(?<![-'’])(?P<it>{{}})(?!{_LETTER})(?![-'’]{_LETTER})"
        if language.spaced
        else r"(?P<it>{})"
    )
    set_off = rf"(?:^|{_MARK})\s*(?P<it>{{}})(?=\s*{_MARK})"
    return tuple(
        re.compile(form.format(_any_of(words)), re.IGNORECASE)
        for form, words in ((alone, fillers.always), (set_off, fillers.set_off))
        if words
    )


def _any_of(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
