"""What of a person's documents an interviewer reads: all of a little, of much what fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from core.conversation.excerpt import Excerpt
from core.ground.documents import Document, Passage
from core.ground.lookup import EXCERPT_WORDS, Found
from core.ground.reading.passages import read_all

WHOLE_WORDS = 1_200
"""Up to so many words over all documents they are read whole: about two pages and a half, which
any model reads beside the talk, and nothing can be overlooked."""

MOST_EXCERPTS = 3


def whole_documents(documents: Sequence[Document]) -> tuple[Excerpt, ...] | None:
    """All of ``documents``, or ``None`` when together they are longer than ``WHOLE_WORDS``."""
    if sum(len(document.text.split()) for document in documents) > WHOLE_WORDS:
        return None
    return tuple(Excerpt(one.kind.label, one.name, one.text.strip()) for one in documents)


def pieces(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """The passages of ``documents`` for a look-up, none longer than ``EXCERPT_WORDS`` words."""
    return tuple(piece for passage in read_all(documents) for piece in _cut(passage))


def chosen(by_question: Sequence[Found], by_answer: Sequence[Found]) -> tuple[Excerpt, ...]:
    """Up to ``MOST_EXCERPTS`` excerpts out of what a look-up of the question that is being asked
    and one of the newest answer found, in turns and the question first: a long answer must not
    drown it."""
    fitting = ([one for one in found if one.worth > 0] for found in (by_question, by_answer))
    in_turns = (one for one in chain.from_iterable(zip_longest(*fitting)) if one is not None)
    distinct = {one.passages: one for one in in_turns}
    return tuple(_excerpt(one) for one in list(distinct.values())[:MOST_EXCERPTS])


def _excerpt(found: Found) -> Excerpt:
    first, last = found.passages[0], found.passages[-1]
    begins, ends = first.first_line, last.first_line + len(last.lines) - 1
    where = f"line {begins}" if begins == ends else f"lines {begins} to {ends}"
    return Excerpt(first.kind.label, first.name, "\n".join(found.lines), where)


def _cut(passage: Passage) -> Iterator[Passage]:
    """A paragraph may be one long line; what is read of it must still be short."""
    if len(passage.text.split()) <= EXCERPT_WORDS:
        yield passage
        return
    for number, line in enumerate(passage.lines, start=passage.first_line):
        words = line.split()
        for start in range(0, len(words), EXCERPT_WORDS):
            text = " ".join(words[start : start + EXCERPT_WORDS])
            yield replace(passage, lines=(text,), text=text, first_line=number)
