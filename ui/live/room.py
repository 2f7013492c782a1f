"""Going live on a page: one button, one panel, and the way back to the recorder."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.conversation.errors import TurnError
from ui.conversation.standing_in import standing_in_words
from ui.interface import _
from ui.live.connection import connect, loading_s
from ui.live.mic_check import show_mic_check
from ui.live.panel import Action, show_panel
from ui.live.watch import watch_the_drawing
from ui.parts.faults import show_fault
from ui.visit.preferences import live_options, preferences
from voice.live.call import LiveCall
from voice.session import VoiceSession

_CONNECTION = "live-connection"

# The connection brings a frame with buttons of its own; ours do the same. It must stay on the
# page, because it plays the interviewer's voice.
_OUT_OF_SIGHT = f"""<style>.st-key-{_CONNECTION} {{
  position: absolute; width: 1px; height: 1px; overflow: hidden; visibility: hidden;
}}</style>"""

_REFRESH_S = 0.15
"""Captions promise to be there within 0.3 s."""


def live_room(
    place: DeltaGenerator,
    session: VoiceSession,
    key: str,
    *,
    greeting: str,
    size: Callable[[], int],
    changed: Callable[[], None] | None = None,
    language: str = "en",
) -> bool:
    """Draw the live part of a page; whether a call is on.

    ``place`` is the page's ``connection_place``. ``key`` names the talk. ``greeting`` is spoken
    when the call connects. ``size`` tells how much was said: when it grows the page is drawn
    anew. ``changed`` keeps the talk; it runs in another thread and must not touch Streamlit.
    """
    call = session.call
    on = call is not None and not call.snapshot().ended
    wait_s = loading_s(key)
    with place:  # before anything that may end this run: a run without it would take it away
        connect(call if on and not wait_s else None, f"{key}-live")
        if on:
            watch_the_drawing(key)
    if on:
        assert call is not None
        _talk(session, call, key, size=size, connect_at_s=time.monotonic() + wait_s)
    else:
        _offer(session, call, key, greeting, changed, language=language)
    return on


def connection_place() -> DeltaGenerator:
    """Where the connection lives. Draw it first on a page.

    What stands behind other elements moves when they change, and a connection that moves is
    loaded anew and lost.
    """
    place = st.container(key=_CONNECTION)
    place.html(_OUT_OF_SIGHT)
    return place


def _offer(
    session: VoiceSession,
    call: LiveCall | None,
    key: str,
    greeting: str,
    changed: Callable[[], None] | None,
    *,
    language: str,
) -> None:
    if call is not None and call.snapshot().error is not None:
        error = call.snapshot().error
        assert isinstance(error, TurnError)
        show_fault(error)
    start, check = st.columns([3, 2])
    start.button(
        _("Start live"),
        key=f"{key}-start",
        type="primary",
        icon=":material/call:",
        width="stretch",
        on_click=go_live,
        args=(session, greeting, changed, language),
    )
    with check.popover(_("Check microphone"), icon=":material/mic:", width="stretch"):
        show_mic_check(f"{key}-check")
    st.caption(_("Live: the microphone stays open. Speak, listen, cut in; no buttons needed."))


def go_live(
    session: VoiceSession, greeting: str, changed: Callable[[], None] | None, language: str = "en"
) -> None:
    """Begin a call with this visitor's options; ``live_room`` draws it in the next run."""
    session.go_live(live_options(language), greeting, changed)


def _talk(
    session: VoiceSession,
    call: LiveCall,
    key: str,
    *,
    size: Callable[[], int],
    connect_at_s: float,
) -> None:
    drawn, began_s = size(), time.monotonic()

    @st.fragment(run_every=_REFRESH_S)
    def panel() -> None:
        seen = call.snapshot()
        action = show_panel(
            seen,
            f"{key}-panel",
            push_to_talk=preferences().push_to_talk,
            note=standing_in_words(),
        )
        # What was pressed is told once: a page that is drawn anew before it is heard forgets it.
        if action is not None:
            _act(session, call, action)
        loaded = began_s < connect_at_s <= time.monotonic()
        if seen.ended or size() != drawn or loaded:
            st.rerun()
        if seen.error is not None:
            show_fault(seen.error)
            if seen.can_retry and st.button(_("Try again"), key=f"{key}-retry"):
                call.retry()

    panel()


def _act(session: VoiceSession, call: LiveCall, action: Action) -> None:
    if action is Action.END:
        session.hang_up()
        st.rerun()
    {
        Action.DONE: call.finish_turn,
        Action.THINK: call.hold_turn,
        Action.STOP: call.interrupt,
        Action.PRESS: call.press,
        Action.RELEASE: call.release,
    }[action]()
