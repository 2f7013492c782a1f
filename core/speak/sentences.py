"""Where sentences end in a finished text."""

from __future__ import annotations

import re

import sentencex

_WIDE_SPACE = re.compile(r"[^\S\n ]")

# sentencex takes these for abbreviations (Maine, number, Illinois). In small letters before a
# large one they are words at the end of a sentence.
_WORD_AT_THE_END = re.compile(r"\b(?:me|no|ill|id|ok|art|may|miss|ore)\.\s+(?=[A-Z])")


def sentence_ends(text: str, language: str = "en") -> list[int]:
    """The offset after each sentence of ``text``, white space included, the last one too."""
    ends, offset = [], 0
    # sentencex cannot read some wide spaces; a plain one in their place keeps every offset.
    for piece in sentencex.segment(language, _WIDE_SPACE.sub(" ", text)):
        if language == "en":
            ends += [offset + match.end() for match in _WORD_AT_THE_END.finditer(piece)]
        offset += len(piece)
        ends.append(offset)
    return ends


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Start and end of each sentence of ``text``, without the white space around it."""
    spans, start = [], 0
    for end in sentence_ends(text, language):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(stripped)))
        start = end
    return spans
