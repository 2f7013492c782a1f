"""What hears a drill: it writes down what was said, and nobody replies."""

from __future__ import annotations

import random

import streamlit as st

from core.practice.drills import Drill
from ui.runtime import engines, runtime
from voice.dialogues.monologue import Monologue, listening_only
from voice.session import VoiceSession

_SESSIONS = "drill-sessions"
_CHANCE = "drill-chance"


def hearing(drill: Drill) -> VoiceSession:
    """The session that hears recordings of ``drill``; the same one all through the visit."""
    made: dict[Drill, VoiceSession] = st.session_state.setdefault(_SESSIONS, {})
    if drill not in made:
        made[drill] = VoiceSession(Monologue(), listening_only(engines()), runtime().loop)
    return made[drill]


def chance() -> random.Random:
    """What chooses questions and topics in this visit; a seed of the settings repeats it."""
    if _CHANCE not in st.session_state:
        st.session_state[_CHANCE] = random.Random(runtime().settings.question_seed)
    rng = st.session_state[_CHANCE]
    assert isinstance(rng, random.Random)
    return rng
