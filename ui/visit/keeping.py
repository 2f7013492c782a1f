"""Keeping what is said in a room, while it is being said."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic

from core.conversation.errors import HistoryError, TurnError
from core.remembered import forget_words
from history.faults import CONFLICT
from history.records import Record, RecordRepository
from voice.session import VoiceSession


@dataclass
class Keeper(Generic[Record]):
    """Keeps the record of one room. ``newest`` is the record as it is now, on any thread.

    ``find`` gives the repository, ``None`` when history is off; script's thread only.
    """

    newest: Callable[[], Record]
    find: Callable[[], RecordRepository[Record] | None]
    session: VoiceSession
    """Notes a refusal among its faults."""
    kept: Record | None = None
    fault: TurnError | None = None
    """Why the newest lines could not be kept."""
    unsent: str = ""
    """What was not taken down any more, because another window had gone on with the record."""
    # Held while saving: a live call saves from a thread of its own.
    _saving: threading.Lock = field(default_factory=threading.Lock)
    _is_new: bool = False
    _is_forgotten: bool = False

    def add(self) -> None:
        """Keep a record that is new, now or, after a refusal, whenever it is kept again."""
        self._is_new = True
        self.keep()

    def keep(self) -> None:
        """Save the record if anything was said since; a refusal is held for the page to show."""
        if self.kept is not self.newest():
            self.on_any_thread()()

    @property
    def overtaken(self) -> bool:
        """Whether another window went on with the record, or deleted it: nothing said here from
        now on would be kept."""
        return self.fault is not None and self.fault.code == CONFLICT

    def may_go_on(self, words: str = "") -> bool:
        """Look whether anybody has overtaken this window before ``words`` are taken down in it."""
        repository = self._repository()
        if repository is not None and self.kept is not None:
            try:
                repository.check(self.newest())
            except HistoryError as error:
                if error.code == CONFLICT:  # any other is told when the words are saved
                    self._refused(error)
        if self.overtaken and words:
            self.unsent = words
        return not self.overtaken

    def on_any_thread(self) -> Callable[[], None]:
        """What saves the record from another thread, without touching Streamlit."""
        repository = self._repository()

        def keep() -> None:
            if repository is not None:
                self._write(repository)

        return keep

    def forget(self) -> None:
        """Delete the record; nothing is kept of it afterwards, whoever still would. Raises
        ``HistoryError`` when it is refused, and then it is all still there."""
        repository = self.find()
        with self._saving:
            if repository is not None:
                repository.delete(self.newest().id)
            self._is_forgotten = True
        forget_words()

    def _repository(self) -> RecordRepository[Record] | None:
        try:
            return self.find()
        except HistoryError as error:
            self._refused(error)
            return None

    def _write(self, repository: RecordRepository[Record]) -> None:
        with self._saving:
            record = self.newest()
            if self.kept is record or self._is_forgotten:
                return
            try:
                (repository.add if self._is_new else repository.save)(record)
                self.kept, self.fault, self._is_new = record, None, False
            except HistoryError as error:
                self._refused(error)

    def _refused(self, error: HistoryError) -> None:
        if self.fault is None or self.fault.code != error.code:
            self.session.note(error)
            self.fault = error
