"""Who asks, and out of which lines they speak: one interviewer's, or those of one of a panel."""

from __future__ import annotations

import random
from collections.abc import Sequence

from core.conversation.brief import Manner
from core.conversation.tone import Tone
from core.practice.bank import Question
from core.practice.directing.interviewers import (
    NamedInterviewer,
    everybody,
    find_interviewer,
    panel_of,
    share_out,
)
from core.practice.directing.off_subject import shares_nothing
from core.practice.following_up.asker import Asker
from core.practice.following_up.told import (
    asks_for_a_story,
    has_nothing_to_tell,
    tells_what_happened,
)
from core.practice.interview import Interview, Speaker
from core.practice.lines import InterviewerLines, interviewer_lines
from core.practice.variety import choose_fresh
from core.think.reading.scene import sets_scene
from core.think.reading.signs import read_signs


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
    plain = tone is Tone.NEUTRAL or tone not in lines
    told = interview.answer_so_far()
    if plain and told and all(has_nothing_to_tell(part) for part in told.splitlines()):
        return tuple(lines_now(interview).after_dont_know)
    question = interview.current_question
    untold = asks_for_a_story(question) and not tells_what_happened(told)
    if plain and (untold or shares_nothing(question, told)):
        return tuple(lines_now(interview).acknowledge_untold)
    if not plain:
        return tuple(lines[tone])
    pictured = lines_now(interview).acknowledge_pictured if _can_be_pictured(told) else ()
    usual = person.lines.acknowledge if person is not None else lines[Tone.NEUTRAL]
    return (*usual, *pictured)


def _can_be_pictured(told: str) -> bool:
    """Whether a listener sees where or when it was, and in what was said last who did what."""
    newest = told.rpartition("\n")[-1]
    acted = read_signs(newest).own_actions and tells_what_happened(newest)
    return bool(acted) and sets_scene(told)


def closings(interview: Interview) -> tuple[str, ...]:
    """How the interview may end after its last question."""
    person, lines = who_asks(interview, interview.current_question), lines_now(interview)
    if not interview.has_answers:
        return tuple(lines.closing_unanswered)
    speaks_for_all = person is not None and len(interview.brief.panel) > 1
    return person.lines.closing if person and speaks_for_all else tuple(lines.closing)


def last_questions(interview: Interview, person: NamedInterviewer | None) -> tuple[str, ...]:
    """What may lead to the last question."""
    if person is not None and len(interview.brief.panel) > 1:
        return everybody().panel.last_question[person.manner]
    return tuple(lines_now(interview).last_question)


def asker_now(interview: Interview) -> Asker:
    """Who has the open question, as far as a follow-up depends on it."""
    person = who_asks(interview, interview.current_question)
    mine = [line for line in interview.lines if line.speaker is Speaker.INTERVIEWER]
    here = [line for line in mine if line.question_id == interview.current_question.id]
    asked = tuple(line.intended or line.text for line in here)
    said = said_before(interview)
    if person is None:
        return Asker(interview.brief.manner, said=said, asked=asked)
    concern = everybody().concerns[person.concern]
    return Asker(
        person.manner,
        concern.reasons,
        leads=person.lines.follow_up,
        for_facts=person.lines.follow_up_for_facts,
        said=said,
        asked=asked,
    )


def said_before(interview: Interview) -> tuple[str, ...]:
    """All that the interviewers said so far, oldest first, as it was meant to be heard."""
    mine = (line for line in interview.lines if line.speaker is Speaker.INTERVIEWER)
    return tuple(line.intended or line.text for line in mine)


def say_one(interview: Interview, wordings: Sequence[str], rng: random.Random) -> str:
    """One of ``wordings``, as long as there is one that was not said in this interview."""
    return choose_fresh(wordings, said_before(interview), rng)


def manner_now(interview: Interview) -> Manner:
    """The manner of who has the open question."""
    return asker_now(interview).manner


def lines_now(interview: Interview) -> InterviewerLines:
    """The lines of that manner."""
    return interviewer_lines(manner_now(interview))
