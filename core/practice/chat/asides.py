"""What is said to the chat partner in place of an answer, and leaves its question open.

Another language, keys struck at random, an insult, a bare "ok" or "no"; and what somebody asks of
the open question itself: to begin again, a hint, the points, what was missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pydantic import model_validator

from core.package_data import DataModel, Pattern, Wordings, load_data, only_names
from core.practice.bank import ExpectedPoint, Question
from core.practice.chat.heard_points import HeardPoints
from core.practice.chat.requests import last_sentence, without_lead_in
from core.practice.variety import least_recent
from core.think.intent import Intent, read_by_rules
from core.think.reading.code_lines import without_code
from core.think.reading.cues import fold_speech
from core.think.reading.keys import is_struck_at_random
from core.think.reading.other_language import is_in_another_language

_MOST_WORDS = 14
"""More is an answer, whatever is in it."""


class ChatAside(StrEnum):
    LANGUAGE = "language"
    STRUCK = "struck"
    RUDE = "rude"
    AGREED = "agreed"
    REFUSED = "refused"
    RESTART = "restart"
    HINT = "hint"
    POINTS = "points"
    MISSING = "missing"

    @property
    def asks(self) -> bool:
        """Whether it asks for something that only an open question of the bank has."""
        return self in _ASKING

    @property
    def needs_no_question(self) -> bool:
        """Whether it is the same thing whoever asked a question last."""
        return self in (ChatAside.LANGUAGE, ChatAside.STRUCK, ChatAside.RUDE)


_ASKING = (ChatAside.RESTART, ChatAside.HINT, ChatAside.POINTS, ChatAside.MISSING)


class AsideWordings(DataModel):
    """``said`` cover what is said, folded and without punctuation. What to reply: while a question
    is ``open``, while none is (``idle``), and where an open one has nothing left of it (``spent``).
    """

    kind: ChatAside
    said: tuple[Pattern, ...]
    open: Wordings
    idle: Wordings
    spent: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_what_is_known(self) -> AsideWordings:
        only_names(self.open, "question", "point", "ask", "points")
        only_names((*self.idle, *self.spent))
        return self


class ChatAsides(DataModel):
    kinds: tuple[AsideWordings, ...]

    @model_validator(mode="after")
    def _has_each(self) -> ChatAsides:
        if [one.kind for one in self.kinds] != list(ChatAside):
            raise ValueError("each kind of aside is told once, in order")
        return self


@dataclass(frozen=True)
class OpenQuestion:
    """The question that waits for an answer; ``heard`` is what was told of it, ``answered``
    whether anything was."""

    question: Question
    heard: HeardPoints
    answered: bool


def chat_aside(said: str) -> ChatAside | None:
    """What kind of aside ``said``, one whole utterance, is; ``None`` for an answer or a request."""
    in_words = without_code(said)
    if is_in_another_language(in_words):
        return ChatAside.LANGUAGE
    if is_struck_at_random(in_words) or not any(char.isalnum() for char in said):
        return ChatAside.STRUCK
    folded = fold_speech(said)
    if len(folded.split()) > _MOST_WORDS:
        return None
    whole, last = _bare(folded), _bare(last_sentence(folded))
    for kind, pattern in _patterns():
        told = (whole, last) if kind.asks else (whole,)
        if any(pattern.fullmatch(form) for one in told for form in _forms(one)):
            return kind
    return ChatAside.RESTART if read_by_rules(said) is Intent.RESTART else None


def reply_to_aside(
    aside: ChatAside, waiting: OpenQuestion | None, lines_said: Sequence[str]
) -> str:
    """What to say, in other words than the partner's newest ``lines_said`` where there are any."""
    if waiting is not None and aside is ChatAside.MISSING and not waiting.answered:
        aside = ChatAside.POINTS
    wordings = _wordings()[aside]
    if waiting is None:
        return least_recent(wordings.idle, lines_said)
    points = _points_of(aside, waiting, lines_said)
    if not points and wordings.spent:
        return least_recent(wordings.spent, lines_said)
    return least_recent(wordings.open, lines_said).format(
        question=waiting.question.text,
        point=points[0].point if points else "",
        ask=points[0].ask if points else "",
        points="; ".join(point.point for point in points),
    )


def _points_of(
    aside: ChatAside, waiting: OpenQuestion, lines_said: Sequence[str]
) -> tuple[ExpectedPoint, ...]:
    """The points that ``aside`` is about, in order."""
    match aside:
        case ChatAside.HINT:
            told = " ".join(lines_said)
            return tuple(p for p in waiting.heard.open if f"good answer {p.point}." not in told)
        case ChatAside.MISSING:
            return waiting.heard.missing
        case _:
            return waiting.question.points


def _bare(folded: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", folded).split())


def _forms(bare: str) -> tuple[str, ...]:
    """``bare`` as it stands, and without the idle words around it."""
    return bare, _TAIL.sub("", without_lead_in(bare)) or bare


_TAIL = re.compile(r"(?: (?:please|now|then|thanks|thank you|though|so far))+$")
_PUNCTUATION = re.compile(r"[^\w' -]+")


@cache
def _wordings() -> dict[ChatAside, AsideWordings]:
    return {one.kind: one for one in load_data("chat_asides_en", ChatAsides).kinds}


@cache
def _patterns() -> tuple[tuple[ChatAside, re.Pattern[str]], ...]:
    told = [one for one in _wordings().values() if one.said]
    return tuple((one.kind, re.compile("|".join(one.said))) for one in told)
