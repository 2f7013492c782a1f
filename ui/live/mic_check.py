"""The microphone check: listen for three seconds, say what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from core.listen.mic_check import MicProblem, MicReading, judge_microphone
from ui.interface import N_, _

_HERE = Path(__file__).parent
_HTML = """
<div class="check">
  <button type="button">Check the microphone</button>
  <div class="words" role="status" aria-live="polite"></div>
  <div class="meter" aria-hidden="true"><div class="bar"></div></div>
</div>
"""

_check = st.components.v2.component(
    "greenroom_mic_check",
    html=_HTML,
    css=(_HERE / "panel.css").read_text(encoding="utf-8"),
    js=(_HERE / "mic_check.js").read_text(encoding="utf-8"),
)

_MENDED_BY = {
    MicProblem.DENIED: N_(
        "The browser is not allowed to use the microphone. Click the icon at the left of the "
        "address, allow the microphone for this page, and check again."
    ),
    MicProblem.NO_DEVICE: N_(
        "No microphone was found. Plug one in or switch it on, and check again; "
        "you can type your answers meanwhile."
    ),
    MicProblem.INSECURE: N_(
        "Browsers give the microphone only to secure pages. Open this page as "
        "https://… or on this computer as http://localhost."
    ),
    MicProblem.BUSY: N_(
        "The microphone cannot be opened; another program may be using it. "
        "Close video calls and check again."
    ),
    MicProblem.SILENT: N_(
        "Nothing at all was heard: the microphone is muted or the wrong one is chosen. "
        "Unmute it or choose another one in the browser's settings."
    ),
    MicProblem.TOO_QUIET: N_(
        "Your voice is too quiet. Move closer, or turn the microphone up in the system's settings."
    ),
    MicProblem.CLIPPING: N_(
        "Your voice is too loud and distorted. Move back a little, or turn the microphone down."
    ),
}


def show_mic_check(key: str) -> None:
    """A button that listens, and the verdict."""
    words = {
        "check": _("Check the microphone"),
        "say": _("Say a sentence, for example your name and what you do."),
    }
    result = _check(key=key, data=words, on_reading_change=lambda: None)
    reading = read_result(result.get("reading"))
    if reading is None:
        st.caption(_("Listens for three seconds. Nothing is kept."))
        return
    problem = judge_microphone(reading)
    if problem is None:
        st.success(_("The microphone works, and your voice is clear."), icon=":material/check:")
    else:
        st.warning(_(_MENDED_BY[problem]), icon=":material/mic_off:")


def read_result(sent: Any) -> MicReading | None:
    """What the browser reported, as a value; ``None`` for nothing or nonsense."""
    if not isinstance(sent, dict):
        return None
    try:
        if "problem" in sent:
            return MicReading(problem=MicProblem(sent["problem"]))
        return MicReading(float(sent["speech_dbfs"]), float(sent["peak"]), float(sent["clipped"]))
    except (KeyError, TypeError, ValueError):
        return None
