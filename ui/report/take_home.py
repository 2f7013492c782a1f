"""Taking a review home: Markdown, PDF, and the JSON that can be checked."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import streamlit as st

from core.assess.review.file import review_json
from core.assess.review.markdown import review_markdown
from core.practice.interview import Interview
from providers.paper.review_pdf import review_pdf
from ui.interface import _
from ui.parts.days import in_english, went_on_at
from ui.parts.downloads import offer_file, offer_pdf
from ui.report.desk import ReviewDesk


def take_home(desk: ReviewDesk) -> None:
    went_on = went_on_at(desk.interview.id)
    name = file_name(desk.interview, went_on)
    st.header(_("Take it with you"))
    added = (desk.state.self_rating, desk.takes)
    day = in_english(went_on.date()) if went_on is not None else ""
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
    with st.expander(_("How anybody can check this review")):
        st.write(
            _(
                "The JSON file holds the whole interview and can be checked without a network: "
                "`.venv/bin/python -m core.assess.verify {file}`, in the folder of Greenroom, "
                "finds every quote again and computes every figure anew."
            ).format(file=f"{name}.json")
        )


def file_name(interview: Interview, went_on: datetime | None) -> str:
    """What the files of a review are called, without their endings.

    People tell two apart by field and time, and those of one minute by the beginning of the id.
    """
    field = _in_a_name(interview.title)[:_LONGEST_FIELD].strip("-")
    when = f"{went_on:%Y-%m-%d-%H%M}" if went_on is not None else ""
    own = _in_a_name(interview.id)[:_ID_LENGTH]
    return "-".join(filter(None, ("review", field, when, own)))


def _in_a_name(text: str) -> str:
    """``text`` in small letters of any script and digits, with a dash for whatever else there is:
    it is typed behind a command."""
    small = unicodedata.normalize("NFC", text.lower())
    kept = (c if unicodedata.category(c)[0] in _LETTERS_MARKS_NUMBERS else " " for c in small)
    return "-".join("".join(kept).split())


_LONGEST_FIELD, _ID_LENGTH = 40, 4
_LETTERS_MARKS_NUMBERS = "LMN"
