"""A question of the bank, answered and reviewed without an interview around it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import partial

import streamlit as st

from core.assess.drill.beside_a_drill import beside_a_drill
from core.assess.review.state import ReviewState
from core.conversation.brief import Brief, Domain
from core.practice.bank import Question
from core.practice.drills import Drill, answer_line, choose_question, interview_of
from ui.conversation.answer_box import answer_box
from ui.drills.beside import set_aside
from ui.drills.hearing import chance, hearing
from ui.interface import _
from ui.parts.care import DRILLS
from ui.parts.choices import select
from ui.report.answer import show_answer
from ui.report.desk import ReviewDesk, begin_work, end_work, overrule
from ui.report.progress import show_work
from ui.report.second_take import answer_again
from ui.setup.question_field import Field, brief_about, fields, named, questions_of
from voice.dialogue import Utterance

_ASKED = "drill-bank-question"


@dataclass
class Asked:
    """The question that is asked now; ``desk`` holds its review once it was answered, ``said`` what
    was set aside until then.

    No interview of the history bears its id, so nothing of it is ever saved.
    """

    field: Field
    question: Question
    number: int
    desk: ReviewDesk | None = None
    said: Utterance | None = None

    def look(self) -> None:
        if self.said is not None:
            self.desk = _reviewed(self, self.said)


def bank_question() -> None:
    """One question of a field, its answer, its review, and the way to another one."""
    offered = fields()
    field = select(_("Field"), offered, f"drill-field-of-{len(offered)}", format_func=named)
    asked = _asked(field)
    if asked.desk is None:
        st.text(asked.question.text)
        if asked.said is not None:
            st.text(asked.said.text)
            set_aside(asked.said.text, f"drill-bank-{asked.number}-look", asked.look)
        _take_answer(asked)
    else:
        _show_review(asked.desk)
    st.button(_("Another question"), icon=":material/casino:", on_click=_ask, args=(field,))


def _asked(field: Field) -> Asked:
    held = st.session_state.get(_ASKED)
    if not isinstance(held, Asked) or held.field != field:
        _ask(field)
        held = st.session_state[_ASKED]
    assert isinstance(held, Asked)
    return held


def _ask(field: Field) -> None:
    held = st.session_state.get(_ASKED)
    before = (held.question,) if isinstance(held, Asked) else ()
    number = held.number + 1 if isinstance(held, Asked) else 1
    if isinstance(held, Asked) and held.desk is not None:
        end_work(held.desk)
    question = choose_question(questions_of(field), chance(), before)
    st.session_state[_ASKED] = Asked(field, question, number)


def _take_answer(asked: Asked) -> None:
    utterance = answer_box(
        hearing(Drill.WEAK_QUESTION),
        key=f"drill-bank-{asked.number}",
        hint=_("Nothing of this is stored."),
        place=DRILLS,
    )
    if utterance is None:
        return
    asked.said = utterance if beside_a_drill(utterance.text) else None
    if asked.said is None:
        asked.desk = _reviewed(asked, utterance)
    st.rerun()


def _reviewed(asked: Asked, utterance: Utterance) -> ReviewDesk:
    """The review of what was said, begun."""
    question = asked.question
    line = answer_line(question.id, utterance.text, utterance.transcript, edited=utterance.edited)
    brief = brief_about(asked.field, Brief(Domain.BUSINESS, question.type, question_count=1))
    interview = interview_of(f"drill-{uuid.uuid4().hex}", brief, question, line)
    desk = ReviewDesk(interview, ReviewState(opened=True))
    begin_work(desk)
    return desk


def _show_review(desk: ReviewDesk) -> None:
    show_work(desk)
    (answer,) = desk.report.answers
    show_answer(desk.interview, answer, 1, partial(overrule, desk, answer.question_id))
    answer_again(desk, answer)
