"""Before the report opens: how did it go, in the person's own eyes?"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.review_desk import ReviewDesk, change

_WORDS = {
    1: "1 – hardly anything I would say again",
    2: "2 – some of it, but much was missing",
    3: "3 – solid, with gaps",
    4: "4 – good; I would believe it",
    5: "5 – I could not tell it better",
}


def rate_yourself(desk: ReviewDesk) -> None:
    """Asks once; the report opens with the rating or without it."""
    st.subheader("Before you read: how did it go?")
    st.write(
        "Rate your answers as a whole. The report then shows where you and the review differ. "
        "Judging oneself rightly is a skill, and it can be practised."
    )
    rating = st.radio("Your own level", list(_WORDS), index=None, format_func=_WORDS.__getitem__)
    opened, skipped = st.columns(2)
    # Callbacks, so that the report is drawn by the very next run and not by the one after it.
    opened.button(
        "Open the report",
        type="primary",
        disabled=rating is None,
        width="stretch",
        on_click=_open,
        args=(desk, rating),
    )
    skipped.button("Open without rating", width="stretch", on_click=_open, args=(desk, None))


def _open(desk: ReviewDesk, rating: int | None) -> None:
    change(desk, replace(desk.state, self_rating=rating, opened=True))
