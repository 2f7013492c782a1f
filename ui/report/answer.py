"""One answer of a report: what was said, marked, measured, judged, and made stronger."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.assess.answer.exchanges import exchanges
from core.assess.report import (
    RULES_ASSESSOR,
    AnswerReview,
    Assessability,
    PointReview,
    PointStatus,
    Report,
)
from core.assess.review.trust import FOUND_BY_PHRASES, points_by_phrases
from core.assess.review.verdicts import became_of, set_aside_why, stronger_note, topic_note
from core.assess.rules import can_be_overruled
from core.practice.interview import Interview, Speaker
from ui.conversation.people import show_asker
from ui.conversation.talk import show_line
from ui.interface import _, decimal, worded
from ui.parts.choices import segments
from ui.parts.plain import plain, plain_with_code
from ui.report.charts import level_in_words, show_levels
from ui.report.delivery import show_delivery
from ui.report.overview import show_dimension
from ui.report.words import (
    NOT_ASSESSABLE,
    joined_pieces,
    marked,
    not_found,
    not_judged,
    show_quote,
)
from ui.setup.documents import show_cause

_STATUS_MARKS = {
    PointStatus.COVERED: ":material/check_circle:",
    PointStatus.TO_CHECK: ":material/help:",
    PointStatus.WRONG: ":material/error:",
    PointStatus.UNHEARD: ":material/radio_button_unchecked:",
    PointStatus.MISSED: ":material/radio_button_unchecked:",
}


def chosen_answer(report: Report, key: str) -> tuple[int, AnswerReview]:
    """The number and the review of the answer that the person reads now, at first the first.

    One at a time: ten at once are long to read, and a browser draws them for a second.
    """
    numbered = dict(enumerate(report.answers, start=1))
    number = segments(
        _("Question, with the level of its answer"),
        list(numbered),
        key,
        default=1,
        format_func=lambda number: _numbered(number, numbered[number]),
    )
    return number, numbered[number]


def _numbered(number: int, answer: AnswerReview) -> str:
    level = _("not judged") if answer.level is None else decimal(answer.level.value)
    return f"{number}: {level}"


def show_answer(
    interview: Interview, answer: AnswerReview, number: int, overrule: Callable[[], None]
) -> None:
    """The review of one answer; ``overrule`` when the person says that it is an answer to
    the question."""
    st.subheader(_("Question {number}").format(number=number), anchor=f"question-{number}")
    st.text(answer.question)
    show_asker(interview.asker_of(answer.question_id))
    cited = next((q for q in interview.plan if q.id == answer.question_id), None)
    if cited is not None:
        show_cause(cited)
    _what_was_said(interview, answer)
    _set_aside(answer)
    if answer.assessability is not Assessability.ASSESSABLE:
        st.info(_(NOT_ASSESSABLE[answer.assessability]))
        if can_be_overruled(interview, answer):
            st.button(
                _("It does answer the question: judge it"),
                key=f"overrule-{answer.question_id}",
                on_click=overrule,
            )
        return
    if answer.doubtful_topic:
        st.caption(worded(topic_note(answer)))
        st.button(
            _("It does answer the question"),
            key=f"overrule-{answer.question_id}",
            on_click=overrule,
        )
    show_judged(interview, answer, key=answer.question_id)


def show_judged(interview: Interview, answer: AnswerReview, key: str) -> None:
    """All that is said of an answer that was judged."""
    if answer.level is not None:
        told = _("**Level {level}** ({sureness})").format(
            level=level_in_words(answer.level), sureness=_(answer.level.sureness.value)
        )
        st.markdown(told)
        st.caption(judge_in_words(answer))
        if answer.agreement is not None:
            st.caption(
                _(
                    "The passes agreed, give or take one level, in {share} % of their judgements."
                ).format(share=f"{100 * answer.agreement:.0f}")
            )
        if answer.assessors_disagree and answer.rules_level is not None:
            st.warning(
                _(
                    "The rules see it otherwise: {level}. Read the "
                    "quotes before you believe either."
                ).format(level=level_in_words(answer.rules_level))
            )
        show_levels(answer.dimensions)
        with st.expander(_("Why, with your own words")):
            for dimension in answer.dimensions:
                title = plain(worded(dimension.title))
                head = title if dimension.level else not_judged(title)
                st.markdown(f"**{head}**")
                show_dimension(dimension, interview, advise=dimension is answer.to_change)
    _story(interview, answer)
    _points(interview, answer)
    _stronger(answer)
    show_delivery(interview, answer, key)


def judge_in_words(answer: AnswerReview) -> str:
    """Who gave the level: in one review the rules may stand in for a model at some answers."""
    by_rules = answer.assessor == RULES_ASSESSOR
    return _("Judged by rules.") if by_rules else _("Judged by a language model.")


def _what_was_said(interview: Interview, answer: AnswerReview) -> None:
    """All that was said to the question, each follow-up in its place."""
    for exchange in exchanges(interview, answer):
        asked = exchange.follow_up
        if asked is not None:
            show_line(asked.speaker, asked.text, persona=asked.persona)
        for index in exchange.line_indexes:
            show_line(Speaker.CANDIDATE, interview.lines[index].text)
        if exchange.instead:
            st.caption(worded(exchange.instead))


def _set_aside(answer: AnswerReview) -> None:
    if not answer.set_aside:
        return
    st.info(worded(set_aside_why(answer)))
    for quote in answer.set_aside:
        st.text(f"“{quote.text}”")


def _story(interview: Interview, answer: AnswerReview) -> None:
    if not answer.star:
        return
    st.markdown(_("**The story: situation, task, action, result**"))
    show_parts_marked(interview, answer)
    missing = [review.part for review in answer.star if not review.quotes]
    if missing:
        st.markdown(not_found(missing))


def show_parts_marked(interview: Interview, answer: AnswerReview) -> None:
    """All that was said, with the parts of a story marked in it."""
    quotes = [(quote, one.part) for one in answer.star for quote in one.quotes]
    for index in answer.line_indexes:
        spans = [(q.start, q.end, part) for q, part in quotes if q.line_index == index]
        st.markdown(marked(interview.lines[index].text, spans))


def _points(interview: Interview, answer: AnswerReview) -> None:
    if not answer.points:
        return
    if points_by_phrases(answer):
        st.markdown(_("**What a good answer to this question says**"))
        st.caption(worded(FOUND_BY_PHRASES))
    else:
        said = [p for p in answer.points if p.made]
        told = _("**What the question asks for: {found} of {count} found**")
        st.markdown(told.format(found=len(said), count=len(answer.points)))
    for point in sorted(answer.points, key=lambda p: not p.made):
        _point(interview, point, worded(became_of(point, answer)))


def _point(interview: Interview, point: PointReview, became: str) -> None:
    told = _("{became}: a good answer {point}").format(became=became, point=plain(point.point))
    st.markdown(f"{_STATUS_MARKS[point.status]} {told}")
    if point.quote is not None:
        show_quote(point.quote, interview)
    if point.why:
        st.text(point.why)


def _stronger(answer: AnswerReview) -> None:
    with st.expander(_("A stronger version of your own answer")):
        st.caption(worded(stronger_note(answer)) or _what_it_is_made_of(answer))
        pieces = [
            f":orange-background[{plain(worded(piece.text))}]"
            if piece.is_gap
            else plain_with_code(piece.text)
            for piece in answer.stronger
        ]
        st.markdown(joined_pieces(pieces))


def _what_it_is_made_of(answer: AnswerReview) -> str:
    if answer.has_gaps:
        return _(
            "Your own words in order, without the fillers, repetition and questions that could "
            "be found. Nothing is invented: fill the gaps in square brackets with what really "
            "happened."
        )
    return _(
        "Your own words in order, without the fillers, repetition and questions that could "
        "be found. Nothing is invented."
    )
