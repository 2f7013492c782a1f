"""The STAR drill: a story told part by part, joined, and marked."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from core.assess.star import StarPart
from core.assess.star_drill import StarStory, read_story, star_steps
from core.conversation.brief import Domain
from core.practice.bank import Question, load_bank
from core.practice.drills import Drill, choose_question
from ui.answer_box import answer_box
from ui.choices import select
from ui.drills.hearing import chance, hearing
from ui.interface import N_, _, worded
from ui.plain import plain
from ui.report.words import counted_words, marked, not_found
from voice.dialogue import Utterance

_TELLING = "drill-star"
_SHOWN_ADVICE = 3
_HINTS = {
    StarPart.SITUATION: N_("Only the situation, in your own words."),
    StarPart.TASK: N_("Only the task, in your own words."),
    StarPart.ACTION: N_("Only the action, in your own words."),
    StarPart.RESULT: N_("Only the result, in your own words."),
}
_HEADINGS = {
    StarPart.SITUATION: N_("Situation"),
    StarPart.TASK: N_("Task"),
    StarPart.ACTION: N_("Action"),
    StarPart.RESULT: N_("Result"),
}
_TOLD = {
    StarPart.SITUATION: N_("Told as the situation, {words}"),
    StarPart.TASK: N_("Told as the task, {words}"),
    StarPart.ACTION: N_("Told as the action, {words}"),
    StarPart.RESULT: N_("Told as the result, {words}"),
}


@dataclass
class Telling:
    """A story on its way: what was told so far, part by part."""

    domain: Domain
    question: Question
    number: int
    told: dict[StarPart, Utterance] = field(default_factory=dict)

    @property
    def next_part(self) -> StarPart | None:
        return next((part for part in StarPart if part not in self.told), None)


def star_drill() -> None:
    """One behavioural question, four parts, each answered on its own."""
    st.header(_("Tell a story part by part"))
    domain = select(_("Field"), list(Domain), "star-field", format_func=lambda d: _(d.label))
    telling = _telling(domain)
    st.text(telling.question.text)
    _show_told(telling)
    part = telling.next_part
    if part is None:
        _show_story(read_story({p: said.text for p, said in telling.told.items()}))
    else:
        _ask_for(telling, part)
    another, again = st.columns(2)
    another.button(
        _("Another question"),
        icon=":material/casino:",
        width="stretch",
        on_click=_begin,
        args=(domain,),
    )
    again.button(
        _("Tell it again"),
        icon=":material/replay:",
        width="stretch",
        disabled=not telling.told,
        on_click=_begin,
        args=(domain, telling.question),
    )


def _telling(domain: Domain) -> Telling:
    held = st.session_state.get(_TELLING)
    if not isinstance(held, Telling) or held.domain is not domain:
        _begin(domain)
        held = st.session_state[_TELLING]
    assert isinstance(held, Telling)
    return held


def _begin(domain: Domain, question: Question | None = None) -> None:
    held = st.session_state.get(_TELLING)
    number = held.number + 1 if isinstance(held, Telling) else 1
    before = (held.question,) if isinstance(held, Telling) else ()
    chosen = question or choose_question(load_bank(domain), chance(), before)
    st.session_state[_TELLING] = Telling(domain, chosen, number)


def _ask_for(telling: Telling, part: StarPart) -> None:
    steps = star_steps()
    number = list(StarPart).index(part) + 1
    st.progress(
        (number - 1) / len(StarPart),
        _("Part {number} of 4: {part}").format(number=number, part=_(part.value)),
    )
    st.text(worded(steps[part].hint))
    st.caption(plain(_("A way to begin: {words}").format(words=steps[part].starter)))
    said = answer_box(
        hearing(Drill.STAR),
        key=f"drill-star-{telling.number}-{part.value}",
        hint=_(_HINTS[part]),
    )
    if said is not None:
        telling.told[part] = said
        st.rerun()


def _show_told(telling: Telling) -> None:
    if telling.next_part is None:
        return
    for part, said in telling.told.items():
        with st.container(border=True):
            st.markdown(f"**{_(_HEADINGS[part])}**")
            st.text(said.text)


def _show_story(story: StarStory) -> None:
    st.markdown(_("**Your story, with the parts that the rules find in it**"))
    for told in story.told:
        words = counted_words(told.words)
        st.caption(_(_TOLD[told.part]).format(words=words))
        st.markdown(marked(told.text, [(s.start, s.end, s.part) for s in told.spans]))
    if story.missing:
        st.markdown(not_found(story.missing))
    else:
        st.markdown(_(":material/check_circle: All four parts were found."))
    st.markdown(_("**What a listener would still miss, and what to do**"))
    for advice in story.advice[:_SHOWN_ADVICE]:
        with st.container(border=True):
            st.text(worded(advice.misses))
            st.text(worded(advice.todo))
    st.caption(
        _(
            "Found by phrases, without a language model; whether the story answers the question "
            "is for you to judge. There is no level in a drill."
        )
    )
