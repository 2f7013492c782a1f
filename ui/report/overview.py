"""The report's beginning: the level and how sure it is, what to do next, what was measured."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.assess.delivery import FAST_WPM, SLOW_WPM, SessionDelivery
from core.assess.judgement import MODEL_ASSESSOR
from core.assess.levels import Level
from core.assess.report import DimensionReview, Report
from core.assess.review.coverage import WantStatus, cover_wants
from core.assess.review.self_rating import set_beside
from core.assess.review.trust import WRITTEN_BY_RULES, rests_on
from core.assess.words.figures import share
from core.conversation.services import Fallback
from core.practice.interview import Interview
from ui.interface import N_, _, decimal, labelled, worded
from ui.parts.plain import plain
from ui.report.charts import level_in_words, show_levels
from ui.report.words import length, not_judged, pace, show_quote
from ui.services.fallback_words import in_words


def show_writer(report: Report, *, told_why: bool = False) -> None:
    """Who wrote it, and what that means; with ``told_why`` the page says already why no model
    did."""
    if report.assessor == MODEL_ASSESSOR and report.level is None:
        told = _("Judged by a language model ({model}), which gave no level.")
        st.caption(told.format(model=plain(report.versions.model)))
    elif report.assessor == MODEL_ASSESSOR and report.by_rules:
        st.caption(
            _(
                "Levels by a language model ({model}) for {own} of {count} answers, and by rules "
                "for the others: {names}. Code found every quote in your own words and computed "
                "every total."
            ).format(
                model=plain(report.versions.model),
                own=report.judged - len(report.by_rules),
                count=report.judged,
                names=", ".join(str(number) for number in report.by_rules),
            )
        )
    elif report.assessor == MODEL_ASSESSOR:
        st.caption(
            _(
                "Levels by a language model ({model}), several passes over "
                "each answer. Code found every quote in your own words and computed every total."
            ).format(model=plain(report.versions.model))
        )
    else:
        st.caption(worded(WRITTEN_BY_RULES))
    if report.meanwhile and not told_why:
        st.info(
            _("The rules' review stands meanwhile: {why}").format(
                why=plain(worded(report.meanwhile))
            ),
            icon=":material/hourglass_top:",
        )


def show_level(report: Report, interview: Interview, self_rating: int | None) -> None:
    st.header(_("Where you stand"))
    if report.level is None:
        st.write(_("No answer could be judged yet, so there is no level. Nothing is made up."))
        _show_rating(self_rating, None)
        return
    level = report.level
    head = _("Overall level: {level} of 5").format(level=decimal(level.value))
    st.subheader(head, anchor=False)
    st.markdown(
        _(
            "Most likely between **{low}** and **{high}** (8 times out of 10), which is "
            "{sureness}. More answers make it surer."
        ).format(low=decimal(level.low), high=decimal(level.high), sureness=_(level.sureness.value))
    )
    rests = rests_on(report)
    if rests:
        st.markdown(worded(rests))
    _show_rating(self_rating, level)
    show_levels(report.dimensions)
    for dimension in report.dimensions:
        _dimension(dimension, interview)
    if report.delivery_review is not None:
        _dimension(report.delivery_review, interview)
    st.page_link(
        "pages/anchors.py", label=_("What the levels mean, in words"), icon=":material/menu_book:"
    )


def _show_rating(rating: int | None, level: Level | None) -> None:
    """The person's own rating, and where it lies beside the review's level."""
    if rating is not None:
        st.text(worded(set_beside(rating, level).sentence))


def _dimension(dimension: DimensionReview, interview: Interview) -> None:
    level = dimension.level
    title = plain(worded(dimension.title))
    head = labelled(title, decimal(level.value)) if level else not_judged(title)
    with st.expander(head):
        show_dimension(dimension, interview, advise=dimension.has_advice)


def show_dimension(dimension: DimensionReview, interview: Interview, *, advise: bool) -> None:
    """One dimension in full: level, why, the words that show it, what to change if ``advise``."""
    if dimension.level is not None:
        st.caption(level_in_words(dimension.level))
    st.text(worded(dimension.why))
    if dimension.quote is not None:
        show_quote(dimension.quote, interview)
    if advise:
        st.text(_("One thing to change: {advice}").format(advice=worded(dimension.fix)))
        st.text(_("Practise: {exercise}").format(exercise=worded(dimension.drill)))


def show_next_steps(report: Report, interview: Interview) -> None:
    st.header(_("Three things to do next"))
    for number, step in enumerate(report.next_steps, start=1):
        with st.container(border=True):
            st.markdown(f"**{number}. {plain(worded(step.title))}**")
            st.text(worded(step.why))
            if step.points:
                st.markdown("\n".join(f"- {plain(point)}" for point in step.points))
            if step.quote is not None:
                show_quote(step.quote, interview)
            st.text(_("Practise: {exercise}").format(exercise=worded(step.drill)))


def show_wants(interview: Interview, report: Report) -> None:
    """What the job asks for, and how far the answers showed it."""
    covered = cover_wants(interview, report)
    if not covered:
        return
    st.header(_("What the job asks for"))
    for want in covered:
        told = plain(worded(want.words))
        if want.question_number:
            told = _("{words} (question {number})").format(words=told, number=want.question_number)
        with st.container(gap=None):  # each want close to what is said of it
            st.text(want.line)
            st.caption(f"{_WANT_MARKS[want.status]} {told}")


_WANT_MARKS = {
    WantStatus.SHOWN: ":material/check_circle:",
    WantStatus.PARTLY: ":material/contrast:",
    WantStatus.ASKED: ":material/visibility:",
    WantStatus.THIN: ":material/help:",
    WantStatus.MISSING: ":material/error:",
    WantStatus.UNANSWERED: ":material/radio_button_unchecked:",
    WantStatus.OPEN: ":material/hourglass_empty:",
    WantStatus.NOT_ASKED: ":material/radio_button_unchecked:",
    WantStatus.SPOKEN_OF: ":material/visibility:",
}


def show_measured(delivery: SessionDelivery) -> None:
    st.header(_("What was measured"))
    if delivery.spoken_s is None:
        _measured_in_writing(delivery)
        return
    columns = st.columns(4)
    columns[0].metric(_("Speaking time"), length(delivery.spoken_s))
    columns[1].metric(
        _("Pace"), pace(delivery.pace_wpm), help=_(_PACE_HELP).format(slow=SLOW_WPM, fast=FAST_WPM)
    )
    columns[2].metric(_("Your share of the talk"), share(delivery.talk_share))
    columns[3].metric(_("Words"), delivery.words)
    columns = st.columns(4)
    columns[0].metric(_("Pauses"), delivery.pauses, help=_(_PAUSE_HELP))
    columns[1].metric(_("Longest pause"), length(delivery.longest_pause_s))
    fillers = "–" if delivery.fillers_withheld else delivery.fillers
    columns[2].metric(_("Fillers"), fillers, help=_(_FILLER_HELP))
    columns[3].metric(_("Hedges"), delivery.hedges, help=_(_HEDGE_HELP))
    if delivery.fillers_withheld:
        st.caption(_("Fillers are {why}.").format(why=_(delivery.fillers_withheld)))
    st.caption(_("Typed answers have no pace and no pauses."))


def _measured_in_writing(delivery: SessionDelivery) -> None:
    columns = st.columns(4)
    columns[0].metric(_("Words"), delivery.words)
    columns[1].metric(_("Your share of the talk"), share(delivery.talk_share))
    columns[2].metric(_("Fillers"), delivery.fillers, help=_(_FILLER_HELP))
    columns[3].metric(_("Hedges"), delivery.hedges, help=_(_HEDGE_HELP))
    st.caption(_("All was typed: there is no pace and there are no pauses."))


_PACE_HELP = N_(
    "Counted without pauses of 2 seconds or more. Remarked on only below {slow} or above {fast} "
    "words a minute."
)
_PAUSE_HELP = N_("Silences of at least 0.35 seconds inside an answer. Thinking is no fault.")
_FILLER_HELP = N_("Words such as “um” or “you know”, where the text is your own.")
_HEDGE_HELP = N_("Phrases such as “I think” or “maybe”, which weaken a claim when they pile up.")


def show_fallbacks(fallbacks: Sequence[Fallback]) -> None:
    """Who stepped in for whom: it explains a change of voice, or a word heard wrongly."""
    if not fallbacks:
        return
    st.header(_("What stepped in"))
    for sentence in in_words(fallbacks):
        st.text(sentence)
