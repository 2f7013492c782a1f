"""How far the embedded engines are, in the sidebar and quietly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import streamlit as st

from core.conversation.services import ServiceRole
from core.sentence import in_a_row
from providers.local.lazy_part import Readiness
from ui.interface import N_, _, labelled, worded
from ui.parts.plain import plain
from ui.runtime import runtime, visit
from ui.visit.talk_rooms import talk_services

_WORDS = {
    Readiness.WAITING: N_("waiting"),
    Readiness.LOADING: N_("loading"),
    Readiness.READY: N_("ready"),
    Readiness.FAILED: N_("not available"),
}
_ON_THE_WAY = (Readiness.WAITING, Readiness.LOADING)

_SENT = {
    ServiceRole.HEAR: N_("your voice"),
    ServiceRole.THINK: N_("the words of the talk"),
    ServiceRole.SPEAK: N_("the interviewer's lines"),
    ServiceRole.ASSESS: N_("your answers for the review"),
}
_NOTHING = N_("Nothing is sent to another service.")


def show_warmup() -> None:
    """A progress display that gives way to a caption when everything is loaded."""
    with st.sidebar:
        if any(part.readiness in _ON_THE_WAY for part in runtime().local.status()):
            _watch()
        else:
            _draw()


def _where_it_goes() -> str:
    """Who is sent what, in one sentence; a talk may be served by others than the rest."""
    talk = talk_services()
    everybody = [visit()] if talk is None else [visit(), talk]
    sent = []
    for role, what in _SENT.items():
        links = [link for mine in everybody for link in mine.links(role)]
        hosted = dict.fromkeys(li.label for li in links if li.hosted and li.refused() is None)
        if hosted:
            sent.append(_("{what} to {whom}").format(what=_(what), whom=_any_of(list(hosted))))
    if not sent:
        return _(_NOTHING)
    return plain(_("Sent away: {things}.").format(things="; ".join(sent)))


def _any_of(names: Sequence[str]) -> str:
    either = _("{one} or {another}")
    return reduce(lambda one, another: either.format(one=one, another=another), names)


@st.fragment(run_every=0.5)
def _watch() -> None:
    # Drawn here alone, to the end: drawing the whole page anew because something was loaded
    # takes away what a person is just about to click.
    _draw()


def _draw() -> None:
    parts = runtime().local.status()
    done = sum(part.readiness is Readiness.READY for part in parts)
    failed = [part for part in parts if part.error is not None]
    if done == len(parts):
        ready = _("Voice and hearing are ready.")
        st.caption(worded(in_a_row((ready, _where_it_goes()))))
        return
    if runtime().services.any_hosted:
        st.caption(_where_it_goes())
    if not failed:
        st.progress(done / len(parts), _("Warming up voice and hearing"))
    for part in parts:
        st.caption(labelled(_(part.name), _(_WORDS[part.readiness])))
    for part in failed:
        assert part.error is not None
        st.caption(plain(worded(in_a_row((part.error.message, part.error.next_step)))))
