"""Where an interview stands: which question, how long so far."""

from __future__ import annotations

import streamlit as st

from core.conversation.moves import MoveKind
from ui.documents import show_cause
from ui.plain import plain
from ui.rooms import InterviewRoom
from ui.talk import LINES_IN_SIGHT


def show_progress(room: InterviewRoom) -> None:
    """One line with a bar, the ticking clock, and the question once it has scrolled away."""
    interview = room.interview
    st.caption(f"{plain(interview.title)} · {interview.brief.interview_type.label}")
    number, count = max(1, interview.question_number), len(interview.plan)
    st.progress((number - 1) / count, f"Question {number} of {count}")
    _clock(room)
    question = interview.current_question.text
    # A model words the question in its own way; what is asked stays in sight all the same.
    in_sight = [
        line
        for line in interview.lines[-LINES_IN_SIGHT:]
        if line.move in (MoveKind.OPENING, MoveKind.QUESTION) and question in line.text
    ]
    if interview.question_number and not in_sight:
        with st.container(border=True):
            st.text(question)
    show_cause(interview.current_question)


@st.fragment(run_every=1.0)
def _clock(room: InterviewRoom) -> None:
    minutes, seconds = divmod(int(room.dialogue.elapsed_s), 60)
    st.caption(f"Elapsed time {minutes}:{seconds:02d}")
