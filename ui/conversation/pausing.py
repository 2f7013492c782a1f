"""Pausing on the page: the control, and what stands there meanwhile."""

from __future__ import annotations

import streamlit as st

from ui.interface import N_, _
from ui.live.room import go_live
from ui.parts.pressing import pressed
from ui.visit.rooms import InterviewRoom, pause_interview
from voice.pause import resume, unpause

_ABOUT = N_(
    "The clock stands still until you come back, on this page or after a reload. A recording "
    "that still runs is not kept: stop it first."
)
_ABOUT_LIVE = N_(
    "Hangs up and keeps what you said. The clock stands still until you come back, on this page "
    "or after a reload."
)


def pause_button(room: InterviewRoom, *, live: bool = False) -> None:
    """The control. It acts before the page is drawn, so that it counts while somebody thinks."""
    st.button(
        _("Pause"),
        icon=":material/pause:",
        width="stretch",
        help=_(_ABOUT_LIVE) if live else _(_ABOUT),
        on_click=pause_interview,
        args=(room,),
    )


def show_pause(room: InterviewRoom) -> bool:
    """What a paused interview says, and the way back; whether it goes on from here.

    Then the open question is on its way, spoken, or the reply that was owed.
    """
    st.info(
        _(
            "Paused. The clock stands still, and nothing is heard: the microphone is closed. "
            "What you sent is kept, over a reload too; what you have not sent yet waits on this "
            "page. Come back whenever you like."
        ),
        icon=":material/pause_circle:",
    )
    resumed = {"type": "primary", "icon": ":material/play_arrow:", "width": "stretch"}
    if not pressed(None, _("Resume"), f"{room.interview.id}-resume", **resumed):
        return False
    if room.was_live:
        unpause(room.session, room.dialogue)
        go_live(room.session, room.dialogue.welcome_back(), room.keeper.on_any_thread())
    else:
        resume(room.session, room.dialogue)
    room.keeper.keep()
    return True
