"""Coached practice: a word on each answer as soon as the next question is on."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from dataclasses import dataclass

import streamlit as st

from core.assess.report import AnswerReview, Assessability, Reading
from core.assess.review.verdicts import topic_note
from core.assess.rules import can_be_overruled, review_interview
from core.conversation.errors import SetupError
from core.practice.interview import Interview
from providers.review_job import has_a_topic, read_answer
from ui.interface import _, worded
from ui.parts.plain import plain
from ui.report.charts import level_in_words
from ui.report.words import NOT_ASSESSABLE, show_quote
from ui.runtime import runtime
from ui.visit.held import held_of

_COACHED = "coached answer"
_LOOK_EVERY_S = 0.5


@dataclass
class _Finished:
    """The question with ``number`` is answered; ``reading`` says how its answer fits it."""

    number: int
    answer: AnswerReview
    reading: Future[Reading | None] | None


def show_coaching(interview: Interview) -> None:
    """What the newest finished answer showed and one thing to change; by the rules alone.

    Nothing of a question that was left: there is no answer to speak of.
    """
    finished = _newest_finished(interview)
    if finished is None or finished.answer.assessability is Assessability.NOT_ANSWERED:
        return
    with st.expander(_("On your last answer"), expanded=True, icon=":material/sports:"):
        st.text(finished.answer.question)
        if finished.reading is not None:
            _watch(finished.reading)
        else:
            _show(finished.answer, interview)


def _show(answer: AnswerReview, interview: Interview) -> None:
    if answer.assessability is not Assessability.ASSESSABLE or answer.level is None:
        st.text(_(NOT_ASSESSABLE.get(answer.assessability, "")))
        if can_be_overruled(interview, answer):
            st.caption(_("You can say so in the review, when the interview has ended."))
        return
    st.markdown(_("Level {level}, estimated by rules.").format(level=level_in_words(answer.level)))
    if answer.doubtful_topic:
        st.caption(worded(topic_note(answer)))
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


@st.fragment(run_every=_LOOK_EVERY_S)
def _watch(reading: Future[Reading | None]) -> None:
    """No level before it is known whether this is an answer at all."""
    if reading.done():
        st.rerun()
    st.caption(_("Checking whether your answer fits its question …"))


def _newest_finished(interview: Interview) -> _Finished | None:
    """The question before the current one; its answer is reviewed and read once."""
    all_answered = interview.ended or interview.is_their_turn
    number = interview.question_number if all_answered else interview.question_number - 1
    if number < 1:
        return None
    held = held_of(interview.id)
    finished = held.get(_COACHED)
    if not isinstance(finished, _Finished) or finished.number != number:
        answer = review_interview(interview).answers[number - 1]
        finished = held[_COACHED] = _Finished(number, answer, _read(interview, answer))
    if finished.reading is not None and finished.reading.done():
        finished.answer = _reviewed(interview, finished)
        finished.reading = None
    return finished


def _read(interview: Interview, answer: AnswerReview) -> Future[Reading | None] | None:
    """The work of reading ``answer``, ``None`` where there is nothing to read."""
    question = next(one for one in interview.plan if one.id == answer.question_id)
    if answer.assessability is not Assessability.ASSESSABLE or not has_a_topic(question):
        return None
    local = runtime().local
    try:
        return local.read_pool.submit(read_answer, interview, question.id, local.text_readers)
    except RuntimeError:  # the app is started again
        return None


def _reviewed(interview: Interview, finished: _Finished) -> AnswerReview:
    """The review with what was read; as it was where nothing could be: the review at the end says
    why."""
    assert finished.reading is not None
    try:
        reading = finished.reading.result()
    except (SetupError, CancelledError):
        return finished.answer
    readings = (reading,) if reading is not None else ()
    return review_interview(interview, readings).answers[finished.number - 1]
