"""Who interviews, and how: one, with a name or without, or a panel, and the manner."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.conversation.brief import MAX_PANEL, InterviewType, Manner
from core.practice.directing.interviewers import (
    choose_panel,
    everybody,
    find_interviewer,
)
from ui.conversation.people import badge_of
from ui.interface import N_, _
from ui.parts.choices import segments, select
from ui.runtime import visit

_MIXED, _NOBODY = "mixed", ""
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


_MIXED_LABEL = N_("Mixed")
_MIXED_MANNERS = N_("Mixed: each of them has a manner of their own.")


def choose_interviewers(kind: InterviewType) -> tuple[Manner, tuple[str, ...]]:
    """The manner, and the ids of those who interview; nobody for one without a name."""
    size = segments(
        _("Who interviews"),
        range(1, MAX_PANEL + 1),
        "panel-size",
        default=1,
        format_func=lambda size: _(_SIZES[size]),
    )
    if (size or 1) == 1:
        person = find_interviewer(_choose_person())
        if person is not None:
            _present((person.id,))
            return person.manner, (person.id,)
    chosen = _choose_manner(mixed=(size or 1) > 1)
    panel = choose_panel(size or 1, None if chosen == _MIXED else Manner(chosen), kind)
    _present(panel)
    return Manner.NEUTRAL if chosen == _MIXED else Manner(chosen), panel


def _choose_person() -> str:
    """The id of whoever interviews alone; "" for somebody without a name."""
    return select(
        _("By whom"),
        [_NOBODY, *(person.id for person in everybody().interviewers)],
        "interviewer",
        format_func=_person_in_words,
    )


def _person_in_words(name: str) -> str:
    person = find_interviewer(name)
    if person is None:
        return _("Somebody without a name, in the manner you choose")
    manner = _(_MANNER_LABELS[person.manner])
    return f"{person.name}, {_(person.role)} · {manner}"


def _choose_manner(*, mixed: bool) -> str:
    offered = [manner.value for manner in Manner] + ([_MIXED] if mixed else [])
    labels = {manner.value: label for manner, label in _MANNER_LABELS.items()}
    labels[_MIXED] = _MIXED_LABEL
    chosen = segments(
        _("Manner"),
        offered,
        f"manner-of-{len(offered)}",
        default=Manner.NEUTRAL.value,
        format_func=lambda manner: _(labels[manner]),
    )
    told = _MANNERS[Manner(chosen)] if chosen != _MIXED else _MIXED_MANNERS
    st.caption(_(told))
    return str(chosen)


def named_interviewers(manner: Manner, panel: Sequence[str]) -> tuple[str, ...]:
    """How many interview and in which manner, in the words of the choice; one with a name by it."""
    people = [person for name in panel if (person := find_interviewer(name)) is not None]
    if len(people) == 1:
        return (_person_in_words(people[0].id),)
    mixed = len({person.manner for person in people}) > 1
    return _(_SIZES[max(1, len(panel))]), _(_MIXED_LABEL if mixed else _MANNER_LABELS[manner])


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
        if len(people) > 1:
            st.caption(_how_to_tell_them_apart())


def _how_to_tell_them_apart() -> str:
    if visit().has_many_voices():
        return _("Each has a voice of their own; name and colour stand beside every line.")
    return _(
        "The voice in use is one voice, so all of them sound alike: name and colour beside every "
        "line tell who speaks."
    )
