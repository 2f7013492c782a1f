"""Taking a review home: Markdown, PDF, and the JSON that can be checked."""

from __future__ import annotations

import streamlit as st

from core.assess.markdown import review_markdown
from core.assess.review_file import review_json
from providers.paper import PaperUnavailable
from providers.paper.review_pdf import review_pdf
from ui.interface import _
from ui.review_desk import ReviewDesk


def take_home(desk: ReviewDesk) -> None:
    st.header(_("Take it with you"))
    st.write(
        _(
            "The JSON file holds the whole interview and can be checked without a network: "
            "`.venv/bin/python -m core.assess.verify review.json`, in the folder of Greenroom, "
            "finds every quote again and computes every figure anew."
        )
    )
    markdown, pdf, json = st.columns(3)
    markdown.download_button(
        _("Markdown"),
        review_markdown(desk.interview, desk.report, desk.state.self_rating, desk.state.takes),
        file_name="review.md",
        mime="text/markdown",
        icon=":material/article:",
        width="stretch",
        on_click="ignore",
    )
    json.download_button(
        _("JSON"),
        review_json(
            desk.interview,
            desk.report,
            desk.state.judgements,
            desk.state.self_rating,
            desk.state.takes,
        ),
        file_name="review.json",
        mime="application/json",
        icon=":material/data_object:",
        width="stretch",
        on_click="ignore",
    )
    with pdf:
        _pdf(desk)


def _pdf(desk: ReviewDesk) -> None:
    """A PDF takes about a second, so it is made when it is asked for."""
    made = st.session_state.get("review-pdf")
    added = (desk.report, desk.state.self_rating, desk.state.takes)
    if isinstance(made, tuple) and made[0] == added:
        st.download_button(
            _("Save the PDF"),
            made[1],
            file_name="review.pdf",
            mime="application/pdf",
            icon=":material/picture_as_pdf:",
            width="stretch",
            on_click="ignore",
        )
        return
    if st.button(_("Make a PDF"), icon=":material/picture_as_pdf:", width="stretch"):
        try:
            with st.spinner(_("Setting the pages …")):
                pdf = review_pdf(desk.interview, *added)
        except PaperUnavailable as error:
            st.info(str(error))
            return
        st.session_state["review-pdf"] = (added, pdf)
        st.rerun()
