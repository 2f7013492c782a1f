"""What a person chose on the settings page, for this visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from config import Recorder
from core.listen.manner import (
    Sensitivity,
    Waiting,
    barge_in_for,
    patience_for,
    speech_gates_for,
)
from providers.visit import Visit
from ui.runtime import runtime, visit
from voice.live.view import LiveOptions

_KEY = "preferences"


@dataclass(frozen=True)
class Preferences:
    recorder: Recorder
    speak_aloud: bool = True
    """Whether questions start to play by themselves."""
    waiting: Waiting = Waiting.NORMAL
    sensitivity: Sensitivity = Sensitivity.NORMAL
    push_to_talk: bool = False


def preferences() -> Preferences:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Preferences(runtime().settings.recorder)
    chosen = st.session_state[_KEY]
    assert isinstance(chosen, Preferences)
    return chosen


def change_preferences(**changes: Any) -> None:
    """Keep what was chosen, by the names of ``Preferences``."""
    st.session_state[_KEY] = replace(preferences(), **changes)


def _hears_here(mine: Visit) -> Callable[[], bool]:
    return lambda: mine.hears_here


def live_options(language: str = "en") -> LiveOptions:
    """How a call that starts now listens."""
    chosen = preferences()
    return LiveOptions(
        patience=patience_for(chosen.waiting),
        speech=speech_gates_for(chosen.sensitivity),
        barge_in=barge_in_for(chosen.sensitivity),
        push_to_talk=chosen.push_to_talk,
        interim=_hears_here(visit()),
        language=language,
    )
