"""What a review knows beside the interview: ratings, readings, judgements, second takes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.assess.judgement import AnswerJudgement
from core.assess.report import Reading
from core.conversation.transcript import Transcript
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent


@dataclass(frozen=True)
class SecondTake:
    """A question answered anew. ``number`` counts the takes of this question from 1."""

    question_id: str
    number: int
    text: str
    transcript: Transcript | None = None
    edited: bool = False
    reading: Reading | None = None
    judgement: AnswerJudgement | None = None


@dataclass(frozen=True)
class ReviewState:
    """All of it. ``self_rating`` is 1 to 5; ``opened`` once the person saw the report."""

    self_rating: int | None = None
    opened: bool = False
    readings: tuple[Reading, ...] = ()
    judgements: tuple[AnswerJudgement, ...] = ()
    takes: tuple[SecondTake, ...] = ()

    def with_reading(self, reading: Reading) -> ReviewState:
        """With ``reading`` in place of an older one of the same answer."""
        others = tuple(r for r in self.readings if r.question_id != reading.question_id)
        return replace(self, readings=(*others, reading))

    def with_judgement(self, judgement: AnswerJudgement) -> ReviewState:
        others = tuple(j for j in self.judgements if j.question_id != judgement.question_id)
        return replace(self, judgements=(*others, judgement))

    def overruled(self, question_id: str) -> ReviewState:
        """The person says that this answer does answer its question."""
        known = next((r for r in self.readings if r.question_id == question_id), None)
        return self.with_reading(replace(known or Reading(question_id, 0.0), overruled=True))

    def merged(self, kept: ReviewState) -> ReviewState:
        """With what another window has added meanwhile: nothing of either is lost."""
        merged = replace(
            self,
            self_rating=self.self_rating or kept.self_rating,
            opened=self.opened or kept.opened,
        )
        for reading in kept.readings:
            mine = next((r for r in merged.readings if r.question_id == reading.question_id), None)
            if mine is None or (reading.overruled and not mine.overruled):
                merged = merged.with_reading(reading)
        judged = {j.question_id for j in merged.judgements}
        for judgement in kept.judgements:
            if judgement.question_id not in judged:
                merged = merged.with_judgement(judgement)
        known = {(t.question_id, t.number, t.text) for t in merged.takes}
        for take in kept.takes:
            if (take.question_id, take.number, take.text) not in known:
                taken = sum(t.question_id == take.question_id for t in merged.takes)
                number = take.number if take.number > taken else taken + 1
                merged = replace(merged, takes=(*merged.takes, replace(take, number=number)))
        return merged

    def with_take(self, question_id: str, line: Line) -> ReviewState:
        """With one more answer to ``question_id``."""
        number = 1 + sum(take.question_id == question_id for take in self.takes)
        take = SecondTake(question_id, number, line.text, line.transcript, line.edited)
        return replace(self, takes=(*self.takes, take))

    def with_changed_take(self, take: SecondTake) -> ReviewState:
        """With ``take`` in place of the one of the same question and number."""
        key = (take.question_id, take.number)
        takes = tuple(take if (t.question_id, t.number) == key else t for t in self.takes)
        return replace(self, takes=takes)


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
        f"{interview.id}-{question.id}-{take.number}",
        interview.brief,
        (question,),
        (asked, answer),
        ended=True,
    )
