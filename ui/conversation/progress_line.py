"""Where an interview stands: which question or stage, how long so far."""

from __future__ import annotations

import streamlit as st

from core.conversation.moves import MoveKind
from core.practice.directing.stages import InterviewStage, left_s, stage_of
from core.practice.interview import Interview
from ui.conversation.people import show_asker
from ui.conversation.talk import LINES_IN_SIGHT, heading_of, show_heading
from ui.interface import _
from ui.setup.documents import show_cause
from ui.visit.rooms import InterviewRoom


def show_progress(room: InterviewRoom) -> None:
    """One line with a bar, the ticking clock, and the question once it has scrolled away."""
    interview = room.interview
    show_heading(heading_of(interview))
    st.progress(*_how_far(interview))
    _clock(room)
    if interview.is_their_turn:
        return
    question = interview.current_question.text
    # A model words the question in its own way; what is asked stays in sight all the same.
    in_sight = [
        line
        for line in interview.lines[-LINES_IN_SIGHT:]
        if line.move in (MoveKind.OPENING, MoveKind.QUESTION) and question in line.text
    ]
    if interview.question_number and not in_sight:
        with st.container(border=True):
            show_asker(interview.asker_of(interview.current_question.id))
            st.text(question)
    show_cause(interview.current_question)


def _how_far(interview: Interview) -> tuple[float, str]:
    """How much is done, and where the talk is, in words."""
    number, count = max(1, interview.question_number), len(interview.plan)
    stage = stage_of(interview)
    if stage is None:
        words = _("Question {number} of {count}")
        return (number - 1) / count, words.format(number=number, count=count)
    stages = list(InterviewStage)
    place = stages.index(stage)
    words = _("Stage {number} of {count}: {stage}")
    if stage is InterviewStage.CORE:
        words = _("Stage {number} of {count}: {stage}, question {question}")
    told = words.format(
        number=place + 1,
        count=len(stages),
        stage=_(stage.value),
        # The introduction is the first question of the plan, and none of the interviewer's own.
        question=number - 1,
    )
    return place / len(stages), told


@st.fragment(run_every=1.0)
def _clock(room: InterviewRoom) -> None:
    minutes, seconds = divmod(int(room.dialogue.elapsed_s), 60)
    elapsed = _("Elapsed time {time}, paused") if room.dialogue.paused else _("Elapsed time {time}")
    told = [elapsed.format(time=f"{minutes}:{seconds:02d}"), _time_left(room)]
    st.caption(" · ".join(part for part in told if part))


def _time_left(room: InterviewRoom) -> str:
    """What is left of the stage, in whole minutes: nobody should watch seconds while they talk."""
    stage = stage_of(room.interview)
    if stage is None or room.interview.ended:
        return ""
    left = left_s(stage, room.interview.brief.timebox_min, room.dialogue.elapsed_s)
    if not left:
        return _("The time of this stage is up; finish what you are saying.")
    if left < 60:
        return _("Less than a minute left in this stage")
    minutes = round(left / 60)
    if minutes == 1:
        return _("About 1 minute left in this stage")
    return _("About {count} minutes left in this stage").format(count=minutes)
