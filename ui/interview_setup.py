"""The choice of an interview."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.conversation.brief import (
    MAX_QUESTIONS,
    MIN_QUESTIONS,
    Brief,
    Difficulty,
    Domain,
    InterviewType,
    Seniority,
)
from core.ground.documents import Document
from ui.own_pack import OwnPack, choose_own_pack
from ui.question_field import Field, brief_about, fields, questions_of
from ui.runtime import thinks_elsewhere

_SENIORITY_LABELS = {
    Seniority.JUNIOR: "Starting out",
    Seniority.MID: "Experienced",
    Seniority.SENIOR: "Senior",
}


def choose_brief(documents: Sequence[Document] = ()) -> Brief | None:
    """What the person chose, in the run in which they press start; else ``None``."""
    choose_own_pack()
    field = _choose_field()
    bank = questions_of(field)
    kind = _choose("Kind of interview", bank.types, InterviewType.BEHAVIOURAL)
    left, right = st.columns(2)
    with left:
        seniority = st.segmented_control(
            "Level",
            list(Seniority),
            default=Seniority.MID,
            format_func=_SENIORITY_LABELS.__getitem__,
            required=True,
        )
    with right:
        difficulty = st.segmented_control(
            "Difficulty",
            list(Difficulty),
            default=Difficulty.MEDIUM,
            format_func=lambda d: d.value.capitalize(),
            required=True,
        )
    count = st.slider("Number of questions", MIN_QUESTIONS, MAX_QUESTIONS, 5)
    coached = st.segmented_control(
        "Feedback",
        [False, True],
        default=False,
        format_func=lambda c: "After each answer" if c else "At the end, as in real life",
        required=True,
    )
    about = " They are about your documents." if documents else ""
    st.caption(f"In English. {_who_asks()}{about}")
    if not st.button("Start the interview", type="primary", icon=":material/play_arrow:"):
        return None
    brief = Brief(
        bank.domain, kind, Seniority(seniority), Difficulty(difficulty), count, bool(coached)
    )
    return brief_about(field, brief)


def _choose_field() -> Field:
    offered = fields()
    # A pack that was just brought is what the person wants to be asked from.
    first = len(offered) - 1 if isinstance(offered[-1], OwnPack) else 0
    field = st.selectbox("Field", offered, index=first, format_func=lambda f: f.label)
    return field or Domain.BUSINESS


def _who_asks() -> str:
    if thinks_elsewhere():
        return "The questions come from Greenroom's own bank; a language model words them."
    return "The questions and follow-ups come from Greenroom's own bank and rules."


def _choose(label: str, kinds: tuple[InterviewType, ...], default: InterviewType) -> InterviewType:
    first = kinds.index(default) if default in kinds else 0
    chosen = st.selectbox(label, kinds, index=first, format_func=lambda k: k.label)
    return InterviewType(chosen)
