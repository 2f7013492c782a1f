"""A test of the engines: the voice says a sentence and the recogniser writes it down."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from uuid import uuid4

import streamlit as st

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.errors import TurnError
from core.conversation.ports import Synthesizer, Transcriber
from core.conversation.voice_style import VoiceStyle
from ui.interface import _
from ui.loop_work import begin_work
from ui.parts.faults import show_fault
from ui.parts.player import play
from ui.runtime import runtime
from ui.waiting import wait_for_work

_SENTENCE = "This is a test of the voice and of the speech recogniser."
_TIMEOUT_S = 60.0


@dataclass(frozen=True)
class EngineCheck:
    audio: PcmAudio
    heard: str
    first_audio_s: float
    transcription_s: float


def show_engine_check() -> None:
    st.header(_("Try them"))
    st.write(
        _("The voice says “{sentence}” and the recogniser writes down what it hears.").format(
            sentence=_SENTENCE
        )
    )
    if not st.button(_("Run the test"), icon=":material/play_arrow:"):
        return
    local = runtime().local
    check = begin_work(check_engines(local, local), "greenroom-check")
    try:
        result = wait_for_work(check, _("Speaking and listening …"))
    except TurnError as error:
        show_fault(error)
        return
    except TimeoutError:
        st.warning(
            _("The engines did not answer within {seconds} seconds.").format(
                seconds=f"{_TIMEOUT_S:.0f}"
            )
        )
        return
    play(result.audio, label=_("The test sentence"), sound=uuid4().hex)
    st.text(_("Heard: {words}").format(words=result.heard))
    st.caption(
        _("First sound after {first} ms, written down in {written} ms.").format(
            first=f"{1000 * result.first_audio_s:.0f}",
            written=f"{1000 * result.transcription_s:.0f}",
        )
    )


async def check_engines(synthesizer: Synthesizer, transcriber: Transcriber) -> EngineCheck:
    """Speak a sentence and transcribe it. Raises the ``TurnError`` of the part that fails."""
    async with asyncio.timeout(_TIMEOUT_S):
        started_s = time.monotonic()
        pieces: list[PcmAudio] = []
        first_s = 0.0
        async for piece in synthesizer.synthesize(_SENTENCE, VoiceStyle()):
            first_s = first_s or time.monotonic() - started_s
            pieces.append(piece)
        audio = join_audio(pieces)
        spoken_s = time.monotonic()
        transcript = await transcriber.transcribe(audio, "en")
        return EngineCheck(audio, transcript.text, first_s, time.monotonic() - spoken_s)
