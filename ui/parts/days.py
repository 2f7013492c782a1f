"""The days on which something was, as the reader's clock has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st
from babel.dates import format_date

from core.conversation.errors import HistoryError
from ui.runtime import history


def day_of(moment: datetime) -> date:
    """The day of ``moment`` where the reader's browser is."""
    return moment.astimezone(_zone()).date()


def went_on_at(interview_id: str) -> datetime | None:
    """When that interview went on last, by the reader's clock; ``None`` where nobody knows it."""
    try:
        repository = history()
        at = repository.kept_at(interview_id) if repository is not None else None
    except HistoryError:  # no review is kept back for want of its date
        return None
    return at.astimezone(_zone()) if at is not None else None


def in_english(day: date) -> str:
    """ "23 November 2026", as the files say it that people take home."""
    return str(format_date(day, "long", locale="en_GB"))


def _zone() -> tzinfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (KeyError, ValueError, OSError):  # the browser names one that is not known here
        return UTC
