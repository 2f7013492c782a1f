"""What one process shares between all sessions: settings, engines, the loop, the history."""

from __future__ import annotations

import asyncio
import atexit
import logging
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import streamlit as st
import structlog
from streamlit.errors import StreamlitSecretNotFoundError
from structlog.typing import ExcInfo

from config import Settings, SettingsError, load_settings
from core.conversation.services import ServiceRole
from history.repository import InterviewRepository, sqlite_url
from providers.local.engines import LocalEngines
from providers.recordings import decode_recording
from providers.reviews_under_way import ReviewsUnderWay
from providers.services import Services
from providers.visit import Visit
from ui.live.connection import load
from voice.loop import BackgroundLoop
from voice.turn import Engines

_VISIT = "visit"

# Loading the models takes both cores of a small machine; the first page goes first.
_WARM_AFTER_S = 1.5


_CLOSE_WITHIN_S = 5.0


@dataclass(frozen=True)
class Runtime:
    settings: Settings
    loop: BackgroundLoop
    local: LocalEngines
    services: Services
    reviews: ReviewsUnderWay

    def close(self) -> None:
        """End what runs; what was spent is kept. At the end of the process it is called by itself.

        Streamlit ends without releasing its resources, and a process that leaves while an engine
        loads is aborted.
        """
        atexit.unregister(self.close)
        self.reviews.close()
        with suppress(RuntimeError, TimeoutError):  # the loop has ended already, or will now
            self.loop.submit(self.services.close(), "greenroom-close").result(_CLOSE_WITHIN_S)
        self.loop.close()
        self.services.ledger.keep()  # what was under way counts as its call is ended
        self.local.close()


@st.cache_resource(show_spinner=False, on_release=Runtime.close)
def runtime() -> Runtime:
    """The process's runtime, made at the first page; the engines warm in the background."""
    settings = load_settings(_secrets())
    _configure_logging(settings.log_level)
    local = LocalEngines(
        settings.cache_dir, settings.whisper_model, settings.voice_speed, settings.hub_download
    )
    loop = BackgroundLoop()
    services = _services(settings, local)

    local.warm(_WARM_AFTER_S, then=load)
    if services.any_hosted:
        loop.submit(_greet(services), "greenroom-greet")
    reviews = ReviewsUnderWay(partial(loop.submit, name="greenroom-review"))
    made = Runtime(settings, loop, local, services, reviews)
    atexit.register(made.close)
    return made


async def _greet(services: Services) -> None:
    await asyncio.sleep(_WARM_AFTER_S)  # their libraries take the processor as well
    await services.greet()
    await services.keep_looking()


def visit() -> Visit:
    """This visitor's services, with their choices, journal and costs."""
    made = st.session_state.get(_VISIT)
    if not isinstance(made, Visit) or made.services is not runtime().services:
        made = st.session_state[_VISIT] = Visit(runtime().services)
    return made


def thinks_elsewhere() -> bool:
    """Whether a language model words the replies."""
    first = visit().links(ServiceRole.THINK)[:1]
    return bool(first and first[0].hosted and first[0].refused() is None)


def engines(terms: Callable[[], Sequence[str]] = tuple, mine: Visit | None = None) -> Engines:
    """What a talk of this visit, or of ``mine``, runs on; ``terms`` are likely to be said in it.

    Where nobody speaks the language there is no voice, and the lines are read.
    """
    mine, local = mine or visit(), runtime().local
    return Engines(
        decode_recording,
        mine.transcriber(terms),
        mine.interviewer(),
        mine.synthesizer() if mine.links(ServiceRole.SPEAK) else None,
        local.open_detector,
    )


def _services(settings: Settings, local: LocalEngines) -> Services:
    try:
        return Services.of(settings, local)
    except ValueError as error:
        raise SettingsError(f"{error} Mend it and start the app again.") from None


def history() -> InterviewRepository | None:
    """The repository, ``None`` when history is off. Raises ``HistoryError`` when it cannot open.

    A failure is not remembered: the disk may have room again the next time.
    """
    return _open_history() if runtime().settings.keep_history else None


@st.cache_resource(show_spinner=False, on_release=InterviewRepository.close)
def _open_history() -> InterviewRepository:
    settings = runtime().settings
    keep_for = timedelta(days=settings.keep_days) if settings.keep_days else None
    return InterviewRepository(sqlite_url(settings.data_dir), keep_for=keep_for)


def _secrets() -> Mapping[str, Any]:
    """Streamlit's secrets, if there is a file. Raises ``SettingsError`` for a broken one."""
    try:
        return dict(st.secrets)
    except StreamlitSecretNotFoundError as error:
        if "pars" in str(error).lower():
            raise SettingsError("secrets.toml cannot be read: it is not valid TOML.") from None
        return {}


def _configure_logging(level: str) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.ExceptionRenderer(_frames_of),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )


def _frames_of(exc_info: ExcInfo) -> str:
    """Where it failed, and the type; never the text, which may quote what somebody said."""
    kind, _error, trace = exc_info
    return f"{''.join(traceback.format_tb(trace))}{kind.__name__}"
