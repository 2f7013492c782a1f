"""The WebRTC connection: one seam around streamlit-webrtc, so that tests can replace it."""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from urllib.parse import urlsplit

import numpy as np
import streamlit as st
from av import AudioFrame
from streamlit.runtime.scriptrunner import RerunException

from core.conversation.audio import VOICE_RATE_HZ
from voice.live.call import LiveCall

_MICROPHONE = {
    "audio": {"echoCancellation": True, "noiseSuppression": True, "autoGainControl": True},
    "video": False,
}
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


_RUNS, _PAGE = "script-runs", "script-page"
_LOADED_AFTER_S = 1.5


def load() -> None:
    """Load the heavy part of what a connection needs; any thread.

    Not ``streamlit_webrtc`` itself: a component registers when its module is first imported,
    and only if that happens in a script's run. Imported elsewhere it is not found for as long
    as the server lives.
    """
    importlib.import_module("aiortc")


@contextmanager
def counted_run(page: str) -> Iterator[None]:
    """Count the changes of ``page`` and the runs of the script that go to their end; ``app.py``
    holds it.

    What a run that another cuts off has not drawn stays on the page, so that one does not count.
    """
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        _count()
    try:
        yield
    except RerunException:
        raise
    except BaseException:
        _count()
        raise
    _count()


def _count() -> None:
    st.session_state[_RUNS] = st.session_state.get(_RUNS, 0) + 1


def loading_s(key: str) -> float:
    """How long the connection's frame still needs to load; call it once a run of the script.

    A connection that is wanted while its frame loads never comes about, and a frame loads
    anew whenever the last whole run did not draw it.
    """
    runs, now_s = st.session_state.get(_RUNS, 0), time.monotonic()
    drawn, since_s = st.session_state.get(f"{key}-drawn", (-1, now_s))
    if drawn not in (runs, runs - 1):
        since_s = now_s
    st.session_state[f"{key}-drawn"] = (runs, since_s)
    return max(0.0, float(since_s) + _LOADED_AFTER_S - now_s)


def connect(call: LiveCall | None, key: str) -> None:
    """Keep the browser connected to ``call``, and disconnected while there is none."""
    # Not needed by the first page, and most of its time is spent by ``load`` beforehand.
    from streamlit_webrtc import (  # noqa: PLC0415
        WebRtcMode,
        create_audio_sink_track,
        create_audio_source_track,
        webrtc_streamer,
    )

    source = create_audio_source_track(
        lambda pts, time_base: _next_frame(call, pts, time_base),
        key=f"{key}-voice",
        sample_rate=VOICE_RATE_HZ,
    )
    sink = create_audio_sink_track(
        lambda frame: _feed(call, frame),
        key=f"{key}-microphone",
        on_ended=call.stop if call is not None else None,
    )
    if call is not None:
        _keep(key)
    webrtc_streamer(
        key=key,
        mode=WebRtcMode.SENDRECV,
        source_audio_track=source,
        sink_audio_track=sink,
        sendback_video=False,
        media_stream_constraints=_MICROPHONE,
        # On this very machine nobody has to be asked for an address.
        rtc_configuration={"iceServers": []} if _is_local() else None,
        desired_playing_state=call is not None and not call.snapshot().ended,
        media_toggle_controls=False,
    )


def _keep(key: str) -> None:
    """Let streamlit-webrtc not take this connection for one that was left.

    It does so when two runs of the script have ended since it was drawn, and counts a run when its
    end is told to the browser. On a busy machine the next run has begun by then: after two in quick
    succession the one that follows would end the call. Whether the frame was drawn all the time
    is known from ``loading_s``.
    """
    context = st.session_state.get(key)
    if context is not None:
        context._last_rendered_run_count = None


def _next_frame(call: LiveCall | None, pts: int, time_base: Fraction) -> AudioFrame:
    count = VOICE_RATE_HZ // 50
    samples = np.zeros((1, count), np.int16)
    if call is not None:
        heard = call.pull(count)
        samples[0, : len(heard)] = heard
    frame = AudioFrame.from_ndarray(samples, format="s16", layout="mono")
    frame.sample_rate = VOICE_RATE_HZ
    return frame


def _feed(call: LiveCall | None, frame: AudioFrame) -> None:
    """Runs on Streamlit's own event loop: mix down and hand over, nothing else."""
    if call is None:
        return
    samples = frame.to_ndarray().astype(np.int16, copy=False)
    channels = len(frame.layout.channels)
    if channels > 1:
        planes = samples.reshape(-1, channels) if samples.shape[0] == 1 else samples.T
        samples = planes.astype(np.int32).mean(axis=1).astype(np.int16)
    call.feed(samples.reshape(-1), frame.sample_rate)


def _is_local() -> bool:
    return urlsplit(st.context.url or "").hostname in _LOCAL_HOSTS
