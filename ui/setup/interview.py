"""The choice of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from core.conversation.brief import (
    MAX_QUESTIONS,
    MIN_QUESTIONS,
    TIMEBOXES_MIN,
    Brief,
    Difficulty,
    InterviewType,
    Seniority,
)
from core.ground.documents import Document
from core.ground.reading.passages import read_all
from core.ground.shares import USUAL_QUESTIONS, requirements_asked, usual_question_count
from core.practice.bank import QuestionBank
from core.practice.chat.topics import field_told_most
from core.practice.directing.stages import InterviewStage, duration_s
from core.practice.plan import most_questions
from core.sentence import in_a_row
from ui.interface import N_, _, worded
from ui.parts.choices import amount, segments, select
from ui.parts.pressing import pressed
from ui.runtime import thinks_elsewhere
from ui.setup.interviewers_choice import choose_interviewers, named_interviewers
from ui.setup.own_pack import OwnPack, choose_own_pack
from ui.setup.question_field import Field, brief_about, fields, named, questions_of

_SENIORITY_LABELS = {
    Seniority.JUNIOR: N_("Starting out"),
    Seniority.MID: N_("Experienced"),
    Seniority.SENIOR: N_("Senior"),
}
_DIFFICULTY_LABELS = {
    Difficulty.EASY: N_("Easy"),
    Difficulty.MEDIUM: N_("Medium"),
    Difficulty.HARD: N_("Hard"),
}


def choose_brief(documents: Sequence[Document] = ()) -> Brief | None:
    """What the person chose, in the run in which they press start; else ``None``."""
    choose_own_pack()
    left, right = st.columns(2)
    with left:
        field = _choose_field(documents)
    bank = questions_of(field)
    with right:
        kind = _choose_kind(bank)
    left, right = st.columns(2)  # anew: a phone shows one column after the other
    with left:
        seniority = segments(
            _("Level"),
            list(Seniority),
            "seniority",
            default=Seniority.MID,
            format_func=lambda s: _(_SENIORITY_LABELS[s]),
        )
    with right:
        difficulty = segments(
            _("Difficulty"),
            list(Difficulty),
            "difficulty",
            default=Difficulty.MEDIUM,
            format_func=lambda d: _(_DIFFICULTY_LABELS[d]),
        )
    makes_plan = any(document.kind.makes_plan for document in documents)
    # Closed, so that who only wants to begin sees the button at once; what is in it stands below.
    with st.expander(_("Interviewer, length and feedback"), icon=":material/tune:"):
        manner, panel = choose_interviewers(kind)
        if makes_plan:
            usual = usual_question_count(read_all(documents), kind)
            count = _choose_count(MAX_QUESTIONS, usual)
        else:
            count = _choose_count(most_questions(bank, kind), USUAL_QUESTIONS)
        coached = segments(
            _("Feedback"),
            [False, True],
            "coached",
            default=False,
            format_func=_when_coached,
        )
        timebox_min = _choose_stages()
    chosen = [*named_interviewers(manner, panel), _("Questions: {count}").format(count=count)]
    chosen += [_minutes(timebox_min)] if timebox_min else []
    st.caption(" · ".join([*chosen, _("Feedback: {when}").format(when=_when_coached(coached))]))
    told = [_("In English."), _who_asks(field)]
    if makes_plan and isinstance(field, OwnPack):
        told.append(_("Your documents come first; your pack fills what is left."))
    elif makes_plan:
        told.append(_("Your documents come first; the bank fills what is left."))
    told += _what_is_asked_for(documents, kind, count)
    st.caption(worded(in_a_row(told)))
    start = {"type": "primary", "icon": ":material/play_arrow:"}
    if not pressed(None, _("Start the interview"), "start-interview", **start):
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


def _what_is_asked_for(
    documents: Sequence[Document], kind: InterviewType, count: int
) -> Iterator[str]:
    """Before the start, how much of the advert so many questions leave out."""
    asked, required = requirements_asked(read_all(documents), kind, count)
    if asked < required:
        yield _("{asked} of {required} things that the advert requires are asked for.").format(
            asked=asked, required=required
        )
        if count < MAX_QUESTIONS:
            yield _("More questions ask for more of them.")


def _choose_field(documents: Sequence[Document]) -> Field:
    """The field; at first that of a pack that was brought, or of the people whom the documents
    name most."""
    offered = fields()
    # A pack that was just brought is what the person wants to be asked from.
    own = isinstance(offered[-1], OwnPack)
    told = None if own else field_told_most([one.text for one in documents if one.kind.makes_plan])
    first = len(offered) - 1 if own else 0 if told is None else offered.index(told)
    return select(
        _("Field"), offered, f"field-{first}-of-{len(offered)}", index=first, format_func=named
    )


def _choose_count(most: int, usual: int) -> int:
    """How many questions to ask, of ``most`` that there are; all of them where they are few."""
    most = min(most, MAX_QUESTIONS)
    if most <= MIN_QUESTIONS:
        return most
    # What was chosen out of more need not be among fewer: each end is an offer of its own, and
    # so is each advert.
    key = f"question-count-{usual}-of-{most}"
    return amount(_("Number of questions"), MIN_QUESTIONS, most, key, usual=min(usual, most))


def _when_coached(coached: bool) -> str:
    return _("After each answer") if coached else _("At the end, as in real life")


def _minutes(count: int) -> str:
    return _("{count} minutes").format(count=count)


def _choose_stages() -> int:
    """The total in minutes of an interview in stages; 0 without stages."""
    chosen = segments(
        _("Stages"),
        [0, *TIMEBOXES_MIN],
        "stages",
        default=0,
        format_func=lambda minutes: _minutes(minutes) if minutes else _("Off"),
        help=_(
            "With stages an interview runs as it does in real life: you introduce yourself, "
            "answer, and then ask your own questions, each in its time."
        ),
    )
    timebox_min = int(chosen)
    if timebox_min:
        introduction, core, yours = (
            round(duration_s(stage, timebox_min) / 60) or 1 for stage in InterviewStage
        )
        st.caption(
            _(
                "Introduction about {introduction} min, the questions about {core} min (as many as "
                "fit), your own questions about {yours} min. No answer is ever cut short."
            ).format(introduction=introduction, core=core, yours=yours)
        )
    return timebox_min


def _who_asks(field: Field) -> str:
    if isinstance(field, OwnPack):
        if thinks_elsewhere():
            return _("The questions come from your own pack; a language model words them.")
        return _(
            "The questions come from your own pack; the follow-ups from it and from Greenroom's "
            "rules."
        )
    if thinks_elsewhere():
        return _("The questions come from Greenroom's own bank; a language model words them.")
    return _("The questions and follow-ups come from Greenroom's own bank and rules.")


def _choose_kind(bank: QuestionBank) -> InterviewType:
    kinds, usual = bank.types, InterviewType.BEHAVIOURAL
    if usual not in kinds:
        usual = max(kinds, key=lambda kind: len(bank.of_type(kind)))
    return select(
        _("Kind of interview"),
        kinds,
        f"kind-of-{'-'.join(kinds)}",
        index=kinds.index(usual),
        format_func=lambda k: _(k.label),
    )
