"""Lines of code in what somebody typed: their own words, and no sentences.

A whole line is code or none of it is; code within a sentence is a part of the sentence. In doubt a
line is prose: prose taken for code would be lost to whoever judges it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import pairwise

from core.package_data import ListedPatterns, Patterns, load_data
from core.remembered import remembered

Span = tuple[int, int]


class CodePatterns(ListedPatterns):
    """``core/data/code_lines.json``: how a line without the white space around it reads.

    ``marked`` is code whatever words are in it, ``statements`` where it does not read like prose.
    ``steps``, ``likely`` and ``comments`` are so beside such lines, ``openers`` and ``lone_keys``
    above indented ones. ``keywords`` are words of programming languages: they make no prose.
    """

    keywords: Patterns
    marked: dict[str, Patterns]
    statements: dict[str, Patterns]
    steps: dict[str, Patterns]
    likely: dict[str, Patterns]
    comments: Patterns
    openers: Patterns
    lone_keys: Patterns


@dataclass(frozen=True)
class Stretch:
    """Lines of one kind in a text; of a fenced block what stands between the fences."""

    text: str
    is_code: bool


@remembered(1024)
def code_spans(text: str) -> tuple[Span, ...]:
    """Where the blocks of code in ``text`` stand: whole lines, fences with them, in order.

    A block between fences (``` or ~~~) is code unless it reads like prose throughout; a fence
    that nothing closes is a line like any other. Indentation alone makes no code of a line.
    """
    lines = _lines(text)
    return tuple(
        (lines[first].start, lines[last].start + len(lines[last].text))
        for first, last in _runs(_kinds(lines))
    )


def without_code(text: str) -> str:
    """``text`` with line breaks in place of each letter of its code: every offset stays, and no
    sentence reaches over what is left out."""
    for start, end in code_spans(text):
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def trimmed(text: str) -> str:
    """``text`` without the white space around it, but for the indentation of code at its start."""
    told = text.strip()
    begins = text.find(told)
    first = next((start for start, end in code_spans(text) if start <= begins < end), begins)
    return text[first : begins + len(told)]


def stretches(text: str) -> tuple[Stretch, ...]:
    """``text`` as it is shown: its prose and its code, in order, without empty lines around them.
    A text without a letter is one stretch of prose."""
    made: list[Stretch] = []
    at = 0
    for start, end in (*code_spans(text), (len(text), len(text))):
        prose = text[at:start].strip()
        if prose:
            made.append(Stretch(prose, is_code=False))
        if end > start:
            made.append(Stretch(_unfenced(text[start:end]), is_code=True))
        at = end
    return tuple(made) or (Stretch(text, is_code=False),)


@dataclass(frozen=True)
class _Line:
    text: str
    start: int

    @property
    def said(self) -> str:
        return self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


class _Kind(Enum):
    PROSE = auto()
    EMPTY = auto()
    LIKELY = auto()
    """Code beside a line that is."""
    STEP = auto()
    """Likely, and it does something: "return total"."""
    COMMENT = auto()
    CODE = auto()


def _lines(text: str) -> list[_Line]:
    made, at = [], 0
    for line in text.splitlines(keepends=True):
        made.append(_Line(line.rstrip("\r\n"), at))
        at += len(line)
    return made


def _kinds(lines: Sequence[_Line]) -> list[_Kind]:
    kinds = [_kind(line) for line in lines]
    for at, (line, below) in enumerate(pairwise(lines)):
        if below.indent > line.indent and _opens(line, below):
            kinds[at] = kinds[at + 1] = _Kind.CODE
    for first, last in _fenced(lines):
        inside = lines[first + 1 : last]
        holds_code = any(kind is _Kind.CODE for kind in kinds[first + 1 : last])
        told = [line for line in inside if line.said]
        if holds_code or 2 * sum(map(_reads_like_prose, told)) < len(told):
            kinds[first : last + 1] = [_Kind.CODE] * (last + 1 - first)
        else:
            kinds[first] = kinds[last] = _Kind.PROSE
    for at in reversed(range(len(lines))):
        if kinds[at] is _Kind.COMMENT:
            above_code = kinds[at + 1 : at + 2] and kinds[at + 1] in _BELONGS_TO_CODE
            kinds[at] = _Kind.LIKELY if above_code or lines[at].indent else _Kind.PROSE
    return kinds


def _kind(line: _Line) -> _Kind:
    said = line.said
    if not said:
        return _Kind.EMPTY
    if len(said) > LONGEST_LINE_CHARS or _BULLET.match(said):
        return _Kind.PROSE
    if _is("marked", said):
        return _Kind.CODE
    if _FENCE.fullmatch(said):
        return _Kind.LIKELY
    run = _longest_run(said)
    if run < PROSE_RUN_WORDS and _is("statements", said):
        return _Kind.CODE
    if _is("comments", said):
        return _Kind.COMMENT
    if run >= LIKELY_RUN_WORDS:
        return _Kind.PROSE
    if _is("steps", said):
        return _Kind.STEP
    return _Kind.LIKELY if line.indent or _is("likely", said) else _Kind.PROSE


def _opens(line: _Line, below: _Line) -> bool:
    """Whether ``line`` and the indented one ``below`` it are a block of code."""
    if _reads_like_prose(line) or _longest_run(below.said) >= LIKELY_RUN_WORDS:
        return False
    if _is("lone_keys", line.said):
        return _KEY_AND_VALUE.fullmatch(below.said) is not None
    return _is("openers", line.said) and (_is("steps", below.said) or _is("likely", below.said))


def _fenced(lines: Sequence[_Line]) -> list[tuple[int, int]]:
    """The first and the last line of each block between fences."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for at, line in enumerate(lines):
        fence = _FENCE.fullmatch(line.said)
        if fence is None:
            continue
        if opened is None:
            opened = at, fence[1]
        elif not fence[2] and fence[1].startswith(opened[1]):
            found.append((opened[0], at))
            opened = None
    return found


_BELONGS_TO_CODE = (_Kind.CODE, _Kind.STEP, _Kind.LIKELY)


def _runs(kinds: Sequence[_Kind]) -> list[tuple[int, int]]:
    """The first and the last line of each block of code."""
    found: list[tuple[int, int]] = []
    first = 0
    for at in range(len(kinds) + 1):
        if at < len(kinds) and kinds[at] is not _Kind.PROSE:
            continue
        told = [i for i in range(first, at) if kinds[i] is not _Kind.EMPTY]
        if _is_block([kinds[i] for i in told]):
            found.append((told[0], told[-1]))
        first = at + 1
    return found


def _is_block(kinds: Sequence[_Kind]) -> bool:
    """Whether lines none of which is prose are code: one surely is, or enough of them may be."""
    return _Kind.CODE in kinds or (_Kind.STEP in kinds and len(kinds) >= FEWEST_LIKELY_LINES)


def _reads_like_prose(line: _Line) -> bool:
    return _longest_run(line.said) >= PROSE_RUN_WORDS


def _longest_run(said: str) -> int:
    """The most words in a row that are nothing but words, strings and comments aside. A word with a
    full stop at the very end is prose, however few stand before it."""
    longest, run = PROSE_RUN_WORDS if _ENDS_A_SENTENCE.search(said) else 0, 0
    for token in _ASIDE.sub(' "" ', said).split():
        word = token.strip(_MARKS)
        is_word = _WORD.fullmatch(word) is not None and word.lower() not in _keywords()
        run = run + 1 if is_word else 0
        longest = max(longest, run)
        if token.endswith((",", ":", ";")):
            run = 0
    return longest


def _unfenced(block: str) -> str:
    lines = _lines(block)
    pairs = _fenced(lines)
    shown = [
        line.text
        for at, line in enumerate(lines)
        if not _FENCE.fullmatch(line.said) or any(first < at < last for first, last in pairs)
    ]
    return "\n".join(shown).strip("\n")


def _is(field: str, said: str) -> bool:
    return _pattern(field).fullmatch(said) is not None


@cache
def _pattern(field: str) -> re.Pattern[str]:
    return load_data("code_lines", CodePatterns).any_of(field)


@cache
def _keywords() -> frozenset[str]:
    data = load_data("code_lines", CodePatterns)
    return frozenset((*data.keywords, *data.lists["command"]))


LONGEST_LINE_CHARS = 400
"""A longer one is a paragraph, or nothing that somebody wrote by hand."""

PROSE_RUN_WORDS, LIKELY_RUN_WORDS = 3, 2
"""So many words in a row, none of them a keyword, are prose in a line that is built like code, and
in one that may be code for where it stands."""

FEWEST_LIKELY_LINES = 3
"""So many lines in a row that may be code are code, where one of them does something."""

_FENCE = re.compile(r"(`{3,}|~{3,}) ?([\w+#.-]*)")
_BULLET = re.compile(r"(?:[-*+•]|\d+[.)]) +(?![\w.-]+: )\S")
_KEY_AND_VALUE = re.compile(r"(?:- )?[\w.-]+: +\S.*")
_ASIDE = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'|`[^`]*`|(?:^|(?<=\s))(?:#|//|-- ).*")
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][a-z]+)?|[IaA]")
_ENDS_A_SENTENCE = re.compile(r"(?:^| )[^\W\d_]{2,}[.!?]$")
_MARKS = ".,;:!?()"
