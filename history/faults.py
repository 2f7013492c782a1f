"""What the repositories share: the fault of a database, and what a deletion leaves behind."""

from __future__ import annotations

from sqlalchemy import Engine

from core.conversation.errors import HistoryError, Kind


def refused() -> HistoryError:
    return HistoryError(
        Kind.SERVER,
        "history_unavailable",
        "What was said could not be saved on this machine.",
        "Go on as long as this page is open; free some disk space to keep it for later.",
    )


def fold_away(engine: Engine) -> None:
    """SQLite's write-ahead log still holds deleted words until it is folded in and cut."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
