"""The repository: the only code that talks to the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import create_engine, delete, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from core.conversation.errors import HistoryError, Kind
from core.practice.interview import Interview
from history.models import InterviewRow

_INTERVIEW = TypeAdapter(Interview)
_BUSY_TIMEOUT_MS = 5_000


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
            _migrate(self._engine)
        except (SQLAlchemyError, OSError) as error:
            raise _refused(error) from error

    def save(self, interview: Interview) -> None:
        """Keep ``interview`` as it is now, in place of what was kept of it before."""
        row = InterviewRow(
            id=interview.id,
            domain=interview.brief.domain.value,
            interview_type=interview.brief.interview_type.value,
            ended=interview.ended,
            updated_at=self._now(),
            record=_INTERVIEW.dump_json(interview, by_alias=True).decode(),
        )
        try:
            with Session(self._engine) as session, session.begin():
                session.merge(row)
        except SQLAlchemyError as error:
            raise _refused(error) from error

    def load(self, interview_id: str) -> Interview | None:
        """The interview of that id, or ``None``: unknown, deleted, or of an older format."""
        try:
            with Session(self._engine) as session:
                row = session.get(InterviewRow, interview_id)
        except SQLAlchemyError as error:
            raise _refused(error) from error
        if row is None:
            return None
        try:
            return _INTERVIEW.validate_json(row.record)
        except ValidationError:
            return None

    def delete(self, interview_id: str) -> None:
        """Forget the interview for good; an unknown id is no error."""
        try:
            with Session(self._engine) as session, session.begin():
                session.execute(delete(InterviewRow).where(InterviewRow.id == interview_id))
        except SQLAlchemyError as error:
            raise _refused(error) from error

    def close(self) -> None:
        self._engine.dispose()


def sqlite_url(data_dir: Path) -> str:
    """The address of the database file in ``data_dir``, which is made when missing.

    Raises ``HistoryError`` when it cannot be made.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(error) from error
    return f"sqlite:///{data_dir / 'greenroom.db'}"


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _tune_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")  # readers do not wait for the writer
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten
    cursor.close()


def _refused(error: Exception) -> HistoryError:
    failure = HistoryError(
        Kind.SERVER,
        "history_unavailable",
        "The interview could not be saved on this machine.",
        "Go on as long as this page is open; free some disk space to keep it for later.",
    )
    failure.__cause__ = error
    return failure
