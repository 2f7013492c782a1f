"""The weak question: a past answer with room to grow, answered anew."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.assess.drill.weak_questions import WeakQuestion, weak_questions
from core.assess.report import AnswerReview, Report
from core.assess.review.state import ReviewState
from core.assess.rules import review_interview
from core.conversation.errors import HistoryError
from core.practice.interview import Interview
from ui.drills.bank_question import bank_question
from ui.interface import _, decimal
from ui.parts.choices import select
from ui.parts.faults import show_fault
from ui.report.charts import level_in_words
from ui.report.desk import begin_work, held_desk, open_desk
from ui.report.progress import show_work
from ui.report.second_take import answer_again
from ui.report.words import why_no_level
from ui.runtime import history
from ui.visit.held import held_of
from ui.visit.rooms import ended_interviews

_REPORT = "report of a drill"


def weak_question_drill() -> None:
    """The weakest question of this visit's reviews, or one of the bank when there is none."""
    st.header(_("Answer a weak question again"))
    ended = ended_interviews()
    known, fault = _known(ended)
    if fault is not None:
        show_fault(fault)
    reviewed = [(one, state) for one, state in known if state.opened]
    weak = weak_questions([(one.id, _report(one, state)) for one, state in reviewed])
    if not weak:
        if fault is None:
            st.info(_why_none(ended, reviewed), icon=":material/info:")
        if known and not reviewed:
            st.page_link(
                "pages/feedback.py", label=_("To the feedback"), icon=":material/fact_check:"
            )
        bank_question()
        return
    # What is chosen is remembered for the visit: ids, which say nothing of a deleted interview.
    offered = {(one.interview_id, one.question_id): one for one in weak}
    chosen = offered[
        select(
            _("Weak questions of this visit's interviews, the weakest first"),
            list(offered),
            "weak-" + "-".join(f"{interview}-{question}" for interview, question in offered),
            format_func=lambda one: _named(offered[one]),
        )
    ]
    _again(next(one for one in ended if one.id == chosen.interview_id), chosen)


def _known(
    ended: Sequence[Interview],
) -> tuple[list[tuple[Interview, ReviewState]], HistoryError | None]:
    """What is known of each review, and why one of them cannot be read."""
    known: list[tuple[Interview, ReviewState]] = []
    fault = None
    for interview in ended:
        try:
            known.append((interview, _state(interview)))
        except HistoryError as error:
            fault = error
    return known, fault


def _state(interview: Interview) -> ReviewState:
    """What is known of a review without opening its desk. Raises ``HistoryError``."""
    held = held_desk(interview.id)
    if held is not None:
        return held.state
    repository = history()
    return repository.load_review(interview.id) if repository is not None else ReviewState()


def _why_none(ended: object, reviewed: object) -> str:
    if reviewed:
        return _("Your reviews of this visit have no weak question. Here is one from the bank.")
    if ended:
        return _(
            "Your interview has ended, and you have not opened its review yet. Read it first: "
            "it names the weak questions. Meanwhile, here is a question from the bank."
        )
    return _(
        "There is no past review in this visit yet. When you have held an interview and read its "
        "feedback, its weak questions wait here. Meanwhile, here is a question from the bank."
    )


def _again(interview: Interview, chosen: WeakQuestion) -> None:
    desk = open_desk(interview)
    begin_work(desk)
    show_work(desk)
    answer = next(a for a in desk.report.answers if a.question_id == chosen.question_id)
    st.text(answer.question)
    with st.expander(_("Your earlier answer")):
        _earlier(interview, answer)
    answer_again(desk, answer, opened=True)


def _earlier(interview: Interview, answer: AnswerReview) -> None:
    for index in answer.line_indexes:
        st.text(interview.lines[index].text)
    if answer.level is not None:
        st.caption(_("Level {level}").format(level=level_in_words(answer.level)))
    else:
        st.caption(why_no_level(answer.assessability))


def _named(weak: WeakQuestion) -> str:
    level = _("no level")
    if weak.level is not None:
        level = _("{level} of 5").format(level=decimal(weak.level.value))
    return f"{level}: {weak.question}"


def _report(interview: Interview, state: ReviewState) -> Report:
    """The report as it was read, computed once for what is known of it."""
    held, known = held_of(interview.id), (state.readings, state.judgements)
    if _REPORT not in held or held[_REPORT][0] != known:
        held[_REPORT] = (known, review_interview(interview, *known))
    report: Report = held[_REPORT][1]
    return report
