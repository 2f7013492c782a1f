"""The fault of a database that refuses."""

from __future__ import annotations

from core.conversation.errors import HistoryError, Kind


def refused() -> HistoryError:
    return HistoryError(
        Kind.SERVER,
        "history_unavailable",
        "What was said could not be saved on this machine.",
        "Go on as long as this page is open; free some disk space to keep it for later.",
    )
