"""What an interviewer can do next, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class MoveKind(StrEnum):
    OPENING = "opening"
    QUESTION = "question"
    FOLLOW_UP = "follow-up"
    HOLD = "hold"
    """They asked for time: wait without hurry."""
    REPEAT = "repeat"
    ASIDE = "aside"
    """They asked something, or want to begin again: a short reply, and the question once more."""
    CARE = "care"
    """They said that they want to die or to hurt themselves: words that ask nothing."""
    CLOSING = "closing"
    HAND_OVER = "hand-over"
    """One of a panel gives the floor to the next."""
    INVITATION = "invitation"
    """From here on the candidate asks."""
    REPLY = "reply"
    """What the interviewer says to the candidate's own question."""
    CUT_OFF = "cut off"
    """They were interrupted before their question was out: it does not count as asked."""


class FollowUpReason(StrEnum):
    """What an answer lacked."""

    UNFINISHED = "unfinished"
    UNREADABLE = "unreadable"
    """Keys were struck at random."""
    FOREIGN = "foreign"
    """It was said in another language than the interview's."""
    OFF_SUBJECT = "off_subject"
    """It plainly told of something else than was asked."""
    DONT_KNOW = "dont_know"
    TOO_SHORT = "too_short"
    UNEXPLAINED = "unexplained"
    """There is code, and hardly a word about it."""
    NO_OWN_PART = "no_own_part"
    NO_RESULT = "no_result"
    NO_NUMBER = "no_number"
    NO_TRADE_OFF = "no_trade_off"
    MISSING_POINT = "missing_point"


ASKED_ONCE_MORE = (FollowUpReason.UNREADABLE, FollowUpReason.FOREIGN, FollowUpReason.OFF_SUBJECT)
"""For these the same is asked again: what was said was no answer to it."""

LEAVES_IT_OPEN = (MoveKind.HOLD, MoveKind.REPEAT, MoveKind.ASIDE, MoveKind.CARE)
"""After these the same question waits as before."""


QUESTION_IS_OUT = 0.6
"""The question stands at the end of a line: who heard less of it was not asked yet."""


@dataclass(frozen=True)
class Move:
    """The interviewer's next line and why.

    ``text`` is a wording that can be spoken as it is; ``question`` what of it asks a question of
    the plan, "" where that is all of it; ``quote`` is the part of the answer that it takes up,
    word for word; of a reply, the candidate's question. The quote stands in the text from
    ``quote_at`` on; that is ``None`` where the text does not say it. From ``again_at`` on the text
    is a follow-up that is asked again, which may hold words of an earlier answer. In a panel
    ``speaker`` is the id of who makes the move, and ``before`` is what ``before_by`` says ahead of
    it, as it stands, whoever words the move. ``asked_for`` tells that the candidate wanted it: an
    end. Nobody words a move that is said ``as_it_stands``: no model is asked for it.
    """

    kind: MoveKind
    text: str
    question_id: str
    reason: FollowUpReason | None = None
    quote: str = ""
    speaker: str = ""
    before: str = ""
    before_by: str = ""
    asked_for: bool = False
    as_it_stands: bool = False
    quote_at: int | None = None
    question: str = ""
    again_at: int | None = None

    def with_lead(self, lead: str) -> Move:
        """The move with ``lead`` said ahead of its text."""
        by = len(lead) + 1
        quote_at = None if self.quote_at is None else self.quote_at + by
        again_at = None if self.again_at is None else self.again_at + by
        text = f"{lead} {self.text}"
        return replace(self, text=text, quote_at=quote_at, again_at=again_at)

    def text_with(self, mark: Callable[[str], str]) -> str:
        """The text with the quote in it as ``mark`` gives it, and nothing else that reads like it:
        a quote may be as short as "R". A follow-up that is asked again is marked whole."""
        if self.again_at is not None:
            return f"{self.text[: self.again_at]}{mark(self.text[self.again_at :])}"
        if self.quote_at is None:
            return self.text
        end = self.quote_at + len(self.quote)
        return f"{self.text[: self.quote_at]}{mark(self.quote)}{self.text[end:]}"

    @property
    def may_be_missed(self) -> bool:
        """Whether it was not made when too little of it was heard: a question, and a farewell
        that nobody asked for, since whoever speaks over that has more to say. What is said about
        an open question leaves it open, heard or not."""
        return self.kind not in (*LEAVES_IT_OPEN, MoveKind.REPLY) and not self.asked_for

    def is_missed(self, heard: str, intended: str) -> bool:
        """Whether the move was not made: of all that was ``intended`` too little was ``heard``
        before the person cut in. ``intended`` is "" where nobody did."""
        # By characters: not every script has spaces between its words.
        return self.may_be_missed and len(heard) < QUESTION_IS_OUT * len(intended)
