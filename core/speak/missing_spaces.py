"""Sentences with no space between them: "Ich war müde.Trotzdem kam ich"."""

from __future__ import annotations

import re

from core.remembered import remembered
from core.speak.abbreviations import never_ends, opens_sentence
from core.speak.sentences import sentence_ends

_TIGHT = re.compile(r"[.!?…][^\W\d_]")
_SHOUTED = re.compile(
    r"(?<!\S)[^\W\d_]+[!?]+(?=[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_A-Z]+[\s,])"
)  # "Really?Yes, "
# Not "Jane.Doe", not "www.In", and, but for German nouns, not "Array.From".
_SAID = re.compile(r"(?<!\S)[\w’'-]{2,}[.…]")
_FOLLOWED = re.compile(r"(?<!\S)[a-zà-ÿа-яё]{4,}[.…](?=[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zà-ÿа-яё]+[\s,])")
_WITHOUT_PRONOUNS = frozenset({"es", "it", "pt"})  # "threading.Thread" is likelier elsewhere
_WITHOUT_CAPITALS = {
    "ar": re.compile(r"[\u0621-\u0652]{3,}[.!?]+(?=[\u0621-\u064a]{2})"),
    "hi": re.compile(
        r"(?:है|हैं|था|थे|थी|थीं|हूँ|हो|गया|गई|गए)\.(?=[\u0904-\u0939])|[!?]+(?=[\u0904-\u0939])"
    ),
    "ko": re.compile(r"(?:[다요죠까]\.|(?<=[가-힣])[!?]+)(?=[가-힣])(?!이?라|하[고는며])"),
}


def missing_spaces(text: str, language: str) -> set[int]:
    """Offsets in ``text`` where one sentence ends and the next begins at once."""
    if not _TIGHT.search(text):
        return set()
    if pattern := _WITHOUT_CAPITALS.get(language):
        return {match.end() for match in pattern.finditer(text)}
    said = {
        match.end()
        for match in _SAID.finditer(text)
        if (language == "de" or not match[0][0].isupper())
        and opens_sentence(text, match.end(), language)
    }
    if language in _WITHOUT_PRONOUNS:
        said |= {m.end() for m in _FOLLOWED.finditer(text) if _would_end(text, m.end(), language)}
    return said | {match.end() for match in _SHOUTED.finditer(text)}


def is_missing_space(text: str, at: int, language: str) -> bool:
    """Whether one sentence ends at ``at`` and the next begins at once, by what stands around."""
    start, end = _around(text, at)
    return at - start in missing_spaces(text[start:end], language)


def _would_end(text: str, at: int, language: str) -> bool:
    """Whether a sentence would end there if the space were not missing."""
    start, end = _around(text, at)
    return _ends_between(text[start:at], text[at:end], language)


@remembered(256)  # the chunker asks again with each sentence that it looks at
def _ends_between(before: str, after: str, language: str) -> bool:
    spaced = f"{before} {after}"
    return len(before) + 1 in {*sentence_ends(spaced, language)} - never_ends(spaced, language)


def _around(text: str, at: int) -> tuple[int, int]:
    """Whole words around ``at``: the stops of a word show within a few others."""
    start = text.rfind(" ", 0, max(0, at - _NEAR)) + 1 if at > _NEAR else 0
    end = text.find(" ", at + _NEAR)
    return start, len(text) if end < 0 else end + 1


_NEAR = 60
