"""What was said to a question and is no part of its answer: a loss, something quite else, or what
was taken back.

Nothing of it is judged, measured, quoted or put into a stronger version while there is an answer
beside it, and each form of a review says so where it was said.
"""

from __future__ import annotations

from enum import StrEnum

from core.assess.words.side_remarks import takes_back
from core.conversation.moves import MoveKind
from core.practice.directing.off_subject import is_plainly_off_subject
from core.practice.interview import Interview, open_line
from core.speak.sentences import sentence_spans
from core.think.distress.losses import tells_only_of_a_loss
from core.think.intent import Intent
from core.think.reading.code_lines import without_code


class BesideAnAnswer(StrEnum):
    SORROW = "sorrow"
    OFF_SUBJECT = "off subject"
    TAKEN_BACK = "taken back"


def beside_an_answer(interview: Interview, index: int) -> BesideAnAnswer | None:
    """What the candidate's line at ``index`` is in place of an answer; ``None`` where it is one."""
    line = interview.lines[index]
    if tells_only_of_a_loss(line.text):
        return BesideAnAnswer.SORROW
    asked = (q for q in interview.plan if q.id == line.question_id)
    follow_up, said = _follow_up_before(interview, index), without_code(line.text)
    if any(is_plainly_off_subject(question, said, follow_up) for question in asked):
        return BesideAnAnswer.OFF_SUBJECT
    if _is_taken_back(interview, index):
        return BesideAnAnswer.TAKEN_BACK
    return None


def _is_taken_back(interview: Interview, index: int) -> bool:
    """Whether a later part of the answer begins with "Sorry, that was nonsense." """
    return any(
        line.intent is Intent.ANSWER
        and line.question_id == interview.lines[index].question_id
        and any(takes_back(line.text[start:end]) for start, end in sentence_spans(line.text)[:1])
        for line in interview.lines[index + 1 :]
    )


def _follow_up_before(interview: Interview, index: int) -> str:
    """The follow-up that was open at ``index``, whole; "" where it was the question itself."""
    line = open_line(interview.lines[:index])
    if line is None or line.move in (MoveKind.OPENING, MoveKind.QUESTION):
        return ""
    return line.intended or line.text
