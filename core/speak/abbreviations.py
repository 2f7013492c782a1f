"""Full stops that belong to a word: after which of them a sentence ends, and after which it never
does. What ``core/data/abbreviations.json`` says by language corrects what sentencex knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core.package_data import DataModel, any_of, load_data

# Where a word begins: in "和J. K. Wang" as well, but not behind a vowel sign.
_APART = r"(?<![^\W\u3040-\ud7a3])(?<![.\u0900-\u0963\u064b-\u0652])"
_LARGE = "A-ZÀ-ÖØ-ÞА-ЯЁ"
# "vol. 2", "Abb. 3", "tst. 12": what is counted here is a part of a text, or a word that nobody
# could speak, unless it is a unit.
_CONSONANTS = r"(?-i:[A-ZА-Я]?(?:[b-df-hj-np-tv-xz]|[бвгджзклмнпрстфхцчшщ]){1,4})"
_BEFORE_NUMBER = re.compile(
    rf"{_APART}(?:vol|\w*str|figs?|nos?|p|chap|cap|secc?t?|art|núm|págs?|tabl?|abb|kap|afb|hfst"
    rf"|pag|n\.º|apto|рис|гл|табл|доб|(?<!\d ){_CONSONANTS})\.\s+"
    r"(?=\d|(?-i:[IVXLC]{2,}\b|[VX]\b|I[,.;)]|[IVXLC]+$))",
    re.IGNORECASE,
)
# "J. Arroyo", "J.-P. Vasseur", but not "el plan B. Pedro"
_INITIALS = re.compile(
    rf"{_APART}[{_LARGE}]\.[\s-]?(?:[{_LARGE}]\.[\s-]?){{,2}}"
    rf"(?:(?<=\.\s)(?=[{_LARGE}])|[{_LARGE}]$)"
)
_STOP = re.compile(r"[.…]\s")  # without one there is nothing to look for
_AFTER_INITIAL = re.compile(r"\.\s+")
# "J. De Vries": a name goes on with a word that is else an opener, but neither after "Felipe V."
# nor after "O.N.U."
_PARTICLE = re.compile(
    r"(?<![IVX]\.\s)(?<!\.\w\.\w\.\s)(?:D[aeiou]s?|D(?:e|a)ll?[ae]?|Degli|Dei|La|Le|Les|Lo"
    r"|El|Los|Van|Von|Ten|Ter|Op|In|Zu[mr]?|[AI]m|Vom|[DL](?=['’]))[\s'’]"
)
# "В 1990 г. Россия": so far nothing has been said but when.
_RUSSIAN_DATE_ALONE = re.compile(
    r"(?:^|[.!?…]\s+)(?:Во?|Ко?|С|До|После|Около|Весной|Летом|Осенью|Зимой)"
    r"(?:\s[а-яё\dIVX–-]+){1,3}?(?:\s?(?:вв?|гг?)\.)?(?:\s?до)?(?:\s?н\.\s?э\.)?(?<=\.)\s+"
)
# "marta.villa@example.it. Di solito"
_DOMAIN = re.compile(rf"\w[\w-]+\.[a-z]{{2,6}}\.\s+(?=[{_LARGE}«„“¿¡])")
_ENGLISH_TITLE = re.compile(
    r"(?<![A-Za-z.])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Mt|Ft|Gov|Rep|Sen|Gen|Hon|Rev|Pres|Capt|Lt|Col|Maj|Sgt"
    r"|Cpl|Adm)\.\s+(?=[A-Z])"
)
# "am 3. Oktober", "im 2. Stock": after these words a German number with a full stop counts.
_GERMAN_ORDINAL = (
    r"(?:\b(?:als|am|im|der|die|das|den|dem|des|vom|zum|zur|beim|seit|ab|bis|jede[rnms]?|diese[rnms]?|[mds]eine?"
    r"|ihre?|unsere?)|(?<=\d\.\s)(?:und|oder|bis))\s+"
    r"\d{1,2}\.\s+(?=[^\W\d_]|\d{1,2}\.)"
)
# "ок. 300", "каб. 12", but "Всё ок. Поехали"; "инж. Петров", "пос. Мирный", "прил. Б".
_RUSSIAN_BEFORE_NUMBER = (
    r"\b(?:[Оо]к|[Пп]рибл|макс|разд|вып|эт|оф|каб|ауд|пом|под|инд|упр|зад|илл|янв|февр|апр|авг|сент|окт"
    r"|нояб|дек)\.\s+(?=\d)"
)
_RUSSIAN_BEFORE_NAME = (
    r"\b(?i:ген|полк|кап|лейт|инж|преп|деп|дир|мкр|пос|дер|прил|худ|реж)\.\s+(?=[А-ЯЁ])"
)
_ARABIC_UNIT = r"(?:[سك]م|ك?غ|كجم|د\.[كإتأ]|ر\.[سق]|ج\.م|ل\.[لس])"
_NEVER_ENDS_OF = {
    "hi": (r"(?<!\S)(?:[\u0900-\u0963\u0970-\u097f]{1,5}\.){2,}\s+",),  # "एम.ए. भी"
    "ar": (rf"\d\s?{_ARABIC_UNIT}\.\s+",),  # "٥ كم. تقريبًا", "٧ ر.س. فقط"
}
# "And" is written with its word; neither "Walid" nor a question begins with it, and "but he did
# not" may well be a sentence of its own.
ARABIC_AND = (
    r"و(?!اح[دة]|افق|اجه|الد(?:ه|ي\b|ت)|ج[ده]|حد[هي]|زن|زير|زارة|سط|صل|ض[عح]|ظيف|فق|فا[ةت]|ق[فعت]"
    r"|لد(?!ى)|ليد|هل\b|متى|كيف|ل[ما]\b)"
)
_UNITS_OF = {
    # "الساعة 8 م. لا تتأخر", but neither "م. خالد" and "ص. 45" nor "سنة ١٩٣٤ م. في حلب" and
    # "طوله ٥ م. وعرضه": a short word must be seen whole.
    "ar": (
        rf"\d\s?(?:م|ص|هـ|ه|{_ARABIC_UNIT})\.\s+(?!{ARABIC_AND}|تقري|\S{{1,6}}$)"
        r"(?!(?:في|من|إلى|على|عن|أي|أو|حتى|فقط|طوال|مع|بتوقيت)[\s.،؟!])(?=[^\W\d])",
    ),
    # A "г." without a year is a town.
    "ru": (rf"\d{{4}}\s?гг?\.\s+(?=[{_LARGE}])",),
}


class Abbreviations(DataModel):
    """By language: corrections to sentencex, without the last full stop."""

    never_end: dict[str, tuple[str, ...]]
    do_end: dict[str, tuple[str, ...]]
    closing: dict[str, tuple[str, ...]]
    """They end a sentence before a word that is written large: "etc. Mi hermana"."""
    named_after: dict[str, tuple[str, ...]]
    """Names that follow one of ``closing`` within a sentence: "9 a.m. Monday"."""
    counted: dict[str, tuple[str, ...]]
    """They follow an ordinal number: "3. Oktober"."""
    openers: dict[str, tuple[str, ...]]
    """Written large only where a sentence begins: "v.Chr. Vooral"."""
    lettered: dict[str, tuple[str, ...]]
    """What a single letter names: "plan B. Pedro"."""


@dataclass(frozen=True)
class _Patterns:
    units: tuple[re.Pattern[str], ...]
    ends: tuple[re.Pattern[str], ...]
    never_ends: tuple[re.Pattern[str], ...]
    opener: re.Pattern[str]
    lettered: re.Pattern[str]


def ends(text: str, language: str) -> set[int]:
    """Offsets after an abbreviation, the white space included, with which a sentence ends."""
    return _offsets(_patterns(language).ends, text) if _STOP.search(text) else set()


def never_ends(text: str, language: str) -> set[int]:
    """Offsets after a full stop, the white space included, where no sentence ends."""
    if not _STOP.search(text):
        return set()
    patterns = _patterns(language)
    offsets = _offsets(patterns.never_ends, text)
    for name in _INITIALS.finditer(text):
        if patterns.lettered.search(text, 0, name.start()):
            continue
        stops = [stop.end() for stop in _AFTER_INITIAL.finditer(text, name.start(), name.end())]
        after = name.end()
        if patterns.opener.match(text, after) and not _PARTICLE.match(text, after):
            stops = stops[:-1]
        offsets.update(stops)
    offsets -= _offsets(patterns.units, text)
    if language == "ru":
        offsets |= _offsets((_RUSSIAN_DATE_ALONE,), text)
    return offsets


def opens_sentence(text: str, at: int, language: str) -> bool:
    """Whether a word that only a sentence begins with stands there in ``text``, all of it."""
    return _patterns(language).opener.match(text, at) is not None


def counts(text: str) -> bool:
    """Whether a number that follows ``text`` belongs to its last word: "Nr. ", "p. "."""
    return any(match.end() == len(text) for match in _BEFORE_NUMBER.finditer(f"{text}1"))


def _offsets(patterns: Iterable[re.Pattern[str]], text: str) -> set[int]:
    return {match.end() for pattern in patterns for match in pattern.finditer(text)}


@cache
def _patterns(language: str) -> _Patterns:
    data = load_data("abbreviations", Abbreviations)

    joined = "و?" if language == "ar" else ""  # "وأ. ناصر"

    def before_full_stop(kind: dict[str, tuple[str, ...]]) -> str:
        return rf"{_APART}{joined}(?i:{any_of(kind.get(language, ()))})\.\s+"

    # What follows the word must be seen: half of "Daniel" is no "Da".
    opener = rf"(?:{any_of(data.openers.get(language, ()))})[\s,’']"
    lettered = rf"\b(?i:{any_of(data.lettered.get(language, ()))})\s"
    # Before an opener any short word has ended its sentence, and so has a German number.
    short = r"\d{1,4}" if language == "de" else r"(?!)"
    large = rf"[{_LARGE}][^\W\d_A-Z]"
    if language in data.named_after:
        large = rf"(?!(?:{any_of(data.named_after[language])})\b)[{_LARGE}][^\W\d_]+\W"
    closed_by = any_of(data.closing.get(language, ()))
    closing = rf"{_APART}(?:{closed_by})\.\s+(?={large}|[«„“¿¡])"
    ends = [
        before_full_stop(data.do_end),
        rf"(?:(?<![\w.])(?:(?:\w{{1,4}}\.)*[^\W\d_]{{1,5}}|{short})\.|…)\s+"
        rf"(?!I\b|Ich\b)(?={opener})",
        rf"{lettered}[{_LARGE}]\.\s+(?=[{_LARGE}])",
    ]
    units = [closing, *_UNITS_OF.get(language, ())]
    never_ends = [before_full_stop(data.never_end), *_NEVER_ENDS_OF.get(language, ())]
    if language == "ru":
        never_ends += [_RUSSIAN_BEFORE_NUMBER, rf"{_RUSSIAN_BEFORE_NAME}(?!{opener})"]
    if language == "de":
        never_ends.append(rf"(?i:{_GERMAN_ORDINAL})(?!{opener})")
        never_ends.append(rf"\b\d{{1,2}}\.\s+(?=(?:{any_of(data.counted['de'])})\b|[A-ZÄÖÜ]\w*$)")
    return _Patterns(
        tuple(map(re.compile, units)),
        (*map(re.compile, units + ends), _DOMAIN),
        (*map(re.compile, never_ends), _BEFORE_NUMBER, _ENGLISH_TITLE),
        re.compile(opener),
        re.compile(rf"{lettered}$"),
    )
