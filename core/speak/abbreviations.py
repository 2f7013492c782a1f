"""Full stops that belong to a word: after which of them a sentence ends, and after which it never
does. What ``core/data/abbreviations.json`` says by language corrects what sentencex knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.package_data import DataModel, any_of, load_data

_LARGE = "A-ZÀ-ÖØ-ÞА-ЯЁ"
# "vol. 2", "Abb. 3": what is counted here is a part of a text.
_BEFORE_NUMBER = re.compile(
    r"(?<![\w.])(?:vol|figs?|nos?|nrs?|pp?|chap|cap|sect?|art|núm|págs?|tabl?|abb|kap|bd|afb|hfst"
    r"|blz|pag|n\.º|рис|стр|гл|табл)\.\s+(?=\d)",
    re.IGNORECASE,
)
# "J. Arroyo", "J.-P. Vasseur", but not "el plan B. Pedro"
_INITIALS = re.compile(
    rf"(?<![\w.])[{_LARGE}]\.[\s-]?(?:[{_LARGE}]\.[\s-]?){{,2}}"
    rf"(?:(?<=\.\s)(?=[{_LARGE}])|[{_LARGE}]$)"
)
_AFTER_INITIAL = re.compile(r"\.\s+")
# "D.O.C. Siamo", "v.Chr. Vooral", "a. C. Hoy", "Lda. Os": these end a sentence before a word
# that is written large only for that.
_DOTTED = (
    r"(?:\w{1,4}\.)+\w{1,4}|\d\.\s?Jh|[avnd]\.\s(?:Chr|C)|J\.-C|Lda|Ltda|Inc|Ltd|Corp|Co|Cía|Jr"
)
# "etc. Mi hermana": a list is over, whatever word follows.
_LIST_ENDS = re.compile(
    rf"(?<![\w.])(?:etc|usw|ecc|enz|u\.s\.w|o\.ä|u\.v\.m|(?:и\s)?др|и пр)\.\s+(?=[{_LARGE}«„“¿¡])"
)
_YEAR = re.compile(rf"\d{{4}}\s?гг?\.\s+(?=[{_LARGE}])")  # a "г." without a year is a town
# "marta.villa@example.it. Di solito"
_DOMAIN = re.compile(rf"\w[\w-]+\.[a-z]{{2,6}}\.\s+(?=[{_LARGE}])")
_ENGLISH_TITLE = re.compile(r"(?<![A-Za-z.])(?:Mr|Mrs|Ms|Dr|Prof|St)\.\s+(?=[A-Z])")


class Abbreviations(DataModel):
    """By language: corrections to sentencex, without the last full stop, and ``openers``, words
    that are written large only where a sentence begins."""

    never_end: dict[str, tuple[str, ...]]
    do_end: dict[str, tuple[str, ...]]
    openers: dict[str, tuple[str, ...]]
    lettered: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Patterns:
    never_end: re.Pattern[str]
    do_end: re.Pattern[str]
    before_opener: re.Pattern[str]
    opener: re.Pattern[str]
    lettered: re.Pattern[str]


def ends(text: str, language: str) -> set[int]:
    """Offsets after an abbreviation, the white space included, with which a sentence ends."""
    patterns = _patterns(language)
    found = (patterns.do_end, patterns.before_opener, _LIST_ENDS, _YEAR, _DOMAIN)
    return {match.end() for pattern in found for match in pattern.finditer(text)}


def never_ends(text: str, language: str) -> set[int]:
    """Offsets after a full stop, the white space included, where no sentence ends."""
    patterns = _patterns(language)
    found = (patterns.never_end, _BEFORE_NUMBER, _ENGLISH_TITLE)
    offsets = {match.end() for pattern in found for match in pattern.finditer(text)}
    for name in _INITIALS.finditer(text):
        if patterns.lettered.search(text, 0, name.start()):
            continue
        stops = [stop.end() for stop in _AFTER_INITIAL.finditer(text, name.start(), name.end())]
        if patterns.opener.match(text, name.end()):
            stops = stops[:-1]
        offsets.update(stops)
    return offsets - {match.end() for match in _YEAR.finditer(text)}


@cache
def _patterns(language: str) -> _Patterns:
    data = load_data("abbreviations", Abbreviations)

    def before_full_stop(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.])(?:{any_of(words)})\.\s+", re.IGNORECASE)

    # What follows the word must be seen: half of "Daniel" is no "Da".
    opener = rf"(?:{any_of(data.openers.get(language, ()))})[\s,’']"
    return _Patterns(
        before_full_stop(data.never_end.get(language, ())),
        before_full_stop(data.do_end.get(language, ())),
        re.compile(rf"(?:(?<![\w.])(?:{_DOTTED})\.|…)\s+(?!I\b|Ich\b)(?={opener})"),
        re.compile(opener),
        re.compile(rf"\b(?:{any_of(data.lettered.get(language, ()))})\s$", re.IGNORECASE),
    )
