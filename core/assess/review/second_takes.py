"""Second takes: each reviewed in its own words and set beside the first answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.assess.evidence import fault_of_quote
from core.assess.report import RULES_ASSESSOR, AnswerReview, Report
from core.assess.review.comparison import Change, Comparison, compare
from core.assess.review.state import SecondTake, interview_of_take
from core.assess.rules import review_interview
from core.practice.interview import Interview
from core.practice.quotes import Quote
from core.sentence import in_a_row, say


@dataclass(frozen=True)
class TakeReview:
    """A second take: what was said, its review, and what moved since the first answer.

    Quotes of ``review`` are from the take's own words: ``interview_of_take`` has their lines.
    """

    take: SecondTake
    review: AnswerReview
    comparison: Comparison

    @property
    def verdict(self) -> str:
        """Whether it is better, and why that can be told, in a sentence or two."""
        levels = round(self.comparison.beyond, 1)
        match self.comparison.change:
            case Change.IMPROVED:
                told = say("Improved: the two are more than {levels} levels apart.", levels=levels)
            case Change.LOWER:
                told = say(
                    "Lower than before: the two are more than {levels} levels apart.",
                    levels=levels,
                )
            case Change.NOT_TOLD_APART:
                return say(
                    "No difference that could be told: levels count as different when they are "
                    "more than {levels} levels apart. What moved stands below.",
                    levels=levels,
                )
            case Change.NOT_COMPARABLE:
                return self.comparison.hindered
        return in_a_row((told, _TOLD_APART if self._by_rules else _OWN_SPREAD))

    @property
    def _by_rules(self) -> bool:
        return self.review.assessor == RULES_ASSESSOR


# A range is about the height of one answer, the bound for "improved" about the order of two.
_TOLD_APART = say(
    "Which of two answers is better is surer than how good each of them is, so their ranges may "
    "overlap: of pairs so far apart, 9 in 10 truly differed that way."
)
_OWN_SPREAD = say("That is more than the scorer's own spread.")


def review_take(interview: Interview, take: SecondTake) -> AnswerReview:
    """The review of a second take, by whoever has judged it so far. Nobody replies to one, so there
    is no talk of which it could be a share.

    Raises ``ValueError`` when ``interview`` did not ask its question.
    """
    readings = (take.reading,) if take.reading is not None else ()
    judgements = (take.judgement,) if take.judgement is not None else ()
    (review,) = review_interview(interview_of_take(interview, take), readings, judgements).answers
    return replace(review, talk_share=None)


def review_takes(
    interview: Interview, report: Report, takes: Sequence[SecondTake]
) -> tuple[TakeReview, ...]:
    """Every take of an answer of ``report`` beside that answer, in the order of the report."""
    made = []
    for before in report.answers:
        for take in takes_of(before.question_id, takes):
            after = review_take(interview, take)
            made.append(TakeReview(take, after, compare(before, after)))
    return tuple(made)


def takes_of(question_id: str, takes: Sequence[SecondTake]) -> list[SecondTake]:
    """The takes of one question, the oldest first."""
    return sorted((t for t in takes if t.question_id == question_id), key=lambda t: t.number)


def faults_of_takes(
    interview: Interview, given: Sequence[TakeReview], anew: Report | None
) -> tuple[str, ...]:
    """Why ``given`` do not stand; nothing when each follows from its own words.

    ``anew`` is the report on the first answers as it was computed from the interview; without it
    only the quotes of each take are looked up in its own words.
    """
    faults = []
    for one in given:
        try:
            said = interview_of_take(interview, one.take)
        except ValueError as error:
            faults.append(str(error))
            continue
        found = (fault_of_quote(quote, said) for quote in one.review.quotes)
        faults += [f"{_name(one.take)}: {fault}" for fault in found if fault]
        if anew is not None:
            faults += _faults_of_review(interview, one, anew)
    if anew is not None:
        faults += _faults_of_numbers([one.take for one in given])
    return tuple(faults)


def _faults_of_review(interview: Interview, one: TakeReview, anew: Report) -> list[str]:
    """What does not follow from the words of a take and of the answer that it repeats."""
    take, name = one.take, _name(one.take)
    before = next((a for a in anew.answers if a.question_id == take.question_id), None)
    if before is None:
        return [f"{name} answers a question that was not asked"]
    faults = []
    own = (take.reading, take.judgement)
    if any(part is not None and part.question_id != take.question_id for part in own):
        faults.append(f"{name} was read or judged as the answer to another question")
    after = review_take(interview, take)
    if one.review != after:
        faults.append(f"the review of {name} does not follow from its words")
    if one.comparison != compare(before, after):
        faults.append(f"what moved in {name} does not follow from the two answers")
    return faults


def _faults_of_numbers(takes: Sequence[SecondTake]) -> list[str]:
    faults = []
    for question_id in {take.question_id: None for take in takes}:
        numbers = [take.number for take in takes_of(question_id, takes)]
        if numbers != list(range(1, len(numbers) + 1)):
            faults.append(f"the second takes of “{question_id}” are not counted from 1 on")
    return faults


def _name(take: SecondTake) -> str:
    return f"take {take.shown_number} of “{take.question_id}”"


def quotes_of(given: Sequence[TakeReview]) -> tuple[Quote, ...]:
    return tuple(quote for one in given for quote in one.review.quotes)
