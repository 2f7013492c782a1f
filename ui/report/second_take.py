"""Answer again: the same question anew, and both answers side by side."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.assess.report import AnswerReview, Assessability
from core.assess.review.second_takes import TakeReview
from core.assess.review.state import SecondTake, interview_of_take
from core.assess.rules import can_be_overruled
from core.practice.drills import answer_line
from core.practice.interview import Interview
from ui.conversation.answer_box import answer_box
from ui.conversation.talk import show_words
from ui.interface import _, worded
from ui.parts.care import show_kept_care
from ui.parts.faults import show_fault
from ui.parts.plain import plain
from ui.report.answer import show_judged, show_parts_marked
from ui.report.charts import level_in_words
from ui.report.desk import ReviewDesk, overrule_take, send_take, try_take_again
from ui.report.progress import show_review_fault
from ui.report.words import why_no_level
from ui.runtime import engines, runtime
from ui.visit.overtaken import give_back
from voice.dialogues.monologue import Monologue, listening_only
from voice.session import VoiceSession


def answer_again(desk: ReviewDesk, answer: AnswerReview, *, opened: bool = False) -> None:
    """The box to answer ``answer``'s question anew, and what came of it the last time.

    The box waits behind a switch; with ``opened`` it is there at once for the first new take.
    """
    key = f"retake-{desk.interview.id}-{answer.question_id}"
    care = st.container()
    _answer_again(desk, answer, key, opened=opened)
    with care:  # it may be due since this run
        show_kept_care(key)


def _answer_again(desk: ReviewDesk, answer: AnswerReview, key: str, *, opened: bool) -> None:
    takes = [one for one in desk.takes if one.take.question_id == answer.question_id]
    if takes:
        _compared(desk, answer, takes[-1])
    label = _("Answer again") if not takes else _("Answer once more")
    if desk.not_kept is not None and desk.unsent:
        show_fault(desk.not_kept)
        give_back(desk.unsent)
        return
    if desk.take_work is not None:
        st.caption(_("Your newest answer is being read; then you can answer again."))
        return
    if takes:
        _failed(desk, takes[-1].take, f"{key}-retry")
    at_once = opened and not takes
    # Closed again once it is sent.
    if not at_once and not st.toggle(label, key=f"{key}-open-{len(takes)}"):
        return
    utterance = answer_box(
        _session(desk, answer.question_id),
        key=f"{key}-{len(takes)}",
        hint=_("Only your newest take is compared; the first answer stays as it is."),
        place=key,
    )
    if utterance is None:
        return
    line = answer_line(
        answer.question_id, utterance.text, utterance.transcript, edited=utterance.edited
    )
    send_take(desk, line)
    st.rerun()


def _failed(desk: ReviewDesk, take: SecondTake, key: str) -> None:
    """Why no model judged ``take``, and the way on where there is one."""
    error = desk.take_errors.get(take.key)
    if error is None:
        return
    show_review_fault(error)
    if error.retryable and st.button(_("Try again"), key=key, icon=":material/refresh:"):
        try_take_again(desk)
        st.rerun()


def _session(desk: ReviewDesk, question_id: str) -> VoiceSession:
    """What hears second takes of one question; nobody replies to them."""
    if question_id not in desk.hearing:
        heard_by = listening_only(engines())
        desk.hearing[question_id] = VoiceSession(Monologue(), heard_by, runtime().loop)
    return desk.hearing[question_id]


def _compared(desk: ReviewDesk, before: AnswerReview, newest: TakeReview) -> None:
    take, after = newest.take, newest.review
    told = _("**First and newest answer side by side** (take {number})")
    st.markdown(told.format(number=take.shown_number))
    interview = interview_of_take(desk.interview, take)
    shows_levels = newest.comparison.sets_levels_side_by_side
    left, right = st.columns(2)
    with left:
        st.caption(_("First"))
        said = [desk.interview.lines[index].text for index in before.line_indexes]
        _said(desk.interview, before, said)
        if shows_levels:
            st.caption(_level(before))
    with right:
        st.caption(_("Newest"))
        _said(interview, after, [take.text])
        if shows_levels:
            st.caption(_level(after))
    being_read = desk.take_work is not None and newest.comparison.hindered
    if not being_read:  # what hinders it now may be gone when it is read
        st.info(worded(newest.verdict))
    for sentence in newest.comparison.moved:
        st.text(worded(sentence))
    if can_be_overruled(interview, after) and not being_read:
        st.button(
            _("It does answer the question: judge it"),
            key=f"overrule-take-{take.id}",
            on_click=overrule_take,
            args=(desk, take),
        )
    if after.assessability is Assessability.ASSESSABLE:
        with st.expander(_("The newest answer in full")):
            show_judged(interview, after, key=f"take-{before.question_id}")


def _said(interview: Interview, review: AnswerReview, texts: Sequence[str]) -> None:
    """The ``texts`` of an answer, of a story with its parts marked."""
    if review.star:
        show_parts_marked(interview, review)
        return
    for text in texts:
        show_words(text)


def _level(review: AnswerReview) -> str:
    if review.level is None:
        return plain(why_no_level(review.assessability))
    return _("Level {level}").format(level=level_in_words(review.level))
