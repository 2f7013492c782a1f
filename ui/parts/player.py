"""Sound for the browser."""

from __future__ import annotations

import streamlit as st

from core.conversation.audio import PcmAudio
from providers.recordings import wav_bytes
from ui.parts.unseen import Unseen
from ui.visit.preferences import preferences

# Streamlit decides about autoplay while it draws, and remembers that it did. When the browser
# throws that drawing away and draws again (about one time in eight while a page is built), the
# sound never starts. So the player is started from here, once for each sound.
_STARTER = Unseen(
    "greenroom_sound_starter",
    js="""
const started = (window.greenroomStarted ??= new Set());

export default function ({ data }) {
  let watching = null;
  const start = () => {
    const player = document.querySelector(`.st-key-${data.sound} audio`);
    if (player === null || started.has(data.sound)) return player !== null;
    started.add(data.sound);
    // A browser that wants a click first refuses: the player's own button is there for it.
    player.play().catch(() => {});
    return true;
  };
  if (!start()) {
    watching = new MutationObserver(() => { if (start()) watching.disconnect(); });
    watching.observe(document.body, { childList: true, subtree: true });
  }
  return () => watching?.disconnect();
}
""",
)


def play(audio: PcmAudio, label: str, sound: str) -> None:
    """A player for ``audio``, which starts by itself unless the person chose otherwise.

    ``sound`` names this telling (letters, digits, hyphens): under one name it starts once,
    however often the page is drawn again.
    """
    with st.container(key=f"sound-{sound}"):
        st.audio(wav_bytes(audio), format="audio/wav", alt=label)
        if preferences().speak_aloud:
            _STARTER(f"start-{sound}", {"sound": f"sound-{sound}"})
