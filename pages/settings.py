"""Settings: how you are listened to, how you record, and who hears, thinks and speaks."""

import streamlit as st

from config import Recorder
from core.listen.manner import Sensitivity, Waiting
from ui.door import come_in
from ui.preferences import change_preferences, preferences
from ui.services_view import choose_services
from ui.warmup import show_warmup

_RECORDERS = {
    Recorder.BUILT_IN: "Built-in recorder: start and stop yourself",
    Recorder.PUSH_BUTTON: "Push-button recorder: stops by itself after four seconds of silence",
}

_WAITING = {
    Waiting.BRISK: "Brisk: answers quickly, as in a chat",
    Waiting.NORMAL: "Normal: lets you breathe",
    Waiting.PATIENT: "Patient: long pauses are fine",
}
_SENSITIVITY = {
    Sensitivity.LOW: "Low: for a noisy room; speak clearly to cut in",
    Sensitivity.NORMAL: "Normal",
    Sensitivity.HIGH: "High: for a quiet voice",
}

come_in()
show_warmup()
st.title("Settings")
chosen = preferences()

st.subheader("Live conversation")
push_to_talk = st.toggle(
    "Push to talk: the microphone counts only while you hold the button or the space bar",
    value=chosen.push_to_talk,
)
waiting = st.radio(
    "How long the interviewer waits when you pause",
    list(_WAITING),
    index=list(_WAITING).index(chosen.waiting),
    format_func=_WAITING.__getitem__,
    disabled=push_to_talk,
)
sensitivity = st.radio(
    "How easily you are heard, and can cut in",
    list(_SENSITIVITY),
    index=list(_SENSITIVITY).index(chosen.sensitivity),
    format_func=_SENSITIVITY.__getitem__,
)

st.subheader("Recorder and voice")
recorder = st.radio(
    "Recorder",
    list(_RECORDERS),
    index=list(_RECORDERS).index(chosen.recorder),
    format_func=_RECORDERS.__getitem__,
)
speak_aloud = st.toggle("Play the interviewer's voice at once", value=chosen.speak_aloud)
change_preferences(
    recorder=Recorder(recorder),
    speak_aloud=speak_aloud,
    waiting=Waiting(waiting),
    sensitivity=Sensitivity(sensitivity),
    push_to_talk=push_to_talk,
)
choose_services()
st.caption(
    "These choices last for this visit; a live call takes them up when it starts. "
    "Defaults, models and folders are set in the environment "
    "or in a .env file; .env.example lists them."
)
