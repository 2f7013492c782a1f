"""A minute of live talk: nobody replies, and what is heard shows while it is said."""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.assess.filler_count import count_fillers
from core.conversation.errors import TurnError
from core.practice.drills import TALK_S
from ui.conversation.answer_box import written_down
from ui.drills.heard import show_heard
from ui.interface import _
from ui.live.connection import connect, loading_s
from ui.live.watch import drawn, watch_the_drawing
from ui.parts.faults import show_fault
from ui.report.charts import clock
from ui.runtime import engines, runtime
from ui.visit.preferences import live_options
from voice.dialogue import Utterance
from voice.dialogues.monologue import Monologue, listening_only, uninterrupted
from voice.live.call import LiveCall
from voice.session import VoiceSession

_CALL = "drill-live-talk"
_LINE = "drill-live-line"  # the connection keeps its own state under its key
_REFRESH_S = 0.3


@dataclass
class LiveTalk:
    """A call in which one person talks; ``since_s`` is when their microphone was first heard."""

    monologue: Monologue
    session: VoiceSession
    call: LiveCall
    since_s: float | None = None

    @property
    def left_s(self) -> float:
        gone_s = 0.0 if self.since_s is None else time.monotonic() - self.since_s
        return max(0.0, TALK_S - gone_s)


@dataclass(frozen=True)
class Heard:
    """What a run of the page knows: whether the call is ``on``, and what was ``said`` in it."""

    on: bool
    said: Utterance | None = None


def live_talk(place: DeltaGenerator) -> Heard:
    """Draw the live way of the talk; ``place`` is the page's ``connection_place``."""
    held = st.session_state.get(_CALL)
    talk = held if isinstance(held, LiveTalk) else None
    live = talk if talk is not None and not talk.call.snapshot().ended else None
    wait_s = loading_s(_LINE)
    with place:  # before anything that may end this run: a run without it would take it away
        connect(live.call if live is not None and not wait_s else None, _LINE)
        if live is not None:
            watch_the_drawing(_LINE)
    if live is not None:
        _follow(live, time.monotonic() + wait_s)
        return Heard(on=True)
    if talk is not None:
        said = _said(talk)
        if said is not None:
            del st.session_state[_CALL]
            return Heard(on=False, said=said)
        if talk.session.snapshot().unheard:  # another minute would take its place
            return Heard(on=False)
    _offer()
    return Heard(on=False)


def leave_live_talk() -> None:
    """End the call, if one is on; what was said in it is forgotten."""
    talk = st.session_state.pop(_CALL, None)
    if isinstance(talk, LiveTalk):
        talk.session.stop()


def _offer() -> None:
    st.button(
        _("Start live"),
        type="primary",
        icon=":material/call:",
        width="stretch",
        on_click=_begin,
    )
    st.caption(
        _(
            "Live: the microphone stays open for {seconds} seconds, nobody replies, and the "
            "fillers show as they are heard. A pause is no fault: it is what stands where a filler "
            "was."
        ).format(seconds=TALK_S)
    )


def _begin() -> None:
    monologue = Monologue()
    session = VoiceSession(monologue, listening_only(engines()), runtime().loop)
    call = session.go_live(uninterrupted(live_options(), TALK_S))
    st.session_state[_CALL] = LiveTalk(monologue, session, call)


def _said(talk: LiveTalk) -> Utterance | None:
    """What was said in a call that has ended; the fault that ended it is told."""
    error = talk.call.snapshot().error
    if isinstance(error, TurnError):
        show_fault(error)
    if talk.monologue.said_so_far:
        return talk.monologue.said_so_far[-1]
    draft = written_down(talk.session, _CALL)
    if draft is not None:
        return Utterance(draft.text, draft)
    if error is None and not talk.session.snapshot().unheard:
        st.info(_("No words were understood in that minute. Check the microphone and try again."))
    return None


def _follow(talk: LiveTalk, connect_at_s: float) -> None:
    began_s = time.monotonic()

    @st.fragment(run_every=_REFRESH_S)
    def minute() -> None:
        seen = talk.call.snapshot()
        if seen.connected and talk.since_s is None:
            talk.since_s = time.monotonic()
        left_s = talk.left_s
        words = _("Connecting. Allow the microphone if your browser asks.")
        if talk.since_s is not None:
            words = _("Listening. {time} left.").format(time=clock(left_s))
        st.progress(left_s / TALK_S, words)
        stopped = st.button(_("Stop now"), icon=":material/stop_circle:", width="stretch")
        show_heard(count_fillers(seen.person, spoken=True), over=False)
        if seen.person:
            with st.container(border=True):
                st.text(seen.person)
        drawn(_LINE)
        over, loaded = stopped or not left_s, began_s < connect_at_s <= time.monotonic()
        # What was pressed is told once: a page that is drawn anew before it is heard forgets it.
        if over and not seen.ended:
            with st.spinner(_("Writing down your last words …")):
                talk.session.hang_up()
        if over or seen.ended or loaded:
            st.rerun()

    minute()
