"""The live panel: state, level, countdown and captions, and what the person does about them."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import Any

import streamlit as st

from core.conversation.states import State
from ui.interface import N_, _
from voice.live.view import LiveSnapshot

_HERE = Path(__file__).parent


class Action(StrEnum):
    """What a person can do in a call, as the panel reports it."""

    DONE = "done"
    THINK = "think"
    STOP = "stop"
    PRESS = "press"
    RELEASE = "release"
    END = "end"


_panel = st.components.v2.component(
    "greenroom_live_panel",
    html=(_HERE / "panel.html").read_text(encoding="utf-8"),
    css=(_HERE / "panel.css").read_text(encoding="utf-8"),
    js=(_HERE / "panel.js").read_text(encoding="utf-8"),
)

_WORDS = {
    State.READY: N_("Your turn"),
    State.LISTENING: N_("Listening"),
    State.TRANSCRIBING: N_("Writing down what you said"),
    State.THINKING: N_("The interviewer is thinking"),
    State.SPEAKING: N_("The interviewer is speaking"),
}


def show_panel(
    call: LiveSnapshot, key: str, *, push_to_talk: bool, note: str = ""
) -> Action | None:
    """Draw ``call`` and a ``note`` below its captions; what the person did since the last time."""
    result = _panel(
        key=key,
        # The time, because what is equal to what was drawn is not drawn.
        data={
            **panel_data(call, push_to_talk=push_to_talk, note=note),
            "drawn_s": time.monotonic(),
        },
        on_action_change=lambda: None,
    )
    action = result.get("action")
    return Action(action) if action else None


def panel_data(call: LiveSnapshot, *, push_to_talk: bool, note: str = "") -> dict[str, Any]:
    """What the panel draws: plain values, text that the browser shows as text."""
    waiting = call.wait_s > 0
    left = max(0.0, 1 - call.silence_s / call.wait_s) if waiting else 0.0
    speaking = call.state is State.SPEAKING
    in_turn = call.state is State.LISTENING
    controls = ["talk"] if push_to_talk else ["done", "think"]
    active = {
        "talk": call.connected,
        "done": in_turn,
        "think": in_turn and not call.held,
        "stop": speaking or call.state is State.THINKING,
        "end": True,
    }
    shown = [*controls, "stop", "end"]
    return {
        "state": call.state.value,
        "words": _state_words(call),
        "hint": _hint(call, push_to_talk=push_to_talk),
        "interviewer": call.interviewer,
        "name": call.speaker.name or _("Interviewer"),
        "colour": call.speaker.colour,
        "person": call.person,
        "note": note,
        "labels": _labels(),
        "level_dbfs": round(call.level_dbfs, 1),
        "wait_left": round(left, 3),
        "push_to_talk": push_to_talk,
        "actions": [name for name in shown if active[name]],
        "waiting": [name for name in shown if not active[name]],
    }


def _labels() -> dict[str, str]:
    """What stands on the panel whatever happens."""
    return {
        "panel": _("Live conversation"),
        "meter": _("Microphone level"),
        "you": _("You"),
        "talk": _("Hold to talk"),
        "done": _("I'm done"),
        "think": _("Let me think"),
        "stop": _("Stop the interviewer"),
        "end": _("End live"),
    }


def _state_words(call: LiveSnapshot) -> str:
    if not call.connected:
        return _("Connecting")
    if call.held:
        return _("Take your time")
    if call.state is State.SPEAKING and call.speaker.name:
        return _("{name} is speaking").format(name=call.speaker.name)
    return _(_WORDS[call.state])


def _hint(call: LiveSnapshot, *, push_to_talk: bool) -> str:
    if not call.connected:
        return _("Allow the microphone if your browser asks.")
    if call.held:
        return _("The turn stays open. Go on when you are ready.")
    if call.nothing_understood:
        return _("I heard something, but no words. Please say it again.")
    if call.state is State.SPEAKING:
        return _("Press Esc to stop.") if push_to_talk else _("Speak to cut in, or press Esc.")
    if push_to_talk:
        return _("Hold the button or the space bar while you speak.")
    if call.state is State.LISTENING and call.wait_s:
        return _("Pause as long as you like: the ring shows when your turn will end.")
    if call.state is State.READY:
        return _("Just speak.")
    return ""
