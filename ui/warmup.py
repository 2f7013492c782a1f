"""How far the embedded engines are, in the sidebar and quietly."""

from __future__ import annotations

import streamlit as st

from core.conversation.services import ServiceRole
from providers.local.engines import PartStatus, Readiness
from ui.plain import plain
from ui.runtime import runtime, visit

_WORDS = {
    Readiness.WAITING: "waiting",
    Readiness.LOADING: "loading",
    Readiness.READY: "ready",
    Readiness.FAILED: "not available",
}


_SENT = {
    ServiceRole.HEAR: "your voice",
    ServiceRole.THINK: "the words of the talk",
    ServiceRole.SPEAK: "the interviewer's lines",
}
_NOTHING = "Nothing is sent to another service."


def show_warmup() -> None:
    """A progress display that goes away when everything is loaded."""
    parts = runtime().local.status()
    if all(part.readiness is Readiness.READY for part in parts):
        st.sidebar.caption(f"Voice and hearing are ready. {_where_it_goes()}")
        return
    if runtime().services.any_hosted:
        st.sidebar.caption(_where_it_goes())
    with st.sidebar:
        if any(part.readiness in (Readiness.WAITING, Readiness.LOADING) for part in parts):
            _watch()
        else:
            _draw(parts)


def _where_it_goes() -> str:
    """Who is sent what, in one sentence."""
    mine = visit()
    sent = []
    for role, what in _SENT.items():
        hosted = [link.label for link in mine.links(role) if link.hosted and link.refused() is None]
        if hosted:
            sent.append(f"{what} to {' or '.join(hosted)}")
    return plain(f"Sent away: {'; '.join(sent)}.") if sent else _NOTHING


@st.fragment(run_every=0.5)
def _watch() -> None:
    parts = runtime().local.status()
    _draw(parts)
    if all(part.readiness in (Readiness.READY, Readiness.FAILED) for part in parts):
        st.rerun()


def _draw(parts: tuple[PartStatus, ...]) -> None:
    done = sum(part.readiness is Readiness.READY for part in parts)
    failed = [part for part in parts if part.error is not None]
    if not failed:
        st.progress(done / len(parts), "Warming up voice and hearing")
    for part in parts:
        st.caption(f"{part.name.capitalize()}: {_WORDS[part.readiness]}")
    for part in failed:
        assert part.error is not None
        st.caption(plain(f"{part.error.message} {part.error.next_step}"))
