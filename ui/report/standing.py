"""Where an interview stands beside the others that were held in this browser."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from core.assess.review.standing import Standing, standing_of
from core.conversation.errors import HistoryError
from core.practice.interview import Interview
from ui.interface import _, decimal, told_day
from ui.parts.days import went_on_at
from ui.report.charts import show_level_rows
from ui.report.desk import ReviewDesk, change
from ui.runtime import history


def keep_standing(desk: ReviewDesk) -> None:
    """Keep where a finished interview stands, for when others are set beside it."""
    standing = standing_of(desk.report)
    if desk.interview.ended and standing is not None and not desk.waiting:
        change(desk, replace(desk.state, standing=standing))


def standing_of_kept(interview: Interview) -> Standing | None:
    """Where ``interview`` stood when its review was last open; ``None`` where nobody knows it."""
    repository = history()
    if repository is not None:
        # The page that opens that review tells of a fault.
        with suppress(HistoryError):
            return repository.load_review(interview.id).standing
    return None


def show_over_time(desk: ReviewDesk, others: Sequence[Interview]) -> None:
    """The levels of interviews of this kind, the oldest first; nothing where there is no other that
    the same assessor judged in the same way."""
    mine, kind = desk.state.standing, desk.interview.brief.interview_type
    if mine is None:
        return
    rows = [(went_on_at(desk.interview.id), _("This one"), mine.level)]
    for other in others:
        standing = standing_of_kept(other) if other.brief.interview_type is kind else None
        if standing is not None and standing.is_comparable(mine):
            rows.append((went_on_at(other.id), when(other), standing.level))
    if len(rows) == 1:
        return
    st.subheader(_("Beside your other interviews of this kind"))
    rows.sort(key=lambda row: row[0] or datetime.max.replace(tzinfo=UTC))
    show_level_rows([(title, level) for _at, title, level in rows])
    st.caption(
        _(
            "Each bar is where that level most likely lies, whatever field was asked about. Where "
            "two bars overlap, nobody can tell whether one interview was better. Those that were "
            "judged in another way are not among them."
        )
    )


def level_of(interview: Interview) -> str:
    """The level of another interview in words; "" where it was never reviewed to the end."""
    standing = standing_of_kept(interview)
    if standing is None:
        return ""
    return _("Overall level: {level} of 5").format(level=decimal(standing.level.value))


def when(interview: Interview) -> str:
    """On which day, and at what time, ``interview`` went on last: 21 Nov 2026, 14:05."""
    at = went_on_at(interview.id)
    return f"{told_day(at.date())}, {at:%H:%M}" if at is not None else "–"
