"""The plots of a report: levels with their intervals, and speech on a line of seconds."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from core.assess.delivery import AnswerDelivery, inside_clauses, words_by_stretch
from core.assess.levels import HIGHEST, LOWEST, Level
from core.assess.report import DimensionReview
from core.conversation.transcript import TimeSpan, Transcript
from ui.interface import N_, _, decimal, labelled, worded
from ui.parts.plain import plain

_GREEN, _PALE, _SAND, _RUST = "#0F6B5C", "#9CC7BD", "#D8B66A", "#B4552D"
_SPEECH, _PAUSE, _INSIDE = N_("speech"), N_("pause"), N_("pause inside a clause")

_KINDS = {_SPEECH: _GREEN, _PAUSE: _SAND, _INSIDE: _RUST}


def level_in_words(level: Level) -> str:
    return _("{level} of 5, between {low} and {high}").format(
        level=decimal(level.value), low=decimal(level.low), high=decimal(level.high)
    )


def show_levels(dimensions: Sequence[DimensionReview]) -> None:
    """A row for each judged dimension."""
    show_level_rows([(worded(d.title), d.level) for d in dimensions if d.level is not None])


def show_level_rows(rows: Sequence[tuple[str, Level]]) -> None:
    """A row for each title: the interval as a bar, the level as a mark.

    Plain HTML: eleven Vega charts kept a browser busy for a second before anything was seen.
    """
    if rows:
        drawn = "".join(_level_row(title, level) for title, level in rows)
        st.html(f"<div style='margin:0.4rem 0 0.8rem'>{drawn}{_LEVEL_AXIS}</div>")


def _level_row(title: str, level: Level) -> str:
    """The title is of the rubric and its catalogues, or a day; it is escaped all the same."""
    bar = f"left:{_percent(level.low)}%;width:{_percent(level.high) - _percent(level.low)}%"
    name = html.escape(title)
    words = html.escape(labelled(title, level_in_words(level)), quote=True)
    return (
        f"<div role='img' aria-label='{words}' title='{words}' style='{_ROW}'>"
        f"<span style='{_TITLE}'>{name}</span><span style='{_TRACK}'>"
        f"<span style='position:absolute;top:0.35rem;height:0.6rem;border-radius:0.3rem;"
        f"background:{_PALE};{bar}'></span>"
        f"<span style='position:absolute;top:0.25rem;width:0.8rem;height:0.8rem;"
        f"margin-left:-0.4rem;border-radius:50%;background:{_GREEN};left:{_percent(level.value)}%'>"
        "</span></span></div>"
    )


def _percent(value: float) -> float:
    return round(100 * (value - LOWEST) / (HIGHEST - LOWEST), 1)


_ROW = "display:flex;align-items:center;gap:0.8rem;height:1.6rem"
_TITLE = "flex:0 0 8.5rem;text-align:right;font-size:0.85rem;opacity:0.75"
_TRACK = "position:relative;flex:1;height:1.3rem;border-bottom:1px solid rgba(128,128,128,0.25)"
_LEVEL_AXIS = (
    f"<div aria-hidden='true' style='{_ROW};font-size:0.8rem;opacity:0.75'>"
    f"<span style='{_TITLE}'></span><span style='display:flex;flex:1;"
    "justify-content:space-between'>"
    "<span>1</span><span>2</span><span>3</span><span>4</span><span>5</span></span></div>"
)


def show_timeline(part: AnswerDelivery, transcript: Transcript | None, key: str) -> None:
    """Speech and pauses of a spoken part, with the words of each stretch."""
    rows = _stretches(part, transcript)
    titles = {"kind": _("kind"), "seconds": _("seconds"), "words": _("words")}
    place = {
        "field": "from",
        "type": "quantitative",
        "title": _("seconds"),
        "axis": {"tickCount": 8, "tickMinStep": 1},
    }
    colour = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": [_(kind) for kind in _KINDS], "range": [*_KINDS.values()]},
        "legend": {"title": None, "orient": "top"},
    }
    _draw(
        {
            "data": {"values": rows},
            "height": 110,
            "mark": {"type": "bar", "height": 16},
            "encoding": {
                "x": place,
                "x2": {"field": "to"},
                "color": colour,
                "tooltip": [{"field": name, "title": title} for name, title in titles.items()],
            },
        },
        key,
        _("Speech and pauses on a line of seconds; the list below has their times."),
    )
    with st.expander(_("Words and pauses")):
        for row in rows:
            told = plain(str(row["words"])) or f"*{plain(str(row['kind']))}*"
            at = clock(float(str(row["from"])))
            st.markdown(f"`{at}` {told} ({decimal(float(str(row['seconds'])))} s)")


def _draw(spec: dict[str, object], key: str, alt: str) -> None:
    # The specification as it is: building it with Altair checks it for 40 ms a chart.
    st.vega_lite_chart(spec=spec, width="stretch", key=key, alt=alt)


def _stretches(part: AnswerDelivery, transcript: Transcript | None) -> list[dict[str, object]]:
    start_s = part.first_word_s or 0.0
    ends = [pause.start_s for pause in part.pauses] + [start_s + (part.spoken_s or 0.0)]
    starts = [start_s] + [pause.end_s for pause in part.pauses]
    speech = [TimeSpan(start, end) for start, end in zip(starts, ends, strict=True)]
    words_said = transcript.words if transcript is not None else ()
    said = words_by_stretch(speech, words_said)
    inside = inside_clauses(part.pauses, words_said) or (False,) * len(part.pauses)
    rows: list[dict[str, object]] = []
    for place, (stretch, words) in enumerate(zip(speech, said, strict=True)):
        if place:
            kind = _INSIDE if inside[place - 1] else _PAUSE
            rows.append(_row(part.pauses[place - 1], kind, ""))
        rows.append(_row(stretch, _SPEECH, " ".join(word.text.strip() for word in words)))
    return rows


def _row(span: TimeSpan, kind: str, words: str) -> dict[str, object]:
    return {
        "from": span.start_s,
        "to": span.end_s,
        "kind": _(kind),
        "seconds": round(span.duration_s, 1),
        "words": words,
    }


def clock(seconds: float) -> str:
    """``seconds`` as a place in a recording: 1:05."""
    return f"{int(seconds // 60)}:{int(seconds % 60):02d}"
