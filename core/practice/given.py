"""What need not be asked: what was plainly said, and what there is nothing to ask about."""

from __future__ import annotations

import re

from core.practice.bank import ExpectedPoint
from core.think.cues import fold_in_place
from core.think.scene import says_when, says_where
from core.think.signs import AnswerSigns, tells_a_group_deed


def is_given(point: ExpectedPoint, signs: AnswerSigns, answer: str) -> bool:
    """Whether ``answer``, which shows ``signs``, tells what ``point`` asks for, though none of its
    phrases was said."""
    folded = fold_in_place(answer)
    if signs.disowns and looks_back(point.ask):
        return True  # there is nothing to ask for
    return (
        (_ASKS_WHEN.search(point.ask) is not None and says_when(answer))
        or (asks_own_part(point.ask) and signs.own_actions >= _own_deeds_to_tell(answer))
        or (signs.has_result and _ASKS_RESULT.search(point.ask) is not None)
        or (_ASKS_HOW_FOUND.search(point.ask) is not None and _FOUND_OUT.search(folded) is not None)
        or (_ASKS_WHY.search(point.ask) is not None and _GIVES_REASON.search(folded) is not None)
        or any(asks.search(point.ask) and tells.search(folded) for asks, tells in _TOLD)
    )


def asks_own_part(ask: str) -> bool:
    """Whether ``ask`` wants to know what of it the person did themselves."""
    return _ASKS_OWN_PART.search(ask) is not None


def _own_deeds_to_tell(answer: str) -> int:
    """How many own deeds tell somebody's part: beside those of a group, one is not yet all."""
    return 2 if tells_a_group_deed(answer) else 1


def still_to_ask(ask: str, answer: str) -> str:
    """``ask`` without what ``answer`` tells of it: of where and when something was, the place."""
    return without_place(ask) if says_where(answer) else ask


def without_place(ask: str) -> str:
    """``ask`` as it asks for the time alone; as it is where it asks for no place beside it."""
    return _WHERE_AND_WHEN.sub(r"\1hen", ask)


def looks_back(ask: str) -> bool:
    """Whether ``ask`` takes up a story, so that it means nothing to who has told none."""
    return _LOOKS_BACK.search(ask) is not None


def takes_up_a_story(ask: str) -> bool:
    """Whether ``ask`` is about what happened, however it is put."""
    return _ABOUT_WHAT_HAPPENED.search(ask) is not None


_WHERE_AND_WHEN = re.compile(r"\b([Ww])here and when\b")
# The questions of points that a story answers without any phrase of theirs.
_ASKS_WHEN = re.compile(r"^(?:And )?[Ww](?:here and when|hen and where|hen) was (?:that|it)\b")
_ASKS_OWN_PART = re.compile(
    r"\bdid you do(?: about it)?(?: yourself)?\?$|your own (?:part|share) in (?:it|that)\?$"
)
_ASKS_RESULT = re.compile(
    r"^(?:And )?[Hh]ow did (?:it|that) (?:end|turn out)|came of it|proudest of"
    r"|^What (?:is|was) (?:different|the (?:result|outcome))"
)
_ASKS_HOW_FOUND = re.compile(r"^(?:And )?[Hh]ow did you (?:find|work) out\b(?!.*, and )")
_FOUND_OUT = re.compile(
    r"\bi (?:then |first |also |just |\w+ly ){0,2}(?:asked|called|rang|phoned|looked|checked|read|"
    r"listened|watched|measured|tested|compared|went through|sat down with|visited)\b"
)
# Why something happened that only who was there can know; why a thing works is asked all the same.
_ASKS_WHY = re.compile(
    r"^(?:And )?[Ww]hy (?:do you think (?:it|they|that)|did (?:it|they|you|he|she)"
    r"|(?:was|had|were) (?:it|they|that))\b"
)
_GIVES_REASON = re.compile(
    r"\b(?:because|since (?!then)(?:i|we|he|she|it|they|the)|so that (?!was|is))\b"
)
_LOOKS_BACK = re.compile(
    r"\b(?:of that|was that|that way|did (?:it|that) (?:end|turn)|do(?:ne)? yourself|own part"
    r"|do differently|came of it|in the end|afterwards)\b"
)
_ABOUT_WHAT_HAPPENED = re.compile(
    r"^(?!.*\b(?:would|could|might)\b).*\b(?:did|was|were|had)\b"
    r"|\bthat way and not\b|\bcame of it\b|\bdo differently today\b"
)
_TOLD = (
    (  # The mistake that they own to.
        re.compile(r"^What exactly did you (?:do|get) wrong\b"),
        re.compile(
            r"\bi(?:'d| had)? (?:nearly |almost |had |\w+ly )?(?:(?!am\b|was\b)\w+) "
            r"(?:[\w']+ ){0,4}?(?:the|a) wrong \w+|\bby (?:mistake|accident)\b"
            r"|\bi(?:'d| had)? (?:\w+ly |just )?(?:forgot|forgotten|misread|misheard|mixed|"
            r"miscounted|overlooked|double[- ]booked|got (?:it|that|this|them) wrong)\b"
            r"|\bmy (?:own )?(?:fault|mistake)\b|\bi shouldn't have\b"
        ),
    ),
    (  # The rule by which they put one before the other.
        re.compile(r"^How did you decide (?:who|what) (?:came first|could wait|had to)\b"),
        re.compile(
            r"\bi (?:\w+ ){0,2}?(?:scored|ranked|sorted|triaged|prioriti[sz]ed|graded)\b"
            r"|\b(?:i|we) (?:\w+ ){1,4}?and (?:\w+ )?asked (?:\w+ )?(?:when|which|who)\b"
            r"|\b(?:sickest|worst|most urgent|most important) (?:\w+ )?first\b"
        ),
    ),
    (  # What had gone wrong, as it is told of a thing or an order.
        re.compile(r"^What had gone wrong(?:, seen| from)"),
        re.compile(
            r"\b(?:leaked|had broken|was broken|broke down|faulty|didn't work|did not work|stopped "
            r"working|wasn't working|hadn't (?:come|arrived|been)|never (?:came|arrived)|was (?:"
            r"late|missing|cold|burnt|dirty|wrong)|the wrong \w+|(?:waited|waiting) (?:for )?"
            r"(?:over |nearly |about )?(?:\w+ ){1,2}(?:hours?|minutes|days|weeks))\b"
        ),
    ),
    (  # What it was to somebody, in their own words.
        re.compile(r"^What difference did it make\b|^What did it mean to\b"),
        re.compile(
            r"\b(?:wasn't|weren't|hadn't been|not been|was not|were not) for (?:you|me|us)\b"
            r"|\b(?:thanked|hugged) (?:me|us)\b|\bwithout (?:you|me),? (?:i|he|she|they)'?d?\b"
        ),
    ),
)
"""What points of many questions ask for, and how people tell it."""
