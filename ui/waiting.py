"""Waiting for a turn, or for work on the loop, while the page stays alive."""

from __future__ import annotations

import concurrent.futures
import math
import time
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from core.conversation.states import State
from ui.interface import N_, _
from ui.loop_work import result_of
from voice.session import VoiceSession

Result = TypeVar("Result")

_WORDS = {
    State.TRANSCRIBING: N_("Writing down what you said …"),
    State.THINKING: N_("The interviewer is thinking …"),
    State.SPEAKING: N_("The interviewer is speaking …"),
    State.LISTENING: N_("Listening …"),
}


_ONE_MOMENT = N_("One moment …")


def wait_for_turn(session: VoiceSession) -> None:
    """Show what the session is doing until it is done."""
    _wait(session.wait, lambda: _(_WORDS.get(session.snapshot().state, _ONE_MOMENT)))


def wait_for_work(
    work: concurrent.futures.Future[Result], words: str, within_s: float = math.inf
) -> Result:
    """What ``work`` brings, with ``words`` shown until then; raises what it raises.

    Who clicks elsewhere on the page ends it, as ``within_s`` seconds do, with ``TimeoutError``.
    """

    def is_done(timeout_s: float) -> bool:
        return not concurrent.futures.wait([work], timeout_s).not_done

    try:
        _wait(is_done, lambda: words, within_s)
        return result_of(work, 0)
    finally:
        work.cancel()


def _wait(
    is_done: Callable[[float], bool], words: Callable[[], str], within_s: float = math.inf
) -> None:
    """Every step gives Streamlit a chance to end the script: a click anywhere counts."""
    if is_done(0.15):  # most replies are here before a spinner would be noticed
        return
    place = st.empty()
    started_s = time.monotonic()
    while not is_done(0.1) and (waited_s := time.monotonic() - started_s) < within_s:
        place.info(
            words() if waited_s < 3 else f"{words()} {waited_s:.0f} s", icon=":material/pending:"
        )
    place.empty()
