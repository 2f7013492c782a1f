"""The choice of an interview."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.conversation.brief import (
    MAX_QUESTIONS,
    MIN_QUESTIONS,
    TIMEBOXES_MIN,
    Brief,
    Difficulty,
    Domain,
    InterviewType,
    Seniority,
)
from core.ground.documents import Document
from core.practice.stages import InterviewStage, duration_s
from ui.interviewers_choice import choose_interviewers
from ui.own_pack import OwnPack, choose_own_pack
from ui.pressing import pressed
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
    manner, panel = choose_interviewers(kind)
    count = st.slider("Number of questions", MIN_QUESTIONS, MAX_QUESTIONS, 5)
    coached = st.segmented_control(
        "Feedback",
        [False, True],
        default=False,
        format_func=lambda c: "After each answer" if c else "At the end, as in real life",
        required=True,
    )
    timebox_min = _choose_stages()
    grounded = any(document.kind.makes_plan for document in documents)
    about = " They are about your documents." if grounded else ""
    st.caption(f"In English. {_who_asks()}{about}")
    start = {"type": "primary", "icon": ":material/play_arrow:"}
    if not pressed(None, "Start the interview", "start-interview", **start):
        return None
    brief = Brief(
        bank.domain,
        kind,
        Seniority(seniority),
        Difficulty(difficulty),
        count,
        bool(coached),
        timebox_min=timebox_min,
        manner=manner,
        panel=panel,
    )
    return brief_about(field, brief)


def _choose_field() -> Field:
    offered = fields()
    # A pack that was just brought is what the person wants to be asked from.
    first = len(offered) - 1 if isinstance(offered[-1], OwnPack) else 0
    field = st.selectbox("Field", offered, index=first, format_func=lambda f: f.label)
    return field or Domain.BUSINESS


def _choose_stages() -> int:
    """The total in minutes of an interview in stages; 0 without stages."""
    chosen = st.segmented_control(
        "Stages",
        [0, *TIMEBOXES_MIN],
        default=0,
        format_func=lambda minutes: f"{minutes} minutes" if minutes else "Off",
        required=True,
        help="With stages an interview runs as it does in real life: you introduce yourself, "
        "answer, and then ask your own questions, each in its time.",
    )
    timebox_min = int(chosen)
    if timebox_min:
        introduction, core, yours = (
            round(duration_s(stage, timebox_min) / 60) or 1 for stage in InterviewStage
        )
        st.caption(
            f"Introduction about {introduction} min, the questions about {core} min (as many as "
            f"fit), your own questions about {yours} min. No answer is ever cut short."
        )
    return timebox_min


def _who_asks() -> str:
    if thinks_elsewhere():
        return "The questions come from Greenroom's own bank; a language model words them."
    return "The questions and follow-ups come from Greenroom's own bank and rules."


def _choose(label: str, kinds: tuple[InterviewType, ...], default: InterviewType) -> InterviewType:
    first = kinds.index(default) if default in kinds else 0
    chosen = st.selectbox(label, kinds, index=first, format_func=lambda k: k.label)
    return InterviewType(chosen)
