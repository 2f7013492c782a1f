"""What the job asks for, and how far the interview showed it.

A want is shown where the answer to a question that asked for it is solid and speaks of the want
itself. A solid answer in other words may show it or not, and so may a thinner one that speaks of
it, or one that says how little it was; that is left to whoever reads it. Of a want that names
several things each is looked for alone: who spoke of Kafka has shown nothing of Terraform. Of one
that nothing asked for it is said which solid answer spoke of it. English, in which the interview is
held, is shown by all of it: unless it was asked about, it is not listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from core.assess.report import AnswerReview, Assessability, Report
from core.ground.documents import DocumentKind
from core.ground.fitting import shares_a_subject, speaks_of
from core.ground.kinds import asks_for_english_alone
from core.ground.things import things_in, things_of
from core.practice.interview import Interview
from core.sentence import Sentence, listed, say

SHOWN_LEVEL = 3.0
"""The rubric's "solid": what a listener would believe."""


class WantStatus(StrEnum):
    SHOWN = "shown"
    PARTLY = "partly"
    """Some of the things that the want names are shown, and the answer names no other."""
    ASKED = "asked"
    """Asked and answered, in words that do not tell whether it is there."""
    THIN = "thin"
    MISSING = "missing"
    UNANSWERED = "unanswered"
    """Asked, and skipped, not known or not told: what they have done is not said."""
    OPEN = "open"
    """Asked just now: an answer may come."""
    NOT_ASKED = "not_asked"
    """Or asked, and met with a sorrow that nobody is judged by."""
    SPOKEN_OF = "spoken_of"
    """Not asked for, and spoken of in a solid answer to another question."""

    @property
    def words(self) -> Sentence:
        """What the status says."""
        return _WORDS[self]


_MOST_SHOWN_FIRST = (
    WantStatus.SHOWN,
    WantStatus.PARTLY,
    WantStatus.ASKED,
    WantStatus.THIN,
    WantStatus.OPEN,
    WantStatus.MISSING,
    WantStatus.UNANSWERED,
)
"""Of a want that several questions asked for, the answer that shows most of it counts."""

_WORDS = {
    WantStatus.SHOWN: say("Shown"),
    WantStatus.PARTLY: say("Shown in part"),
    WantStatus.ASKED: say("Asked; whether the answer shows it is for you to judge"),
    WantStatus.THIN: say("Asked; the answer as a whole tells little"),
    WantStatus.MISSING: say("Asked, and not shown"),
    WantStatus.UNANSWERED: say("Asked; you gave no answer to it"),
    WantStatus.OPEN: say("Asked just now; your answer is still to come"),
    WantStatus.NOT_ASKED: say("Not asked this time"),
    WantStatus.SPOKEN_OF: say("Not asked; you spoke of it all the same"),
}


@dataclass(frozen=True)
class WantReview:
    """``line`` is what the advert asks for; ``question_number`` is that of the question that asked
    for it, or whose answer spoke of it, and 0 of none.
    Of a line that is shown in part ``shown`` and ``unnamed`` are the things that it names."""

    line: str
    status: WantStatus
    question_number: int = 0
    shown: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()

    @property
    def words(self) -> Sentence:
        """What the review says of it."""
        if not self.shown or not self.unnamed:
            return self.status.words
        return say(
            "Shown for {shown}; the answer does not name {unnamed}",
            shown=listed(self.shown),
            unnamed=listed(self.unnamed),
        )


def cover_wants(interview: Interview, report: Report) -> tuple[WantReview, ...]:
    """Each want of the job advert, most wanted first; empty without an advert."""
    answers = {answer.question_id: answer for answer in report.answers}
    reviews = {
        number: answers[question.id]
        for number, question in enumerate(interview.plan, start=1)
        if question.id in answers
    }
    asked: dict[str, list[int]] = {}
    for number, question in enumerate(interview.plan, start=1):
        if number not in reviews or reviews[number].assessability is Assessability.SORROW:
            continue
        for cause in question.causes:
            # A line of the résumé may be worded like one of the advert, and asks for nothing.
            if cause.document == DocumentKind.JOB:
                asked.setdefault(cause.shown, []).append(number)
    covered = []
    for line in interview.wants:
        if line in asked:
            found = [
                _look_for(interview, WantReview(line, WantStatus.ASKED, number), reviews[number])
                for number in asked[line]
            ]
            covered.append(min(found, key=lambda want: _MOST_SHOWN_FIRST.index(want.status)))
        elif not asks_for_english_alone(line):
            covered.append(_not_asked(interview, line, reviews))
    return tuple(covered)


def cause_in_words(interview: Interview, question_id: str) -> str:
    """What of which document the question was asked for; "" where no document caused it."""
    for question in interview.plan:
        if question.id == question_id and question.causes:
            cause = question.causes[0]
            kind = DocumentKind(cause.document).label
            lines = ", ".join(f"“{one.shown}”" for one in question.causes)
            return f"Asked because of the {kind.lower()} ({cause.name}): {lines}"
    return ""


def _not_asked(interview: Interview, line: str, reviews: Mapping[int, AnswerReview]) -> WantReview:
    """The want ``line``, which nothing asked for, with the first of the ``reviews``, by number of
    the question, whose answer shows it."""
    for number, review in reviews.items():
        want = WantReview(line, WantStatus.SPOKEN_OF, number)
        shown = _look_for(interview, want, review).status is WantStatus.SHOWN
        said = " ".join(interview.lines[index].text for index in review.line_indexes)
        if shown and (things_of(line) or _speaks_of_at_once(line, said)):
            return want
    return WantReview(line, WantStatus.NOT_ASKED)


def _speaks_of_at_once(line: str, said: str) -> bool:
    """Whether two sentences of ``said`` in a row speak of the want ``line``: in a long answer to
    something else the words of any want stand somewhere."""
    sentences = _SENTENCE_END.split(said)
    together = [" ".join(sentences[at : at + 2]) for at in range(max(1, len(sentences) - 1))]
    return any(speaks_of(line, one, closely=True) for one in together)


def _look_for(interview: Interview, want: WantReview, review: AnswerReview) -> WantReview:
    """``want`` with what the answer shows of it."""
    unanswered = review.assessability is Assessability.NOT_ANSWERED
    if unanswered and interview.still_asks(review.question_id):
        return replace(want, status=WantStatus.OPEN)
    if unanswered or review.assessability is Assessability.DECLINED:
        return replace(want, status=WantStatus.UNANSWERED)
    if review.assessability is not Assessability.ASSESSABLE or review.level is None:
        return replace(want, status=WantStatus.MISSING)
    said = " ".join(interview.lines[index].text for index in review.line_indexes)
    things = things_of(want.line)
    if review.level.value < SHOWN_LEVEL:
        spoken_of = speaks_of(want.line, said) or things_in(said, things)
        return replace(want, status=WantStatus.ASKED if spoken_of else WantStatus.THIN)
    unreserved = " ".join(one for one in _SENTENCE_END.split(said) if not _RESERVES.search(one))
    named = things_in(unreserved, things)
    unnamed = [thing for thing in things if thing not in named]
    if named and unnamed:
        shown, left = (tuple(thing.name for thing in some) for some in (named, unnamed))
        return replace(want, status=WantStatus.PARTLY, shown=shown, unnamed=left)
    whole = (
        len(things) <= 1 and speaks_of(want.line, unreserved) and not _says_how_little(want, said)
    )
    return replace(want, status=WantStatus.SHOWN if named or whole else WantStatus.ASKED)


def _says_how_little(want: WantReview, said: str) -> bool:
    """Whether somebody says that what they tell is all there is, or that they never did just what
    is wanted: "To be honest, I have never led an audit"."""
    return any(
        _IS_ALL.search(one) or (_NEVER_DID.search(one) and shares_a_subject(want.line, one))
        for one in _SENTENCE_END.split(said)
    )


_RESERVES = re.compile(
    r"\b(?:only|just|merely) (?:ever |really )?(?:used?|seen|see|read|heard|watched|know|tried|had|"
    r"worked (?:with|in|on))\b|\bonly (?:as|a (?:little|bit)|the basics)\b|"
    r"\bas (?:a|an end) user\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
_IS_ALL = re.compile(
    r"\b(?:that|this)(?:['’]s| is| was) (?:about |really |honestly )?"
    r"(?:all|as far as|the most|the extent of)(?: that| what)? "
    r"(?:i (?:can (?:offer|say|show|tell)|have(?:n['’]t)?|know|did|ever did|went|got|could)"
    r"|my (?:experience|knowledge))\b",
    re.IGNORECASE,
)
_NEVER_DID = re.compile(
    r"\bi(?:['’]ve| have)(?: \w+ly)? never "
    r"(?!missed|lost|failed|regretted|looked back|had (?:an?|one) (?:incident|accident))\w"
    r"|\bi (?:haven['’]t|have not)(?: \w+ly)? "
    r"(?:led|done|run|had|used|worked|been|managed|held|written|made|taken)\b"
    r"|\b(?:no|not much|little) (?:real |actual |direct |own )?experience\b",
    re.IGNORECASE,
)
""""I've only used it as a user": said of a thing that is wanted, it shows little of it."""
