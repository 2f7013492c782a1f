"""The work on a review while it goes on: progress, and what landed shown as it lands."""

from __future__ import annotations

import streamlit as st

from core.conversation.errors import ReplyError, TurnError
from ui.interface import _
from ui.parts.faults import show_fault, show_judging_fault
from ui.report.desk import ReviewDesk, take_in, try_again

_LOOK_EVERY_S = 0.5


def show_work(desk: ReviewDesk) -> None:
    """Progress while something is under way; the fault and a way on when it failed."""
    take_in(desk)
    if _under_way(desk):
        _watch(desk)
        return
    if desk.not_kept is not None and not desk.unsent:  # else it is told beside the words
        show_fault(desk.not_kept)
    if desk.unread is not None:
        show_fault(desk.unread)
    if desk.error is not None:
        show_review_fault(desk.error)
        if st.button(_("Try again"), icon=":material/refresh:"):
            try_again(desk)
            st.rerun()


def show_review_fault(error: TurnError) -> None:
    """Why the first answers or a second take were not judged by a model."""
    if not isinstance(error, ReplyError):
        show_fault(error)
        return
    told = _("The rules' review stands meanwhile. Try again in a moment, or choose another model.")
    show_judging_fault(error, told)


@st.fragment(run_every=_LOOK_EVERY_S)
def _watch(desk: ReviewDesk) -> None:
    if take_in(desk) or not _under_way(desk):
        st.rerun()
    progress = desk.progress()
    if desk.may_be_judged_soon:
        st.caption(_("Asking your server which models it has …"))
        return
    if progress is None or not progress.running:
        st.caption(_("Reading your newest answer …"))
        return
    if progress.to_judge:
        done = len(progress.judgements) + progress.failed
        st.progress(
            min(1.0, done / progress.to_judge),
            text=_("A model is judging your answers: {done} of {count}").format(
                done=done, count=progress.to_judge
            ),
        )
    else:
        st.caption(_("Checking whether each answer fits its question …"))


def _under_way(desk: ReviewDesk) -> bool:
    return desk.waiting or desk.take_work is not None or desk.may_be_judged_soon
