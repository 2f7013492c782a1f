"""What a person chose on the settings page, for this visit."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from config import Recorder
from ui.runtime import runtime

_KEY = "preferences"


@dataclass(frozen=True)
class Preferences:
    recorder: Recorder
    speak_aloud: bool = True
    """Whether questions start to play by themselves."""


def preferences() -> Preferences:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Preferences(runtime().settings.recorder)
    chosen = st.session_state[_KEY]
    assert isinstance(chosen, Preferences)
    return chosen


def change_preferences(recorder: Recorder, speak_aloud: bool) -> None:
    st.session_state[_KEY] = replace(preferences(), recorder=recorder, speak_aloud=speak_aloud)
