"""Sound for the browser."""

from __future__ import annotations

import io
import wave

import streamlit as st

from core.conversation.audio import PcmAudio
from ui.preferences import preferences


def play(audio: PcmAudio, label: str) -> None:
    """A player for ``audio``, which starts by itself unless the person chose otherwise.

    The same sound keeps the same element over reruns, so that it plays once and goes on.
    """
    st.audio(wav_bytes(audio), format="audio/wav", autoplay=preferences().speak_aloud, alt=label)


def wav_bytes(audio: PcmAudio) -> bytes:
    """``audio`` as a 16-bit mono WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(audio.sample_rate_hz)
        file.writeframes(audio.samples.tobytes())
    return buffer.getvalue()
