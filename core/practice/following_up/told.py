"""Whether a question asks for something that happened, and whether an answer tells it.

A result, a part in it, a day: whoever asks for these takes up a story. Somebody who supposes
("I'd tell the architect"), boasts ("I always stay calm"), states facts or jokes told none. In doubt
something was told: to be asked for a story right after telling one is worse than a question
that does not fit.
"""

from __future__ import annotations

import re
from functools import cache

from core.conversation.brief import InterviewType
from core.package_data import ListedPatterns, Patterns, load_data
from core.practice.bank import Question
from core.think.reading.cues import fold_in_place, fold_speech
from core.think.reading.said_again import without_said_again


class ToldCues(ListedPatterns):
    """Patterns of folded English text: ``core/data/told_en.json``."""

    happened: Patterns
    """A clause in the past, or, of what somebody has done, up to today. Not of what is, was never,
    or only would have been: "is built", "never had", "would've told"."""
    as_if_now: Patterns
    """How people tell a story as if it happened now."""
    at_some_time: Patterns
    supposed: Patterns
    """A clause of what is only supposed."""
    supposes: Patterns
    """The beginning of a sentence, up to its end, that supposes."""
    nothing: Patterns
    """An answer that begins so: there is nothing of the kind to tell."""
    none: Patterns
    """A whole answer to whoever asks for a case: there was none."""
    no_more: Patterns
    """What may close an answer: there is no more to tell of it, or let us go on."""
    case: Patterns
    """Words of a question, or a follow-up, that asks for a case."""
    asked_for: Patterns
    """A question of another kind that asks for a story nevertheless."""


_CLAUSE_ENDS = re.compile(r"[.,;!?\n]+|\b(?:and|but|so|because|then|cos)\b")
# Spaces of its own line only, so that a page of line breaks is read once.
_QUESTION = re.compile(
    r"(?:^|(?<=[.!?\n]))[^\S\n]*+(?:why|what|how|who|when|where|do|did)\b[^.!?\n]*\?"
)


_SAID_SO = re.compile(
    r"(?<!as i )(?<!like i )(?<!to )\b(?:said|says?|told|tell|asked|asks?|shouted|replied|suggested"
    r"|proposed)(?: to)?(?: (?:them|him|her|me|us|every(?:one|body)|(?:the|my|our) \w+))?\s*$"
)
"""What stands before words that were said in the story, where they were spoken: "I told them,
let's move on"."""
_LONGEST_CLOSING_CHARS = 160
"""Each place in them may be its beginning: a whole page would be read from each of its words."""


def asks_for_a_story(question: Question) -> bool:
    """Whether ``question`` can be answered only with something that happened."""
    if "How would you" in question.text:
        return False
    behavioural = question.type is InterviewType.BEHAVIOURAL
    return behavioural or _any("asked_for").search(question.text) is not None


def asks_for_a_case(text: str) -> bool:
    """Whether the English ``text`` of an interviewer asks for a case of something."""
    return _any("case").search(fold_in_place(text)) is not None


def says_there_is_none(answer: str) -> bool:
    """Whether all of an English ``answer`` is that there was none. Whoever was asked for complaints
    has answered by it; whoever was asked for a case has none to tell.
    """
    return _any("none").fullmatch(fold_in_place(answer)) is not None


def tells_what_happened(answer: str) -> bool:
    """Whether an English ``answer`` tells of something that happened, in whatever words."""
    told = without_said_again(fold_in_place(answer))
    folded = _any("supposes").sub(" ", _QUESTION.sub(" ", told))
    return any(
        any(_any(told).search(clause) for told in ("happened", "as_if_now", "at_some_time"))
        for clause in _CLAUSE_ENDS.split(folded)
        if not _any("supposed").search(clause)
    )


def tells_as_if_now(answer: str) -> bool:
    """Whether an English ``answer`` tells a story as if it happened now: "he comes in"."""
    return _any("as_if_now").search(fold_in_place(answer)) is not None


def has_nothing_to_tell(answer: str) -> bool:
    """Whether an English ``answer`` says that there is nothing of the kind, and tells nothing."""
    if says_there_is_none(answer):
        return True
    begins_so = _any("nothing").match(fold_in_place(answer)) is not None
    return begins_so and not tells_what_happened(answer)


def ends_with_no_more(answer: str) -> bool:
    """Whether an English ``answer`` closes by saying that there is no more to tell of it. A bare
    "That's it." closes most stories, and does not say so."""
    closing = fold_speech(answer)[-_LONGEST_CLOSING_CHARS:]
    found = _no_more().search(closing)
    return found is not None and _SAID_SO.search(closing[: found.start()]) is None


@cache
def _no_more() -> re.Pattern[str]:
    # What somebody said stands behind a colon or in quotation marks where it was typed.
    begins = r"(?:^|[.!?;,–—-]\s*|\b(?:and|but|so)\s+)"
    begins += r"(?:(?:and|but|so|well|okay|ok|sorry|honestly|i think|i guess|no|then)[ ,]+)*"
    return re.compile(rf"{begins}(?:{_any('no_more').pattern})[.!?\s]*$")


@cache
def _any(name: str) -> re.Pattern[str]:
    return load_data("told_en", ToldCues).any_of(name)
