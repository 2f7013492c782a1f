"""The fillers of a talk, and whether their number may be given."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from core.assess.delivery import FILLERS_HIDDEN
from core.assess.words.mentions import MentionKind, find_mentions
from core.think.reading.cues import fold_speech

_LONE_I = re.compile(r"\bi\b")


@dataclass(frozen=True)
class FillerCount:
    """``heard`` are the fillers found, the most frequent first, with how often each was.

    Of a typed talk that is all of them. Of a ``spoken`` one it is what the recogniser let
    through, so it is the least that was said, and no figure.
    """

    words: int
    heard: tuple[tuple[str, int], ...]
    spoken: bool

    @property
    def found(self) -> int:
        """How many were found; of a spoken talk a lower bound, to be worded as one."""
        return sum(count for _, count in self.heard)

    @property
    def withheld(self) -> str:
        """Why no number of fillers can be given; "" when it can."""
        return FILLERS_HIDDEN if self.spoken else ""


def count_fillers(text: str, *, spoken: bool) -> FillerCount:
    """The fillers in an English ``text``, which was ``spoken`` or typed."""
    said = Counter(
        _LONE_I.sub("I", fold_speech(text[mention.start : mention.end]))
        for mention in find_mentions(text)
        if mention.kind is MentionKind.FILLER
    )
    ranked = sorted(said.items(), key=lambda one: (-one[1], one[0]))
    return FillerCount(len(text.split()), tuple(ranked), spoken)
