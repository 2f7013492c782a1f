"""What need not be asked: what was plainly said, and what there is nothing to ask about."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar

from pydantic import model_validator

from core.package_data import ListedPatterns, Patterns, load_data
from core.practice.bank import ExpectedPoint
from core.think.reading.cues import fold_in_place
from core.think.reading.numbers import AMOUNT
from core.think.reading.scene import says_when, says_where
from core.think.reading.signs import AnswerSigns, tells_a_group_deed


class GivenPatterns(ListedPatterns):
    """``core/data/given_en.json``: by what is asked, patterns of a folded question and of a folded
    answer that tells it; ``<amount>`` stands for a number."""

    macros: ClassVar = {"amount": AMOUNT}
    apart: ClassVar = ("asks", "tells")

    asks: dict[str, Patterns]
    tells: dict[str, Patterns]

    @model_validator(mode="after")
    def _tells_what_is_asked(self) -> GivenPatterns:
        if self.asks.keys() != self.tells.keys():
            raise ValueError("what is asked has to be told, and what is told asked")
        return self


def is_given(point: ExpectedPoint, signs: AnswerSigns, answer: str) -> bool:
    """Whether ``answer``, which shows ``signs``, tells what ``point`` asks for, though none of its
    phrases was said."""
    folded = fold_in_place(answer)
    if signs.disowns and looks_back(point.ask):
        return True  # there is nothing to ask for
    return (
        (_ASKS_WHEN.search(point.ask) is not None and says_when(answer))
        or (asks_own_part(point.ask) and signs.own_actions >= _own_deeds_to_tell(answer))
        or (_ASKS_DEEDS.search(point.ask) is not None and signs.own_actions >= _AT_LENGTH)
        or (signs.has_result and _ASKS_RESULT.search(point.ask) is not None)
        or (_ASKS_HOW_FOUND.search(point.ask) is not None and _FOUND_OUT.search(folded) is not None)
        or (_ASKS_WHY.search(point.ask) is not None and _GIVES_REASON.search(folded) is not None)
        or all(_is_told(question, folded) for question in _questions_in(point.ask))
    )


def asks_own_part(ask: str) -> bool:
    """Whether ``ask`` wants to know what of it the person did themselves."""
    return _ASKS_OWN_PART.search(ask) is not None


def asks_result(ask: str) -> bool:
    """Whether ``ask`` wants to know what came of something, and no more than that."""
    return _ASKS_RESULT.search(ask) is not None and len(_questions_in(ask)) == 1


def _own_deeds_to_tell(answer: str) -> int:
    """How many own deeds tell somebody's part: beside those of a group, one is not yet all."""
    return 2 if tells_a_group_deed(answer) else 1


def still_to_ask(ask: str, answer: str) -> str:
    """``ask`` without what ``answer`` tells of it: of two questions in one that which was told, of
    where and when something was, the place."""
    folded, each = fold_in_place(answer), zip(_questions_in(ask), _each_alone(ask), strict=True)
    left = [alone for question, alone in each if not _is_told(question, folded)]
    if len(left) == 1:
        ask = left[0]
    return _without_place(ask) if says_where(answer) else ask


def ways_to_ask(ask: str) -> tuple[str, ...]:
    """``ask``, and what may be left of it when a part of it was told."""
    return (ask, _without_place(ask), *_each_alone(ask))


def _without_place(ask: str) -> str:
    """``ask`` as it asks for the time alone; as it is where it asks for no place beside it."""
    return _WHERE_AND_WHEN.sub(r"\1hen", ask)


def _each_alone(ask: str) -> tuple[str, ...]:
    """The questions that are one in ``ask``, each as it is put alone."""
    first, *more = _questions_in(ask)
    return (f"{first}?", *(f"And {question}?" for question in more)) if more else (ask,)


def _questions_in(ask: str) -> list[str]:
    """The questions that are one in ``ask``: "What did you change", "who helped"."""
    return _AND_A_QUESTION.split(ask.rstrip("?"))


def _is_told(question: str, folded: str) -> bool:
    asked = fold_in_place(question)
    return any(
        asks.search(asked) and _each("tells")[name].search(folded)
        for name, asks in _each("asks").items()
    )


def looks_back(ask: str) -> bool:
    """Whether ``ask`` takes up a story, so that it means nothing to who has told none."""
    return _LOOKS_BACK.search(ask) is not None


def takes_up_a_story(ask: str) -> bool:
    """Whether ``ask`` is about what happened, however it is put."""
    return _ABOUT_WHAT_HAPPENED.search(ask) is not None


_WHERE_AND_WHEN = re.compile(r"\b([Ww])here and when\b")
# The questions of points that a story answers without any phrase of theirs.
_ASKS_WHEN = re.compile(r"^(?:And )?[Ww](?:here and when|hen and where|hen) was (?:that|it)\b")
_ASKS_OWN_PART = re.compile(
    r"\bdid you do(?: about it)?(?: yourself)?\?$|your own (?:part|share) in (?:it|that)\?$"
)
_ASKS_DEEDS = re.compile(r"\bdid you do that made the difference\b")
_AT_LENGTH = 3
"""Own deeds from which on what made the difference was told, if anything did."""
_ASKS_RESULT = re.compile(
    r"^(?:And )?[Hh]ow did (?:it|that) (?:end|turn out)|came of it|proudest of"
    r"|^What (?:is|was) (?:different|the (?:result|outcome))"
)
_ASKS_HOW_FOUND = re.compile(r"^(?:And )?[Hh]ow did you (?:find|work) out\b(?!.*, and )")
_FOUND_OUT = re.compile(
    r"\bi (?:then |first |also |just |\w+ly ){0,2}(?:asked|called|rang|phoned|looked|checked|read|"
    r"listened|watched|measured|tested|compared|went through|sat down with|visited)\b"
)
# Why something happened that only who was there can know; why a thing works is asked all the same.
_ASKS_WHY = re.compile(
    r"^(?:And )?[Ww]hy (?:do you think (?:it|they|that)|did (?:it|they|you|he|she)"
    r"|(?:was|had|were) (?:it|they|that))\b"
)
_GIVES_REASON = re.compile(
    r"\b(?:because|since (?!then)(?:i|we|he|she|it|they|the)|so that (?!was|is))\b"
)
_LOOKS_BACK = re.compile(
    r"\b(?:of that|was that|that way|did (?:it|that) (?:end|turn)|do(?:ne)? yourself|own part"
    r"|do differently|came of it|in the end|afterwards)\b"
)
_ABOUT_WHAT_HAPPENED = re.compile(
    r"^(?!.*\b(?:would|could|might)\b).*\b(?:did|was|were|had)\b"
    r"|\bthat way and not\b|\bcame of it\b|\bdo differently today\b"
)
_AND_A_QUESTION = re.compile(
    r", and (?=(?:by |for )?(?:who|whom|whose|what|which|when|where|why|how|did(?! not\b)|does|do"
    r"|is|was)\b)"
)


@cache
def _each(name: str) -> dict[str, re.Pattern[str]]:
    return load_data("given_en", GivenPatterns).each_of(name)
