"""Taking a review home: Markdown, PDF, and the JSON that can be checked."""

from __future__ import annotations

import streamlit as st

from core.assess.markdown import review_markdown
from core.assess.review_file import review_json
from providers.paper.review_pdf import review_pdf
from ui.downloads import offer_file, offer_pdf
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
    added = (desk.state.self_rating, desk.takes)
    markdown, pdf, json = st.columns(3)
    offer_file(
        markdown,
        _("Markdown"),
        review_markdown(desk.interview, desk.report, *added),
        "review.md",
        mime="text/markdown",
        icon=":material/article:",
    )
    offer_file(
        json,
        _("JSON"),
        review_json(desk.interview, desk.report, desk.state.judgements, *added),
        "review.json",
        mime="application/json",
        icon=":material/data_object:",
    )
    offer_pdf(pdf, "review", desk.interview.id, review_pdf, desk.interview, desk.report, *added)
