"""The interviews and their reviews, and how their database is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import create_engine, delete, event, update
from sqlalchemy.orm import Session

from core.assess.review.state import ReviewState
from core.conversation.errors import HistoryError, Kind
from core.practice.interview import Interview
from core.sentence import say
from history.faults import CONFLICT, UNREADABLE, refused, refused_to_open
from history.models import InterviewRow, ReviewRow
from history.records import RecordRepository, transaction
from history.schema import bring_up_to_date
from history.talks import TalkRepository

_BUSY_TIMEOUT_MS = 5_000
_MY_FOLDER, _MY_FILE = 0o700, 0o600


@cache
def _reviews() -> TypeAdapter[ReviewState]:
    return TypeAdapter(ReviewState)


class InterviewRepository(RecordRepository[Interview]):
    """Keeps interviews in ``url``, a SQLAlchemy address; the tables are migrated when opened.

    ``talks`` keeps the talks in a foreign language there as well. What has not gone on for longer
    than ``keep_for`` goes when the database is opened and whenever something new is kept.
    """

    def __init__(
        self,
        url: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        keep_for: timedelta | None = None,
    ) -> None:
        super().__init__(create_engine(url), InterviewRow, Interview, now, keep_for)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _tune_sqlite)
        self.talks = TalkRepository(self._engine, now, keep_for)
        try:
            bring_up_to_date(self._engine)
            self.delete_outdated()
        except HistoryError:
            self._engine.dispose()
            raise

    def delete_outdated(self) -> None:
        super().delete_outdated()
        self.talks.delete_outdated()

    def change_review(
        self, interview_id: str, change: Callable[[ReviewState], ReviewState]
    ) -> ReviewState | None:
        """Keep what ``change`` makes of all that was added to a review so far, and return it.

        One step: who else adds to it, another window or the work behind the page, waits, so
        nothing is lost. ``None`` for an interview that is not kept or was deleted: then nothing
        is kept of its review either.

        Raises ``HistoryError`` of code ``history_unreadable`` for a review that another version
        of the app has written: it is not written over.
        """
        # A write that changes nothing takes the row, before anything is read that others could
        # still change or delete.
        taken = update(InterviewRow).where(InterviewRow.id == interview_id)
        taken = taken.values(id=interview_id)
        with transaction(self._engine) as session:
            if not session.execute(taken).rowcount:  # type: ignore[attr-defined]
                return None
            state = change(_review_of(session.get(ReviewRow, interview_id)))
            row = ReviewRow(
                interview_id=interview_id,
                updated_at=self._now(),
                record=_reviews().dump_json(state, by_alias=True).decode(),
            )
            session.merge(row)
        return state

    def load_review(self, interview_id: str) -> ReviewState:
        """What was added to a review; the empty state when nothing was.

        Raises ``HistoryError`` of code ``history_unreadable`` for a review that another version
        of the app has written: who took it for an empty one would judge it all anew.
        """
        with transaction(self._engine, refused_to_open) as session:
            return _review_of(session.get(ReviewRow, interview_id))

    def _forget(self, session: Session, interview_id: str) -> None:
        super()._forget(session, interview_id)
        session.execute(delete(ReviewRow).where(ReviewRow.interview_id == interview_id))

    def _own_columns(self, interview: Interview) -> dict[str, Any]:
        return {
            "domain": interview.brief.domain.value,
            "interview_type": interview.brief.interview_type.value,
        }

    def _conflict(self) -> HistoryError:
        return HistoryError(
            Kind.INVALID_INPUT,
            CONFLICT,
            say(
                "This interview was deleted or went on in another window, so it is not saved here."
            ),
            say("Go on in the other window, or start a new interview."),
        )

    def _unreadable(self) -> HistoryError:
        return HistoryError(
            Kind.INVALID_INPUT,
            UNREADABLE,
            say("This interview was kept by another version of the app and cannot be opened."),
            say("Start a new one; the kept one stays where it is."),
        )

    def close(self) -> None:
        self._engine.dispose()


def _review_of(row: ReviewRow | None) -> ReviewState:
    if row is None:
        return ReviewState()
    try:
        return _reviews().validate_json(row.record)
    except ValidationError as error:
        raise HistoryError(
            Kind.INVALID_INPUT,
            UNREADABLE,
            say(
                "The review of this interview was kept by another version of the app and cannot be "
                "opened."
            ),
            say("Both stay as they are; the version that kept the review can open it."),
        ) from error


def sqlite_url(data_dir: Path) -> str:
    """The address of the database file in ``data_dir``; both are made when missing.

    Nobody else on the machine may read them, where a system tells its users apart; a folder
    that was there before stays as open as it is. Raises ``HistoryError`` when they cannot be made.
    """
    file = data_dir / "greenroom.db"
    try:
        data_dir.mkdir(mode=_MY_FOLDER, parents=True, exist_ok=True)
        file.touch(mode=_MY_FILE)  # SQLite gives its log the rights of the file
        file.chmod(_MY_FILE)  # an older version left it open, and its logs
        for log in data_dir.glob(f"{file.name}-*"):
            with suppress(FileNotFoundError):  # another process has just finished with it
                log.chmod(_MY_FILE)
    except OSError as error:
        raise refused() from error
    return f"sqlite:///{file}"


def _tune_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    try:
        # First of all: changing the journal already has to wait for others.
        connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode=WAL")  # readers do not wait for the writer
        connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten
    except sqlite3.Error:
        connection.close()  # nobody else knows of it yet
        raise
