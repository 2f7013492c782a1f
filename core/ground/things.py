"""The several things that one want names: "Kafka, Terraform and on-call rotations".

Of what an "and" joins each is wanted, of what an "or" or a stroke joins one is enough; what stands
in brackets or behind "such as" is an example of what stands before it. A line that joins clauses
("work under pressure, and say so when you are lost") names no such things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.ground.fitting import speaks_of
from core.ground.kinds import WantKind, kind_of
from core.ground.words import grounding_words, words_of
from core.package_data import any_of

_MOST_WORDS = 5
"""Of a thing in a list; what is longer is a clause."""


@dataclass(frozen=True)
class Thing:
    """``name`` as the want has it; to speak of any of ``ways`` is to speak of it."""

    name: str
    ways: tuple[str, ...]


def things_of(want: str) -> tuple[Thing, ...]:
    """The things that ``want`` asks for beside each other, each of them wanted; a single one where
    it leaves the choice among all that it names, none where it names one alone."""
    text = want.rstrip(" .:;,")
    if ";" in text or re.search(r"[.!?]\s", text):
        return ()
    _, colon, behind = text.partition(": ")
    text = _without_lead(behind if colon else text)
    parts = _AND.split(_COMMA_AND.sub(" and ", _aside(text)))
    found = (_thing(part) for joined in parts for part in _choices(joined))
    things = tuple(thing for thing in found if thing.ways)
    if len(things) == 1 and not _is_choice_of_names(want, things[0]):
        return ()
    return things if all(_is_thing(way) for thing in things for way in thing.ways) else ()


def things_in(said: str, things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Those of ``things`` that ``said`` speaks of. "I ran Kafka, but never Terraform" denies
    Terraform alone."""
    sentences = re.split(r"(?<=[.!?;])\s+", said)
    told = " ".join(part for one in sentences for part in _parted(one, things))
    return tuple(thing for thing in things if any(speaks_of(way, told) for way in thing.ways))


def _parted(sentence: str, things: Sequence[Thing]) -> tuple[str, ...]:
    """``sentence`` cut where it turns to a thing; "but I never used it" is about what precedes."""
    turn = _CONCEDES.match(sentence) or _TURNS.match(sentence)
    if turn is None:
        return (sentence,)
    behind = sentence[turn.end() :]
    words = (word for thing in things for way in thing.ways for word in way.split())
    telling = {word.lower() for word in words if len(word) > _LITTLE or word != word.lower()}
    names_one = telling.intersection(re.findall(r"[\w+#-]+", behind.lower()))
    return (f"{turn[1]}.", behind) if names_one else (sentence,)


_TURNS = re.compile(
    r"(.+?)(?<!\s)(?:,?\s+(?:but|though|although|yet|while|whereas)\s+|,\s+(?=(?:never|no|not)\b))"
)
_CONCEDES = re.compile(r"((?:while|although|(?:even )?though)\b[^,]*),\s+", re.IGNORECASE)
_LITTLE = 3
"""Words of so few letters, without a capital, are those that stand between names."""


def _is_choice_of_names(want: str, thing: Thing) -> bool:
    """Whether one of the names is enough by itself: "Python, Go or Rust". In "a degree in
    logistics or business" a business that somebody ran is no degree."""
    named = all(way != way.lower() for way in thing.ways)
    choice = _CHOICE.search(thing.name) is not None
    return named and choice and kind_of(want) not in (WantKind.CREDENTIAL, WantKind.LICENCE)


_COMMA_AND = re.compile(r",\s+(?:and|plus|as well as)\s+|\s+(?:plus|as well as|&)\s+")
_AND = re.compile(r"\s+and\s+")
_OR = re.compile(r",?\s+(?:and/)?or\s+")
_STROKE = re.compile(r"(?<=\w)\s?/\s?(?=\w)")
_CHOICE = re.compile(rf"{_OR.pattern}|{_STROKE.pattern}")
_ANY = re.compile(rf"{_OR.pattern}|,\s+|\s+and\s+")
_EITHER = re.compile(r"^either ", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:similar|equivalent|comparable|others?|the like|etc\.?)(?: \w+)?", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_HIDDEN = str.maketrans({",": "\ue000", " ": "\ue001"})
_SHOWN = str.maketrans({"\ue000": ",", "\ue001": " "})


def _aside(text: str) -> str:
    """``text`` with its brackets and examples closed to a search for commas and for "and"."""
    opened = _examples().search(text)
    if opened and text.count("(", 0, opened.start()) == text.count(")", 0, opened.start()):
        text = text[: opened.start()] + text[opened.start() :].translate(_HIDDEN)
    return _BRACKET.sub(lambda found: found[0].translate(_HIDDEN), text)


def _choices(joined: str) -> list[str]:
    """What commas set beside each other; an "or" takes what its commas lead up to."""
    parts: list[str] = []
    open_from = 0
    for piece in re.split(r",\s+(?!or\b)", joined):
        parts.append(piece.strip())
        if _OR.search(piece):
            parts[open_from:] = [", ".join(parts[open_from:])]
            open_from = len(parts)
    return [part for part in parts if part]


def _thing(part: str) -> Thing:
    shown = part.translate(_SHOWN)
    bare = words_of("optional").sub("", _BRACKET.sub("", shown))
    told = [*_examples().split(bare), *(found[1] for found in _BRACKET.finditer(shown))]
    named = [way for text in told for way in _ANY.split(_EITHER.sub("", text.strip(" ,")))]
    strokes = [way for one in named if _STROKE.search(one) for way in _STROKE.split(one)]
    return Thing(shown, tuple(way for way in (*named, *strokes) if not _OPEN_END.fullmatch(way)))


def _is_thing(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(words) <= _MOST_WORDS and not _clause_words().intersection(words)


def _without_lead(text: str) -> str:
    """ "Kafka and Terraform" of "Hands-on experience with Kafka and Terraform"."""
    first = re.split(r",|\band\b|\bor\b|\(", text, maxsplit=1)[0]
    lead = _leads().match(first.lower())
    return text[lead.end() :] if lead else text


@cache
def _leads() -> re.Pattern[str]:
    required = any_of(grounding_words().required)
    return re.compile(rf".*\b(?:{required})\s+(?:(?:with|of|in|to|using|on|at|for)\s+)?(?=\S)")


@cache
def _examples() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?<!\w)(?:{any_of(grounding_words().examples)})\s+", re.IGNORECASE)


@cache
def _clause_words() -> frozenset[str]:
    return frozenset(grounding_words().clause_words)
