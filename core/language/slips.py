"""What was said otherwise than usual, and the sounds of thinking: by the pack's rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.conversation.language import Language
from core.language.letters import LETTER
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
        for start, end, usual in rule.changes(text):
            said = text[start:end]
            # At the beginning of a sentence it stays a capital.
            better = usual[:1].upper() + usual[1:] if said[:1].isupper() else usual
            if better == said:
                continue
            if all(end <= slip.start or start >= slip.end for slip in found):
                found.append(Slip(start, end, said, better, rule.why))
    return tuple(sorted(found, key=lambda slip: slip.start))


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


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    fillers = load_pack(language).fillers
    alone = (
        rf"(?<!{LETTER})(?<![-'’])(?P<it>{{}})(?!{LETTER})(?![-'’]{LETTER})"
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
