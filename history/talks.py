"""The talks in a foreign language, beside the interviews in the same database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine, delete, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from core.conversation.errors import HistoryError, Kind
from core.language.talk import Talk
from history.faults import fold_away, refused
from history.models import TalkRow

_TALK = TypeAdapter(Talk)


class TalkRepository:
    """Any thread may call. Every method raises ``HistoryError`` when the database refuses."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    def add(self, talk: Talk) -> None:
        """Keep a new talk."""
        try:
            with Session(self._engine) as session, session.begin():
                session.add(TalkRow(id=talk.id, **self._columns(talk)))
        except SQLAlchemyError as error:
            raise refused() from error

    def save(self, talk: Talk) -> None:
        """Keep ``talk`` as it is now. Raises ``HistoryError`` of code ``history_conflict`` when
        it was deleted meanwhile, or when what is kept knows more."""
        statement = (
            update(TalkRow)
            .where(TalkRow.id == talk.id, TalkRow.lines <= len(talk.lines))
            .values(**self._columns(talk))
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
                "This talk was deleted or went on in another window, so it is not saved here.",
                "Go on in the other window, or start a new talk.",
            )

    def load(self, talk_id: str) -> Talk | None:
        """The talk of that id, or ``None`` when there is none. Raises ``HistoryError`` of code
        ``history_unreadable`` for one that another version of the app has written."""
        try:
            with Session(self._engine) as session:
                row = session.get(TalkRow, talk_id)
        except SQLAlchemyError as error:
            raise refused() from error
        if row is None:
            return None
        try:
            return _TALK.validate_json(row.record)
        except ValidationError as error:
            raise HistoryError(
                Kind.INVALID_INPUT,
                "history_unreadable",
                "This talk was kept by another version of the app and cannot be opened.",
                "Start a new one; the kept one stays where it is.",
            ) from error

    def delete(self, talk_id: str) -> None:
        """Forget the talk for good, on the disk too; an unknown id is no error."""
        try:
            with Session(self._engine) as session, session.begin():
                session.execute(delete(TalkRow).where(TalkRow.id == talk_id))
            fold_away(self._engine)
        except SQLAlchemyError as error:
            raise refused() from error

    def _columns(self, talk: Talk) -> dict[str, Any]:
        return {
            "language": talk.brief.language.value,
            "ended": talk.ended,
            "lines": len(talk.lines),
            "updated_at": self._now(),
            "record": _TALK.dump_json(talk, by_alias=True).decode(),
        }
