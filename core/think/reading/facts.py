"""The names and numbers of a sentence, in any script."""

from __future__ import annotations

import re

# Latin, Greek, Cyrillic and Armenian have small and large letters; a script that has none shows
# no names, and a name in Latin may stand in the middle of it.
_CASED = [letter for letter in map(chr, range(0x41, 0x2000)) if letter.lower() != letter.upper()]
_LARGE = "".join(letter for letter in _CASED if letter.isupper())
_PART = rf"[{''.join(_CASED)}\d_&+#'\u0300-\u036f-]"
_NAME = re.compile(rf"(?<![{''.join(_CASED)}\d_])[{_LARGE}]{_PART}*(?:\s+[{_LARGE}]{_PART}+)*")
# Not in "v2"; a script without large letters may write a number right after a word.
_NUMBER = re.compile(rf"(?<![{''.join(_CASED)}\d_])[$€£]?\d[\d.,]*\s?%?")
# Python takes the marks that Indic and Arabic scripts write on a letter for no part of a word.
_COUNTED = re.compile(
    r"(?:\s+[^\W\d_][\w'\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f-]*){1,2}"
)
# Words that are written large for their place in the sentence and name nobody.
_NOT_NAMES = frozenset(
    "I I'm I'd I've I'll A About Actually After All Also Although Always An And Another Any Are As"
    " At Back Basically Because Before Being Both But By Can Could Day Did Do Does During Each"
    " Eventually Every Everybody Everyone Everything Finally First For From Good Great Had Has Have"
    " He Hello Her Here His Honestly How However I If In Instead Is It It's Its Last Later Let"
    " Let's Like Looking Many Maybe More Most Mostly My Nearly Next No Nobody Not Nothing Now Of"
    " OK Okay On Once One Only Or Other Our Over People Perhaps Please Plus Question Quite Really"
    " Right She Since So Some Sometimes Sorry Sure Tell Thank Thanks That That's The Their Then"
    " There There's These They They're Things This Those Three Time Today Tomorrow Two Until Us"
    " Usually Very Was Wait We We'd We're We've Welcome Well Were What When Where Which While Who"
    " Why Will With Without Would Yeah Yes Yesterday Yet You You're You've Your".split()
)


def facts_of(sentence: str) -> tuple[str, ...]:
    """The names in a sentence, then its numbers, each as it is written there."""
    return tuple(fact for fact, _ in counted_facts(sentence))


def counted_facts(sentence: str) -> tuple[tuple[str, str], ...]:
    """The facts of a sentence, each beside itself with, after a number, two more words: it says
    nothing without what it counts."""
    named = [*_NAME.finditer(sentence)]
    names = filter(None, (_without_opener(name[0], sentence) for name in named))
    # "COVID-19" counts nothing.
    inside = {at for name in named for at in range(*name.span())}
    numbers = [number for number in _NUMBER.finditer(sentence) if number.start() not in inside]
    return (
        *((name, name) for name in names),
        *((number[0].rstrip(" .,"), _with_what_it_counts(number)) for number in numbers),
    )


def _with_what_it_counts(number: re.Match[str]) -> str:
    said = number[0].rstrip(" .,")
    counted = _COUNTED.match(number.string, number.start() + len(said))
    return f"{said}{counted.group()}" if counted is not None else said


def _without_opener(name: str, sentence: str) -> str:
    """``name`` without a first word that is large for its place; of languages that are not
    written in plain Latin letters nobody lists those, and any word that opens may be one."""
    first, _, rest = name.partition(" ")
    opens = not first.isascii() and sentence.startswith(first)
    return rest if first in _NOT_NAMES or opens else name
