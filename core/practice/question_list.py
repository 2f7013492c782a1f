"""Questions of one's own as a plain list, one a line: each gets what a good answer contains.

What a good answer to somebody's own question contains nobody has written down, so each gets the
points that all questions of its kind have: an experience, a supposed case, something about oneself,
or knowledge. Rules tell the kinds apart by the words of the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import Field, model_validator

from core.conversation.brief import Difficulty, Domain, InterviewType, Seniority
from core.package_data import DataModel, Pattern, Text, load_data
from core.practice.bank import LISTED_ID, Cue, ExpectedPoint, Question, QuestionBank
from core.practice.chat.topics import field_told_most
from core.practice.check import MOST_WORDS, faults_of
from core.practice.pack_file import MOST_QUESTIONS, PackReading
from core.practice.points import says
from core.think.reading.cues import fold_in_place

FEWEST_CHARS, MOST_CHARS = 8, 300


class BroughtKind(DataModel):
    """One kind of question: ``said`` finds it in a folded question, ``answer`` tells how to answer
    one. It is asked in interviews of ``type``."""

    name: Cue
    type: InterviewType
    said: tuple[Pattern, ...] = Field(min_length=1)
    points: tuple[ExpectedPoint, ...] = Field(min_length=2, max_length=6)
    answer: Text


class BroughtQuestions(DataModel):
    """``core/data/brought_questions_en.json``: of the ``kinds`` the first whose words are found
    counts, and ``otherwise`` where none is. What begins like ``asks`` ends with a question mark."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    asks: Pattern
    kinds: tuple[BroughtKind, ...] = Field(min_length=1)
    otherwise: Text

    @model_validator(mode="after")
    def _knows_the_last(self) -> BroughtQuestions:
        if self.otherwise not in {kind.name for kind in self.kinds}:
            raise ValueError(f"no kind is called {self.otherwise}")
        return self


def read_question_list(text: str, title: str) -> PackReading:
    """A pack called ``title`` of the questions in ``text``, one a line; bullets and numbers before
    them, headings (a line that ends with a colon) and repetitions go.

    Its field is the one of whose people the questions speak most, or business. Experiences are
    asked as behavioural where nothing but experiences is in the list, else together with what asks
    about oneself and with supposed cases; knowledge is asked by itself.
    """
    lines = list(dict.fromkeys(_lines(text)))
    if not lines:
        return PackReading(None, ("There is no question in it yet: write one on each line.",))
    if faults := tuple(_faults(lines)):
        return PackReading(None, faults)
    kinds = [_kind_of(line) for line in lines]
    told = {kind.type for kind in kinds} - {InterviewType.TECHNICAL}
    together = InterviewType.BEHAVIOURAL if len(told) == 1 else InterviewType.CULTURAL_FIT
    bank = QuestionBank(
        schema=1,
        domain=field_told_most([text]) or Domain.BUSINESS,
        title=title,
        questions=tuple(
            _question(number, line, kind, kind.type if _is_alone(kind, told) else together)
            for number, (line, kind) in enumerate(zip(lines, kinds, strict=True), start=1)
        ),
    )
    faults = faults_of(bank)
    return PackReading(None, faults) if faults else PackReading(bank)


def _is_alone(kind: BroughtKind, told: set[InterviewType]) -> bool:
    return kind.type is InterviewType.TECHNICAL or len(told) == 1


def _lines(text: str) -> Iterator[str]:
    for raw in text.splitlines():
        line = _BULLET.sub("", " ".join(raw.split()).strip("*_ ")).strip('*_"“”„ ')
        if any(c.isalpha() for c in line) and not line.endswith(":"):
            yield _ended(line[:1].upper() + line[1:])


_BULLET = re.compile(
    r"\A(?:[-–—*•·▪◦○●>]+\s*|#+\s+|(?:q(?:uestion)?\s?)?\(?\d{1,3}\s?[.):]\s*|\(?[a-z][.)]\s+)+",
    re.IGNORECASE,
)


def _ended(line: str) -> str:
    """``line`` with its own mark at its end, or with one that fits."""
    bare = line.rstrip(" .,;!…")
    if line.endswith("?"):
        return line
    return f"{bare}?" if _known().asks.match(fold_in_place(bare)) else f"{bare}."


def _faults(lines: list[str]) -> Iterator[str]:
    if len(lines) > MOST_QUESTIONS:
        yield f"These are {len(lines)} questions; at most {MOST_QUESTIONS} are read."
    for line in lines:
        if len(line) < FEWEST_CHARS:
            yield f"This is too short to be asked: {line}"
        elif not line[0].isupper():
            yield f"This begins with no letter of an English sentence: {line[:60]}"
        elif len(line) > MOST_CHARS or len(line.split()) > MOST_WORDS:
            yield f"This is longer than {MOST_WORDS} words, which nobody can hold: {line[:60]}…"


def _kind_of(line: str) -> BroughtKind:
    known, folded = _known(), fold_in_place(line)
    return next((kind for kind, said in known.kinds if said.search(folded)), known.otherwise)


def _question(number: int, text: str, kind: BroughtKind, type_: InterviewType) -> Question:
    return Question(
        id=f"{LISTED_ID}{number:02d}",
        type=type_,
        difficulty=Difficulty.MEDIUM,
        seniority=tuple(Seniority),
        tags=(kind.name,),
        text=text,
        points=tuple(_without_asked(point, text) for point in kind.points),
        answer=kind.answer,
    )


def _without_asked(point: ExpectedPoint, text: str) -> ExpectedPoint:
    """``point`` without the cues that the question itself says: they can prove nothing."""
    cues = tuple(cue for cue in point.cues if not says(text, cue))
    return point.model_copy(update={"cues": cues})


class _Known:
    """The data file, compiled."""

    def __init__(self, data: BroughtQuestions) -> None:
        self.asks = re.compile(data.asks)
        self.kinds = [(kind, re.compile("|".join(kind.said))) for kind in data.kinds]
        self.otherwise = next(kind for kind in data.kinds if kind.name == data.otherwise)


@cache
def _known() -> _Known:
    return _Known(load_data("brought_questions_en", BroughtQuestions))
