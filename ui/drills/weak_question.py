"""The weak question: a past answer with room to grow, answered anew."""

from __future__ import annotations

import streamlit as st

from core.assess.report import AnswerReview, Report
from core.assess.review_state import ReviewState
from core.assess.rules import review_interview
from core.assess.weak_questions import WeakQuestion, weak_questions
from core.practice.interview import Interview
from ui.drills.bank_question import bank_question
from ui.report.charts import level_in_words
from ui.report.progress import show_work
from ui.report.second_take import answer_again
from ui.report.words import NOT_ASSESSABLE
from ui.review_desk import begin_work, kept_state, open_desk
from ui.rooms import ended_interviews

_REPORTS = "drill-reports"


def weak_question_drill() -> None:
    """The weakest question of this visit's reviews, or one of the bank when there is none."""
    st.subheader("Answer a weak question again")
    ended = ended_interviews()
    reviewed = [(one, state) for one in ended if (state := kept_state(one)).opened]
    weak = weak_questions([(one.id, _report(one, state)) for one, state in reviewed])
    if not weak:
        st.info(_why_none(ended, reviewed), icon=":material/info:")
        if ended and not reviewed:
            st.page_link("pages/feedback.py", label="To the feedback", icon=":material/fact_check:")
        bank_question()
        return
    chosen = st.selectbox(
        "Weak questions of this visit's interviews, the weakest first",
        weak,
        format_func=_named,
    )
    _again(next(one for one in ended if one.id == chosen.interview_id), chosen)


def _why_none(ended: object, reviewed: object) -> str:
    if reviewed:
        return "Your reviews of this visit have no weak question. Here is one from the bank."
    if ended:
        return (
            "Your interview has ended, and you have not opened its review yet. Read it first: "
            "it names the weak questions. Meanwhile, here is a question from the bank."
        )
    return (
        "There is no past review in this visit yet. When you have held an interview and read its "
        "feedback, its weak questions wait here. Meanwhile, here is a question from the bank."
    )


def _again(interview: Interview, chosen: WeakQuestion) -> None:
    desk = open_desk(interview)
    begin_work(desk)
    show_work(desk)
    answer = next(a for a in desk.report.answers if a.question_id == chosen.question_id)
    st.text(answer.question)
    with st.expander("Your earlier answer"):
        _earlier(interview, answer)
    answer_again(desk, answer, opened=True)


def _earlier(interview: Interview, answer: AnswerReview) -> None:
    for index in answer.line_indexes:
        st.text(interview.lines[index].text)
    if answer.level is not None:
        st.caption(f"Level {level_in_words(answer.level)}")
    else:
        st.caption(NOT_ASSESSABLE[answer.assessability].partition(". If it does")[0])


def _named(weak: WeakQuestion) -> str:
    level = f"{weak.level.value:.1f} of 5" if weak.level is not None else "no level"
    return f"{level}: {weak.question}"


def _report(interview: Interview, state: ReviewState) -> Report:
    """The report as it was read, computed once for what is known of it."""
    made: dict[str, tuple[object, Report]] = st.session_state.setdefault(_REPORTS, {})
    known = (state.readings, state.judgements)
    if interview.id not in made or made[interview.id][0] != known:
        made[interview.id] = (known, review_interview(interview, *known))
    return made[interview.id][1]
