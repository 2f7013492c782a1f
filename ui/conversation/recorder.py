"""The recorder: one seam for both widgets, so that a page does not care which is in use."""

from __future__ import annotations

import streamlit as st
from audio_recorder_streamlit import audio_recorder

from config import Recorder
from ui.interface import _

_SAMPLE_RATE_HZ = 16_000
_SHORTEST_BYTES = 4_000
"""A tenth of a second of sound."""

_PAUSE_S = 4.0
"""The push-button recorder stops by itself after this silence: long enough to think."""


def record(recorder: Recorder, key: str, label: str = "") -> bytes | None:
    """The newest recording of this widget as the bytes of a WAV file, ``None`` before one."""
    label = label or _("Record your answer")
    if recorder is Recorder.PUSH_BUTTON:
        told = _("{label}: press the microphone, speak, and press it again to stop.")
        st.caption(told.format(label=label))
        recorded: bytes | None = audio_recorder(
            text="",
            pause_threshold=_PAUSE_S,
            sample_rate=_SAMPLE_RATE_HZ,
            neutral_color="#0F6B5C",
            recording_color="#B3261E",
            icon_size="2x",
            key=key,
        )
        # The first press hands over a few bytes while the browser still opens the microphone.
        return recorded if recorded and len(recorded) > _SHORTEST_BYTES else None
    upload = st.audio_input(label, sample_rate=_SAMPLE_RATE_HZ, key=key)
    if upload is None:
        st.caption(
            _(
                "No sound? Allow the microphone in the browser's address bar and check that it is "
                "not muted. Typing works at any time."
            )
        )
    return upload.getvalue() if upload is not None else None
