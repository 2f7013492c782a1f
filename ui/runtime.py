"""What one process shares between all sessions: settings, engines, the loop, the history."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
import structlog
from streamlit.errors import StreamlitSecretNotFoundError

from config import Settings, load_settings
from core.conversation.errors import HistoryError
from core.practice.rules_interviewer import RulesInterviewer
from history.repository import InterviewRepository, sqlite_url
from providers.local.engines import LocalEngines
from providers.recordings import decode_recording
from voice.loop import BackgroundLoop
from voice.turn import Engines

# Loading the models takes both cores of a small machine; the first page goes first.
_WARM_AFTER_S = 1.5


@dataclass(frozen=True)
class Runtime:
    settings: Settings
    loop: BackgroundLoop
    local: LocalEngines
    engines: Engines


def _release_runtime(old: Runtime) -> None:
    old.loop.close()
    old.local.close()


@st.cache_resource(show_spinner=False, on_release=_release_runtime)
def runtime() -> Runtime:
    """The process's runtime, made at the first page; the engines warm in the background."""
    settings = load_settings(_secrets())
    _configure_logging(settings.log_level)
    local = LocalEngines(
        settings.cache_dir, settings.whisper_model, settings.voice_speed, settings.hub_download
    )
    local.warm(_WARM_AFTER_S)
    engines = Engines(decode_recording, local, RulesInterviewer(), local)
    return Runtime(settings, BackgroundLoop(), local, engines)


def _release_history(old: InterviewRepository | HistoryError | None) -> None:
    if isinstance(old, InterviewRepository):
        old.close()


@st.cache_resource(show_spinner=False, on_release=_release_history)
def history() -> InterviewRepository | HistoryError | None:
    """The repository, ``None`` when history is off, or why there is none."""
    settings = runtime().settings
    if not settings.keep_history:
        return None
    try:
        return InterviewRepository(sqlite_url(settings.data_dir))
    except HistoryError as error:
        return error


def _secrets() -> Mapping[str, Any]:
    try:
        return dict(st.secrets)
    except StreamlitSecretNotFoundError:
        return {}


def _configure_logging(level: str) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
