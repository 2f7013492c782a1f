"""The sounds and words of thinking, by the pack's lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.words.letters import LETTER
from core.package_data import any_of
from core.think.reading.spelt_alike import MARKS


@dataclass(frozen=True)
class SaidFiller:
    filler: str
    times: int


def count_fillers(texts: Sequence[str], language: Language) -> tuple[SaidFiller, ...]:
    """The fillers of ``texts``, most often said first."""
    said = Counter(
        text[start:end].casefold() for text in texts for start, end in find_fillers(text, language)
    )
    return tuple(SaidFiller(filler, times) for filler, times in said.most_common())


def without_fillers(text: str, language: Language) -> str:
    for start, end in reversed(find_fillers(text, language)):
        text = text[:start] + text[end:]
    return text


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


_MARK = f"[{re.escape(MARKS)}—–-]"


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
        re.compile(form.format(any_of(words).replace(r"\ ", r"\s+")), re.IGNORECASE)
        for form, words in ((alone, fillers.always), (set_off, fillers.set_off))
    )
