"""A countdown that runs while somebody records; the browser counts, nothing is sent."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from config import Recorder
from ui.interface import _
from ui.visit.preferences import preferences

_HERE = Path(__file__).parent
_HTML = """
<section class="countdown" aria-label="Countdown">
  <div class="time" aria-hidden="true"></div>
  <div class="track" aria-hidden="true"><div class="left"></div></div>
  <button type="button">Start the countdown</button>
  <div class="said" role="status" aria-live="polite"></div>
</section>
"""

_countdown = st.components.v2.component(
    "greenroom_countdown",
    html=_HTML,
    css=(_HERE / "countdown.css").read_text(encoding="utf-8"),
    js=(_HERE / "countdown.js").read_text(encoding="utf-8"),
)


def _hint() -> str:
    if preferences().recorder is Recorder.PUSH_BUTTON:
        return _("Start it when you begin to speak. Nothing happens when it ends: you stop.")
    return _("It starts with your recording. Nothing happens when it ends: you stop.")


def show_countdown(seconds: int, recorder: str) -> None:
    """Counts ``seconds`` down whenever something records in the container of key ``recorder``.

    A recorder that does not tell when it records needs the countdown's own button, and so does
    whoever types.
    """
    _countdown(
        key=f"countdown-{recorder}",
        data={
            "seconds": seconds,
            "recorder": recorder,
            "hint": _hint(),
            "words": {
                "name": _("Countdown"),
                "start": _("Start the countdown"),
                "stop": _("Stop the countdown"),
                "begun": _("{seconds} seconds from now.").format(seconds=seconds),
                "half": _("Half of the time is left."),
                "ten": _("Ten seconds left."),
                "over": _("Time is up. Finish your sentence."),
                "stopped": _("The countdown has stopped with your recording."),
            },
        },
    )
