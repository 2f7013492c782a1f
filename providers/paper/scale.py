"""The scale: a level from 1 to 5 as a mark, with its interval as a bar."""

from __future__ import annotations

from core.assess.levels import HIGHEST, LOWEST, Level
from providers.paper.sheet import ACCENT, HAIRLINE, MUTED, PALE, Sheet, Type

_FIGURES = Type(7, MUTED)


def draw_scale(
    sheet: Sheet, level: Level | None, x_mm: float, y_mm: float, width_mm: float, *, large: bool
) -> None:
    """The scale with its axis at ``y_mm``; without a level only the axis.

    A large one has figures under its ticks.
    """
    half = 1.6 if large else 1.1
    sheet.fill(x_mm, y_mm - 0.1, width_mm, 0.2, HAIRLINE)
    for step in range(int(LOWEST), int(HIGHEST) + 1):
        at = _place(step, x_mm, width_mm)
        sheet.fill(at - 0.1, y_mm - half, 0.2, 2 * half, HAIRLINE)
        if large:
            figure = str(step)
            sheet.draw_text(figure, at - sheet.width(figure, _FIGURES) / 2, y_mm + 2.2, _FIGURES)
    if level is None:
        return
    low, high = (_place(end, x_mm, width_mm) for end in (level.low, level.high))
    sheet.fill(low, y_mm - half * 0.7, max(high - low, 0.4), 1.4 * half, PALE)
    sheet.dot(_place(level.value, x_mm, width_mm), y_mm, half * 0.8, ACCENT)


def _place(value: float, x_mm: float, width_mm: float) -> float:
    return x_mm + (value - LOWEST) / (HIGHEST - LOWEST) * width_mm
