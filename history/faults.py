"""The faults of a database that refuses: to keep, to open, to delete."""

from __future__ import annotations

from core.conversation.errors import HistoryError, Kind

UNREADABLE = "history_unreadable"
"""The code of what another version of the app has kept: it is neither read nor written over."""
CONFLICT = "history_conflict"
"""The code of a record that went on in another window or was deleted there: nothing said in this
one is kept any more."""


def refused() -> HistoryError:
    """It cannot keep something, or not be opened at all."""
    return HistoryError(
        Kind.SERVER,
        "history_unavailable",
        "What was said could not be saved on this machine.",
        "Go on as long as this page is open; free some disk space to keep it for later.",
    )


def refused_to_open() -> HistoryError:
    return HistoryError(
        Kind.SERVER,
        "history_not_opened",
        "What was kept cannot be read on this machine just now.",
        "Try again in a moment; what is kept stays where it is.",
    )


def refused_to_delete() -> HistoryError:
    return HistoryError(
        Kind.SERVER,
        "history_not_deleted",
        "It could not be deleted and is still there.",
        "Try again in a moment.",
    )
