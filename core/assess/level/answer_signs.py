"""The signs of a whole answer: which of them it shows, in which words, and which it surely lacks.

What came of it, and what somebody did, are told by a part of the story: the review quotes that part
or calls it missing, and the sign is seen or not seen with it. So no page says both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.assess.level.seen_signs import (
    dimensions_data,
    lacks_surely,
    seen_in,
    times_seen,
    with_words,
)
from core.assess.level.telling_steps import in_quotes, short
from core.assess.report import StarReview
from core.assess.star import StarPart
from core.assess.story.found import PART_OF_SIGN
from core.sentence import say


@dataclass(frozen=True)
class ShownSigns:
    """The signs of ``text``, an answer whose parts of a story are ``star``."""

    text: str
    star: tuple[StarReview, ...]

    def seen(self) -> Mapping[str, float]:
        """How often each sign is seen."""
        return {name: self._times(name) for name in seen_in(self.text)}

    def parts(self) -> frozenset[StarPart]:
        """The parts of a story that the review quotes."""
        return frozenset(found.part for found in self.star if found.quotes)

    def surely_lacks(self, name: str) -> bool:
        """Whether the sign ``name`` is not seen, and nothing in the text may be one."""
        return not self._times(name) and lacks_surely(self.text, name)

    def with_words(self, name: str) -> str:
        """What the sign ``name`` is called, with the first two words that are one; of a part of the
        story that is told without such words, with how its quote begins."""
        quoted = self._quoted(name)
        told = with_words(quoted or self.text, name)
        if quoted and told == dimensions_data().signs[name]:
            begins = short(quoted.splitlines()[0])
            return say("{sign} (“{word}”)", sign=told, word=in_quotes(begins))
        return told

    def _times(self, name: str) -> float:
        seen = times_seen(self.text, name)
        if name not in PART_OF_SIGN:
            return seen
        return max(1.0, seen) if self._quoted(name) else 0.0

    def _quoted(self, name: str) -> str:
        part = PART_OF_SIGN.get(name)
        return "\n".join(q.text for found in self.star if found.part is part for q in found.quotes)
