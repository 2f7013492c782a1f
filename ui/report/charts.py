"""The plots of a report: levels with their intervals, and speech on a line of seconds."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from core.assess.delivery import AnswerDelivery
from core.assess.levels import Level
from core.assess.report import DimensionReview
from core.conversation.transcript import Transcript
from ui.plain import plain

_GREEN, _PALE, _SAND = "#0F6B5C", "#9CC7BD", "#D8B66A"
_ROW_HEIGHT = 30
_SPEECH, _PAUSE = "speech", "pause"


def level_in_words(level: Level) -> str:
    return f"{level.value:.1f} of 5, between {level.low:.1f} and {level.high:.1f}"


def show_levels(dimensions: Sequence[DimensionReview], key: str) -> None:
    """A row for each judged dimension: the interval as a bar, the level as a mark."""
    rows = [
        {"dimension": d.title, "low": d.level.low, "high": d.level.high, "level": d.level.value}
        for d in dimensions
        if d.level is not None
    ]
    if not rows:
        return
    frame = pd.DataFrame(rows)
    order = [str(row["dimension"]) for row in rows]
    scale = alt.Scale(domain=[1, 5])
    axis = alt.Axis(values=[1, 2, 3, 4, 5], title=None, format="d")
    place = alt.Y("dimension:N", sort=order, title=None, axis=alt.Axis(labelLimit=220))
    hint = ["dimension:N", "level:Q", "low:Q", "high:Q"]
    bars = alt.Chart(frame).mark_bar(height=10, color=_PALE, cornerRadius=5)
    bars = bars.encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", y=place, tooltip=hint)
    marks = alt.Chart(frame).mark_point(filled=True, size=110, color=_GREEN, opacity=1)
    marks = marks.encode(x=alt.X("level:Q", scale=scale, axis=axis), y=place, tooltip=hint)
    chart = (bars + marks).properties(height=_ROW_HEIGHT * len(rows) + 30)
    st.altair_chart(chart, width="stretch", key=key)


def show_timeline(part: AnswerDelivery, transcript: Transcript | None, key: str) -> None:
    """Speech and pauses of a spoken part, with the words of each stretch."""
    frame = pd.DataFrame(_stretches(part, transcript))
    colours = alt.Scale(domain=[_SPEECH, _PAUSE], range=[_GREEN, _SAND])
    chart = (
        alt.Chart(frame)
        .mark_bar(height=16)
        .encode(
            x=alt.X("from:Q", title="seconds", axis=alt.Axis(tickCount=8, tickMinStep=1)),
            x2="to:Q",
            color=alt.Color("kind:N", scale=colours, legend=alt.Legend(title=None, orient="top")),
            tooltip=["kind:N", "seconds:Q", "words:N"],
        )
        .properties(height=110)
    )
    st.altair_chart(chart, width="stretch", key=key)
    if frame["words"].str.len().sum():
        with st.expander("Words and pauses"):
            for row in frame.to_dict("records"):
                at = clock(float(row["from"]))
                told = plain(str(row["words"])) if row["kind"] == _SPEECH else "*pause*"
                st.markdown(f"`{at}` {told} ({row['seconds']:.1f} s)")


def _stretches(part: AnswerDelivery, transcript: Transcript | None) -> list[dict[str, object]]:
    start_s = part.first_word_s or 0.0
    rows: list[dict[str, object]] = []
    at_s = start_s
    for pause in part.pauses:
        rows.append(_row(at_s, pause.start_s, _SPEECH, transcript))
        rows.append(_row(pause.start_s, pause.end_s, _PAUSE, None))
        at_s = pause.end_s
    rows.append(_row(at_s, start_s + (part.spoken_s or 0.0), _SPEECH, transcript))
    return rows


def _row(
    start_s: float, end_s: float, kind: str, transcript: Transcript | None
) -> dict[str, object]:
    said = transcript.words if transcript is not None else ()
    words = [w.text.strip() for w in said if start_s <= (w.start_s + w.end_s) / 2 <= end_s]
    return {
        "from": start_s,
        "to": end_s,
        "kind": kind,
        "seconds": round(end_s - start_s, 1),
        "words": " ".join(words),
    }


def clock(seconds: float) -> str:
    """``seconds`` as a place in a recording: 1:05."""
    return f"{int(seconds // 60)}:{int(seconds % 60):02d}"
