"""The faults of a database that refuses: to keep, to open, to delete."""

from __future__ import annotations

from core.conversation.errors import HistoryError, Kind
from core.sentence import say

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
        say("What was said could not be saved on this machine."),
        say("Go on as long as this page is open; free some disk space to keep it for later."),
    )


def refused_to_open() -> HistoryError:
    return HistoryError(
        Kind.SERVER,
        "history_not_opened",
        say("What was kept cannot be read on this machine just now."),
        say("Try again in a moment; what is kept stays where it is."),
    )


def refused_to_delete() -> HistoryError:
    return HistoryError(
        Kind.SERVER,
        "history_not_deleted",
        say("It could not be deleted and is still there."),
        say("Try again in a moment."),
    )
