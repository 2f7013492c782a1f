"""The words of a report: quotes, times and figures as people read them."""

from __future__ import annotations

import streamlit as st

from core.assess.evidence import Quote, quote_time
from core.assess.report import Assessability
from core.practice.interview import Interview
from ui.report.charts import clock

NOT_ASSESSABLE = {
    Assessability.TOO_SHORT: (
        "Not assessable: a few words are too little to say anything fair about. "
        "They are kept and shown above."
    ),
    Assessability.NOT_ANSWERED: "Not assessable: this question had no answer.",
    Assessability.GIBBERISH: (
        "Not assessable: I could not follow these words as English sentences. "
        "If you did answer, tell it again in your own words."
    ),
    Assessability.OFF_TOPIC: (
        "Not assessable: this seems to answer another question. If it does answer this one, "
        "say so and it is judged."
    ),
}


def show_quote(quote: Quote, interview: Interview) -> None:
    """The person's own words, letter by letter, with their time where it is known."""
    said = quote_time(quote, interview)
    at = f"  ({clock(said.start_s)} into your answer)" if said is not None else ""
    st.text(f"“{quote.text}”{at}")


def pace(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f} wpm"
