"""The talks in a foreign language, beside the interviews in the same database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from core.conversation.errors import HistoryError, Kind
from core.language.talk import Talk
from core.sentence import say
from history.faults import CONFLICT, UNREADABLE
from history.models import TalkRow
from history.records import RecordRepository


class TalkRepository(RecordRepository[Talk]):
    """Keeps talks in the database of ``engine``, whose tables are there."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], keep_for: timedelta | None = None
    ) -> None:
        super().__init__(engine, TalkRow, Talk, now, keep_for)

    def _own_columns(self, talk: Talk) -> dict[str, Any]:
        return {"language": talk.brief.language.value}

    def _conflict(self) -> HistoryError:
        return HistoryError(
            Kind.INVALID_INPUT,
            CONFLICT,
            say("This talk was deleted or went on in another window, so it is not saved here."),
            say("Go on in the other window, or start a new talk."),
        )

    def _unreadable(self) -> HistoryError:
        return HistoryError(
            Kind.INVALID_INPUT,
            UNREADABLE,
            say("This talk was kept by another version of the app and cannot be opened."),
            say("Start a new one; the kept one stays where it is."),
        )
