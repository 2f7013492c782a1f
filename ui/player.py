"""Sound for the browser."""

from __future__ import annotations

import streamlit as st

from core.conversation.audio import PcmAudio
from providers.recordings import wav_bytes
from ui.preferences import preferences


def play(audio: PcmAudio, label: str) -> None:
    """A player for ``audio``, which starts by itself unless the person chose otherwise.

    The same sound keeps the same element over reruns, so that it plays once and goes on.
    """
    st.audio(wav_bytes(audio), format="audio/wav", autoplay=preferences().speak_aloud, alt=label)
