"""What a follow-up points back at with "that": something just said, or words to be named."""

from __future__ import annotations

import re

from core.practice.following_up.given import asks_own_part
from core.practice.following_up.told import tells_what_happened
from core.think.reading.said_again import without_said_again
from core.think.reading.signs import read_signs, tells_a_group_deed

_FEWEST_WORDS, _MOST_WORDS = 3, 10
"""Of a clause that is said back: "I did" names nothing, and a long one drowns the question."""
_WORDS_OF_A_WAY = 5
"""A deed of fewer is too small to ask why it was not done in another way: "I warmed his hand"."""


def find_antecedent(ask: str, newest: str, answer: str) -> str | None:
    """The words of ``answer`` to name before ``ask``, so that its "that" means something.

    "" where ``newest``, the part of ``answer`` said last, tells what is meant, or where ``ask``
    points at nothing; ``None`` where nothing was told that it could mean.
    """
    # A line break ends a clause: what is named before the question was said in one piece.
    newest, answer = (without_said_again(text, blank="\n") for text in (newest, answer))
    if _POINTS_BACK.search(ask) is None or _tells_a_deed(newest):
        return ""
    if _ASKS_FOR_THE_SCENE.search(ask) and tells_what_happened(newest):
        return ""
    clauses = (found.group().strip() for found in _CLAUSE_OF_OURS.finditer(answer))
    deeds = [one for one in clauses if _is_short(one) and _tells_a_deed(one)]
    if asks_own_part(ask):  # of "I opened a third" there is no part to tell
        deeds = [one for one in deeds if not read_signs(one).own_actions]
    if _ASKS_WHY_SO.search(ask):
        ways = [one for one in deeds if len(one.split()) >= _WORDS_OF_A_WAY]
        # Their own before the group's, the fullest before the last.
        own = [one for one in ways if read_signs(one).own_actions] or ways
        return max(reversed(own), key=lambda one: len(one.split()), default=None)
    return deeds[-1] if deeds else None


def _tells_a_deed(text: str) -> bool:
    """Whether an English ``text`` tells what somebody or their group did, and not what they would
    do: a place alone has no part that was theirs, and no way that was chosen."""
    acts = read_signs(text).own_actions > 0 or tells_a_group_deed(text)
    return acts and tells_what_happened(text)


def _is_short(clause: str) -> bool:
    return _FEWEST_WORDS <= len(clause.split()) <= _MOST_WORDS


_POINTS_BACK = re.compile(
    r"\b(?:of|in|was|find|manage|did) that\b(?=\W*$|,| (?:was|happen|beside|did you)\b)"
    r"|\bthat way and not\b|^Why that\b"
)
"""Not "that decision", which the question itself has named, nor "something like that"."""
_ASKS_WHY_SO = re.compile(r"\bthat way and not\b")
_ASKS_FOR_THE_SCENE = re.compile(r"\b[Ww]hen (?:was|did) that\b")
_CLAUSE_OF_OURS = re.compile(r"\b(?:[Ii]|[Ww]e)\b[^.!?,;:\n]*")
