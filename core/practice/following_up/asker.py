"""Who asks on: what an interviewer looks for in an answer, in which order, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.brief import InterviewType, Manner
from core.conversation.moves import FollowUpReason
from core.practice.bank import ExpectedPoint
from core.practice.following_up.given import ways_to_ask
from core.practice.variety import share_words

MAX_FOLLOW_UPS = 2
WARM_FOLLOW_UPS = 1
"""A warm interviewer presses once; what an unfinished thought, or another subject, gets does not
count."""
_NOT_PRESSING = (FollowUpReason.UNFINISHED, FollowUpReason.OFF_SUBJECT)

FIRST_OF_ALL = (
    FollowUpReason.UNFINISHED,
    FollowUpReason.TOO_SHORT,
    FollowUpReason.UNEXPLAINED,
)

# What to look for first. A story needs its teller and its end; a technical answer its price.
_ORDER: dict[InterviewType, tuple[FollowUpReason, ...]] = {
    InterviewType.BEHAVIOURAL: (
        FollowUpReason.UNFINISHED,
        FollowUpReason.TOO_SHORT,
        FollowUpReason.NO_OWN_PART,
        FollowUpReason.NO_RESULT,
        FollowUpReason.NO_NUMBER,
        FollowUpReason.MISSING_POINT,
    ),
    InterviewType.TECHNICAL: (
        FollowUpReason.UNFINISHED,
        FollowUpReason.TOO_SHORT,
        FollowUpReason.NO_TRADE_OFF,
        FollowUpReason.MISSING_POINT,
    ),
    InterviewType.CULTURAL_FIT: (
        FollowUpReason.UNFINISHED,
        FollowUpReason.TOO_SHORT,
        FollowUpReason.NO_OWN_PART,
        FollowUpReason.MISSING_POINT,
    ),
}
_ORDER[InterviewType.SYSTEM_DESIGN] = _ORDER[InterviewType.TECHNICAL]

# Who demands looks for figures and a price where nobody claimed a change or named a method.
_DEMANDED: dict[InterviewType, tuple[FollowUpReason, ...]] = {
    InterviewType.BEHAVIOURAL: (
        FollowUpReason.UNFINISHED,
        FollowUpReason.TOO_SHORT,
        FollowUpReason.NO_NUMBER,
        FollowUpReason.NO_OWN_PART,
        FollowUpReason.NO_RESULT,
        FollowUpReason.NO_TRADE_OFF,
        FollowUpReason.MISSING_POINT,
    ),
    InterviewType.TECHNICAL: (
        FollowUpReason.UNFINISHED,
        FollowUpReason.TOO_SHORT,
        FollowUpReason.NO_NUMBER,
        FollowUpReason.NO_TRADE_OFF,
        FollowUpReason.MISSING_POINT,
    ),
    InterviewType.CULTURAL_FIT: (
        FollowUpReason.UNFINISHED,
        FollowUpReason.TOO_SHORT,
        FollowUpReason.NO_OWN_PART,
        FollowUpReason.NO_RESULT,
        FollowUpReason.NO_TRADE_OFF,
        FollowUpReason.MISSING_POINT,
    ),
}
_DEMANDED[InterviewType.SYSTEM_DESIGN] = _DEMANDED[InterviewType.TECHNICAL]


_ASKS_FOR_FACTS = (
    FollowUpReason.NO_NUMBER,
    FollowUpReason.NO_RESULT,
    FollowUpReason.NO_OWN_PART,
)


@dataclass(frozen=True)
class Asker:
    """How follow-ups are chosen and worded; the default is the neutral interviewer.

    ``cares_for`` are the reasons that this person looks for before others; ``leads`` may go
    ahead of a follow-up in place of the manner's own, ``for_facts`` beside them of one that asks
    for facts. ``said`` is all that was said in the
    interview, oldest first: no wording comes again while another stands unused. ``asked`` is what
    of it was said on this question.
    """

    manner: Manner = Manner.NEUTRAL
    cares_for: tuple[FollowUpReason, ...] = ()
    leads: tuple[str, ...] = ()
    for_facts: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def leads_to(self, wording: str, reason: FollowUpReason) -> tuple[str, ...]:
        """What may be said ahead of ``wording``: no words that it begins with itself, and no call
        for facts where it asks for something else."""
        leads = (*self.leads, *(self.for_facts if reason in _ASKS_FOR_FACTS else ()))
        return tuple(lead for lead in leads if not share_words(lead, wording)) or ("",)

    def has_put(self, point: ExpectedPoint) -> bool:
        """Whether the question for ``point`` was asked, word for word or what was left of it."""
        return any(way in line for way in ways_to_ask(point.ask) for line in self.asked)

    def order(self, kind: InterviewType) -> tuple[FollowUpReason, ...]:
        """What to look for, in order: what cannot wait, what they care for, the rest."""
        usual = (_DEMANDED if self.manner is Manner.DEMANDING else _ORDER)[kind]
        first = [r for r in usual if r in FIRST_OF_ALL]
        theirs = [r for r in usual if r in self.cares_for and r not in first]
        return tuple(dict.fromkeys((*first, *theirs, *usual)))

    def has_asked_enough(self, asked: Sequence[FollowUpReason]) -> bool:
        if len(asked) >= MAX_FOLLOW_UPS:
            return True
        pressed = [reason for reason in asked if reason not in _NOT_PRESSING]
        return self.manner is Manner.WARM and len(pressed) >= WARM_FOLLOW_UPS
