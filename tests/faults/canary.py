"""What a turn leaves behind: its logs, its errors, its record; and whether a key is in them."""

from __future__ import annotations

import io
import logging
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import structlog

from core.conversation.errors import TurnError
from tests.faults.cases import CANARY

_TALKATIVE = ("openai", "groq", "httpx", "httpx2", "httpcore", "httpcore2", "asyncio")


class Logs:
    """Everything that was logged while it listened."""

    def __init__(self) -> None:
        self._libraries = io.StringIO()
        self._own = io.StringIO()
        self.complaints: list[str] = []
        """What the event loop itself complained of, a lost exception for instance."""

    @property
    def text(self) -> str:
        return self._libraries.getvalue() + self._own.getvalue()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """At DEBUG: standard logging as libraries use it, and structlog as the app sets it up."""
        handler = logging.StreamHandler(self._libraries)
        handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
        watcher = _Complaints(self.complaints)
        loggers = [logging.getLogger(name) for name in ("", *_TALKATIVE)]
        levels = [logger.level for logger in loggers]
        before = structlog.get_config()
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
        loggers[0].addHandler(handler)
        logging.getLogger("asyncio").addHandler(watcher)
        structlog.configure(
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.format_exc_info,
                structlog.processors.KeyValueRenderer(),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
            logger_factory=structlog.PrintLoggerFactory(file=self._own),
        )
        try:
            yield
        finally:
            structlog.configure(**before)
            logging.getLogger("asyncio").removeHandler(watcher)
            loggers[0].removeHandler(handler)
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


class _Complaints(logging.Handler):
    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        self._kept.append(record.getMessage())


def shown_by(error: TurnError) -> str:
    """All that could be printed of ``error``: what it says, and its traceback with every cause."""
    return "\n".join([str(error), repr(error), *traceback.format_exception(error)])


def where_the_key_shows(places: Mapping[str, str | Iterable[str]]) -> tuple[str, ...]:
    """The names of those ``places`` whose text holds a key."""
    return tuple(
        name
        for name, text in places.items()
        if CANARY in (text if isinstance(text, str) else "\n".join(text))
    )
