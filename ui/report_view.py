"""The report on the page."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from core.assess.delivery import (
    FAST_WPM,
    LONG_PAUSE_S,
    ORDINARY_ANSWER_S,
    SLOW_WPM,
    AnswerDelivery,
    SessionDelivery,
)
from core.assess.evidence import Quote
from core.assess.report import AnswerReview, Assessability, NextStep, Report
from core.conversation.moves import MoveKind
from core.conversation.services import Fallback
from core.practice.interview import Interview, Speaker
from core.think.intent import Intent
from ui.plain import plain
from ui.talk import show_line

_NOT_ASSESSABLE = {
    Assessability.TOO_SHORT: (
        "Not assessable: a few words are too little to say anything fair about. "
        "They are kept and shown above."
    ),
    Assessability.NOT_ANSWERED: "Not assessable: this question had no answer.",
}
_SPEECH, _PAUSE = "speech", "pause"


def show_report(interview: Interview, report: Report) -> None:
    """The whole review: what to do next, what was measured, each answer."""
    st.caption(
        "Written by rules, without a language model: they find, measure and quote, and give no "
        "score. Every quote below is a part of your own words."
    )
    _next_steps(report.next_steps)
    _measured(report.delivery)
    st.header("Answer by answer")
    for number, answer in enumerate(report.answers, start=1):
        _answer(interview, answer, number)
    _fallbacks(report.fallbacks)


def _fallbacks(fallbacks: Sequence[Fallback]) -> None:
    """Who stepped in for whom: it explains a change of voice, or a word heard wrongly."""
    if not fallbacks:
        return
    st.header("What stepped in")
    for sentence in dict.fromkeys(fallback.sentence for fallback in fallbacks):
        st.text(sentence[:1].upper() + sentence[1:])


def _next_steps(steps: tuple[NextStep, ...]) -> None:
    st.header("Three things to do next")
    for number, step in enumerate(steps, start=1):
        with st.container(border=True):
            st.markdown(f"**{number}. {plain(step.title)}**")
            st.text(step.why)
            if step.quote is not None:
                _quote(step.quote)
            st.text(f"Practise: {step.drill}")


def _measured(delivery: SessionDelivery) -> None:
    st.header("What was measured")
    columns = st.columns(4)
    columns[0].metric("Speaking time", _seconds(delivery.spoken_s))
    columns[1].metric("Pace", _pace(delivery.pace_wpm), help=_PACE_HELP)
    columns[2].metric("Your share of the talk", _share(delivery.talk_share))
    columns[3].metric("Words", delivery.words)
    columns = st.columns(4)
    columns[0].metric("Pauses", delivery.pauses if delivery.spoken_s else "–", help=_PAUSE_HELP)
    columns[1].metric("Longest pause", _seconds(delivery.longest_pause_s))
    columns[2].metric("Fillers in the transcript", delivery.fillers, help=_FILLER_HELP)
    columns[3].metric("Hedges", delivery.hedges, help=_HEDGE_HELP)
    st.caption(
        "Speech recognition leaves out many fillers, so their number is a lower bound. "
        "Typed answers have no pace and no pauses."
    )


_PACE_HELP = f"Remarked on only below {SLOW_WPM} or above {FAST_WPM} words a minute."
_PAUSE_HELP = "Silences of at least 0.35 seconds inside an answer. Thinking is no fault."
_FILLER_HELP = "Words such as “um” or “you know”, as far as the transcript shows them."
_HEDGE_HELP = "Phrases such as “I think” or “maybe”, which weaken a claim when they pile up."


def _answer(interview: Interview, answer: AnswerReview, number: int) -> None:
    with st.container(border=True):
        st.subheader(f"Question {number}", anchor=f"question-{number}")
        st.text(answer.question)
        for index in answer.line_indexes:
            _what_was_said(interview, index)
        if answer.assessability is not Assessability.ASSESSABLE:
            st.info(_NOT_ASSESSABLE[answer.assessability])
            return
        _timeline(answer.delivery)
        _star(answer)
        _points(answer)


def _what_was_said(interview: Interview, index: int) -> None:
    """A part of the answer, after the follow-up that it replies to."""
    for line in reversed(interview.lines[:index]):
        if line.intent is Intent.ANSWER or line.move in (MoveKind.OPENING, MoveKind.QUESTION):
            break
        if line.move is MoveKind.FOLLOW_UP:
            show_line(line.speaker, line.text)
            break
    show_line(Speaker.CANDIDATE, interview.lines[index].text)


def _star(answer: AnswerReview) -> None:
    if not answer.star:
        return
    st.markdown("**The story: situation, task, action, result**")
    for review in answer.star:
        found = bool(review.quotes)
        mark = ":material/check_circle:" if found else ":material/radio_button_unchecked:"
        st.markdown(f"{mark} {review.part.value.capitalize()}{'' if found else ': not found'}")
        for quote in review.quotes:
            _quote(quote)


def _points(answer: AnswerReview) -> None:
    covered = [p for p in answer.points if p.quote is not None]
    missed = [p for p in answer.points if p.quote is None]
    st.markdown(f"**What the question asks for: {len(covered)} of {len(answer.points)} addressed**")
    st.caption("Found by phrases. Whether what you said is right is for you, or a model, to check.")
    for point in covered:
        st.markdown(f":material/check_circle: A good answer {plain(point.point)}")
        if point.quote is not None:
            _quote(point.quote)
    for point in missed:
        st.markdown(
            f":material/radio_button_unchecked: Not found: a good answer {plain(point.point)}"
        )


def _quote(quote: Quote) -> None:
    st.text(f"“{quote.text}”")


def _timeline(parts: tuple[AnswerDelivery, ...]) -> None:
    """Speech and pauses of each spoken part, on a line of seconds."""
    spoken = [part for part in parts if part.spoken_s is not None]
    for part in spoken:
        rows = _stretches(part)
        st.altair_chart(_chart(rows), width="stretch")
        st.caption(_in_words(part))


def _stretches(part: AnswerDelivery) -> pd.DataFrame:
    start_s = part.first_word_s or 0.0
    rows, at_s = [], start_s
    for pause in part.pauses:
        rows.append({"from": at_s, "to": pause.start_s, "kind": _SPEECH})
        rows.append({"from": pause.start_s, "to": pause.end_s, "kind": _PAUSE})
        at_s = pause.end_s
    rows.append({"from": at_s, "to": start_s + (part.spoken_s or 0.0), "kind": _SPEECH})
    frame = pd.DataFrame(rows)
    frame["seconds"] = (frame["to"] - frame["from"]).round(1)
    return frame


def _chart(rows: pd.DataFrame) -> alt.Chart:
    colours = alt.Scale(domain=[_SPEECH, _PAUSE], range=["#0F6B5C", "#D8B66A"])
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(height=16)
        .encode(
            x=alt.X("from:Q", title="seconds", axis=alt.Axis(tickCount=8, tickMinStep=1)),
            x2="to:Q",
            color=alt.Color("kind:N", scale=colours, legend=alt.Legend(title=None, orient="top")),
            tooltip=["kind:N", "seconds:Q"],
        )
        .properties(height=110)
    )
    return chart


def _in_words(part: AnswerDelivery) -> str:
    low_s, high_s = ORDINARY_ANSWER_S
    long_pauses = [p for p in part.pauses if p.duration_s >= LONG_PAUSE_S]
    words = [
        f"{_seconds(part.spoken_s)} of speech (an ordinary answer takes {low_s:.0f} to "
        f"{high_s:.0f} s), {_pace(part.pace_wpm)}",
        _pauses_in_words(len(part.pauses), len(long_pauses)),
        f"first word after {_seconds(part.first_word_s)}",
    ]
    return "; ".join(words) + "."


def _pauses_in_words(count: int, long: int) -> str:
    if count == 0:
        return "no pauses"
    some = "1 pause" if count == 1 else f"{count} pauses"
    return f"{some}, {long} longer than {LONG_PAUSE_S:.0f} s" if long else some


def _seconds(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f} s" if value < 60 else f"{int(value // 60)} min {int(value % 60)} s"


def _pace(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f} wpm"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"
