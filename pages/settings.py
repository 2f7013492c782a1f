"""Settings: how you record and whether questions are spoken at once."""

import streamlit as st

from config import Recorder
from ui.preferences import change_preferences, preferences
from ui.warmup import show_warmup

_RECORDERS = {
    Recorder.BUILT_IN: "Built-in recorder: start and stop yourself",
    Recorder.PUSH_BUTTON: "Push-button recorder: stops by itself after four seconds of silence",
}

show_warmup()
st.title("Settings")
chosen = preferences()
recorder = st.radio(
    "Recorder",
    list(_RECORDERS),
    index=list(_RECORDERS).index(chosen.recorder),
    format_func=_RECORDERS.__getitem__,
)
speak_aloud = st.toggle("Play the interviewer's voice at once", value=chosen.speak_aloud)
change_preferences(Recorder(recorder), speak_aloud)
st.caption(
    "These choices last for this visit. Defaults, models and folders are set in the environment "
    "or in a .env file; .env.example lists them."
)
