"""Directions to a voice that takes them: how to speak, in words."""

from __future__ import annotations

from core.conversation.brief import Manner
from core.conversation.conversation import Mode
from core.conversation.tone import Tone
from core.conversation.voice_style import VoiceStyle

_MODE = {
    Mode.INTERVIEW: (
        "You are an experienced interviewer in a quiet room, speaking to one person across a "
        "table. Composed and interested; a natural pace with a short breath between sentences."
    ),
    Mode.CHAT: (
        "You are a friendly practice partner. Relaxed and close to the microphone; let sentences "
        "flow, with small natural pauses."
    ),
    Mode.TALK: (
        "You are a native speaker talking with somebody who is learning your language. Friendly "
        "and clear, a little slower than among friends; every word whole, nothing exaggerated."
    ),
}
_TONE = {
    Tone.NEUTRAL: "Even and clear; let questions rise a little at their end and then wait.",
    Tone.EMPATHETIC: (
        "Soften your voice and slow down. A small breath before the first words; let the end of "
        "the sentence trail off gently."
    ),
    Tone.ENCOURAGING: (
        "Warm, with a smile that can be heard. Lift the important word; end on a steady, open note."
    ),
    Tone.SERIOUS: (
        "Lower and slower, without drama. Pause before what matters and let the sentence fall."
    ),
    Tone.ENTHUSIASTIC: (
        "Bright and a little quicker, with real delight; never shout, breathe between thoughts."
    ),
    Tone.CURIOUS: (
        "Lean in: light and attentive, a short pause before the question, a clear rise at its end."
    ),
}
_MANNER = {
    Manner.WARM: "You are on their side: an audible smile, an unhurried pace, soft sentence ends.",
    Manner.DEMANDING: (
        "You are hard to convince: cool, brisk and level, without warmth and without scorn; clip "
        "the ends of sentences."
    ),
}


def voice_instructions(style: VoiceStyle) -> str:
    """How to speak a line of ``style``: breath, pauses and intonation, by mode, tone, manner."""
    told = (_MODE[style.mode], _MANNER.get(style.manner, ""), _TONE[style.tone])
    return " ".join(part for part in told if part)
