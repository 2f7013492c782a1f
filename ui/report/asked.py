"""What the person asked at the end of an interview in stages."""

from __future__ import annotations

import streamlit as st

from core.assess.answer.asked import asked_in_words, candidate_questions
from core.practice.interview import Interview
from ui.interface import _, worded
from ui.report.words import show_quote


def show_asked(interview: Interview) -> None:
    """How many questions they asked, each in their own words; nothing without such a stage."""
    asked = asked_in_words(interview)
    if not asked:
        return
    st.header(_("What you asked"))
    st.text(worded(asked))
    for quote in candidate_questions(interview):
        show_quote(quote, interview)
