"""What a review knows beside the interview: ratings, readings, judgements, second takes, and
passes of a model over answers whose other passes are still to come."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.assess.judgement import AnswerJudgement, LandedPass, Unfounded
from core.assess.report import Reading
from core.assess.review.standing import Standing
from core.conversation.transcript import Transcript
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent

Landing = Reading | LandedPass | AnswerJudgement | Unfounded
"""What the work on a review brings in, one after the other."""


@dataclass(frozen=True)
class SecondTake:
    """A question answered anew. ``number`` counts the second takes of this question from 1 on: it
    may change when two windows answer at the same time, and ``id`` does not.

    A take that was kept before there were ids is given one by what it was then told apart by.
    """

    question_id: str
    number: int
    text: str
    transcript: Transcript | None = None
    edited: bool = False
    reading: Reading | None = None
    judgement: AnswerJudgement | None = None
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            told_by = f"{self.question_id} {self.number} {self.text}"
            made = hashlib.sha256(told_by.encode()).hexdigest()[:32]
            object.__setattr__(self, "id", made)

    @property
    def shown_number(self) -> int:
        """What people are told that it is: the first answer is take 1."""
        return self.number + 1

    @property
    def key(self) -> tuple[str, str]:
        """Which take it is."""
        return self.question_id, self.id


@dataclass(frozen=True)
class ReviewState:
    """All of it. ``self_rating`` is 1 to 5; ``opened`` once the person saw the report;
    ``standing`` is where the whole report stood then, ``None`` where it had no level of its own.
    """

    self_rating: int | None = None
    opened: bool = False
    readings: tuple[Reading, ...] = ()
    judgements: tuple[AnswerJudgement, ...] = ()
    takes: tuple[SecondTake, ...] = ()
    passes: tuple[LandedPass, ...] = ()
    standing: Standing | None = None

    def with_reading(self, reading: Reading) -> ReviewState:
        """With ``reading`` in place of an older one of the same answer."""
        others = tuple(r for r in self.readings if r.question_id != reading.question_id)
        return replace(self, readings=(*others, reading))

    def with_judgement(self, judgement: AnswerJudgement) -> ReviewState:
        others = tuple(j for j in self.judgements if j.question_id != judgement.question_id)
        judged = replace(self, judgements=(*others, judgement))
        return judged._without_passes(judgement.question_id)

    def with_landed(self, what: Landing, take: SecondTake | None = None) -> ReviewState:
        """With what has landed for a first answer, or for ``take``.

        A take that is not here any more takes nothing in, and no reading takes back what the
        person has overruled.
        """
        known = self.find_take(take) if take is not None else None
        if take is not None and known is None:
            return self
        take_id = known.id if known is not None else ""
        match what:
            case LandedPass():
                landed = replace(what, take=take_id)
                others = tuple(one for one in self.passes if one.key != landed.key)
                return replace(self, passes=(*others, landed))
            case Unfounded():
                return self._without_passes(what.question_id, take_id)
        if isinstance(what, Reading):
            if known is not None:
                if known.reading is not None and known.reading.overruled:
                    return self
                return self.with_changed_take(replace(known, reading=what))
            over = any(r.overruled and r.question_id == what.question_id for r in self.readings)
            return self if over else self.with_reading(what)
        if known is None:
            return self.with_judgement(what)
        changed = self.with_changed_take(replace(known, judgement=what))
        return changed._without_passes(what.question_id, take_id)

    def passes_over(self, take: SecondTake | None = None) -> tuple[LandedPass, ...]:
        """The passes that have landed over the first answers, or over ``take``."""
        if take is None:
            return tuple(one for one in self.passes if not one.take)
        return tuple(one for one in self.passes if (one.question_id, one.take) == take.key)

    def find_take(self, take: SecondTake) -> SecondTake | None:
        """What is known here of ``take``."""
        return next((one for one in self.takes if one.key == take.key), None)

    def _without_passes(self, question_id: str, take: str = "") -> ReviewState:
        kept = tuple(p for p in self.passes if (p.question_id, p.take) != (question_id, take))
        return replace(self, passes=kept)

    def overruled(self, question_id: str) -> ReviewState:
        """The person says that this answer does answer its question."""
        known = next((r for r in self.readings if r.question_id == question_id), None)
        return self.with_reading(replace(known or Reading(question_id, 0.0), overruled=True))

    def overruled_take(self, take: SecondTake) -> ReviewState:
        """The person says that ``take``, whatever became of it since, does answer its question."""
        known = self.find_take(take)
        if known is None:
            return self
        reading = known.reading or Reading(known.question_id, 0.0)
        return self.with_changed_take(replace(known, reading=replace(reading, overruled=True)))

    def merged(self, kept: ReviewState) -> ReviewState:
        """With what another window, or the work behind the page, has added meanwhile: nothing of
        either is lost. Passes on the way are those that are kept: no page makes any.
        """
        merged = replace(
            self,
            passes=kept.passes,
            self_rating=self.self_rating or kept.self_rating,
            opened=self.opened or kept.opened,
            standing=self.standing or kept.standing,
        )
        for reading in kept.readings:
            mine = next((r for r in merged.readings if r.question_id == reading.question_id), None)
            if mine is None or (reading.overruled and not mine.overruled):
                merged = merged.with_reading(reading)
        judged = {j.question_id for j in merged.judgements}
        for judgement in kept.judgements:
            if judgement.question_id not in judged:
                merged = merged.with_judgement(judgement)
        for judgement in merged.judgements:
            merged = merged._without_passes(judgement.question_id)
        merged = replace(merged, takes=self._takes_beside(kept.takes))
        for take in merged.takes:
            if take.judgement is not None:
                merged = merged._without_passes(*take.key)
        return merged

    def _takes_beside(self, kept: Sequence[SecondTake]) -> tuple[SecondTake, ...]:
        """All that is known of the ``kept`` takes, in their order, and after them the takes that
        are only here. Every window counts them in the order in which they are kept.
        """
        mine = {take.key: take for take in self.takes}
        made: list[SecondTake] = []
        for take in kept:
            own = mine.pop(take.key, take)
            reading = own.reading or take.reading
            if take.reading is not None and take.reading.overruled:
                reading = take.reading
            made.append(replace(take, reading=reading, judgement=own.judgement or take.judgement))
        for take in mine.values():
            made.append(replace(take, number=_next_number(take.question_id, made)))
        return tuple(made)

    def with_take(self, question_id: str, line: Line, take_id: str) -> ReviewState:
        """With one more answer to ``question_id``; no other take may ever have ``take_id``."""
        number = _next_number(question_id, self.takes)
        text, transcript, edited = line.text, line.transcript, line.edited
        take = SecondTake(question_id, number, text, transcript, edited, id=take_id)
        return replace(self, takes=(*self.takes, take))

    def with_changed_take(self, take: SecondTake) -> ReviewState:
        """With ``take`` in place of what is here of it."""
        takes = tuple(take if t.key == take.key else t for t in self.takes)
        return replace(self, takes=takes)


def _next_number(question_id: str, takes: Sequence[SecondTake]) -> int:
    return 1 + sum(take.question_id == question_id for take in takes)


def interview_of_take(interview: Interview, take: SecondTake) -> Interview:
    """A second take as an interview of that one question and that one answer.

    Raises ``ValueError`` when ``interview`` did not ask that question.
    """
    question = next((q for q in interview.plan if q.id == take.question_id), None)
    asked = next(
        (
            line
            for line in interview.lines
            if line.speaker is Speaker.INTERVIEWER and line.question_id == take.question_id
        ),
        None,
    )
    if question is None or asked is None:
        raise ValueError(f"a second take of “{take.question_id}”, which was not asked")
    answer = Line(
        Speaker.CANDIDATE,
        take.text,
        question.id,
        asked.at_s,
        intent=Intent.ANSWER,
        transcript=take.transcript,
        edited=take.edited,
    )
    return Interview(
        f"{interview.id}-{question.id}-{take.id}",
        interview.brief,
        (question,),
        (asked, answer),
        ended=True,
    )
