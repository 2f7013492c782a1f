"""Which engines and keys are there, and what went wrong. Keys are never shown, not in part."""

from __future__ import annotations

import streamlit as st

from core.conversation.services import ServiceRole
from ui.rooms import faults, live_calls
from ui.runtime import runtime, visit


def show_engines() -> None:
    st.header("Embedded engines")
    st.table(
        [
            {
                "Engine": part.name.capitalize(),
                "State": part.readiness.value,
                "Loading time": f"{part.load_s:.1f} s" if part.load_s else "–",
                "Note": part.error.message if part.error else "",
            }
            for part in runtime().local.status()
        ]
    )


def show_faults() -> None:
    st.header("Faults of this visit")
    found = faults()
    if not found:
        st.write("No turn failed.")
        return
    st.table(
        [
            {
                "What was said": fault.message,
                "Stage, kind, code, reference": ", ".join(
                    (fault.stage.value, fault.kind.value, fault.code, fault.request_id)
                ),
            }
            for fault in reversed(found)
        ]
    )


def show_live() -> None:
    st.header("Live calls of this visit")
    calls = live_calls()
    if not calls:
        st.write("None.")
        return
    st.table(
        [
            {
                "Turns": seen.counts.turns,
                "Cut in": seen.counts.cut_ins,
                "Went on after a mistake": seen.counts.resumed,
                "Replies begun in a pause": seen.counts.speculated,
                "Thrown away": seen.counts.discarded,
                "Last turn over": f"{seen.timings.endpointing_s:.2f} s" if seen.timings else "–",
                "Reply heard": f"{seen.timings.first_audio_s:.2f} s" if seen.timings else "–",
            }
            for seen in calls
        ]
    )
    st.caption("Times count from the last word; the way to the ear takes a little more.")


def show_services() -> None:
    """Keys, retired models, and every time that one service stepped in for another."""
    st.header("Hosted services")
    mine = visit()
    for state in mine.services.states.values():
        st.text(f"{state.label}: {state.why_not or 'key or address is there'}")
    retired = {
        name: state.label
        for state in mine.services.states.values()
        for ladder in state.ladders.values()
        for name in ladder.retired
    }
    for name, label in retired.items():
        st.text(f"{label} has retired {name}; the next model on the list is asked instead.")
    for role in ServiceRole:
        served = mine.journal.serving(role)
        if served:
            st.text(f"Last to {role.value}: {served}")
    fallbacks = mine.journal.all()
    if not fallbacks:
        st.write("No service had to step in for another in this visit.")
        return
    st.table(
        [
            {
                "What happened": fallback.sentence,
                "Role and code": f"{fallback.role.value}, {fallback.code}",
            }
            for fallback in reversed(fallbacks)
        ]
    )
    st.caption("Keys are never shown. The settings page has a test of each service.")
