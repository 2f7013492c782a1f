"""A question pack that somebody brings: read whole, or refused with what is to be mended.

The form is that of the banks that ship; what would spoil an interview is a fault here as it is
there. On top come bounds, because the file may be anybody's: a text of a megabyte is no question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from core.practice.bank import Question, QuestionBank
from core.practice.check import faults_of

MOST_BYTES = 2 * 1024 * 1024
MOST_SHOWN = 10
MOST_QUESTIONS = 200
MOST_CUES, MOST_TAGS = 24, 12
LONGEST_ID_CHARS = 60
LONGEST_TITLE_CHARS = 60
LONGEST_LINE_CHARS = 300
LONGEST_ANSWER_CHARS = 4_000

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # editors on Windows put it before the first letter
_LONGEST_NAME_CHARS = 60
OWN_ID = "own-"
"""Before the ids of a pack that was brought; no bank that ships and no question made has it."""


@dataclass(frozen=True)
class PackReading:
    """``bank`` is there when nothing is to be mended; ``faults`` are plain sentences.

    The faults quote the file: show them as text, never as markup.
    """

    bank: QuestionBank | None
    faults: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """At most ``MOST_SHOWN`` faults, and how many more there are."""
        more = len(self.faults) - MOST_SHOWN
        if more <= 0:
            return self.faults
        return (*self.faults[:MOST_SHOWN], f"And {more} more.")


def read_pack(data: bytes) -> PackReading:
    """The pack in ``data``, the bytes of a JSON file. Nothing of a refused file is kept.

    Its questions get ids that no other question has, whatever the file calls them: a plan holds
    them beside those that are made here, and what an interview keeps goes by the id.
    """
    if len(data) > MOST_BYTES:
        return PackReading(
            None, (f"The file is larger than {MOST_BYTES // 1024 // 1024} MB; split it.",)
        )
    if not data.strip():
        return PackReading(None, ("The file is empty.",))
    try:
        bank = QuestionBank.model_validate_json(data.removeprefix(_BYTE_ORDER_MARK))
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        if problems[0]["type"] == "json_invalid":
            return PackReading(None, (_not_json(data, str(problems[0]["msg"])),))
        return PackReading(None, tuple(_sentence(problem) for problem in problems))
    # Before anything is searched for in the texts: they may be of any length so far.
    faults = tuple(_out_of_bounds(bank)) or tuple(_ended(fault) for fault in faults_of(bank))
    return PackReading(None, faults) if faults else PackReading(_with_own_ids(bank))


def _with_own_ids(bank: QuestionBank) -> QuestionBank:
    questions = (q.model_copy(update={"id": f"{OWN_ID}{q.id}"}) for q in bank.questions)
    return bank.model_copy(update={"questions": tuple(questions)})


def _out_of_bounds(bank: QuestionBank) -> Iterator[str]:
    title = bank.title.strip()
    if not title or len(title) > LONGEST_TITLE_CHARS or not title.isprintable():
        yield f"The title is one line of 1 to {LONGEST_TITLE_CHARS} characters."
    if len(bank.questions) > MOST_QUESTIONS:
        yield f"The pack has {len(bank.questions)} questions; at most {MOST_QUESTIONS} are read."
    for number, question in enumerate(bank.questions, start=1):
        for fault in _question_out_of_bounds(question):
            yield f"Question {number}: {fault}"


def _question_out_of_bounds(question: Question) -> Iterator[str]:
    if len(question.id) > LONGEST_ID_CHARS:
        yield f"its id is longer than {LONGEST_ID_CHARS} characters."
    if question.causes:
        yield "“because” is filled in by Greenroom; leave it out."
    if len(question.tags) > MOST_TAGS:
        yield f"it has more than {MOST_TAGS} tags."
    if len(question.answer) > LONGEST_ANSWER_CHARS:
        yield f"its answer is longer than {LONGEST_ANSWER_CHARS} characters."
    cues = [cue for point in question.points for cue in point.cues]
    if any(len(point.cues) > MOST_CUES for point in question.points):
        yield f"a point has more than {MOST_CUES} cues."
    lines = [question.text, *(text for p in question.points for text in (p.point, p.ask))]
    if any(len(text) > LONGEST_LINE_CHARS for text in (*lines, *cues, *question.tags)):
        yield f"a text in it is longer than {LONGEST_LINE_CHARS} characters."


def _ended(fault: str) -> str:
    sentence = fault[:1].upper() + fault[1:] if fault.startswith("asked") else fault
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


_KINDS = {
    "missing": "{what} is missing.",
    "extra_forbidden": "{what} is not known here; look for a misspelling.",
    "string_too_short": "{what} is shorter than {min_length} characters.",
    "too_short": "{what} has too few entries; it needs at least {min_length}.",
    "too_long": "{what} has more than {max_length} entries.",
    "string_type": "{what} must be text.",
    "int_type": "{what} must be a number.",
    "int_parsing": "{what} must be a number.",
    "tuple_type": "{what} must be a list.",
    "enum": "{what} must be one of these: {expected}.",
    "string_pattern_mismatch": "{what} must look like finance-behavioural-01: small letters, "
    "digits and hyphens, with a number of two digits at the end.",
    "less_than_equal": "{what} must be {le}.",
    "greater_than_equal": "{what} must be {ge}.",
    "model_type": "{what} must be an object in braces.",
}


def _sentence(problem: Mapping[str, Any]) -> str:
    """A problem that the schema found, as a person can read it."""
    kind, details = str(problem["type"]), problem.get("ctx", {})
    if kind == "value_error":
        return _ended(_short(str(details.get("error", ""))).capitalize())
    where, what = _place(tuple(problem["loc"]))
    words = _KINDS.get(kind, "{what} cannot be read.").format(what=what, **details)
    return f"{where}{words}" if where else words[:1].upper() + words[1:]


def _not_json(data: bytes, error: str) -> str:
    """What is amiss where nothing could be read: where the parser gave up, as ``error`` has it, and
    not in its own words, which are jargon."""
    try:
        text = data.removeprefix(_BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError:
        return _NOT_UTF8
    if not text.lstrip().startswith("{"):
        return _NO_JSON
    at = re.search(r"line (\d+) column (\d+)", error)
    if at is None or "EOF" in error:
        return _UNFINISHED
    return _BROKEN_AT.format(line=at[1], character=at[2])


_NOT_UTF8 = (
    "This is not a JSON file in UTF-8: open it in a text editor and save it again as plain text "
    "with that encoding."
)
_NO_JSON = (
    "This is not a JSON file: it does not begin with a brace, {. Download the template, put your "
    "questions in the place of its own, and save it as plain text (UTF-8)."
)
_UNFINISHED = (
    "This is not a JSON file yet: it ends before everything that was opened is closed. Look for a "
    "missing quotation mark, bracket or brace, or begin anew from the template."
)
_BROKEN_AT = (
    "This is not a JSON file yet: it can be read up to line {line}, character {character}. Look "
    "there, and at the end of the line before, for a missing or needless comma, a missing "
    "quotation mark, or a curly one in the place of a straight one."
)


def _place(loc: tuple[str | int, ...]) -> tuple[str, str]:
    """Where in the file a problem is, and what it is about."""
    where = []
    for name, index in pairwise(loc):
        if isinstance(index, int):
            where.append(f"{_ENTRIES.get(str(name), _short(str(name)))} {index + 1}")
    names = [str(part) for part in loc if isinstance(part, str)]
    if not names:
        return "", "the file"
    inside = isinstance(loc[-1], int)
    what = "it" if inside else f"“{_short(names[-1])}”"
    place = ", ".join(where)
    return (f"{place[:1].upper()}{place[1:]}: " if place else ""), what


_ENTRIES = {"questions": "question", "points": "point", "cues": "cue", "tags": "tag"}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME_CHARS else f"{line[:_LONGEST_NAME_CHARS]}…"
