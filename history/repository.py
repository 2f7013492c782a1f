"""The repository: the only code that talks to the database."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import create_engine, delete, event, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from core.assess.review_state import ReviewState
from core.conversation.errors import HistoryError, Kind
from core.practice.interview import Interview
from history.faults import fold_away, refused
from history.models import InterviewRow, ReviewRow
from history.talks import TalkRepository

_INTERVIEW = TypeAdapter(Interview)
_REVIEW = TypeAdapter(ReviewState)
_BUSY_TIMEOUT_MS = 5_000
_MIGRATING = threading.Lock()  # Alembic keeps its context in a global of the process
_MIGRATION_ATTEMPTS = 10
_MIGRATION_PAUSE_S = 0.2


class InterviewRepository:
    """Keeps interviews in ``url``, a SQLAlchemy address; the tables are migrated when opened.

    Any thread may call. Every method raises ``HistoryError`` when the database refuses.
    """

    def __init__(self, url: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._engine = create_engine(url)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _tune_sqlite)
        try:
            self._migrate()
        except HistoryError:
            self._engine.dispose()
            raise
        self.talks = TalkRepository(self._engine, now)

    def add(self, interview: Interview) -> None:
        """Keep a new interview."""
        row = InterviewRow(id=interview.id, **self._columns(interview))
        try:
            with Session(self._engine) as session, session.begin():
                session.add(row)
        except SQLAlchemyError as error:
            raise refused() from error

    def save(self, interview: Interview) -> None:
        """Keep ``interview`` as it is now, in place of what was kept of it before.

        Raises ``HistoryError`` of code ``history_conflict`` when it was deleted meanwhile, or
        when what is kept knows more: another window went on with it.
        """
        statement = (
            update(InterviewRow)
            .where(InterviewRow.id == interview.id, InterviewRow.lines <= len(interview.lines))
            .values(**self._columns(interview))
        )
        try:
            with Session(self._engine) as session, session.begin():
                changed = session.execute(statement).rowcount  # type: ignore[attr-defined]
        except SQLAlchemyError as error:
            raise refused() from error
        if not changed:
            raise HistoryError(
                Kind.INVALID_INPUT,
                "history_conflict",
                "This interview was deleted or went on in another window, so it is not saved here.",
                "Go on in the other window, or start a new interview.",
            )

    def load(self, interview_id: str) -> Interview | None:
        """The interview of that id, or ``None`` when there is none.

        Raises ``HistoryError`` of code ``history_unreadable`` for one that another version of
        the app has written.
        """
        try:
            with Session(self._engine) as session:
                row = session.get(InterviewRow, interview_id)
        except SQLAlchemyError as error:
            raise refused() from error
        if row is None:
            return None
        try:
            return _INTERVIEW.validate_json(row.record)
        except ValidationError as error:
            raise HistoryError(
                Kind.INVALID_INPUT,
                "history_unreadable",
                "This interview was kept by another version of the app and cannot be opened.",
                "Start a new one; the kept one stays where it is.",
            ) from error

    def change_review(
        self, interview_id: str, change: Callable[[ReviewState], ReviewState]
    ) -> ReviewState | None:
        """Keep what ``change`` makes of all that was added to a review so far, and return it.

        One step: who else adds to it, another window or the work behind the page, waits, so
        nothing is lost. ``None`` for an interview that is not kept or was deleted: then nothing
        is kept of its review either.
        """
        # A write that changes nothing takes the row, before anything is read that others could
        # still change or delete.
        taken = update(InterviewRow).where(InterviewRow.id == interview_id)
        taken = taken.values(id=interview_id)
        try:
            with Session(self._engine) as session, session.begin():
                if not session.execute(taken).rowcount:  # type: ignore[attr-defined]
                    return None
                state = change(_review_of(session.get(ReviewRow, interview_id)))
                row = ReviewRow(
                    interview_id=interview_id,
                    updated_at=self._now(),
                    record=_REVIEW.dump_json(state, by_alias=True).decode(),
                )
                session.merge(row)
                return state
        except SQLAlchemyError as error:
            raise refused() from error

    def load_review(self, interview_id: str) -> ReviewState:
        """What was added to a review; the empty state when nothing was, or when another version
        of the app wrote it: the interview itself is what must not be lost.
        """
        try:
            with Session(self._engine) as session:
                row = session.get(ReviewRow, interview_id)
        except SQLAlchemyError as error:
            raise refused() from error
        return _review_of(row)

    def delete(self, interview_id: str) -> None:
        """Forget the interview for good, on the disk too; an unknown id is no error."""
        try:
            with Session(self._engine) as session, session.begin():
                session.execute(delete(InterviewRow).where(InterviewRow.id == interview_id))
                session.execute(delete(ReviewRow).where(ReviewRow.interview_id == interview_id))
            fold_away(self._engine)
        except SQLAlchemyError as error:
            raise refused() from error

    def _columns(self, interview: Interview) -> dict[str, Any]:
        return {
            "domain": interview.brief.domain.value,
            "interview_type": interview.brief.interview_type.value,
            "ended": interview.ended,
            "lines": len(interview.lines),
            "updated_at": self._now(),
            "record": _INTERVIEW.dump_json(interview, by_alias=True).decode(),
        }

    def _migrate(self) -> None:
        """Bring the tables up to date; processes that start together take turns."""
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        for attempt in range(_MIGRATION_ATTEMPTS):
            try:
                with _MIGRATING, self._engine.begin() as connection:
                    config.attributes["connection"] = connection
                    command.upgrade(config, "head")
                return
            except (SQLAlchemyError, OSError) as error:
                # Another process may just be making the same tables: look again in a moment.
                if attempt == _MIGRATION_ATTEMPTS - 1:
                    raise refused() from error
                time.sleep(_MIGRATION_PAUSE_S)
            except CommandError as error:
                raise HistoryError(
                    Kind.CONFIGURATION,
                    "history_newer",
                    "The saved interviews were written by a newer version of the app.",
                    "Update the app, or set GREENROOM_DATA_DIR to another folder.",
                ) from error

    def close(self) -> None:
        self._engine.dispose()


def _review_of(row: ReviewRow | None) -> ReviewState:
    if row is None:
        return ReviewState()
    try:
        return _REVIEW.validate_json(row.record)
    except ValidationError:
        return ReviewState()


def sqlite_url(data_dir: Path) -> str:
    """The address of the database file in ``data_dir``, which is made when missing.

    Raises ``HistoryError`` when it cannot be made.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused() from error
    return f"sqlite:///{data_dir / 'greenroom.db'}"


def _tune_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    try:
        # First of all: changing the journal already has to wait for others.
        connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode=WAL")  # readers do not wait for the writer
        connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten
    except sqlite3.Error:
        connection.close()  # nobody else knows of it yet
        raise
