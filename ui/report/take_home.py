"""Taking a review home: Markdown, PDF, and the JSON that can be checked."""

from __future__ import annotations

import re
from datetime import date

import streamlit as st

from core.assess.markdown import review_markdown
from core.assess.review_file import review_json
from core.practice.interview import Interview
from providers.paper.review_pdf import review_pdf
from ui.days import in_english, went_on_at
from ui.downloads import offer_file, offer_pdf
from ui.interface import _
from ui.review_desk import ReviewDesk


def take_home(desk: ReviewDesk) -> None:
    went_on = went_on_at(desk.interview.id)
    held_on = went_on.date() if went_on is not None else None
    name = file_name(desk.interview, held_on)
    st.header(_("Take it with you"))
    st.write(
        _(
            "The JSON file holds the whole interview and can be checked without a network: "
            "`.venv/bin/python -m core.assess.verify {file}`, in the folder of Greenroom, "
            "finds every quote again and computes every figure anew."
        ).format(file=f"{name}.json")
    )
    added = (desk.state.self_rating, desk.takes)
    day = in_english(held_on) if held_on is not None else ""
    markdown, pdf, json = st.columns(3)
    offer_file(
        markdown,
        _("Markdown"),
        review_markdown(desk.interview, desk.report, *added, day),
        f"{name}.md",
        mime="text/markdown",
        icon=":material/article:",
    )
    offer_file(
        json,
        _("JSON"),
        review_json(desk.interview, desk.report, desk.state.judgements, *added),
        f"{name}.json",
        mime="application/json",
        icon=":material/data_object:",
    )
    offer_pdf(
        pdf,
        "review",
        desk.interview.id,
        review_pdf,
        desk.interview,
        desk.report,
        *added,
        day,
        file_name=f"{name}.pdf",
    )


def file_name(interview: Interview, held_on: date | None) -> str:
    """What the files of a review are called, without their endings: so that two are told apart."""
    field = re.sub("[^a-z0-9]+", "-", interview.title.lower())[:_LONGEST_FIELD].strip("-")
    return "-".join(filter(None, ("review", field, held_on.isoformat() if held_on else "")))


_LONGEST_FIELD = 40
