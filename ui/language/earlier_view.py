"""The person's talks in one language over time: level and pace, no words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from core.conversation.language import CefrLevel
from core.conversation.rounding import to_whole
from core.language.grid import load_grid
from core.language.pack import load_pack
from core.language.report import TalkReport
from core.language.reporting.earlier import TalkFigures, figures_of
from core.language.talk import Talk
from ui.interface import _, told_day
from ui.parts.days import day_of

_GREEN = "#0F6B5C"
_LEVELS = [level.name for level in CefrLevel]
_HEIGHT = 260
"""With title and axes; less, and the names of the levels no longer fit."""


def show_earlier(talk: Talk, report: TalkReport) -> None:
    """The earlier talks with this one as the last; nothing where it is the first."""
    if not report.earlier:
        return
    talks = (*report.earlier, figures_of(talk))
    unit = load_grid(report.locale).units[load_pack(talk.brief.language).pace.unit]
    pace_title = _("Pace ({unit} a minute)").format(unit=unit)
    st.header(_("Earlier talks in this language"))
    st.caption(
        _(
            "Talks that you held or opened before this one: figures that rules counted, the same "
            "way in each."
        )
    )
    level, pace = st.columns(2)
    with level:
        _draw(_("Level"), [figures.level for figures in talks], "level", levels=True)
    with pace:
        _draw(pace_title, [figures.per_minute for figures in talks], "pace")
    st.table([_row(n, figures, report, pace_title) for n, figures in enumerate(talks, 1)])


def _row(number: int, figures: TalkFigures, report: TalkReport, pace_title: str) -> dict[str, str]:
    is_last = number > len(report.earlier)
    pace = figures.per_minute
    return {
        _("Talk"): _("{number} (this one)").format(number=number) if is_last else str(number),
        _("Date"): _day(figures.began_s) if figures.began_s else "–",
        _("Kind of talk"): load_grid(report.locale).kinds[figures.kind],
        _("Level"): "–" if figures.level is None else _LEVELS[to_whole(figures.level) - 1],
        pace_title: "–" if pace is None else f"{pace:.0f}",
    }


def _day(began_s: float) -> str:
    """The day as the reader's clock and language have it."""
    return told_day(day_of(datetime.fromtimestamp(began_s, UTC)))


def _draw(title: str, values: Sequence[float | None], key: str, *, levels: bool = False) -> None:
    """A line through the talks that have a value; one value alone is no line."""
    points = [{"talk": n, "value": value} for n, value in enumerate(values, 1) if value is not None]
    if len(points) < 2:
        return
    axis: dict[str, object] = {"title": None, "tickCount": 5}
    if levels:
        # With a smaller count Vega would leave out every other one of the values.
        axis |= {"values": list(CefrLevel), "tickCount": len(_LEVELS), "labelOverlap": False}
        axis["labelExpr"] = f"{_LEVELS}[datum.value - 1]"
    value = {
        "field": "value",
        "type": "quantitative",
        "axis": axis,
        "scale": {"domain": [1, len(_LEVELS)]} if levels else {"zero": False},
    }
    talk = {
        "field": "talk",
        "type": "ordinal",
        "scale": {"domain": list(range(1, len(values) + 1))},
        "axis": {"title": _("Talk"), "labelAngle": 0},
    }
    # The specification as it is: building it with Altair checks it for 40 ms a chart.
    st.vega_lite_chart(
        spec={
            "title": {"text": title, "fontSize": 13, "anchor": "start"},
            "data": {"values": points},
            "height": _HEIGHT,
            "mark": {"type": "line", "point": {"size": 60, "color": _GREEN}, "color": _GREEN},
            "encoding": {"x": talk, "y": value},
        },
        width="stretch",
        key=f"earlier-{key}",
        alt=_("{measure} talk by talk; the table below has the figures.").format(measure=title),
    )
