"""Which engines and keys are there, and what went wrong. Keys are never shown, not in part."""

from __future__ import annotations

import streamlit as st

from core.conversation.services import ServiceRole
from core.sentence import in_a_row
from ui.interface import N_, _, capital, decimal, labelled, worded
from ui.parts.plain import plain
from ui.runtime import runtime, visit
from ui.services.fallback_words import in_words
from ui.visit.rooms import faults, live_calls

_LAST_TO = {
    ServiceRole.HEAR: N_("Last to hear: {service}"),
    ServiceRole.THINK: N_("Last to think: {service}"),
    ServiceRole.SPEAK: N_("Last to speak: {service}"),
    ServiceRole.ASSESS: N_("Last to assess: {service}"),
}


def show_engines() -> None:
    st.header(_("Embedded engines"))
    local = runtime().local
    st.table(
        [
            {
                _("Engine"): _(part.name),
                _("State"): _(part.readiness.value),
                _("Loading time"): f"{decimal(part.load_s)} s" if part.load_s else "–",
                _("Note"): plain(worded(part.error.message)) if part.error else "",
            }
            for part in (*local.status(), local.encoder.status(), local.relevance.status())
        ]
    )


def show_faults() -> None:
    st.header(_("Faults of this visit"))
    found = faults()
    if not found:
        st.write(_("No turn failed."))
        return
    st.table(
        [
            {
                _("What was said"): plain(worded(fault.message)),
                _("Stage, kind, code, reference"): plain(
                    ", ".join((fault.stage.value, fault.kind.value, fault.code, fault.request_id))
                ),
            }
            for fault in reversed(found)
        ]
    )


def show_live() -> None:
    st.header(_("Live calls of the open rooms"))
    calls = live_calls()
    if not calls:
        st.write(_("None."))
        return
    st.table(
        [
            {
                _("Turns"): seen.counts.turns,
                _("Cut in"): seen.counts.cut_ins,
                _("Went on after a mistake"): seen.counts.resumed,
                _("Replies begun in a pause"): seen.counts.speculated,
                _("Thrown away"): seen.counts.discarded,
                _("Last turn over"): _seconds(seen.timings.endpointing_s) if seen.timings else "–",
                _("Reply heard"): _seconds(seen.timings.first_audio_s) if seen.timings else "–",
            }
            for seen in calls
        ]
    )
    st.caption(_("Times count from the last word; the way to the ear takes a little more."))


def _seconds(time_s: float) -> str:
    return f"{decimal(time_s, 2)} s"


def show_services() -> None:
    """Keys, retired models, and every time that one service stepped in for another."""
    st.header(_("Hosted services"))
    mine = visit()
    for state in mine.services.states.values():
        there = _("key or address is there")
        if state.provider.connect is None:
            there = _("needs no key; speaks only where it was chosen")
        st.text(labelled(capital(_(state.label)), _(state.why_not) or there))
    retired = {
        name: state.label
        for state in mine.services.states.values()
        for ladder in state.ladders.values()
        for name in ladder.retired
    }
    for name, label in retired.items():
        st.text(
            _("{service} has retired {model}; the next model on the list is asked instead.").format(
                service=label, model=name
            )
        )
    for role in ServiceRole:
        served = mine.journal.serving(role)
        if served:
            st.text(_(_LAST_TO[role]).format(service=_(served)))
    fallbacks = mine.journal.all()
    if not fallbacks:
        st.write(_("No service had to step in for another in this visit."))
        return
    st.table(
        [
            {
                _("What happened"): plain(worded(in_a_row(in_words([fallback])))),
                _("Role and code"): plain(f"{fallback.role.value}, {fallback.code}"),
            }
            for fallback in reversed(fallbacks)
        ]
    )
    st.caption(_("Keys are never shown. The settings page has a test of each service."))
