"""The words that joined thoughts in what was said, by the level at which learners use them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.words.letters import LETTER
from core.remembered import remembered
from core.think.reading.spelt_alike import any_spelling

ENDING = "-"
"""A connective that begins with it is the end of a word, as in Korean."""

_OF_THEM = "|".join(map(any_spelling, "ني ي نا كما كم كن ك هما هم هن ها ه".split()))
# What the last word of a connective may become before the word that follows it.
_GROWS: dict[Language, tuple[tuple[str, str], ...]] = {
    Language.ARABIC: (("ن", f"{any_spelling('ن')}(?:{_OF_THEM})?"),),
    Language.FRENCH: (
        ("que", "qu(?:e|')"),
        (" de", " d(?:e|u|es|')"),
        (" à", " (?:à|aux?)"),
        (" si", " s(?:i|')"),
    ),
    Language.ITALIAN: ((" da", " da(?:l|i|gli|ll[aeo']|ll')?"),),
    Language.PORTUGUESE: (
        (" de", " d(?:e|[oa]s?|el[ea]s?|est[ea]s?|ess[ea]s?|isso|isto)"),
        (" a", " (?:a|ao|à|aos|às)"),
    ),
    Language.SPANISH: ((" de", " del?"), (" a", " al?")),
}
_AND_SO = {Language.ARABIC: f"(?:{any_spelling('و')}|{any_spelling('ف')}(?!لان))?"}
"""What is written together with the word that follows it; فلان is "so-and-so"."""
_BETWEEN = r"[\s,;:،…]+"
"""What may stand between the words of a connective."""


@dataclass(frozen=True)
class Joined:
    """A connective of ``level`` (A2 to C1), as the pack has it, at one place of a text."""

    word: str
    level: str
    start: int
    end: int


@remembered(1024)
def joined_in(text: str, language: Language) -> tuple[Joined, ...]:
    """The connectives of ``text`` in order. Each place counts once, for the longest that stands
    there: "und dann" is no "dann"."""
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    pack = load_pack(language)
    ambiguous = {joining.word: joining for joining in pack.joins_where}
    found: list[Joined] = []
    for word, level, pattern in _patterns(language):
        if word in ambiguous:
            spans = [_word_within(match, word) for match in ambiguous[word].places_in(text)]
        else:
            spans = [match.span() for match in pattern.finditer(text)]
        found += [Joined(word, level, *span) for span in spans]
    found.sort(key=lambda joined: joined.start - joined.end)
    kept: list[Joined] = []
    for joined in found:
        if all(joined.end <= other.start or joined.start >= other.end for other in kept):
            kept.append(joined)
    return tuple(sorted(kept, key=lambda joined: joined.start))


def connectives_in(texts: Sequence[str], language: Language, level: str) -> tuple[str, ...]:
    """Which connectives of ``level`` (A2 to C1) were said, each once, in the order of the pack."""
    said = {joined.word for text in texts for joined in joined_in(text, language)}
    return tuple(word for word in load_pack(language).connectives[level] if word in said)


def joins_in(word: str, text: str, language: Language) -> bool:
    """Whether ``word``, a connective of the pack, joins thoughts in ``text``."""
    return any(joined.word == word for joined in joined_in(text, language))


def _word_within(match: re.Match[str], word: str) -> tuple[int, int]:
    """The place of the word alone: a rule looks at what stands around it as well."""
    at = match.group().casefold().find(word.casefold())
    return match.span() if at < 0 else (match.start() + at, match.start() + at + len(word))


@cache
def _patterns(language: Language) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    known = load_pack(language).connectives
    return tuple(
        (word, level, re.compile(_pattern(word, language), re.IGNORECASE))
        for level, words in known.items()
        for word in words
    )


def _pattern(word: str, language: Language) -> str:
    ending = word.startswith(ENDING)
    written, grown = unicodedata.normalize("NFC", word.removeprefix(ENDING)), ""
    for end, grows in _GROWS.get(language, ()):
        if written.endswith(end):
            written, grown = written.removesuffix(end), _BETWEEN if end[0] == " " else ""
            grown += grows.lstrip(" ")
            break
    form = any_spelling(written).replace(r"\ ", _BETWEEN)
    form = f"{_AND_SO.get(language, '')}{form}{grown}"
    if not language.spaced:
        return form
    before = rf"(?<={LETTER})" if ending else rf"(?<!{LETTER})(?<!['-])"
    after = "" if grown.endswith("')") else rf"(?!{LETTER})(?!['-]{LETTER})"
    return rf"{before}{form}{after}"
