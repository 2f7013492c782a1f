"""Which expected points an answer addresses.

Coverage chooses follow-ups and marks what was left out. It is no measure of quality: dropping
the right names scores as high as understanding them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.practice.bank import ExpectedPoint, Question
from core.practice.bank_search import stems_of
from core.remembered import remembered
from core.think.reading.cues import fold_in_place


@dataclass(frozen=True)
class PointCoverage:
    """``spans`` are all places in the answer that address the point, in order."""

    point: ExpectedPoint
    spans: tuple[tuple[int, int], ...]

    @property
    def span(self) -> tuple[int, int] | None:
        """The first of them."""
        return self.spans[0] if self.spans else None

    @property
    def covered(self) -> bool:
        return bool(self.spans)


def cover_points(question: Question, answer: str) -> tuple[PointCoverage, ...]:
    """Each point of ``question`` with the places in ``answer`` that address it.

    A cue that the question itself contains is no evidence: repeating the question is not
    answering it.
    """
    asked = fold_in_place(question.text)
    folded = fold_in_place(answer)
    covered = []
    for point in question.points:
        spans = {
            match.span()
            for cue in point.cues
            if not _pattern(cue).search(asked)
            for match in _pattern(cue).finditer(folded)
        }
        covered.append(PointCoverage(point, tuple(sorted(spans))))
    return tuple(covered)


def words_near(question: Question, point: ExpectedPoint, answer: str) -> int:
    """How many different words of ``answer`` are among those that ``point`` is put in, and not in
    the question: the more, the likelier it was told in words that no phrase of it knows."""
    return len(stems_of(answer) & (_words_of(point) - stems_of(question.text)))


@remembered(4096)
def _words_of(point: ExpectedPoint) -> set[str]:
    return stems_of(" ".join((point.point, point.ask, *point.cues)))


def says(text: str, cue: str) -> bool:
    """Whether ``text`` holds ``cue``, in any of its regular forms."""
    return _pattern(cue).search(fold_in_place(text)) is not None


@remembered(8192)  # of a bank's cues, and of those of a pack that somebody brought
def _pattern(cue: str) -> re.Pattern[str]:
    body = r"[\s-]+".join(_inflections(word) for word in cue.replace("-", " ").split())
    body = _SUBJECT_VERB.sub(
        lambda found: rf"{found[1]}(?:[\s-]+{found[2]}|'{_SHORT[found[2]]})", body
    )
    return re.compile(rf"(?<![\w']){body}(?!\w)")


_SHORT = {"would": "d", "had": "d", "will": "ll", "am": "m", "are": "re"}
_SUBJECT_VERB = re.compile(
    rf"(?<!\w)(i|we|you|they|he|she)\[\\s-\]\+({'|'.join(_SHORT)})(?:\(\?:[^()]*\)\??|s\?)?(?=\[|$)"
)
"""A subject and its verb in the pattern of a cue, which people draw together: "I'd"."""


def _inflections(word: str) -> str:
    """The word and its regular English endings."""
    if not word.isalpha() or len(word) < 4:
        return re.escape(word) + (r"s?" if word.isalpha() and len(word) == 3 else "")
    if word.endswith("y") and word[-2] not in "aeiou":
        return rf"{word[:-1]}(?:y|ies|ied|ying)"
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e|es|ed|er|ers|ing)"
    if word.endswith("s"):
        return rf"{word}(?:es)?"
    return rf"{word}(?:s|es|ed|er|ers|ing|{word[-1]}ed|{word[-1]}ing)?"
