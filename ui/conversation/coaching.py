"""Coached practice: a word on each answer as soon as the next question is on."""

from __future__ import annotations

import streamlit as st

from core.assess.report import AnswerReview, Assessability
from core.assess.rules import review_interview
from core.practice.interview import Interview
from ui.interface import _, worded
from ui.parts.plain import plain
from ui.report.charts import level_in_words
from ui.report.words import NOT_ASSESSABLE, show_quote
from ui.visit.held import held_of

_COACHED = "coached answer"


def show_coaching(interview: Interview) -> None:
    """What the newest finished answer showed and one thing to change; by the rules alone.

    Nothing of a question that was left: there is no answer to speak of.
    """
    answer = _newest_finished(interview)
    if answer is None or answer.assessability is Assessability.NOT_ANSWERED:
        return
    with st.expander(_("On your last answer"), expanded=True, icon=":material/sports:"):
        st.text(answer.question)
        if answer.assessability is not Assessability.ASSESSABLE or answer.level is None:
            st.text(_(NOT_ASSESSABLE.get(answer.assessability, "")))
            return
        st.markdown(
            _("Level {level}, estimated by rules.").format(level=level_in_words(answer.level))
        )
        st.caption(_("Whether it answers the question is looked at when the interview has ended."))
        judged = [d for d in answer.dimensions if d.level is not None]
        best = max(judged, key=lambda d: d.level.value if d.level else 0.0)
        if best.quote is not None:
            st.markdown(_("Best for *{dimension}*:").format(dimension=plain(worded(best.title))))
            show_quote(best.quote, interview)
        worst = answer.to_change
        if worst is None:
            return
        st.text(
            _("One thing to change ({dimension}): {advice}").format(
                dimension=worded(worst.title), advice=worded(worst.fix)
            )
        )


def _newest_finished(interview: Interview) -> AnswerReview | None:
    """The review of the question before the current one; computed once."""
    all_answered = interview.ended or interview.is_their_turn
    number = interview.question_number if all_answered else interview.question_number - 1
    if number < 1:
        return None
    held = held_of(interview.id)
    if _COACHED not in held or held[_COACHED][0] != number:
        held[_COACHED] = (number, review_interview(interview).answers[number - 1])
    answer: AnswerReview = held[_COACHED][1]
    return answer
