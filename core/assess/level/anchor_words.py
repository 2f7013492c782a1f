"""What the words of an anchor say was there, held against what was found in an answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from core.assess.report import StarReview
from core.assess.star import StarPart
from core.think.reading.numbers import tells_a_number


def belied(anchor: str, found: Mapping[str, float]) -> bool:
    """Whether the words of ``anchor`` speak of signs of which none was seen, or deny one that
    was."""
    spoken = (names for words, names in SPEAKS_OF.items() if words in anchor)
    denied = (names for words, names in DENIES.items() if words in anchor)
    return any(not any(found[name] for name in names) for names in spoken) or any(
        found[name] for names in denied for name in names
    )


def tells_of_more(anchor: str, told: Collection[StarPart]) -> bool:
    """Whether the words of ``anchor`` speak of more parts of a story than were ``told``; where they
    let one of three be missing, two are enough."""
    if "Situation, what had to be done" in anchor:
        return len(told) < len(StarPart)
    begins = StarPart.SITUATION in told or StarPart.TASK in told
    stages = (begins, StarPart.ACTION in told, StarPart.RESULT in told)
    return "Beginning, middle and end" in anchor and sum(stages) < len(stages) - 1


def tells_in_order(star: Sequence[StarReview]) -> bool:
    """Whether a beginning, a deed and an end were told, one after the other."""
    said = {found.part: tuple((q.line_index, q.start) for q in found.quotes) for found in star}
    begins = (*said.get(StarPart.SITUATION, ()), *said.get(StarPart.TASK, ()))
    acts, ends = said.get(StarPart.ACTION, ()), said.get(StarPart.RESULT, ())
    return bool(begins and acts and ends) and min(begins) <= min(acts) <= max(ends)


def tells_of_less(anchor: str, star: Sequence[StarReview]) -> bool:
    """Whether the words of ``anchor`` miss what was found: the thread or a part of a story that was
    told in order, or a proof of an outcome that was counted."""
    lost = any(words in anchor for words in LOST) and tells_in_order(star)
    return lost or (CLAIMED in anchor and _counts_the_result(star))


def _counts_the_result(star: Sequence[StarReview]) -> bool:
    results = (found.quotes for found in star if found.part is StarPart.RESULT)
    return any(tells_a_number(quote.text) for quotes in results for quote in quotes)


LOST = (
    "it is lost more than once",
    "the end is not the end of anything",
    "one of them is much too long or missing",
)
"""What anchors say of an answer without a thread, or with a part missing."""

CLAIMED = "the outcome is claimed rather than shown"

SPEAKS_OF = {
    "An event is named": ("own_deed", "time", "others"),
    "their own part is there": ("own_deed",),
    "what they did, with whom": ("own_deed",),
    "how it ended": ("outcome",),
    "One fact that could be checked": ("number", "name", "speech", "outcome"),
    "Some checkable facts": ("number", "name", "speech", "outcome"),
    "The outcome is shown": ("outcome",),
    "the outcome is claimed": ("outcome",),
    "One choice shows": ("contrast", "reason", "limit"),
    "why they chose this": ("contrast", "reason"),
    "what it cost": ("limit",),
    "Another way is named": ("contrast", "condition"),
    "A reason for the choice": ("reason", "contrast"),
    "How and why": ("reason", "mechanism"),
    "with a figure or a reason": ("number", "reason"),
    "with an example": ("example",),
}
DENIES = {
    "no event": ("own_deed",),
    "nothing in it could be checked": ("number", "name"),
    "there is no other": ("contrast",),
    "its price is not": ("limit",),
    "without a reason": ("reason",),
    "without why": ("reason",),
}
"""What the words of an anchor say was there, and was not. One of the signs is enough for either."""
