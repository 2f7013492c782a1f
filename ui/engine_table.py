"""Which engines and keys are there, and what went wrong. Keys are never shown, not in part."""

from __future__ import annotations

import streamlit as st

from ui.rooms import faults, live_calls
from ui.runtime import runtime


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
        st.write("None.")
        return
    st.table(
        [
            {
                "Reference": fault.request_id,
                "Stage": fault.stage.value,
                "Kind": fault.kind.value,
                "Code": fault.code,
                "What was said": fault.message,
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


def show_keys() -> None:
    st.header("Keys")
    settings = runtime().settings
    keys = {"GROQ_API_KEY": settings.groq_api_key, "OPENAI_API_KEY": settings.openai_api_key}
    for name, key in keys.items():
        st.text(f"{name}: {'set' if key is not None else 'not set'}")
    st.caption(
        "Keys are read but not used yet: this version interviews with its own engines and rules."
    )
