"""Before the report opens: how did it go, in the person's own eyes?"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.interface import N_, _
from ui.parts.choices import radio
from ui.report.desk import ReviewDesk, change

_WORDS = {
    1: N_("1 – hardly anything I would say again"),
    2: N_("2 – some of it, but much was missing"),
    3: N_("3 – solid, with gaps"),
    4: N_("4 – good; I would believe it"),
    5: N_("5 – I could not tell it better"),
}


def rate_yourself(desk: ReviewDesk) -> None:
    """Asks once; the report opens with the rating or without it."""
    st.header(_("Before you read: how did it go?"))
    st.write(
        _(
            "Rate your answers as a whole. The report then says whether your rating lies within "
            "the review's range. Judging oneself is a skill, and it can be practised."
        )
    )
    rating = radio(
        _("Your own level"),
        list(_WORDS),
        f"rating-of-{desk.interview.id}",
        format_func=lambda level: _(_WORDS[level]),
    )
    opened, skipped = st.columns(2)
    # Callbacks, so that the report is drawn by the very next run and not by the one after it.
    opened.button(
        _("Open the report"),
        type="primary",
        disabled=rating is None,
        width="stretch",
        on_click=_open,
        args=(desk, rating),
    )
    skipped.button(_("Open without rating"), width="stretch", on_click=_open, args=(desk, None))


def _open(desk: ReviewDesk, rating: int | None) -> None:
    change(desk, replace(desk.state, self_rating=rating, opened=True))
