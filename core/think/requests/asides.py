"""A turn that asks the interviewer something in place of an answer: which kind, and what to say.

An answer may hold questions: "So what did I do? I called them." A turn is an aside only when it
is nothing but questions that belong to no story, idle words around them aside. In doubt it is an
answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import Field, model_validator

from core.package_data import DataModel, Pattern, Text, compiled, load_data, with_macros
from core.think.reading.cues import fold_speech

TO_THEIR_QUESTIONS = "to_my_questions"
"""The kind that wants the candidate's own questions now."""
ASKS_WHO_IS_THERE = ("hears", "itself", "recorded")
"""The kinds that have the same reply whoever asks the questions."""

ASKS_WHICH = "scope"
"""The kind that asks which of several things is meant."""

WITHHOLDS_A_NAME = "withheld_name"
"""The kind that may not say whose story it is: the story itself can be told without."""

WITHHOLDS_NUMBERS = "withheld_numbers"
"""The kind that may not say how much: a rough size, or what was different, can be told."""

_ASKS_LEAVE = "permission"
_COUNTS = "counts"

MOST_WORDS = 32
FEWEST_WORDS_UNMARKED = 4
"""Recognisers leave question marks out: from here on a sentence is a question without one."""


class AsideKind(DataModel):
    """``patterns`` cover a whole sentence. A ``statement`` needs no question mark; who
    ``asks_back`` waits for the question itself. ``{number}`` and ``{count}`` are filled in."""

    id: str = Field(pattern=r"^[a-z_]+$")
    patterns: tuple[Text, ...] = Field(min_length=1)
    replies: tuple[Text, ...] = Field(min_length=1)
    knowledge_replies: tuple[str, ...] = ()
    """To a question of knowledge, which no deed of theirs answers."""
    staged_replies: tuple[str, ...] = ()
    """In an interview that has a stage for the candidate's own questions."""
    panel_replies: tuple[str, ...] = ()
    """Where one of several replies, whose ``{name}`` they say."""
    statement: bool = False
    asks_back: bool = False


class Asides(DataModel):
    """``idle`` may stand before a question, ``idle_after`` after it; ``<name>`` in a pattern stands
    for a macro. ``assents`` may stand before it too, but "Yes" and "I can think of two" may also
    be an answer: they count for nothing only in a turn that ``clarifies`` what was asked."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    idle: tuple[Pattern, ...] = Field(min_length=1)
    assents: tuple[Pattern, ...] = Field(min_length=1)
    clarifies: tuple[Pattern, ...] = Field(min_length=1)
    idle_after: Pattern
    macros: dict[str, str]
    kinds: tuple[AsideKind, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _compiles(self) -> Asides:
        for kind in self.kinds:
            for pattern in map(self.whole, kind.patterns):
                compiled(pattern)
        return self

    def whole(self, pattern: str) -> str:
        """``pattern`` with the text of each macro that it names."""
        return with_macros(pattern, self.macros)


def read_aside(text: str) -> AsideKind | None:
    """What kind of question ``text``, one whole English utterance, is; ``None`` of an answer."""
    folded = fold_speech(text)
    if len(folded.split()) > MOST_WORDS:
        return None
    rules = _rules()
    found: list[AsideKind] = []
    has_only = False
    for sentence in _SENTENCE.findall(folded):
        words = " ".join(_PUNCTUATION.sub(" ", sentence).split())
        opener = rules.before.match(words)
        if opener and opener["assent"] and not rules.clarifies.search(folded):
            return None
        bare = rules.after.sub("", words[opener.end() :] if opener else words)
        if not bare:
            continue
        kind = rules.kind_of(bare, asked=sentence.endswith("?"))
        if kind is None and not found and _HAS_ONLY.match(bare) is not None:
            has_only = True
            continue
        if has_only and not found:
            kind = rules.counts if _DOES_IT_COUNT.fullmatch(bare) is not None else None
        if kind is None and not (found and _belongs_to(found[-1], bare)):
            return None
        found += [kind] if kind is not None else []
    # "Can I ask you something? How big is the team?": the second is what they ask.
    asked = [kind for kind in found if kind.id != _ASKS_LEAVE] or found
    return asked[0] if asked else None


def without_opener(sentence: str) -> str:
    """The words of a folded ``sentence`` behind what may stand before a question: "okay, may I ask
    first"; "" where it is nothing else."""
    words = " ".join(_PUNCTUATION.sub(" ", sentence).split())
    opener = _rules().before.match(words)
    return words[opener.end() :] if opener else words


_SENTENCE = re.compile(r"[^.?!;…]+[.?!;…]*")
_PUNCTUATION = re.compile(r"[^\w' -]+|(?<!\w)-+|-+(?!\w)")
_GIVES_A_REASON = re.compile(r"(?:i (?:don't|do not) have|i'm|i am|i have|just|because|or)\b")
# "I've only done a placement. Does that count?" asks; other questions after it close an answer.
_HAS_ONLY = re.compile(
    r"(?:all i(?:'ve| have)(?: got)? (?:is|are|was)|(?:(?:so far|until now) )?i(?:'ve| have)? "
    r"(?:only|just|never))\b(?: \S+){1,12}$"
)
_DOES_IT_COUNT = re.compile(
    r"(?:do|does|would|will|is|can|could) (?:that|this|it|these|those)(?: (?:also|still|even))*"
    r" (?:count|do|ok|okay|fine|enough|be (?:ok|okay|fine|enough))(?: (?:too|as well|here))?"
)
_LEFT_OUT = re.compile(
    r"i (?:just )?(?:forgot|missed|left out|(?:wanted|meant|have|need) to)(?: to)?"
    r" (?:say|add|mention|tell|correct|something|a part|one thing|it)\b"
)
_GOES_BACK = "go_back"


def _belongs_to(kind: AsideKind, sentence: str) -> bool:
    """Whether ``sentence`` only says why somebody asked what is of ``kind``."""
    goes_back = kind.id == _GOES_BACK and _LEFT_OUT.match(sentence) is not None
    return goes_back or _GIVES_A_REASON.match(sentence) is not None


@dataclass(frozen=True)
class _Rules:
    """The data file, compiled."""

    before: re.Pattern[str]
    clarifies: re.Pattern[str]
    after: re.Pattern[str]
    kinds: tuple[tuple[AsideKind, tuple[re.Pattern[str], ...]], ...]

    @property
    def counts(self) -> AsideKind | None:
        return next((kind for kind, _ in self.kinds if kind.id == _COUNTS), None)

    def kind_of(self, sentence: str, *, asked: bool) -> AsideKind | None:
        asked = asked or len(sentence.split()) >= FEWEST_WORDS_UNMARKED
        for kind, patterns in self.kinds:
            if (asked or kind.statement) and any(p.search(sentence) for p in patterns):
                return kind
        return None


@cache
def _rules() -> _Rules:
    data = load_data("asides_en", Asides)
    idle, assents = "|".join(data.idle), "|".join(data.assents)
    return _Rules(
        re.compile(rf"(?:(?:{idle}|(?P<assent>{assents}))(?![\w'])\s*)+"),
        re.compile("|".join(data.clarifies)),
        re.compile(rf"(?:\s+(?:{data.idle_after}))+\s*$"),
        tuple(
            (kind, tuple(re.compile(data.whole(pattern)) for pattern in kind.patterns))
            for kind in data.kinds
        ),
    )
