"""Who interviews, and how: one or a panel, and the manner."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.conversation.brief import MAX_PANEL, InterviewType, Manner
from core.practice.interviewers import choose_panel, find_interviewer
from ui.people import badge_of
from ui.runtime import visit

_SIZES = dict(enumerate(("One interviewer", "Panel of two", "Panel of three"), start=1))
_MANNERS = {
    Manner.WARM: "Warm: encourages you, and presses once.",
    Manner.NEUTRAL: "Neutral: friendly and to the point, with up to two follow-ups.",
    Manner.DEMANDING: (
        "Demanding: says little, asks for figures, follows up to the limit, and never praises. "
        "Your review is not stricter for it."
    ),
}


def choose_interviewers(kind: InterviewType) -> tuple[Manner, tuple[str, ...]]:
    """The manner, and the ids of a panel; nobody for one interviewer."""
    size = st.segmented_control(
        "Who interviews",
        range(1, MAX_PANEL + 1),
        default=1,
        format_func=_SIZES.__getitem__,
        required=True,
    )
    chosen = st.segmented_control(
        "Manner",
        list(Manner),
        default=Manner.NEUTRAL,
        format_func=lambda m: m.value.capitalize(),
        required=True,
    )
    manner = Manner(chosen)
    st.caption(_MANNERS[manner])
    panel = choose_panel(size or 1, manner, kind)
    _present(panel)
    return manner, panel


def _present(panel: Sequence[str]) -> None:
    """Each of the panel with what they want to find out, and how to tell them apart."""
    people = [person for name in panel if (person := find_interviewer(name)) is not None]
    if not people:
        return
    with st.container(border=True):
        for person in people:
            st.markdown(f"{badge_of(person.persona)} wants to find out {person.aim_for_you}.")
        st.caption(_how_to_tell_them_apart())


def _how_to_tell_them_apart() -> str:
    if visit().has_many_voices():
        return "Each has a voice of their own; name and colour stand beside every line."
    return (
        "The voice in use is one voice, so all of them sound alike: name and colour beside every "
        "line tell who speaks."
    )
