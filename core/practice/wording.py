"""Who asks, and out of which lines they speak: one interviewer's, or those of one of a panel."""

from __future__ import annotations

from core.conversation.brief import Manner
from core.conversation.tone import Tone
from core.practice.bank import Question
from core.practice.followups import Asker
from core.practice.interview import Interview, Speaker
from core.practice.interviewers import (
    NamedInterviewer,
    everybody,
    find_interviewer,
    panel_of,
    share_out,
)
from core.practice.lines import InterviewerLines, interviewer_lines


def who_asks(interview: Interview, question: Question) -> NamedInterviewer | None:
    """Who of the panel has ``question``, or had it; ``None`` for one interviewer without a name."""
    panel = panel_of(interview.brief)
    if not panel:
        return None
    asked = find_interviewer(interview.asker_of(question.id))
    if asked is not None:
        return asked
    plan = [planned.id for planned in interview.plan]
    return share_out(interview.plan, panel)[plan.index(question.id)]


def acknowledgements(interview: Interview, tone: Tone) -> tuple[str, ...]:
    """What may be said to an answer before going on."""
    person = who_asks(interview, interview.current_question)
    lines = lines_now(interview).acknowledge
    if person is not None and (tone is Tone.NEUTRAL or tone not in lines):
        return person.lines.acknowledge
    return tuple(lines.get(tone, lines[Tone.NEUTRAL]))


def closings(interview: Interview) -> tuple[str, ...]:
    """How the interview may end after its last question."""
    person, lines = who_asks(interview, interview.current_question), lines_now(interview)
    if not interview.has_answers:
        return tuple(lines.closing_unanswered)
    return person.lines.closing if person is not None else tuple(lines.closing)


def last_questions(interview: Interview, person: NamedInterviewer | None) -> tuple[str, ...]:
    """What may lead to the last question."""
    if person is not None:
        return everybody().panel.last_question[person.manner]
    return tuple(lines_now(interview).last_question)


def asker_now(interview: Interview) -> Asker:
    """Who has the open question, as far as a follow-up depends on it."""
    person = who_asks(interview, interview.current_question)
    mine = [line for line in interview.lines if line.speaker is Speaker.INTERVIEWER]
    here = [line for line in mine if line.question_id == interview.current_question.id]
    asked = tuple(line.intended or line.text for line in here)
    last = next((line.intended or line.text for line in reversed(mine)), "")
    if person is None:
        return Asker(interview.brief.manner, asked_last=last, asked=asked)
    concern = everybody().concerns[person.concern]
    return Asker(person.manner, concern.reasons, person.lines.follow_up, last, asked)


def manner_now(interview: Interview) -> Manner:
    """The manner of who has the open question."""
    return asker_now(interview).manner


def lines_now(interview: Interview) -> InterviewerLines:
    """The lines of that manner."""
    return interviewer_lines(manner_now(interview))
