"""Answer again: the same question anew, and both answers side by side."""

from __future__ import annotations

import streamlit as st

from core.assess.comparison import Change, Comparison, compare
from core.assess.report import AnswerReview, Assessability
from core.assess.review_state import SecondTake, interview_of_take
from core.conversation.brief import Brief, InterviewType
from core.practice.interview import Line, Speaker
from core.think.intent import Intent
from ui.answer_box import answer_box
from ui.plain import plain
from ui.report.answer import show_judged
from ui.report.charts import level_in_words
from ui.report.words import NOT_ASSESSABLE
from ui.review_desk import ReviewDesk, begin_take, change, review_take
from ui.runtime import engines, runtime
from voice.dialogue import ChatDialogue
from voice.session import VoiceSession

_SESSIONS = "retake-sessions"


def answer_again(desk: ReviewDesk, answer: AnswerReview, *, opened: bool = False) -> None:
    """The box to answer ``answer``'s question anew, and what came of it the last time.

    The box waits behind a switch; with ``opened`` it is there at once for the first new take.
    """
    takes = [take for take in desk.state.takes if take.question_id == answer.question_id]
    if takes:
        _compared(desk, answer, takes[-1])
    key = f"retake-{answer.question_id}"
    label = "Answer again" if not takes else "Answer once more"
    if desk.take_work is not None:
        st.caption("Your newest answer is being read; then you can answer again.")
        return
    at_once = opened and not takes
    # Closed again once it is sent.
    if not at_once and not st.toggle(label, key=f"{key}-open-{len(takes)}"):
        return
    utterance = answer_box(
        _session(desk, answer.question_id),
        key=f"{key}-{len(takes)}",
        hint="Only your newest take is compared; the first answer stays as it is.",
    )
    if utterance is None:
        return
    line = Line(
        Speaker.CANDIDATE,
        utterance.text,
        answer.question_id,
        0.0,
        intent=Intent.ANSWER,
        transcript=utterance.transcript,
        edited=utterance.edited,
    )
    change(desk, desk.state.with_take(answer.question_id, line))
    begin_take(desk, desk.state.takes[-1])
    st.rerun()


def _session(desk: ReviewDesk, question_id: str) -> VoiceSession:
    """What hears second takes of one question; nobody replies to them."""
    made: dict[tuple[str, str], VoiceSession] = st.session_state.setdefault(_SESSIONS, {})
    for (interview_id, _), session in made.items():
        if interview_id != desk.interview.id:
            session.stop()
    key = (desk.interview.id, question_id)
    if key not in made:
        brief = Brief(desk.interview.brief.domain, InterviewType.BEHAVIOURAL)
        made[key] = VoiceSession(ChatDialogue(brief), engines(), runtime().loop)
    return made[key]


def _compared(desk: ReviewDesk, before: AnswerReview, take: SecondTake) -> None:
    after = review_take(desk, take)
    comparison = compare(before, after)
    st.markdown(f"**First and newest answer side by side** (take {take.number})")
    left, right = st.columns(2)
    with left:
        st.caption("First")
        for index in before.line_indexes:
            st.text(desk.interview.lines[index].text)
        st.caption(_level(before))
    with right:
        st.caption("Newest")
        st.text(take.text)
        st.caption(_level(after))
    st.info(_verdict(comparison))
    for sentence in comparison.moved:
        st.text(sentence)
    if after.assessability is Assessability.ASSESSABLE:
        with st.expander("The newest answer in full"):
            show_judged(
                interview_of_take(desk.interview, take), after, key=f"take-{before.question_id}"
            )


def _level(review: AnswerReview) -> str:
    if review.level is None:
        # Whoever finds a take misread answers once more; there is nothing to overrule.
        return plain(NOT_ASSESSABLE[review.assessability].partition(". If it does")[0])
    return f"Level {level_in_words(review.level)}"


def _verdict(comparison: Comparison) -> str:
    beyond = f"more than {comparison.beyond:.1f} levels apart"
    return {
        Change.IMPROVED: f"Improved: the two are {beyond}, more than the scorer's own spread.",
        Change.LOWER: f"Lower than before: the two are {beyond}.",
        Change.NOT_TOLD_APART: (
            f"No difference that could be told: levels count as different when they are {beyond}. "
            "What moved stands below."
        ),
        Change.NOT_COMPARABLE: (
            "The two levels cannot be compared: one is missing, or other assessors gave them."
        ),
    }[comparison.change]
