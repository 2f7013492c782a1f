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

from config import Settings, SettingsError, load_settings
from core.practice.rules_interviewer import RulesInterviewer
from history.repository import InterviewRepository, sqlite_url
from providers.local.engines import LocalEngines
from providers.recordings import decode_recording
from ui.live.connection import load
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
    local.warm(_WARM_AFTER_S, then=load)
    engines = Engines(decode_recording, local, RulesInterviewer(), local, local.open_detector)
    return Runtime(settings, BackgroundLoop(), local, engines)


def history() -> InterviewRepository | None:
    """The repository, ``None`` when history is off. Raises ``HistoryError`` when it cannot open.

    A failure is not remembered: the disk may have room again the next time.
    """
    return _open_history() if runtime().settings.keep_history else None


@st.cache_resource(show_spinner=False, on_release=InterviewRepository.close)
def _open_history() -> InterviewRepository:
    return InterviewRepository(sqlite_url(runtime().settings.data_dir))


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
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
