"""Who interviews, and how: one or a panel, and the manner."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.conversation.brief import MAX_PANEL, InterviewType, Manner
from core.practice.directing.interviewers import choose_panel, find_interviewer
from ui.conversation.people import badge_of
from ui.interface import N_, _
from ui.parts.choices import segments
from ui.runtime import visit

_SIZES = {1: N_("One interviewer"), 2: N_("Panel of two"), 3: N_("Panel of three")}
_MANNER_LABELS = {
    Manner.WARM: N_("Warm"),
    Manner.NEUTRAL: N_("Neutral"),
    Manner.DEMANDING: N_("Demanding"),
}
_MANNERS = {
    Manner.WARM: N_("Warm: encourages you, and presses once."),
    Manner.NEUTRAL: N_("Neutral: friendly and to the point, with up to two follow-ups."),
    Manner.DEMANDING: N_(
        "Demanding: says little, asks for figures, follows up to the limit, and never praises. "
        "Your review is not stricter for it."
    ),
}


def choose_interviewers(kind: InterviewType) -> tuple[Manner, tuple[str, ...]]:
    """The manner, and the ids of a panel; nobody for one interviewer."""
    size = segments(
        _("Who interviews"),
        range(1, MAX_PANEL + 1),
        "panel-size",
        default=1,
        format_func=lambda size: _(_SIZES[size]),
    )
    chosen = segments(
        _("Manner"),
        list(Manner),
        "manner",
        default=Manner.NEUTRAL,
        format_func=lambda m: _(_MANNER_LABELS[m]),
    )
    manner = Manner(chosen)
    st.caption(_(_MANNERS[manner]))
    panel = choose_panel(size or 1, manner, kind)
    _present(panel)
    return manner, panel


def named_interviewers(manner: Manner, panel: Sequence[str]) -> tuple[str, str]:
    """How many interview and in which manner, in the words of the choice."""
    return _(_SIZES[max(1, len(panel))]), _(_MANNER_LABELS[manner])


def _present(panel: Sequence[str]) -> None:
    """Each of the panel with what they want to find out, and how to tell them apart."""
    people = [person for name in panel if (person := find_interviewer(name)) is not None]
    if not people:
        return
    with st.container(border=True):
        for person in people:
            st.markdown(
                _("{person} wants to find out {aim}.").format(
                    person=badge_of(person.persona), aim=_(person.aim_for_you)
                )
            )
        st.caption(_how_to_tell_them_apart())


def _how_to_tell_them_apart() -> str:
    if visit().has_many_voices():
        return _("Each has a voice of their own; name and colour stand beside every line.")
    return _(
        "The voice in use is one voice, so all of them sound alike: name and colour beside every "
        "line tell who speaks."
    )
