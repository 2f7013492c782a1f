"""Deleting what was kept: offered, asked once more, and told when it is done."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.conversation.errors import HistoryError
from ui.interface import _
from ui.parts.drafts import forget_drafts
from ui.parts.faults import show_fault
from ui.parts.pressing import pressed

_DELETED = "deleted-just-now"


def offer_to_delete(record_id: str, label: str, forget: Callable[[], None], *, told: str) -> None:
    """The way to delete the record of that id. ``told`` is what ``tell_deleted`` says when
    ``forget`` has done it; where that raises ``HistoryError`` the fault is shown instead."""
    with st.popover(label, icon=":material/delete:"):
        st.write(_("Deletes everything that was said, here and on the disk. It cannot be undone."))
        if pressed(None, _("Delete for good"), f"{record_id}-delete", type="primary"):
            try:
                forget()
            except HistoryError as error:
                show_fault(error)
            else:
                st.session_state[_DELETED] = (record_id, told)
                st.rerun()


def tell_deleted() -> None:
    """That something was deleted, once; and the browser forgets what was typed for it."""
    record_id, told = st.session_state.pop(_DELETED, ("", ""))
    if record_id:
        st.success(told, icon=":material/delete:")
        forget_drafts(record_id)
