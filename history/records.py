"""What every table of records shares: how one is kept, what it gives way to, how it goes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

import structlog
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from core.conversation.errors import HistoryError
from core.practice.interview import Line
from history.faults import refused, refused_to_delete, refused_to_open
from history.models import RecordRow


class Conversed(Protocol):
    """Something said, line by line, under an id that cannot be guessed."""

    @property
    def id(self) -> str: ...

    @property
    def ended(self) -> bool: ...

    @property
    def lines(self) -> tuple[Line, ...]: ...


log = structlog.get_logger()

Record = TypeVar("Record", bound=Conversed)


class RecordRepository(ABC, Generic[Record]):
    """Keeps each record of ``kind`` as a ``row`` that holds its JSON.

    What has not gone on for longer than ``keep_for`` goes whenever a new one is kept.

    Any thread may call. Every method raises ``HistoryError`` when the database refuses.
    """

    def __init__(
        self,
        engine: Engine,
        row: type[RecordRow],
        kind: type[Record],
        now: Callable[[], datetime],
        keep_for: timedelta | None = None,
    ) -> None:
        self._engine = engine
        self._row = row
        self._kind = kind
        self._now = now
        self._keep_for = keep_for

    @cached_property
    def _adapter(self) -> TypeAdapter[Record]:
        """Built when something is first kept or read: it takes a tenth of a second."""
        return TypeAdapter(self._kind)

    def add(self, record: Record) -> None:
        """Keep a new record."""
        self.delete_outdated()
        with transaction(self._engine) as session:
            session.add(self._row(id=record.id, **self._columns(record)))

    def save(self, record: Record) -> None:
        """Keep ``record`` as it is now, in place of what was kept of it before.

        Raises ``HistoryError`` of code ``history_conflict`` when it was deleted meanwhile, or
        when it is no continuation of what is kept: another window went on with it. Raises
        ``history_unreadable`` when another version of the app wrote what is kept.
        """
        same = self._row.id == record.id
        with transaction(self._engine) as session:
            # A write that changes nothing takes the row, so that nobody goes on with it between
            # the look at it and the change.
            session.execute(update(self._row).where(same).values(id=record.id))
            kept = session.scalar(select(self._row.record).where(same))
            if kept is None or not _goes_on(record, self._read(kept)):
                raise self._conflict()
            session.execute(update(self._row).where(same).values(**self._columns(record)))

    def check(self, record: Record) -> None:
        """Whether ``record`` could be saved as it is now: raises what ``save`` would raise."""
        kept = self.load(record.id)
        if kept is None or not _goes_on(record, kept):
            raise self._conflict()

    def load(self, record_id: str) -> Record | None:
        """The record of that id, or ``None`` when there is none.

        Raises ``HistoryError`` of code ``history_unreadable`` for one that another version of
        the app has written.
        """
        with transaction(self._engine, refused_to_open) as session:
            kept = session.scalar(select(self._row.record).where(self._row.id == record_id))
        return None if kept is None else self._read(kept)

    def known(self, ids: Collection[str]) -> set[str]:
        """Those of ``ids`` under which something is kept."""
        with transaction(self._engine, refused_to_open) as session:
            return set(session.scalars(select(self._row.id).where(self._row.id.in_(ids))))

    def kept_at(self, record_id: str) -> datetime | None:
        """When the record of that id went on last, or ``None`` when there is none."""
        with transaction(self._engine, refused_to_open) as session:
            at = session.scalar(select(self._row.updated_at).where(self._row.id == record_id))
        # SQLite keeps no time zone: what it gives back is in UTC, as it was written.
        return at if at is None or at.tzinfo is not None else at.replace(tzinfo=UTC)

    def _read(self, kept: str) -> Record:
        try:
            return self._adapter.validate_json(kept)
        except ValidationError as error:
            raise self._unreadable() from error

    def delete(self, record_id: str) -> None:
        """Forget the record for good; an unknown id is no error. Its place on the disk is
        overwritten at once or, where another reader holds it, when the next one is deleted."""
        with transaction(self._engine, refused_to_delete) as session:
            self._forget(session, record_id)
        _fold_away(self._engine)

    def delete_outdated(self) -> None:
        """Forget for good what has been kept for as long as anything is."""
        if self._keep_for is not None:
            self.delete_before(self._now() - self._keep_for)

    def delete_before(self, then: datetime) -> None:
        """Forget for good what has not gone on since ``then``."""
        with transaction(self._engine, refused_to_delete) as session:
            old = session.scalars(select(self._row.id).where(self._row.updated_at < then)).all()
            for record_id in old:
                self._forget(session, record_id)
        if old:
            _fold_away(self._engine)

    def _forget(self, session: Session, record_id: str) -> None:
        """What a deletion takes away."""
        session.execute(delete(self._row).where(self._row.id == record_id))

    @abstractmethod
    def _own_columns(self, record: Record) -> dict[str, Any]:
        """The columns that no other table of records has."""

    @abstractmethod
    def _conflict(self) -> HistoryError:
        """Why a record that does not go on from what is kept is not saved."""

    @abstractmethod
    def _unreadable(self) -> HistoryError:
        """Why a record of another version is not opened."""

    def _columns(self, record: Record) -> dict[str, Any]:
        return {
            **self._own_columns(record),
            "ended": record.ended,
            "lines": len(record.lines),
            "updated_at": self._now(),
            "record": self._adapter.dump_json(record, by_alias=True).decode(),
        }


def _goes_on(record: Record, kept: Record) -> bool:
    """Whether ``record`` says all that is kept, and perhaps more."""
    return record.lines[: len(kept.lines)] == kept.lines


@contextmanager
def transaction(engine: Engine, fault: Callable[[], HistoryError] = refused) -> Iterator[Session]:
    """A session whose changes are kept together at the end of the block, or not at all.

    Raises ``fault`` when the database refuses.
    """
    try:
        with Session(engine) as session, session.begin():
            yield session
    except SQLAlchemyError as error:
        raise fault() from error


def _fold_away(engine: Engine) -> None:
    """SQLite's write-ahead log still holds deleted words until it is folded in and cut."""
    if engine.dialect.name != "sqlite":
        return
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except SQLAlchemyError as error:  # it is deleted; the next deletion folds the log in
        log.warning("log not folded in", cause=type(error).__name__)
