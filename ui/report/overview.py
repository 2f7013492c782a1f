"""The report's beginning: the level and how sure it is, what to do next, what was measured."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.assess.coverage import WantStatus, cover_wants
from core.assess.delivery import FAST_WPM, SLOW_WPM, SessionDelivery
from core.assess.figures import seconds, share
from core.assess.judgement import MODEL_ASSESSOR
from core.assess.next_steps import ROOM_TO_GROW
from core.assess.report import DimensionReview, Report
from core.conversation.services import Fallback
from core.practice.interview import Interview
from ui.plain import plain
from ui.report.charts import level_in_words, show_levels
from ui.report.words import pace, show_quote


def show_writer(report: Report) -> None:
    """Who wrote it, and what that means."""
    if report.assessor == MODEL_ASSESSOR:
        st.caption(
            f"Levels by a language model ({plain(report.versions.model)}), several passes over "
            "each answer. Code found every quote in your own words and computed every total."
        )
    else:
        st.caption(
            "Written by rules, without a language model: they find, measure and quote. Levels "
            "are estimated from signs in the text; whether a claim is right they cannot tell. "
            "Every quote below is a part of your own words."
        )
    if report.meanwhile:
        st.info(
            f"The rules' review stands meanwhile: {plain(report.meanwhile)}",
            icon=":material/hourglass_top:",
        )


def show_level(report: Report, interview: Interview, self_rating: int | None) -> None:
    st.header("Where you stand")
    if report.level is None:
        st.write("No answer could be judged yet, so there is no level. Nothing is made up.")
        if self_rating is not None:
            st.markdown(f"You gave yourself **{self_rating}**: there is no level to set beside it.")
        return
    level = report.level
    st.subheader(f"Overall level: {level.value:.1f} of 5", anchor=False)
    st.markdown(
        f"Most likely between **{level.low:.1f}** and **{level.high:.1f}** (8 times out of 10), "
        f"which is {level.sureness.value}. More answers make it surer."
    )
    left_out = [n for n, a in enumerate(report.answers, start=1) if a.level is None]
    if left_out:
        rests = len(report.answers) - len(left_out)
        names = ", ".join(str(number) for number in left_out)
        st.markdown(
            f"It rests on {rests} of {len(report.answers)} answers. Not judged: question {names}."
        )
    if self_rating is not None:
        st.markdown(_self_rating(self_rating, level.low, level.high))
    show_levels(report.dimensions)
    for dimension in report.dimensions:
        _dimension(dimension, interview)
    if report.delivery_review is not None:
        _dimension(report.delivery_review, interview)
    st.page_link(
        "pages/anchors.py", label="What the levels mean, in words", icon=":material/menu_book:"
    )


def _self_rating(rating: int, low: float, high: float) -> str:
    # A rating is a whole level, so half a level off is none.
    if rating > high + 0.5:
        verdict = "higher than the review: look at the quotes and decide whom you believe"
    elif rating < low - 0.5:
        verdict = "lower than the review: you may be harder on yourself than a listener is"
    else:
        verdict = "within the review's range"
    return f"You gave yourself **{rating}**: {verdict}."


def _dimension(dimension: DimensionReview, interview: Interview) -> None:
    level = dimension.level
    head = f"{dimension.title}: {level.value:.1f}" if level else f"{dimension.title}: not judged"
    with st.expander(head):
        show_dimension(dimension, interview, advise=level is None or level.value < ROOM_TO_GROW)


def show_dimension(
    dimension: DimensionReview, interview: Interview, *, advise: bool = True
) -> None:
    """One dimension in full: level, why, the words that show it, what to change if ``advise``."""
    if dimension.level is not None:
        st.caption(level_in_words(dimension.level))
    st.text(dimension.why)
    if dimension.quote is not None:
        show_quote(dimension.quote, interview)
    if advise:
        st.text(f"One thing to change: {dimension.fix}")
        st.text(f"Practise: {dimension.drill}")


def show_next_steps(report: Report, interview: Interview) -> None:
    st.header("Three things to do next")
    for number, step in enumerate(report.next_steps, start=1):
        with st.container(border=True):
            st.markdown(f"**{number}. {plain(step.title)}**")
            st.text(step.why)
            if step.quote is not None:
                show_quote(step.quote, interview)
            st.text(f"Practise: {step.drill}")


def show_wants(interview: Interview, report: Report) -> None:
    """What the job asks for, and how far the answers showed it."""
    covered = cover_wants(interview, report)
    if not covered:
        return
    st.header("What the job asks for")
    for want in covered:
        at = f" (question {want.question_number})" if want.question_number else ""
        st.markdown(f"{_WANT_MARKS[want.status]} {_WANT_WORDS[want.status]}{at}")
        st.text(want.line)


_WANT_MARKS = {
    WantStatus.SHOWN: ":material/check_circle:",
    WantStatus.THIN: ":material/help:",
    WantStatus.MISSING: ":material/error:",
    WantStatus.NOT_ASKED: ":material/radio_button_unchecked:",
}
_WANT_WORDS = {
    WantStatus.SHOWN: "Shown",
    WantStatus.THIN: "Asked, and little told",
    WantStatus.MISSING: "Asked, and not shown",
    WantStatus.NOT_ASKED: "Not asked this time",
}


def show_measured(delivery: SessionDelivery) -> None:
    st.header("What was measured")
    if delivery.spoken_s is None:
        _measured_in_writing(delivery)
        return
    columns = st.columns(4)
    columns[0].metric("Speaking time", seconds(delivery.spoken_s))
    columns[1].metric("Pace", pace(delivery.pace_wpm), help=_PACE_HELP)
    columns[2].metric("Your share of the talk", share(delivery.talk_share))
    columns[3].metric("Words", delivery.words)
    columns = st.columns(4)
    columns[0].metric("Pauses", delivery.pauses, help=_PAUSE_HELP)
    columns[1].metric("Longest pause", seconds(delivery.longest_pause_s))
    fillers = "–" if delivery.fillers_withheld else delivery.fillers
    columns[2].metric("Fillers", fillers, help=_FILLER_HELP)
    columns[3].metric("Hedges", delivery.hedges, help=_HEDGE_HELP)
    if delivery.fillers_withheld:
        st.caption(f"Fillers are {delivery.fillers_withheld}.")
    st.caption("Typed answers have no pace and no pauses.")


def _measured_in_writing(delivery: SessionDelivery) -> None:
    columns = st.columns(4)
    columns[0].metric("Words", delivery.words)
    columns[1].metric("Your share of the talk", share(delivery.talk_share))
    columns[2].metric("Fillers", delivery.fillers, help=_FILLER_HELP)
    columns[3].metric("Hedges", delivery.hedges, help=_HEDGE_HELP)
    st.caption("All was typed: there is no pace and there are no pauses.")


_PACE_HELP = f"Remarked on only below {SLOW_WPM} or above {FAST_WPM} words a minute."
_PAUSE_HELP = "Silences of at least 0.35 seconds inside an answer. Thinking is no fault."
_FILLER_HELP = "Words such as “um” or “you know”, where the text is your own."
_HEDGE_HELP = "Phrases such as “I think” or “maybe”, which weaken a claim when they pile up."


def show_fallbacks(fallbacks: Sequence[Fallback]) -> None:
    """Who stepped in for whom: it explains a change of voice, or a word heard wrongly."""
    if not fallbacks:
        return
    st.header("What stepped in")
    for sentence in dict.fromkeys(fallback.sentence for fallback in fallbacks):
        st.text(sentence[:1].upper() + sentence[1:])
