"""The plots of a report: levels with their intervals, and speech on a line of seconds."""

from __future__ import annotations

from collections.abc import Sequence

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
    axis = {"values": [1, 2, 3, 4, 5], "title": None, "format": "d"}
    scale = {"domain": [1, 5]}
    place = {
        "field": "dimension",
        "type": "nominal",
        "sort": [row["dimension"] for row in rows],
        "title": None,
        "axis": {"labelLimit": 220},
    }
    hint = [{"field": name} for name in ("dimension", "level", "low", "high")]
    low = {"field": "low", "type": "quantitative", "scale": scale, "axis": axis}
    level = {"field": "level", "type": "quantitative", "scale": scale, "axis": axis}
    bar = {"type": "bar", "height": 10, "color": _PALE, "cornerRadius": 5}
    point = {"type": "point", "filled": True, "size": 110, "color": _GREEN, "opacity": 1}
    _draw(
        {
            "data": {"values": rows},
            "height": _ROW_HEIGHT * len(rows) + 30,
            "encoding": {"y": place, "tooltip": hint},
            "layer": [
                {"mark": bar, "encoding": {"x": low, "x2": {"field": "high"}}},
                {"mark": point, "encoding": {"x": level}},
            ],
        },
        key,
    )


def show_timeline(part: AnswerDelivery, transcript: Transcript | None, key: str) -> None:
    """Speech and pauses of a spoken part, with the words of each stretch."""
    rows = _stretches(part, transcript)
    place = {
        "field": "from",
        "type": "quantitative",
        "title": "seconds",
        "axis": {"tickCount": 8, "tickMinStep": 1},
    }
    colour = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": [_SPEECH, _PAUSE], "range": [_GREEN, _SAND]},
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
                "tooltip": [{"field": name} for name in ("kind", "seconds", "words")],
            },
        },
        key,
    )
    if any(row["words"] for row in rows):
        with st.expander("Words and pauses"):
            for row in rows:
                told = plain(str(row["words"])) if row["kind"] == _SPEECH else "*pause*"
                at = clock(float(str(row["from"])))
                st.markdown(f"`{at}` {told} ({row['seconds']} s)")


def _draw(spec: dict[str, object], key: str) -> None:
    # The specification as it is: building it with Altair checks it for 40 ms a chart.
    st.vega_lite_chart(spec=spec, width="stretch", key=key)


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
